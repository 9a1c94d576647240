"""`kg import --bulk` beside an import article by article, of the same prepared extractions; neo4j-admin is the limit.

usage: python -m benchmarks.bulk [--most ARTICLES] (INPUT... | --invented SIZE,...)

INPUT is what `kg extract --out FOLDER.parquet` wrote; of invented articles (`benchmarks.synthetic_news`) the extractions are
prepared. Both graphs must have one hash. With --most, no more than so many articles are imported for the speed of an
import: that of larger corpora is no higher, and their graphs are then not compared.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.costs import Cost
from benchmarks.growth import Prepared
from benchmarks.servers import serve
from benchmarks.synthetic_news import news
from benchmarks.writing import KgWriter
from kg.ask.export import read_graph
from kg.bulk.importing import BulkImport
from kg.models import Article, Extraction
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.opening import store_of
from kg.store.server import ensure_server, stop_server
from kg.views.exports import canonical_hash
from kg.write.result import ImportResult
from kg.write.spool import entry_of

_WARMING = 148  # articles that are imported before, and not counted: Java is cold
Read = Sequence[tuple[Article, Extraction]]


def measure(read: Read, most: int | None = None) -> Iterator[str]:
    """Yield the lines of the page; of no more than `most` articles the usual import is measured."""
    some = read[:most]
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
        cost, usual = _usual(some, Path(scratch) / "usual")
        seconds, facts, made = _bulk(read, Path(scratch) / "bulk", hashed=len(some) == len(read))
    assert made in (usual, None), "the two make different graphs"
    yield from _told(len(read), len(some), facts, cost.clock / len(some), seconds)


def _usual(read: Read, home: Path) -> tuple[Cost, str]:
    """Return what an import into a warm server costs, and the hash of its graph."""
    with serve(home, apoc=False) as server:
        KgWriter(server, read[:_WARMING]).round(True)
        server.wipe()
        cost = KgWriter(server, read).round(True)
        return cost, canonical_hash(read_graph(server.store))


def _bulk(read: Read, home: Path, *, hashed: bool) -> tuple[dict[str, float], int, str | None]:
    """Return the seconds of each step of an import in bulk, how many facts it finds, and if asked the hash of its graph."""
    settings = Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None)
    ensure_server(settings)
    try:
        bulk = BulkImport(
            settings, Prepared({article.id: found for article, found in read}), {}, lambda: None, min_confidence=0.0
        )  # type: ignore[arg-type]
        result = bulk.run(map(entry_of, (article for article, _ in read)), (), ImportResult())
        assert len(result.created) == len(read), result.stopped
        assert result.grounding is not None
        start = time.perf_counter()
        with open_driver(settings) as driver:
            store = store_of(driver, settings, schema=True)
            seconds = bulk.seconds | {"indexes": time.perf_counter() - start}
            return seconds, result.grounding.facts, canonical_hash(read_graph(store)) if hashed else None
    finally:
        stop_server(settings)


def _told(articles: int, some: int, facts: int, each: float, seconds: dict[str, float]) -> Iterator[str]:
    """Tell how the steps compare with an import that takes so many seconds for each article."""
    server = seconds["stopping and starting the server"]
    whole = sum(seconds.values()) - server
    beside = " (one graph, by its hash)" if some == articles else f" (of {some:,} of them, reckoned for all)"
    yield "## In bulk"
    yield ""
    yield (
        f"{articles:,} articles with {facts:,} facts, read before: `kg import` into a warm server{beside}, and `kg import --bulk` "
        f"into an empty one. In bulk, the server's stop and start apart, is {each * articles / whole:.1f} times as "
        f"fast, with them {each * articles / (whole + server):.1f} times; loading is neo4j-admin, the limit."
    )
    yield ""
    yield "| | seconds | articles a second | facts a second |"
    yield "| --- | ---: | ---: | ---: |"
    steps = {"import": each * articles, "in bulk, all but stop and start": whole, **seconds}
    for name, took in steps.items():
        yield f"| {name} | {took:.1f} | {articles / took:,.0f} | {facts / took:,.0f} |"


def main() -> None:
    """Read what was extracted and print the lines."""
    from kg.offline.extracting import ExtractArticles
    from loaders import load
    from loaders.options import LoadOptions

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("paths", nargs="*", metavar="INPUT")
    parser.add_argument("--invented", help="numbers of articles: 1000,3000")
    parser.add_argument("--most", type=int, help="articles that are imported in the usual way")
    options = parser.parse_args()
    if options.invented:
        corpora = ([news(n) for n in range(int(size))] for size in options.invented.split(","))
    else:
        articles = (each for each in load(options.paths, LoadOptions(), print) if isinstance(each, Article))
        with ExtractArticles() as extract:
            corpora = iter([list(extract.each(articles, print))])
    for read in corpora:
        for line in measure(read, options.most):
            print(line, flush=True)


if __name__ == "__main__":
    main()
