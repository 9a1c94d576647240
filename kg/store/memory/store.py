"""What an import writes to in place of a database: work on a graph in memory, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from kg.errors import KgError, StoreUnavailable
from kg.messages import msg
from kg.store.graph import Transaction
from kg.store.memory.answering import Row, ask
from kg.store.memory.graph import MemoryGraph

T = TypeVar("T")


class MemoryTransaction:
    """Runs the queries of one piece of work, as `kg.store.graph.Transaction` says."""

    def __init__(self, graph: MemoryGraph) -> None:
        self._graph = graph

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        """Return the rows of a query; none where all it is given are empty lists."""
        if parameters and all(given == [] for given in parameters.values()):
            return []
        return ask(self._graph, query_name, parameters)

    def run_batches(self, query_name: str, rows: Sequence[Mapping[str, Any]], batch_size: int = 5000) -> None:
        """Run a query that takes rows."""
        if rows:
            ask(self._graph, query_name, {"rows": rows})

    def index(self, usual: str) -> str:
        """Return the name of an index: here each has its usual one."""
        return usual


class MemoryStore:
    """A graph in memory with what an import asks of `GraphStore`."""

    def __init__(self, graph: MemoryGraph) -> None:
        self._work = MemoryTransaction(graph)

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` reads."""
        return work(self._work)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` returns. Raises StoreUnavailable where it fails: nothing is taken back here, so all must end."""
        try:
            return work(self._work)
        except KgError as error:
            raise StoreUnavailable(
                msg("the graph in memory is not whole: {what}", what=error.what), hint=error.hint
            ) from error

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        """Return the rows of one query."""
        return self._work.rows(query_name, **parameters)

    def warm(self) -> Callable[[], None]:
        """Nothing is to be prepared here."""
        return lambda: None
