"""How long the queries of an import take, told by name."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kg.store import graph
from kg.store.graph import GraphStore


class QueryTimes:
    """Seconds on the clock that the driver took for each query of `cypher/`, in whatever order they come, and commits."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Count in the body."""
        transaction, store, spend = graph._ManagedTransaction, graph.GraphStore, self._spend

        class Watched(transaction):  # type: ignore[misc, valid-type]
            def rows(self, query_name: str, **parameters: Any) -> Any:
                with spend(query_name):
                    return super().rows(query_name, **parameters)

            def run_batches(self, query_name: str, *arguments: Any, **named: Any) -> None:
                with spend(query_name):
                    super().run_batches(query_name, *arguments, **named)

        write = store.write

        def write_watched(self: GraphStore, work: Callable[[Any], Any], **named: Any) -> Any:
            ended = 0.0

            def noted(tx: Any) -> Any:
                nonlocal ended
                try:
                    return work(tx)
                finally:
                    ended = time.perf_counter()

            try:
                return write(self, noted, **named)
            finally:
                spent["commit"] += time.perf_counter() - ended

        spent = self.spent
        graph._ManagedTransaction, store.write = Watched, write_watched  # type: ignore[misc, method-assign]
        try:
            yield
        finally:
            graph._ManagedTransaction, store.write = transaction, write  # type: ignore[misc, method-assign]

    @contextmanager
    def _spend(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.spent[name] += time.perf_counter() - start

    def of(self, *rooms: str) -> float:
        """Return the seconds of the queries in these folders of `cypher/`, or of `commit`."""
        return sum(seconds for name, seconds in self.spent.items() if name.split("/")[0] in rooms)
