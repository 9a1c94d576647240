"""Measure whole commands, reading, writing beside other libraries, imports, questions and starts; write a page of it.

usage: python -m benchmarks.bench [--articles 1000] [--rounds 5] [--peers NAME,…|none] [--only reading,…] [--out PAGE.md]

Run it on a machine with nothing else to do: `make bench`, `make bench-long`. On another only the seconds of the processor
and the ratios say something, and the page says how busy the machine was.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks import bulk, commands, importing, reading, starting
from benchmarks.costs import median, spread
from benchmarks.invented_articles import invented_articles
from benchmarks.writing import KG, Written, compare_writers
from kg.models import Article, Extraction
from kg.offline.extracting import ExtractArticles
from kg.store.server.pins import NEO4J_VERSION

ROOT = Path(__file__).resolve().parent.parent
PLAIN = "plain CREATE"
PEERS = (PLAIN, "graphio", "neo4j-graphrag", "langchain-neo4j", "llama-index-graph-stores-neo4j")
# Articles of which all is measured but what shows how an import goes with many; and those whose graph each library writes.
_SOME, _WRITTEN = 1000, 200
Lines = Iterator[str]


class Bench:
    """One run: how many articles and rounds, and what they say."""

    def __init__(self, articles: int, rounds: int, peers: Sequence[str]) -> None:
        self.articles: list[Article] = list(invented_articles(articles))
        self.some = self.articles[:_SOME]
        self.rounds = rounds
        self.peers = peers

    @cached_property
    def _read(self) -> list[tuple[Article, Extraction]]:
        with ExtractArticles(workers=psutil.cpu_count() or 1) as extract:
            return list(extract.each(self.articles, print))

    def commands(self) -> Lines:
        """Tell what whole commands take, beside reading."""
        yield from commands.measure(self.some, self.rounds)

    def reading(self) -> Lines:
        """Tell where the time of reading goes."""
        yield from reading.measure(self.some)

    def writing(self) -> Lines:
        """Tell how fast each writer writes the same graph."""
        read = self._read[:_WRITTEN]
        yield from told_writers(compare_writers(read, self.peers, self.rounds), len(read))

    def bulk(self) -> Lines:
        """Tell how an import in bulk goes, beside any other."""
        yield from bulk.measure(self._read, _SOME)

    def importing(self) -> Lines:
        """Tell how a whole import goes, and how long saved questions take after it."""
        yield from importing.measure(self.articles, max(20, 4 * self.rounds))

    def starting(self) -> Lines:
        """Tell how long each command takes to start."""
        yield from starting.measure(self.rounds)


def told_writers(written: Written, articles: int) -> Lines:
    """Tell rows a second of each writer, and how that compares with plain CREATE."""
    yield "## Writing the same graph"
    yield ""
    yield (
        f"Of {articles:,} articles, {written.nodes:,} nodes and {written.edges:,} relationships that an analyst sees, on one "
        "server, in turn; first into an empty database, then again with one property of each row changed. Each writer has made its indexes before; the "
        "server has planned the queries of `kg`, as it does while an import reads. *Statements* are those of `kg` that "
        f"write, with commits; they write its bookkeeping too, {written.kg_rows:,} nodes and relationships in all, which only the "
        "last line counts. *Whole* is all that an import does but reading: comparing names, resolving, deriving, proving."
    )
    yield ""
    yield "| writer | first, rows a second | again, rows a second | processor, µs a row | first, of plain CREATE |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    clock = {name: [cost.clock for cost in costs] for name, costs in written.first.items()}
    again = {name: [cost.clock for cost in costs] for name, costs in written.again.items()}
    plain = median([written.rows / seconds for seconds in clock.get(PLAIN, [])])
    ours = "kg, statements", "kg, statements, with bookkeeping"
    for name in ours:
        clock[name], again[name] = written.kg_writing[True], written.kg_writing[False]
    for name, seconds in clock.items():
        rows = written.kg_rows if name == ours[1] else written.rows
        rates = [rows / each for each in seconds]
        told = [rows / each for each in again.get(name, [])]
        used = [1e6 * cost.processor / rows for cost in written.first.get(name, [])]
        shown = "kg, whole" if name == KG else name
        yield f"| {shown} | {spread(rates)} | {spread(told)} | {spread(used)} | {median(rates) / plain:.2f} |"


def head(bench: Bench, parts: Sequence[str]) -> Lines:
    """Tell what was measured where, and how to do it again."""
    yield "# Benchmarks"
    yield ""
    load = os.getloadavg()[0]
    busy = "" if load < 1.5 else " **The machine was busy: only ratios and seconds of the processor say something.**"
    yield (
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {len(bench.articles):,} invented articles, "
        f"{bench.rounds} round{'s' * (bench.rounds > 1)}, parts: {', '.join(parts)}. A figure is the median, with the smallest "
        f"and the largest. {psutil.cpu_count()} processors ({platform.machine()}), "
        f"{psutil.virtual_memory().total / 2**30:.0f} GB, load {load:.1f} at the end.{busy}"
    )
    yield ""
    ours = ("neo4j", "spacy", "onnxruntime", "numpy", "pydantic")
    told = [f"Python {platform.python_version()}", f"Neo4j {NEO4J_VERSION}", *(f"{n} {version(n)}" for n in ours)]
    told += [line for line in (ROOT / "benchmarks/peers.txt").read_text().split("\n") if line and line[0] != "#"]
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    yield f"Versions: news-kg {version('news-kg')} ({commit.stdout.strip() or 'no commit'}), {', '.join(told)}."


def main() -> None:
    """Measure what is asked for and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default=",".join(PEERS), help="whom to compare with; none: nobody")
    parser.add_argument("--only", default="commands,reading,writing,bulk,importing,starting")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks.md")
    options = parser.parse_args()
    peers = [] if options.peers == "none" else options.peers.split(",")
    bench, parts = Bench(options.articles, options.rounds, peers), options.only.split(",")
    page: list[str] = []
    for part in parts:
        measure: Callable[[], Lines] = getattr(bench, part)
        for line in ("", *measure()):
            page.append(line)
            print(line, file=sys.stderr, flush=True)
    with tempfile.NamedTemporaryFile("w", dir=options.out.parent, delete=False, encoding="utf-8") as file:
        file.write("\n".join([*head(bench, parts), *page]) + "\n")
    Path(file.name).replace(options.out)


if __name__ == "__main__":
    main()
