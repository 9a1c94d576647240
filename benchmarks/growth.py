"""Time the import of 100 articles into graphs of ever more surface forms, and print how the times compare.

usage: python -m benchmarks.growth [--sizes 1000,10000,100000,1000000] [--rounds 5]

Starts a local server in a home of its own (a temporary folder). The graphs are filled by the product's own code, with
invented articles of about a hundred new names each; then 100 articles of the usual length are imported in batches of
20, as `kg import` does, and deleted again. Their `Extraction`s are prepared, so no time of the extractor is in the
figures: what is timed is comparison, resolution, facts and the database. Each time is the median of some rounds, each
with 100 other articles. On a busy machine only the seconds of the processor (this process and the server) say much.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import psutil

from benchmarks.synthetic_news import news, registers
from kg.build.importing import Importer, ImportResult, Scan
from kg.build.writing import delete_articles, observe, write_articles
from kg.models import Article, Extraction
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.server import ensure_server, stop_server

ARTICLES = 100
REGISTERS_AT_ONCE = 50
# Rounds that are not counted, so that Java is warm.
WARMING = 5


class Prepared:
    """Gives the extractions that were prepared, in the place of the extractor."""

    version = "prepared"

    def __init__(self, extractions: dict[str, Extraction]) -> None:
        self._extractions = extractions

    def __call__(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        return (self._extractions[article.id] for article in articles)


def main() -> None:
    """Run the sizes in turn and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--sizes", default="1000,10000,100000,1000000", help="surface forms, ascending")
    parser.add_argument("--rounds", type=int, default=5, help="times that each size is measured")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-growth-") as home:
        settings = Settings(_env_file=None, KG_HOME=home)
        pid = ensure_server(settings).pid
        try:
            with open_driver(settings) as driver:
                sizes = [int(size) for size in options.sizes.split(",")]
                Growth(GraphStore(driver), psutil.Process(pid)).measure(sizes, options.rounds)
        finally:
            stop_server(settings)


@dataclass(frozen=True)
class Cost:
    """What an import took: seconds on the clock, and seconds of the processor for this process and the server."""

    clock: float
    processor: float


@dataclass
class Growth:
    """A graph that is filled step by step."""

    store: GraphStore
    server: psutil.Process
    source: Iterator[tuple[Article, Extraction]] = field(default_factory=registers)

    def measure(self, sizes: Sequence[int], rounds: int) -> None:
        """Fill the graph to each size, time the rounds, print."""
        self.store.ensure_schema()
        self.fill(min(sizes))
        for n in range(WARMING):
            self.import_round(-1 - n)
        first: Cost | None = None
        for size in sizes:
            start = time.perf_counter()
            forms = self.fill(size)
            filled = time.perf_counter() - start
            costs = [self.import_round(size * 100 + n) for n in range(rounds)]
            clock, processor = ([getattr(cost, kind) for cost in costs] for kind in ("clock", "processor"))
            median = Cost(statistics.median(clock), statistics.median(processor))
            first = first or median
            print(
                f"{forms:8d} forms (filled in {filled:.0f} s): {ARTICLES} articles take "
                f"{median.clock:.2f} s on the clock ({min(clock):.2f}-{max(clock):.2f}), "
                f"{median.clock / first.clock:.2f} times the first; "
                f"{median.processor:.2f} s of the processor ({min(processor):.2f}-{max(processor):.2f}), "
                f"{median.processor / first.processor:.2f} times the first",
                flush=True,
            )

    def fill(self, size: int) -> int:
        """Import registers until the graph has about so many surface forms; return how many it has."""
        while (forms := self.count_forms()) < size:
            wanted = min(REGISTERS_AT_ONCE, 1 + (size - forms) // 100)
            batch = [observe(*each, Prepared.version) for each in islice(self.source, wanted)]
            self.store.write(write_articles(batch))
        return forms

    def count_forms(self) -> int:
        """Return how many names the graph has."""
        return int(self.store.query("MATCH (n:Name) RETURN count(n)", {})[1][0][0])

    def import_round(self, number: int) -> Cost:
        """Return what importing 100 articles took; they are deleted then."""
        made = [news(number * ARTICLES + n) for n in range(ARTICLES)]
        importer = Importer(self.store, Prepared({extraction.id: extraction for _, extraction in made}))  # type: ignore[arg-type]
        result = ImportResult()
        clock, processor = time.perf_counter(), self._processor()
        importer.run(lambda on_error: (article for article, _ in made), Scan(ARTICLES, frozenset()), result)
        cost = Cost(time.perf_counter() - clock, self._processor() - processor)
        assert len(result.created) == ARTICLES, result.errors[:3]
        self.store.write(delete_articles([article.id for article, _ in made]))
        return cost

    def _processor(self) -> float:
        times = self.server.cpu_times()
        return time.process_time() + times.user + times.system


if __name__ == "__main__":
    main()
