"""A connection to one graph: schema, transactions, and rows out.

Everything that touches the database goes through `GraphStore.read` or `.write`, which are the driver's managed
transactions: transient failures (deadlocks, a leader that moved) are tried again by the driver.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import neo4j
from neo4j.exceptions import Neo4jError

from kg.errors import QueryError, StoreError
from kg.store import schema
from kg.store.queries import load_query
from kg.store.refusals import plain_errors
from kg.store.values import plain_rows

_SCHEMA_TRIES = 20
OWN_DATABASE = "give kg a database of its own: set NEO4J_DATABASE, or unset NEO4J_URI to use the local server"
# Neo4j drops the connection at thousands of brackets in one another, and tells nothing of use at 900 (5.26.28).
DEEPEST = 200
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`""", re.DOTALL)

T = TypeVar("T")
Row = dict[str, Any]


class Transaction(Protocol):
    """What runs the queries of one transaction."""

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        """Run a query of `cypher/` and return its rows."""

    def run_batches(self, query_name: str, rows: Sequence[Mapping[str, Any]], batch_size: int = 5000) -> None:
        """Run a query that takes `$rows`, in batches; nothing when there are none."""


class _ManagedTransaction:
    """The transaction of the driver, with queries by name."""

    def __init__(self, tx: neo4j.ManagedTransaction) -> None:
        self._tx = tx

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        return self._tx.run(load_query(query_name), parameters).data()

    def run_batches(self, query_name: str, rows: Sequence[Mapping[str, Any]], batch_size: int = 5000) -> None:
        for start in range(0, len(rows), batch_size):
            self._tx.run(load_query(query_name), rows=list(rows[start : start + batch_size])).consume()


class GraphStore:
    """One database of one Neo4j server. `require_room` is called before each write; it raises DiskFull to stop it."""

    def __init__(
        self, driver: neo4j.Driver, database: str | None = None, require_room: Callable[[], None] | None = None
    ) -> None:
        self._driver = driver
        self._database = database
        self._require_room = require_room
        # In a cluster a reader may be behind: it waits until it has what this process wrote.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    def require_room(self) -> None:
        """Raise DiskFull where the disk of the database, if it is one of this machine, is too full to write on."""
        if self._require_room is not None:
            self._require_room()

    def ensure_schema(self) -> None:
        """Create the constraints and indexes that are not there yet under whatever name, and wait until they answer.

        Raises StoreError, with what to do, where something of another program's is in the way. Two processes that begin
        on an empty database at once get in each other's way, which Neo4j calls a deadlock: one of them goes on, the
        other asks again and finds what the first has made.
        """
        with plain_errors(), self._session(neo4j.WRITE_ACCESS) as session:
            _make_schema(session)
            session.run(load_query("schema/await_indexes")).consume()

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` reads in one transaction."""
        with plain_errors(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda tx: work(_ManagedTransaction(tx)))

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` returns; all of its writes are kept, or none."""
        self.require_room()
        with plain_errors(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(lambda tx: work(_ManagedTransaction(tx)))

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        """Return the rows of one read-only query of `cypher/`."""
        return self.read(lambda tx: tx.rows(query_name, **parameters))

    def query_saved(self, name: str, **parameters: Any) -> list[Row]:
        """Return the rows of a saved query."""
        return self.rows(f"read/{name}", **parameters)

    def stream(self, query_name: str, **parameters: Any) -> Iterator[Row]:
        """Yield the rows of one read-only query as they come, without holding them all."""
        with plain_errors(), self._session(neo4j.READ_ACCESS) as session:
            for record in session.run(load_query(query_name), parameters):
                yield record.data()

    def query(
        self, text: str, parameters: Mapping[str, Any], *, write: bool = False
    ) -> tuple[list[str], list[list[Any]]]:
        """Return (columns, rows) of a person's query; anything that writes is refused unless `write`.

        Values are plain: those of `kg.models.values` for nodes and their like, text for times and points. Whether a
        query writes is asked of the database (its plan's type), not guessed from the text.
        """
        if write:
            self.require_room()
        with plain_errors(), self._session(neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS) as session:
            return _run_for_person(session, text, dict(parameters), write=write)

    def server_version(self) -> str:
        """Return the server's version, e.g. 5.26.28 community."""
        row = self.rows("read/server_version")[0]
        return f"{row['version']} {row['edition']}"

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )


def index_name(graph: GraphStore | Transaction, usual: str) -> str:
    """Return what this database calls the index that is usually called so (another program may have the name)."""
    return schema.name_of(usual, graph.rows("read/schema_state"))


def _make_schema(session: neo4j.Session) -> None:
    indexes = session.run(load_query("read/schema_state")).data()
    lacking = schema.missing(schema.wanted_schema(), indexes)
    if not lacking:
        return
    taken = {row["name"] for query in schema.NAME_QUERIES for row in session.run(load_query(query)).data()}
    for item in lacking:
        if blocker := schema.in_the_way(item, indexes):
            raise StoreError(
                f"the index {blocker} on {item.told}, which kg did not make, is in the way of the constraint that kg needs",
                hint=f'If nobody needs it: kg query --write "DROP INDEX `{blocker}`" (the constraint brings an index of its '
                f"own, which finds the same). Else {OWN_DATABASE}",
            )
        try:
            _run_schema(session, item.called(schema.free_name(item, taken)))
        except Neo4jError as error:
            if "ConstraintCreationFailed" not in (error.code or ""):
                raise
            raise StoreError(
                f"two nodes {item.told} of this database have one value, which kg did not write",
                hint=f"Where another program's data is under the same labels, {OWN_DATABASE}",
            ) from error


def _run_schema(session: neo4j.Session, statement: str) -> None:
    """Run a schema statement, again while another process is at the same: the driver calls neither error transient."""
    for tries_left in reversed(range(_SCHEMA_TRIES)):
        try:
            session.run(statement).consume()
            return
        except Neo4jError as error:
            told = f"{error.code} {error.message}".lower()
            if not tries_left or not ("deadlock" in told or "already exists" in told):
                raise


def _nesting(text: str) -> int:
    """Return how deep brackets stand in one another in a query, those in quotes left out."""
    depth = deepest = 0
    for character in _QUOTED.sub("", text):
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _run_for_person(
    session: neo4j.Session, text: str, parameters: dict[str, Any], *, write: bool
) -> tuple[list[str], list[list[Any]]]:
    if (depth := _nesting(text)) > DEEPEST:
        hint = f"Write it with at most {DEEPEST}; deeper ones break Neo4j's parser"
        raise QueryError(f"the query is nested {depth} brackets deep", hint=hint)
    if not write:
        kind = session.run(f"EXPLAIN {text}", parameters).consume().query_type
        if kind != "r":
            raise QueryError("this query writes, and queries are read-only here", hint="Add --write if you mean it")
    with session.begin_transaction() as tx:
        result = tx.run(text, parameters)
        columns = list(result.keys())
        found = [list(record.values()) for record in result]
        rows = plain_rows(found, lambda ids: tx.run(load_query("read/nodes_of_elements"), ids=ids).value("node"))
        tx.commit()
        return columns, rows
