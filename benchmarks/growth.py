"""Time the import of 100 articles into graphs of ever more surface forms, and print how the times compare.

usage: python -m benchmarks.growth [--sizes 1000,10000,100000,1000000] [--rounds 5] [--tables FOLDER]

Each graph has a local server in a home of its own (in a temporary folder). They are made of invented articles of about a
hundred new names each (`benchmarks.bulk_graph`) and loaded by neo4j-admin; the smallest is also made by the product, and
the two must have one hash. Then 100 articles of the usual length are imported in batches of 20, as `kg import` does, and
deleted again; the graphs take turns, so that whatever else the machine does meets all of them. Their `Extraction`s are
prepared, so no time of the extractor is in the figures: what is timed is comparison, resolution, facts and the database.
Each time is the median of some rounds, each with 100 other articles. On a busy machine only the seconds of the processor
(this process and the server) say much. A graph of 300,000 forms took four minutes to make; `--tables` keeps its tables for
another run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil

from benchmarks.bulk_graph import EXTRACTOR, observe_register, write_graph
from benchmarks.synthetic_news import news
from kg.ask.export import read_graph
from kg.models import Article, Extraction
from kg.models.extractor import HowRead
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.server import ensure_server, stop_server
from kg.store.server.jars import ensure_jars
from kg.store.server.java import ADMIN_CLASS, find_java, java_environment
from kg.views.exports import canonical_hash
from kg.write.articles import delete_articles, write_articles
from kg.write.importing import Importer
from kg.write.result import ImportResult
from kg.write.spool import entry_of

ARTICLES = 100
# Rounds that are not counted, so that Java is warm.
WARMING = 4


class Prepared:
    """Gives the extractions that were prepared, in the place of the extractor."""

    how = HowRead(EXTRACTOR)

    def __init__(self, extractions: dict[str, Extraction]) -> None:
        self._extractions = extractions
        self.refused: list[str] = []
        self.remarks: list[str] = []

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction]]:
        return ((article, self._extractions[article.id]) for article in articles)

    def has_read(self) -> bool:
        return True


def main() -> None:
    """Make the graphs, run the rounds in turn and print one line for each graph."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--sizes", default="1000,10000,100000,1000000", help="surface forms, ascending")
    parser.add_argument("--rounds", type=int, default=5, help="times that each size is measured")
    parser.add_argument(
        "--tables", type=Path, help="a folder for the tables of the graphs, read again if they are there"
    )
    options = parser.parse_args()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-growth-")))
        tables = options.tables or scratch
        graphs = []
        for size in (int(size) for size in options.sizes.split(",")):
            graph = stack.enter_context(serve(make_tables(size, tables), scratch / f"home-{size}"))
            print(f"{graph.forms} forms are loaded", flush=True)
            if not graphs:
                check(graph, scratch / "home-check")
            graphs.append(graph)
        measure(graphs, options.rounds)


def make_tables(size: int, folder: Path) -> Path:
    """Return the folder of a graph's tables, which are made if they are not there."""
    made = folder / f"tables-{size}"
    if not (made / "import.args").exists():
        start = time.perf_counter()
        forms = write_graph(size, made)
        print(f"{forms} forms are made in {time.perf_counter() - start:.0f} s", flush=True)
    return made


@contextmanager
def serve(tables: Path | None, home: Path) -> Iterator[Graph]:
    """Give a graph with a server of its own, loaded from tables or empty."""
    settings = Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None)
    if tables is not None:
        load(settings, tables)
    pid = ensure_server(settings).pid
    try:
        with open_driver(settings) as driver:
            store = GraphStore(driver)
            store.ensure_schema()
            yield Graph(store, psutil.Process(pid))
    finally:
        stop_server(settings)


def load(settings: Settings, tables: Path) -> None:
    """Load tables into the home of a server that never ran."""
    home = settings.home / "neo4j"
    (home / "conf").mkdir(parents=True)
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
    class_path = os.pathsep.join(map(str, ensure_jars(settings)))
    tool = [str(find_java()), "-Xmx2g", *opens, "-cp", class_path, ADMIN_CLASS]
    places = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    subprocess.run(
        [*tool, "database", "import", "full", "neo4j", "@import.args"],
        cwd=tables, env={**java_environment(), **places}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def check(graph: Graph, home: Path) -> None:
    """Let the product make the same graph, batch by batch, and compare the hashes."""
    with serve(None, home) as other:
        for number in count():
            if other.forms >= graph.forms:
                break
            other.store.write(write_articles([observe_register(number)]))
        assert other.hash() == graph.hash(), "the product makes another graph of the same articles"
    print("the product makes the same graph of the same articles", flush=True)


def measure(graphs: Sequence[Graph], rounds: int) -> None:
    """Time the graphs in turn, print."""
    for number in range(WARMING + rounds):
        for graph in graphs:
            graph.costs.append(graph.import_round(number))
        told = ", ".join(f"{graph.costs[-1].processor:.2f}" for graph in graphs)
        print(f"round {number + 1}{' (not counted)' * (number < WARMING)}: {told} s of the processor", flush=True)
    first: Cost | None = None
    for graph in graphs:
        counted = graph.costs[WARMING:]
        clock, processor = ([getattr(cost, kind) for cost in counted] for kind in ("clock", "processor"))
        median = Cost(statistics.median(clock), statistics.median(processor))
        first = first or median
        print(
            f"{graph.forms:8d} forms: {ARTICLES} articles take "
            f"{median.clock:.2f} s on the clock ({min(clock):.2f}-{max(clock):.2f}), "
            f"{median.clock / first.clock:.2f} times the first; "
            f"{median.processor:.2f} s of the processor ({min(processor):.2f}-{max(processor):.2f}), "
            f"{median.processor / first.processor:.2f} times the first",
            flush=True,
        )


@dataclass(frozen=True)
class Cost:
    """What an import took: seconds on the clock, and seconds of the processor for this process and the server."""

    clock: float
    processor: float


@dataclass
class Graph:
    """A graph, its server, and what each round took."""

    store: GraphStore
    server: psutil.Process
    costs: list[Cost] = field(default_factory=list)

    @property
    def forms(self) -> int:
        """How many names the graph has."""
        return int(self.store.query("MATCH (n:_Name) RETURN count(n)", {})[1][0][0])

    def hash(self) -> str:
        """Return the hash of all that is in the graph."""
        return canonical_hash(read_graph(self.store, internal=True))

    def import_round(self, number: int) -> Cost:
        """Return what importing 100 articles took; they are deleted then."""
        made = [news(number * ARTICLES + n) for n in range(ARTICLES)]
        importer = Importer(self.store, Prepared({extraction.id: extraction for _, extraction in made}))  # type: ignore[arg-type]
        result = ImportResult()
        clock, processor = time.perf_counter(), self._processor()
        importer.run((entry_of(article) for article, _ in made), (), result)
        cost = Cost(time.perf_counter() - clock, self._processor() - processor)
        assert len(result.created) == ARTICLES, result.errors[:3]
        self.store.write(delete_articles([article.id for article, _ in made]))
        return cost

    def _processor(self) -> float:
        times = self.server.cpu_times()
        return time.process_time() + times.user + times.system


if __name__ == "__main__":
    main()
