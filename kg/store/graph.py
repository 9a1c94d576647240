"""A connection to one graph: schema, transactions, and rows out.

Everything that touches the database goes through `GraphStore.read` or `.write`, which are the driver's managed
transactions: transient failures (deadlocks, a leader that moved) are tried again by the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import neo4j

from kg.settings import QUERY_TIMEOUT
from kg.store import schema
from kg.store.making_schema import make_schema, run_schema_statement
from kg.store.patience import Patience
from kg.store.people import run_for_person
from kg.store.queries import lasting_query, load_query
from kg.store.refusals import plain_errors
from kg.store.warming import warm

T = TypeVar("T")
Row = dict[str, Any]


class Transaction(Protocol):
    """What runs the queries of one transaction."""

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        """Run a query of `cypher/` and return its rows; none, without asking, where all it is given are empty lists."""

    def run_batches(self, query_name: str, rows: Sequence[Mapping[str, Any]], batch_size: int = 5000) -> None:
        """Run a query that takes `$rows`, in batches; nothing when there are none."""

    def index(self, usual: str) -> str:
        """Return what this database calls the index that is usually called so (another program may have the name)."""


class Store(Protocol):
    """Where an import writes: a database (`GraphStore`), or a graph in memory (`kg.store.memory`)."""

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` reads in one transaction."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` returns; all of its writes are kept, or none."""

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        """Return the rows of one read-only query of `cypher/`."""

    def warm(self) -> Callable[[], None]:
        """Prepare the queries of an import beside whatever else goes on, where that takes time; return what ends it."""


class _ManagedTransaction:
    """The transaction of the driver, with queries by name; `indexes` are what indexes are called, as far as asked."""

    def __init__(self, tx: neo4j.ManagedTransaction, indexes: dict[str, str]) -> None:
        self._tx = tx
        self._indexes = indexes

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        if parameters and all(given == [] for given in parameters.values()):
            return []
        # Queries of ours return plain values: what `data()` does for nodes would be looked for in vain in each of them.
        return [dict(record) for record in self._tx.run(lasting_query(query_name), parameters)]

    def run_batches(self, query_name: str, rows: Sequence[Mapping[str, Any]], batch_size: int = 5000) -> None:
        for start in range(0, len(rows), batch_size):
            self._tx.run(lasting_query(query_name), rows=list(rows[start : start + batch_size])).consume()

    def index(self, usual: str) -> str:
        if usual not in self._indexes:
            self._indexes[usual] = schema.name_of(usual, self.rows("read/schema_state")) or usual
        return self._indexes[usual]


class GraphStore:
    """One database of one Neo4j server. `require_room` is called before each write; it raises DiskFull to stop it.

    `query_timeout` is how long a person's query may take, in seconds (0: any time).
    """

    def __init__(
        self,
        driver: neo4j.Driver,
        database: str | None = None,
        require_room: Callable[[], None] | None = None,
        query_timeout: float = QUERY_TIMEOUT,
    ) -> None:
        self._driver = driver
        self._database = database
        self._require_room = require_room
        self._indexes: dict[str, str] = {}
        self._query_timeout = query_timeout
        # In a cluster a reader may be behind: it waits until it has what this process wrote.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._patience = Patience(driver, database)

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
            make_schema(session)
            session.run(load_query("schema/await_indexes")).consume()
        self._indexes.clear()

    def run_schema(self, statements: Iterable[str]) -> None:
        """Run statements that change the schema, one by one."""
        with plain_errors(), self._driver.session(database=self._database) as session:
            for statement in statements:
                run_schema_statement(session, statement)

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` reads in one transaction."""
        with plain_errors(), self._session(neo4j.READ_ACCESS) as session, self._patience.watch():
            return session.execute_read(lambda tx: work(_ManagedTransaction(tx, self._indexes)))

    def write(self, work: Callable[[Transaction], T], *, lasting: bool = False) -> T:
        """Return what `work` returns; all of its writes are kept, or none.

        What computes for minutes between two queries says that it is `lasting`, so that no other writer takes it for gone.
        """
        self.require_room()
        with (
            plain_errors(),
            self._session(neo4j.WRITE_ACCESS) as session,
            self._patience.watch(lasting=lasting) as mark,
        ):
            marked = neo4j.unit_of_work(metadata=dict(mark))
            return session.execute_write(marked(lambda tx: work(_ManagedTransaction(tx, self._indexes))))

    def warm(self) -> Callable[[], None]:
        """Let the server plan the queries of an import beside whatever else goes on; return what ends that."""
        return warm(lambda: self._session(neo4j.WRITE_ACCESS))

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        """Return the rows of one read-only query of `cypher/`."""
        return self.read(lambda tx: tx.rows(query_name, **parameters))

    def query_saved(self, name: str, **parameters: Any) -> list[Row]:
        """Return the rows of a saved query."""
        return self.rows(f"read/{name}", **parameters)

    def index(self, usual: str) -> str:
        """Return what this database calls the index that is usually called so; what the schema lacks is made first."""
        if usual not in self._indexes and schema.name_of(usual, self.rows("read/schema_state")) is None:
            self.ensure_schema()
        return self.read(lambda tx: tx.index(usual))

    def stream(self, query_name: str, **parameters: Any) -> Iterator[Row]:
        """Yield the rows of one read-only query as they come, without holding them all."""
        with plain_errors(), self._session(neo4j.READ_ACCESS) as session, self._patience.watch():
            for record in session.run(load_query(query_name), parameters):
                yield record.data()

    def query(
        self, text: str, parameters: Mapping[str, Any], *, write: bool = False, most: int | None = None
    ) -> tuple[list[str], list[list[Any]]]:
        """Return (columns, rows) of a person's query, `most` rows at most; anything that writes is refused unless `write`.

        So is what reads files or addresses, and one that takes too long is ended: QueryError. Values are plain: those of
        `kg.models.values` for nodes and their like, text for times and points.
        """
        if write:
            self.require_room()
        access = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        with plain_errors(), self._session(access) as session, self._patience.watch():
            return run_for_person(session, text, dict(parameters), write=write, seconds=self._query_timeout, most=most)

    def server_version(self) -> str:
        """Return the server's version, e.g. 5.26.28 community."""
        row = self.rows("read/server_version")[0]
        return f"{row['version']} {row['edition']}"

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )
