"""Ask the database itself whether it is up: a server can listen while its database has stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.messages import msg
from kg.store.queries import load_query
from kg.store.server.deadline import call_within
from kg.store.server.guard import guarded

if TYPE_CHECKING:
    from neo4j import Driver

    from kg.store.server import ServerInfo

ANSWER_SECONDS = 20.0  # a server that has just come up compiles its first query for seconds
_SYSTEM = "system"


def trouble_of(driver: Driver, database: str | None = None) -> str | None:
    """Return what is wrong with the database in a sentence, with the cause that Neo4j gives; None where it answers."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        call_within(ANSWER_SECONDS, lambda: _ask(driver, database))
    except AuthError:
        return None  # an answer too; who asks for more is told
    except (DriverError, Neo4jError, TimeoutError) as error:
        told = getattr(error, "message", None) or str(error)
        reason = _cause(driver, database) or str(told).splitlines()[0].rstrip(".")
        return msg("the server listens, but its database does not answer: {reason}", reason=reason)
    return None


def local_trouble(info: ServerInfo) -> str | None:
    """Return what is wrong with the database of the local server; None where it answers."""
    import neo4j

    with neo4j.GraphDatabase.driver(info.uri, auth=guarded(info.home, info.bolt_port), connection_timeout=5) as driver:
        return trouble_of(driver)


def _ask(driver: Driver, database: str | None) -> None:
    with driver.session(database=database) as session:
        session.run(load_query("read/answer")).consume()


def _cause(driver: Driver, database: str | None) -> str | None:
    """Return what the server itself says of that database, such as a full disk."""
    from neo4j.exceptions import DriverError, Neo4jError

    def ask() -> str | None:
        with driver.session(database=_SYSTEM) as session:
            rows = session.run(load_query("read/database_states")).data()
        found = [row for row in rows if row["name"] == database or (database is None and row["is_home"])]
        for row in found:
            parts = [] if row["status"] == "online" else [msg("it is {status}", status=row["status"])]
            return ", ".join([*parts, *([row["said"].strip().rstrip(".")] if row["said"] else [])]) or None
        return None

    try:
        return call_within(ANSWER_SECONDS, ask)
    except (DriverError, Neo4jError, TimeoutError):
        return None
