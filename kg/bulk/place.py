"""Where an import in bulk may go: the local server's database, empty, with nobody else at it."""

from __future__ import annotations

from typing import Any

from kg.errors import UsageError
from kg.messages import msg
from kg.settings import Settings
from kg.store.address import shown_address
from kg.store.graph import Store, Transaction
from kg.store.options import read_options
from kg.store.schema import wanted_schema
from kg.store.server import server_status
from kg.store.server.dump import is_used_by_others


def require_local(settings: Settings) -> None:
    """Raise UsageError where the database is not that of the local server."""
    if settings.neo4j_uri:
        raise UsageError(
            msg(
                "--bulk fills the database of the local Neo4j that kg starts itself, and NEO4J_URI names another server"
            ),
            where=shown_address(settings.neo4j_uri),
            hint=msg("Import without --bulk, or unset NEO4J_URI"),
        )


def require_empty(graph: Store | Transaction, settings: Settings) -> dict[str, Any]:
    """Return the options that were chosen for a database with nothing else in it. Raises UsageError where it has more."""
    hint = msg("Import without --bulk, or set KG_HOME to the folder of a new graph")
    if found := graph.rows("read/anything"):
        labels = ":".join(found[0]["labels"])
        raise UsageError(
            msg("--bulk needs an empty database, and this one holds a node (:{labels})", labels=labels),
            where=str(settings.home),
            hint=hint,
        )
    for index in graph.rows("read/schema_state"):
        if index["type"] != "LOOKUP" and not any(item.is_done_by(index) for item in wanted_schema()):
            raise UsageError(
                msg(
                    "--bulk puts another database in the place of the empty one, and kg did not make its index {index}",
                    index=index["name"],
                ),
                where=str(settings.home),
                hint=hint,
            )
    return read_options(graph)


def require_alone(settings: Settings) -> None:
    """Raise UsageError where another program is connected to the local server, which --bulk stops and starts."""
    server = server_status(settings)
    if server is not None and is_used_by_others(server):
        raise UsageError(
            msg("--bulk stops the local server for a while, and another program is connected to it"),
            where=server.uri,
            hint=msg("End it first (Neo4j Browser, another kg), or import without --bulk"),
        )
