"""Whole commands, as a person gives them: `kg import` beside `kg extract` of the same articles, in turn, round by round.

usage: python -m benchmarks.commands [--cold PATH...] [--warm PATH...] [--rounds 5]

Without paths invented articles are read. Each round has a database of its own, whose server is started before and not counted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psutil

from benchmarks.costs import Cost, costing, median, spread
from benchmarks.invented_articles import invented_articles
from kg.models import Article
from kg.settings import Settings
from kg.store.server import ensure_server, stop_server

COLD, WARM = 100, 150
EXTRACT_COLD, IMPORT_COLD = "kg extract, the first", "kg import, the first, into a server just started"
EXTRACT_WARM, IMPORT_WARM = "kg extract, those after", "kg import, those after"
TWO_WORKERS, UNCHANGED = "kg extract --workers 2, those after", "kg import, all again, unchanged"
# Each command, and the one whose time it is told in.
BESIDE = {
    EXTRACT_COLD: EXTRACT_COLD,
    IMPORT_COLD: EXTRACT_COLD,
    EXTRACT_WARM: EXTRACT_WARM,
    TWO_WORKERS: EXTRACT_WARM,
    IMPORT_WARM: EXTRACT_WARM,
    UNCHANGED: EXTRACT_WARM,
}


def measure(articles: Sequence[Article], rounds: int) -> Iterator[str]:
    """Yield the lines of the page, of invented articles."""
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
        cold, warm = Path(scratch) / "cold.jsonl", Path(scratch) / "warm.jsonl"
        half = min(COLD, len(articles) // 2)
        parts = {cold: articles[:half], warm: articles[half : half + WARM]}
        for path, some in parts.items():
            path.write_text("".join(article.model_dump_json() + "\n" for article in some), encoding="utf-8")
        yield from told(compare([str(cold)], [str(warm)], rounds), *map(len, parts.values()))


def compare(cold: Sequence[str], warm: Sequence[str], rounds: int) -> Mapping[str, list[Cost]]:
    """Return what each command took in each round, Python and the server together."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
            for name, cost in _round(Path(scratch), cold, warm):
                costs[name].append(cost)
    return costs


def _round(scratch: Path, cold: Sequence[str], warm: Sequence[str]) -> Iterator[tuple[str, Cost]]:
    settings = Settings(_env_file=None, KG_HOME=scratch / "home", NEO4J_URI=None)
    server = psutil.Process(ensure_server(settings).pid)
    read = ("--out", str(scratch / "read.jsonl"), "--min-confidence", "0")
    write = ("--min-confidence", "0")
    steps: tuple[tuple[str, tuple[str, ...]], ...] = (
        (EXTRACT_COLD, ("extract", *cold, *read)),
        (IMPORT_COLD, ("import", *cold, *write)),
        (EXTRACT_WARM, ("extract", *warm, *read)),
        (IMPORT_WARM, ("import", *warm, *write)),
        (TWO_WORKERS, ("extract", *warm, *read, "--workers", "2")),
        (UNCHANGED, ("import", *cold, *warm, *write)),
    )
    try:
        for name, arguments in steps:
            with costing(server) as cost:
                _kg(settings, *arguments)
            yield name, cost
    finally:
        stop_server(settings)


def _kg(settings: Settings, *arguments: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment = {**kept, "KG_HOME": str(settings.home)}
    subprocess.run([sys.executable, "-m", "kg", *arguments], env=environment, capture_output=True, check=True)


def told(costs: Mapping[str, list[Cost]], cold: int, warm: int) -> Iterator[str]:
    """Yield the lines of the page: seconds, and times the reading of the same articles in the same round."""
    yield "## Whole commands"
    yield ""
    yield (
        f"`--min-confidence 0`, {cold:,} articles into an empty graph and {warm:,} after them; each command once a round, in "
        "turn. Times reading: the time on the clock, in that of `kg extract` of the same articles in the same round."
    )
    yield ""
    yield "| command | seconds on the clock | of the processor | times reading |"
    yield "| --- | ---: | ---: | ---: |"
    for name, beside in BESIDE.items():
        took = [cost.clock for cost in costs[name]]
        ratios = [each / read.clock for each, read in zip(took, costs[beside], strict=True)]
        used = median([cost.processor for cost in costs[name]])
        yield f"| `{name.replace(',', '`,', 1)} | {spread(took, '.1f')} | {used:.1f} | {spread(ratios, '.2f')} |"


def main() -> None:
    """Measure the given articles, or invented ones."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--cold", nargs="+", default=[])
    parser.add_argument("--warm", nargs="+", default=[])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not options.cold:
        lines = measure(list(invented_articles(COLD + WARM)), options.rounds)
    else:
        from loaders import load
        from loaders.options import LoadOptions

        counts = [
            sum(isinstance(each, Article) for each in load(paths, LoadOptions(), print))
            for paths in (options.cold, options.warm)
        ]
        lines = told(compare(options.cold, options.warm, options.rounds), *counts)
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
