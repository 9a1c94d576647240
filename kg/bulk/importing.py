"""Articles and reports into an empty database in bulk: an import into a graph in memory, then its tables loaded at once.

All is decided by the code of any other import (`kg.write.importing`); only where it reads and writes is another. Until the
new database takes the place of the empty one, in one step, nothing has happened.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kg.bulk.observing import ObservingImporter
from kg.bulk.tables import write_tables
from kg.errors import KgError
from kg.models import Report
from kg.settings import Settings
from kg.store.memory.graph import MemoryGraph
from kg.store.memory.store import MemoryStore
from kg.store.observations import take_lock
from kg.store.options import keep_options
from kg.store.server.dump import bring_in
from kg.store.server.tables import import_tables, tables_folder
from kg.store.version import begin_schema
from kg.write.importing import Extracts
from kg.write.result import ImportResult
from kg.write.spool import Entry

# Articles that are decided together: the more, the less is made again; the fewer, the more that was read is remembered.
_BATCH = 250


@dataclass
class BulkImport:
    """One run of `kg import --bulk`.

    `options` are those of the empty database; `still_empty` is asked before the server is stopped, and raises UsageError
    where the database is empty no more. `workers` processes observe beside this one; `begin` is told of each step, and
    `seconds` tells what took how long.
    """

    settings: Settings
    extract: Extracts
    options: Mapping[str, Any]
    still_empty: Callable[[], None]
    stop: Callable[[], bool] = lambda: False
    advance: Callable[[int], None] = lambda done: None
    begin: Callable[[str], None] = lambda step: None
    min_confidence: float | None = None
    workers: int = 1
    seconds: dict[str, float] = field(default_factory=dict)

    def run(self, articles: Iterable[Entry], reports: Iterable[Report], result: ImportResult) -> ImportResult:
        """Import these, each id once, all or, where something stops it, none."""
        with MemoryGraph() as graph:
            with self._timed("deciding"), _uncollected():
                self._decide(graph, articles, reports, result)
            if (result.created or result.changed) and not (result.interrupted or result.stopped):
                error = self._load(graph)
                result.interrupted = error is not None and self.stop()  # Ctrl-C ends Neo4j's own tool too
                result.stopped = None if error is None or result.interrupted else error.message()
        if result.interrupted or result.stopped:
            _forget(result)
        return result

    def _decide(
        self, graph: MemoryGraph, articles: Iterable[Entry], reports: Iterable[Report], result: ImportResult
    ) -> None:
        store = MemoryStore(graph)
        store.write(take_lock)
        store.write(lambda tx: keep_options(tx, self.options))
        begin_schema(store)
        importer = ObservingImporter(
            store, self.extract, _BATCH, stop=self.stop, advance=self.advance,
            min_confidence=self.min_confidence, processes=self.workers,
        )  # fmt: skip
        importer.run(articles, reports, result)

    def _load(self, graph: MemoryGraph) -> KgError | None:
        """Make the graph the database; return why that did not go, if so."""
        try:
            with tables_folder(self.settings) as folder:
                with self._timed("writing tables"):
                    options = write_tables(graph, folder)
                self.still_empty()

                def load() -> None:
                    self.begin("loading")
                    self.seconds["loading"] = import_tables(self.settings, folder, options)

                with self._timed("stopping and starting the server"):
                    return bring_in(self.settings, load)
        except KgError as error:
            return error

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        self.begin(what)
        start = time.perf_counter()
        before = self.seconds.get("loading", 0.0)
        try:
            yield
        finally:
            self.seconds[what] = time.perf_counter() - start - (self.seconds.get("loading", 0.0) - before)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for circles in memory: deciding makes none, and walking through the graph again and again takes a
    fifth of its time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _forget(result: ImportResult) -> None:
    """Take back what was counted: nothing of it is in the graph."""
    result.created.clear()
    result.changed.clear()
    result.unchanged.clear()
    result.grounding = None
