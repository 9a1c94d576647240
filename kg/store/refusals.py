"""What the driver and the database refuse, as our errors: what it means, and what to do.

A `StoreLost` ends a whole command, because nothing more can be written; every other error is about one request.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from neo4j.exceptions import (
    BrokenRecordError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from kg.errors import QueryError, StoreError, StoreLost, StoreUnavailable
from kg.messages import msg
from kg.store.values import untellable_time

# Words of Neo4j (5.26.28) when its disk is full, and when it has stopped a database because of that or of damage.
_NO_SPACE = ("No space left", "out of disk space", "DiskSpace", "Disk quota exceeded", "not enough space on the disk")
_STOPPED = ("critical error, and needs to be restarted", "TransactionLogError", "Could not append transaction",
            "Could not apply the transaction", "DatabaseUnavailable", "Transaction.TransactionCommitFailed")  # fmt: skip
_READ_ONLY = ("ForbiddenOnReadOnlyDatabase", "read only Neo4j instance", "read-only mode")
_TOO_BIG = ("OutOfMemory", "MemoryPool", "StackOverFlow", "StackOverflow")

GO_ON = msg("What was written before is in, and nothing half")
FREE_SPACE = msg(
    "{go_on}. Free space on the disk of the database, then run the same command again: the local "
    "Neo4j is then started anew by itself; one of your own has to be restarted",
    go_on=GO_ON,
)
RESTART = msg(
    "{go_on}. `kg neo4j status` tells the cause; when that is gone, run the same command again: the "
    "local Neo4j is then started anew by itself; one of your own has to be restarted "
    "(docs/operations.md)",
    go_on=GO_ON,
)


@contextlib.contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what the driver raises inside the block into our errors."""
    try:
        yield
    except DriverError as error:
        raise of_driver(error) from error
    except Neo4jError as error:
        raise of_database(error) from error
    except UnicodeEncodeError as error:
        part = ascii(error.object[error.start : error.end])
        raise QueryError(
            msg("a text holds half of a character ({part})", part=part), hint=msg("Give whole characters")
        ) from error


def of_driver(error: DriverError) -> StoreError:
    """Return our error for one of the driver: mostly a connection that broke."""
    if isinstance(error, IncompleteCommit):
        hint = msg(
            "Whether the last step is in is not known: run the same command again, which leaves alone what is in"
        )
        return StoreLost(msg("the connection to Neo4j broke while the last step was being kept"), hint=hint)
    if isinstance(error, ServiceUnavailable | SessionExpired):
        hint = msg(
            "{go_on}. Run the same command again, which starts the local Neo4j where it has ended; `kg "
            "doctor` looks at the connection",
            go_on=GO_ON,
        )
        return StoreLost(msg("Neo4j went away ({first_line})", first_line=_first_line(error)), hint=hint)
    if isinstance(error, BrokenRecordError):
        return untellable_time()
    if isinstance(error, ConfigurationError):
        return StoreUnavailable(_first_line(error), hint=msg("Check the NEO4J_ settings; `kg doctor` looks at them"))
    return StoreError(_first_line(error), hint=msg("Run the same command again; `kg doctor` looks at the connection"))


def of_database(error: Neo4jError) -> StoreError:
    """Return our error for one of the database."""
    said, what = f"{error.code} {error.message}", _first_line(error)
    if _any(_NO_SPACE, said):
        return StoreLost(msg("the disk of the database is full ({what})", what=what), hint=FREE_SPACE)
    if _any(_STOPPED, said):
        return StoreLost(msg("Neo4j has stopped the database ({what})", what=what), hint=RESTART)
    if _any(_READ_ONLY, said):
        return StoreLost(msg("the database can only be read ({what})", what=what), hint=RESTART)
    if ".Security." in said:
        return StoreUnavailable(
            msg("Neo4j refuses: {what}", what=what), hint=msg("Check NEO4J_USERNAME and NEO4J_PASSWORD")
        )
    if _any(_TOO_BIG, said):
        hint = msg("Ask for less at once; for the local Neo4j more memory may be set (docs/operations.md)")
        return QueryError(msg("the query needs more memory than Neo4j has ({what})", what=what), hint=hint)
    kind = QueryError if ".ClientError." in said else StoreError
    return kind(what, hint=_advice(error))


def _advice(error: Neo4jError) -> str:
    code = error.code or ""
    if "ParameterMissing" in code:
        return msg("Give it with --param name=value")
    if "SyntaxError" in code:
        return msg("Check the Cypher; `kg query --list` shows queries that work")
    if "TypeError" in code or "ArgumentError" in code:
        return msg(
            "In a query of your own, check it; else `kg doctor --deep` tells what was changed in the graph past kg"
        )
    return msg("`kg doctor` checks the connection and the schema")


def _any(signs: tuple[str, ...], said: str) -> bool:
    return any(sign in said for sign in signs)


def _first_line(error: Exception) -> str:
    message = getattr(error, "message", None) or str(error) or type(error).__name__
    return str(message).strip().split("\n")[0].rstrip(".")
