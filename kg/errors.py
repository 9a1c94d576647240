"""Every error that this package raises on purpose. The command line turns each into one line without a traceback.

KgError
├── LoadError           input that can't be read: a file, a record of it, a field of that
├── SpanError           offsets that do not fit their text
├── ModelMissing        a model file of the extractor that is not there or not whole
├── StoreError          the database said no
│   ├── StoreUnavailable    nobody answers, or not with these credentials
│   │   └── StoreLost           it answered, and then went away, or can't be written any more
│   ├── QueryError          a query that the database refuses
│   ├── ServerError         the local server can't be installed, started or stopped
│   └── DiskFull            too little space to begin or to go on
└── UsageError          a request that can't be met as it stands
    └── UnknownName         a name, or an id, that nothing in the graph has
"""

from __future__ import annotations

from typing import Any

from kg.messages import Message, joined, msg


class KgError(Exception):
    """What is wrong, where, and what to do.

    `what` and `hint` are sentences without a final stop (`kg.messages.msg`); `where` is a path, record, article id or address.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what, where, hint)
        self.what = what
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the error come back whole from another process."""
        return _restore, (type(self), self.what, self.where, self.hint)

    def __str__(self) -> str:
        return str(self.message())

    def message(self) -> Message:
        """Return all of it for a person."""
        told = (
            msg("{what} in {where}.", what=self.what, where=self.where)
            if self.where
            else msg("{what}.", what=self.what)
        )
        return joined([told, msg(" {hint}.", hint=self.hint)]) if self.hint else told


def _restore(kind: type[KgError], what: str, where: str | None, hint: str | None) -> KgError:
    return kind(what, where=where, hint=hint)


# What reading a graph ends in where it holds what kg never writes: somebody changed it past kg.
WRONG_CONTENT = (TypeError, ValueError, LookupError, AttributeError)


class LoadError(KgError):
    """A file or record that can't be read as an article or a report; the rest of the input goes on."""


class SpanError(KgError):
    """Offsets outside their text, or that do not give the surface they claim."""


class ModelMissing(KgError):
    """A model file is missing or damaged."""


class StoreError(KgError):
    """The database refused something."""


class StoreUnavailable(StoreError):
    """No database answers at the address, or it refuses the credentials."""


class StoreLost(StoreUnavailable):
    """The database went away in the middle, or takes no more: full disk, an end of the server, read-only."""


class QueryError(StoreError):
    """A query is not valid, unknown, or writes where only reading is allowed."""


class ServerError(StoreError):
    """The local Neo4j can't be installed, started or stopped."""


class DiskFull(StoreError):
    """The disk has too little space to begin or to go on; nothing is half written."""


class UsageError(KgError):
    """The request does not make sense as it stands."""


class UnknownName(UsageError):
    """Nothing in the graph has this name or id."""
