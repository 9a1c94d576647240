"""A whole import: reading and writing, its rate from the first hundred to the last, its memory, and importing again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from benchmarks import asking
from benchmarks.costs import Cost, costing
from benchmarks.servers import Server, serve
from kg.models import Article
from kg.offline.extracting import ExtractArticles
from kg.store.graph import GraphStore
from kg.write.importing import Importer
from kg.write.result import ImportResult
from kg.write.spool import open_spool

_HUNDRED = 100
_FEW, _WARM = 5, 10  # hundreds that are compared, and those up to which an import is young


class Watch:
    """When how many articles were done, and what memory the process had then."""

    def __init__(self) -> None:
        self.done = 0
        self.times = [time.perf_counter()]
        self.memory: list[int] = []
        self._own = psutil.Process()

    def advance(self, count: int) -> None:
        """Note that so many more are done."""
        self.done += count
        while self.done >= _HUNDRED * len(self.times):
            self.times.append(time.perf_counter())
            self.memory.append(self._own.memory_info().rss)

    def hundreds(self) -> list[float]:
        """Return the seconds of each hundred."""
        return [after - before for before, after in zip(self.times, self.times[1:], strict=False)]


def run_import(store: GraphStore, articles: Sequence[Article], watch: Watch) -> ImportResult:
    """Import articles as `kg import` does: from a spool, so that none stays in memory with what was worked out of it."""
    result = ImportResult()
    with ExtractArticles(beside=True) as extract, open_spool() as spool:
        for article in articles:
            spool.add(article)
        importer = Importer(store, extract, advance=watch.advance, min_confidence=0.0)
        importer.run(spool.articles(), spool.reports(), result)
    return result


def measure(articles: Sequence[Article], times: int) -> Iterator[str]:
    """Yield the lines of the page; saved questions are asked so many times on the graph that is made."""
    with (
        tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch,
        serve(Path(scratch) / "home", apoc=False) as server,
    ):
        with ExtractArticles() as extract:
            some = articles[: max(_HUNDRED, len(articles) // 10)]
            list(extract(some[:1]))  # the models are loaded
            with costing() as alone:
                list(extract(some))
        watch = Watch()
        with costing(server.process) as whole:
            result = run_import(server.store, articles, watch)
        assert len(result.created) == len(articles), result.errors[:3]
        with costing(server.process) as again:
            unchanged = run_import(server.store, articles, Watch())
        assert len(unchanged.unchanged) == len(articles)
        yield from _told(articles, alone, len(some), whole, again, watch, server)
        yield ""
        yield from asking.measure(server.store, [article.id for article in articles], times)


def _told(
    articles: Sequence[Article], alone: Cost, some: int, whole: Cost, again: Cost, watch: Watch, server: Server
) -> Iterator[str]:
    count = len(articles)
    per_read, per_whole = alone.processor / some, whole.processor / count
    hundreds = watch.hundreds() or [whole.clock]
    sizes = server.store.query("MATCH (n) RETURN count(n), COUNT { ()-->() }", {})[1][0]
    yield "## A whole import"
    yield ""
    yield f"`kg import --min-confidence 0` of {count:,} articles into an empty database, one process that reads beside the one that writes."
    yield ""
    yield "| | on the clock | of the processor |"
    yield "| --- | ---: | ---: |"
    yield f"| articles a second | {count / whole.clock:.1f} | {1 / per_whole:.1f} |"
    yield f"| of which reading alone (`kg extract`), articles a second | {some / alone.clock:.1f} | {1 / per_read:.1f} |"
    yield f"| import, times reading alone | {whole.clock / count * some / alone.clock:.2f} | {per_whole / per_read:.2f} |"
    yield f"| last hundred, times the first (the server is cold) | {hundreds[-1] / hundreds[0]:.2f} | |"
    if len(hundreds) > _WARM:
        late, warm = sum(hundreds[-_FEW:]), sum(hundreds[_WARM - _FEW : _WARM])
        yield f"| last five hundred, times the sixth to the tenth hundred | {late / warm:.2f} | |"
    yield f"| unchanged articles a second | {count / again.clock:,.0f} | {count / again.processor:,.0f} |"
    if watch.memory:
        at = sorted({0, min(_WARM, len(watch.memory)) - 1, len(watch.memory) - 1})
        told = ", ".join(f"{watch.memory[hundred] / 2**20:,.0f} after {_HUNDRED * (hundred + 1):,}" for hundred in at)
        yield f"| memory of `kg`, MB | {told} | |"
    yield f"| memory of Neo4j, MB | {server.process.memory_info().rss / 2**20:,.0f} | |"
    yield f"| nodes and relationships an article | {sizes[0] / count:.0f}, {sizes[1] / count:.0f} | |"
