"""A store that only reads, for whoever answers on behalf of somebody who is not there to be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

import neo4j

from kg.errors import StoreError
from kg.messages import msg
from kg.settings import Settings
from kg.store.graph import GraphStore, T, Transaction
from kg.store.older import is_older
from kg.store.version import require_known_schema


class ReadOnlyStore(GraphStore):
    """A graph that is asked and never changed: whatever would write or make indexes raises StoreError."""

    def ensure_schema(self) -> None:
        """Refuse."""
        self._refuse()

    def run_schema(self, statements: Iterable[str]) -> None:
        """Refuse."""
        self._refuse()

    def write(self, work: Callable[[Transaction], T], *, lasting: bool = False) -> T:
        """Refuse."""
        self._refuse()

    def query(
        self, text: str, parameters: Mapping[str, Any], *, write: bool = False, most: int | None = None
    ) -> tuple[list[str], list[list[Any]]]:
        """Return (columns, rows) of a person's query that reads; refuse to let it write."""
        if write:
            self._refuse()
        return super().query(text, parameters, most=most)

    def _refuse(self) -> NoReturn:
        hint = msg("An import, or `kg refresh`, makes whatever the graph lacks")
        raise StoreError(msg("this would change the graph, which is only read here"), hint=hint)


def read_only_store(driver: neo4j.Driver, settings: Settings) -> ReadOnlyStore:
    """Return the store of these settings; StoreError for a graph of another version, which would have to be changed first."""
    store = ReadOnlyStore(driver, settings.neo4j_database, query_timeout=settings.query_timeout)
    require_known_schema(store)
    if is_older(store):
        hint = msg("Run `kg migrate` once, which brings it up to date")
        raise StoreError(msg("an older news-kg wrote this graph, and it is only read here"), hint=hint)
    return store
