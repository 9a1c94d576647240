"""`kg import --bulk` beside an import article by article, of the same prepared extractions; neo4j-admin is the limit.

usage: python -m benchmarks.bulk INPUT...

INPUT is what `kg extract --out FOLDER.parquet` wrote. Both graphs must have one hash.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.costs import Cost, costing
from benchmarks.growth import Prepared
from benchmarks.writing import serve
from kg.ask.export import read_graph
from kg.bulk.importing import BulkImport
from kg.models import Article, Extraction
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.opening import store_of
from kg.store.server import ensure_server, stop_server
from kg.views.exports import canonical_hash
from kg.write.importing import Importer
from kg.write.result import ImportResult
from kg.write.spool import entry_of

_WARMING = 50  # articles that are imported before, and not counted: Java is cold
Read = Sequence[tuple[Article, Extraction]]


def measure(read: Read) -> Iterator[str]:
    """Yield the lines of the page."""
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
        cost, facts, usual = _usual(read, Path(scratch) / "usual")
        seconds, made = _bulk(read, Path(scratch) / "bulk")
    assert made == usual, "the two make different graphs"
    yield from _told(len(read), facts, cost, seconds)


def _usual(read: Read, home: Path) -> tuple[Cost, int, str]:
    """Return what an import into a warm server costs, how many facts it finds, and the hash of its graph."""
    with serve(home, apoc=False) as server:
        _import(server.store, read[:_WARMING])
        server.wipe()
        server.store.ensure_schema()
        with costing(server.process) as cost:
            result = _import(server.store, read)
        assert result.grounding is not None
        return cost, result.grounding.facts, canonical_hash(read_graph(server.store))


def _import(store: object, read: Read) -> ImportResult:
    importer = Importer(store, _prepared(read), min_confidence=0.0)  # type: ignore[arg-type]
    return importer.run(map(entry_of, (article for article, _ in read)), (), ImportResult())


def _prepared(read: Read) -> Prepared:
    return Prepared({article.id: found for article, found in read})


def _bulk(read: Read, home: Path) -> tuple[dict[str, float], str]:
    """Return the seconds of each step of an import in bulk, and the hash of its graph."""
    settings = Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None)
    ensure_server(settings)
    try:
        bulk = BulkImport(settings, _prepared(read), {}, lambda: None, min_confidence=0.0)  # type: ignore[arg-type]
        result = bulk.run(map(entry_of, (article for article, _ in read)), (), ImportResult())
        assert len(result.created) == len(read), result.stopped
        start = time.perf_counter()
        with open_driver(settings) as driver:
            store = store_of(driver, settings, schema=True)
            seconds = bulk.seconds | {"indexes": time.perf_counter() - start}
            return seconds, canonical_hash(read_graph(store))
    finally:
        stop_server(settings)


def _told(articles: int, facts: int, cost: Cost, seconds: dict[str, float]) -> Iterator[str]:
    server = seconds["stopping and starting the server"]
    whole = sum(seconds.values()) - server
    yield "## In bulk"
    yield ""
    yield (
        f"{articles:,} articles with {facts:,} facts, read before: `kg import` into a warm server, and `kg import --bulk` into an "
        f"empty one. The same graph, by its hash. In bulk, the server's stop and start apart, is {cost.clock / whole:.1f} times as "
        f"fast, with them {cost.clock / (whole + server):.1f} times; loading is neo4j-admin, the limit."
    )
    yield ""
    yield "| | seconds | articles a second | facts a second |"
    yield "| --- | ---: | ---: | ---: |"
    steps = {"import": cost.clock, "in bulk, all but stop and start": whole, **seconds}
    for name, took in steps.items():
        yield f"| {name} | {took:.1f} | {articles / took:,.0f} | {facts / took:,.0f} |"


def main() -> None:
    """Read what was extracted and print the lines."""
    from kg.offline.extracting import ExtractArticles
    from loaders import load
    from loaders.options import LoadOptions

    articles = (each for each in load(sys.argv[1:], LoadOptions(), print) if isinstance(each, Article))
    with ExtractArticles() as extract:
        read = list(extract.each(articles, print))
    for line in measure(read):
        print(line)


if __name__ == "__main__":
    main()
