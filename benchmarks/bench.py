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

from benchmarks import asking, bulk, commands, importing, starting
from benchmarks.costs import Cost, median, spread
from benchmarks.invented_articles import invented_articles
from benchmarks.reading import read_by_stage, taggers_alone
from benchmarks.writing import KG, Written, compare_writers
from kg.models import Article, Extraction
from kg.store.server.pins import NEO4J_VERSION

ROOT = Path(__file__).resolve().parent.parent
PEERS = ("plain CREATE", "graphio", "neo4j-graphrag", "langchain-neo4j", "llama-index-graph-stores-neo4j")
Lines = Iterator[str]


class Bench:
    """One run: how many articles and rounds, and what they say."""

    def __init__(self, articles: int, rounds: int, peers: Sequence[str]) -> None:
        self.articles: list[Article] = list(invented_articles(articles))
        self.rounds = rounds
        self.peers = peers

    @cached_property
    def _read(self) -> tuple[Cost, dict[str, float], list[Extraction]]:
        cost, stages, found = read_by_stage(self.articles)
        return cost, dict(stages), found

    def reading(self) -> Lines:
        """Tell where the time of reading goes."""
        cost, stages, _ = self._read
        some = self.articles[:100]
        alone = taggers_alone(some).processor / len(some)
        whole = cost.processor / len(self.articles)
        characters = sum(len(a.text) for a in self.articles) / len(self.articles)
        yield "## Reading"
        yield ""
        yield (
            f"One process, {characters:,.0f} characters an article: {len(self.articles) / cost.clock:.1f} articles a second "
            f"on the clock, {1000 * whole:.1f} ms of the processor each. The taggers alone, on the same texts: "
            f"{1000 * alone:.1f} ms; reading takes {whole / alone:.2f} times as much."
        )
        yield ""
        yield "| stage | ms of the processor an article | share |"
        yield "| --- | ---: | ---: |"
        for name, seconds in sorted(stages.items(), key=lambda stage: -stage[1]):
            yield f"| {name} | {1000 * seconds / len(self.articles):.2f} | {seconds / cost.processor:.0%} |"

    def writing(self) -> Lines:
        """Tell how fast each writer writes the same graph."""
        yield from told_writers(
            compare_writers(list(zip(self.articles, self._read[2], strict=True)), self.peers, self.rounds)
        )

    def bulk(self) -> Lines:
        """Tell how an import in bulk goes, beside any other."""
        yield from bulk.measure(list(zip(self.articles, self._read[2], strict=True)))

    def commands(self) -> Lines:
        """Tell what whole commands take, beside reading."""
        yield from commands.measure(self.articles, self.rounds)

    def importing(self) -> Lines:
        """Tell how a whole import goes."""
        yield from importing.measure(self.articles)

    def asking(self) -> Lines:
        """Tell how long saved questions take."""
        yield from asking.measure(list(zip(self.articles, self._read[2], strict=True)), max(20, 4 * self.rounds))

    def starting(self) -> Lines:
        """Tell how long each command takes to start."""
        yield from starting.measure(self.rounds)


def told_writers(written: Written) -> Lines:
    """Tell rows a second of each writer, and how that compares with plain CREATE."""
    yield "## Writing the same graph"
    yield ""
    yield (
        f"{written.nodes:,} nodes and {written.edges:,} relationships that an analyst sees, on one server, in turn; first into "
        "an empty database, then again with one property of each row changed. `kg` writes its bookkeeping too, which is not "
        "counted among the rows; its line *statements* has the time of the statements that write, *whole* all that an import "
        "does but the reading: comparing names, resolving, deriving, proving."
    )
    yield ""
    yield "| writer | first, rows a second | again, rows a second | processor, µs a row | first, of plain CREATE |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    clock = {name: [cost.clock for cost in costs] for name, costs in written.first.items()}
    plain = median([written.rows / seconds for seconds in clock.get("plain CREATE", [])])
    clock["kg, statements"] = written.kg_writing[True]
    again = {name: [cost.clock for cost in costs] for name, costs in written.again.items()}
    again["kg, statements"] = written.kg_writing[False]
    for name, seconds in clock.items():
        rates = [written.rows / each for each in seconds]
        told = [written.rows / each for each in again.get(name, [])]
        used = [1e6 * cost.processor / written.rows for cost in written.first.get(name, [])]
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
    parser.add_argument("--only", default="commands,reading,writing,bulk,importing,asking,starting")
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
