"""Why the server did not come up, in plain words, from the ends of its logs."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import ServerError
from kg.messages import msg
from kg.store.server.logs import read_from
from kg.store.server.paths import ServerPaths

_PORT_TAKEN = msg("its port was taken by another program")
PORT_TAKEN = str(msg("the local Neo4j did not start: {meaning}", meaning=_PORT_TAKEN))
_TAIL_LINES = 12

# What the logs contain, what that means, what to do. The first that fits is the reason.
_CAUSES: list[tuple[tuple[str, ...], str, Callable[[ServerPaths], str]]] = [
    (
        ("recovery not possible", "Unreadable bytes are encountered"),
        msg("its transaction log is torn"),
        lambda paths: msg("docs/operations.md, A full disk, has the ways back"),
    ),
    (
        (
            "No space left on device",
            "There is not enough space on the disk",
            "out of disk space",
            "Disk quota exceeded",
        ),
        msg("the disk is full"),
        lambda paths: msg("Free some space on the disk of {home}, then run the same command again", home=paths.home),
    ),
    (("Address already in use", "BindException"), _PORT_TAKEN, lambda paths: msg("Run the command again")),
    (
        ("Could not reserve enough space", "insufficient memory", "Cannot allocate memory", "OutOfMemoryError"),
        msg("there is not enough memory"),
        lambda paths: msg(
            "Close other programs, or set less in server.memory.* in {extra_conf}", extra_conf=paths.extra_conf
        ),
    ),
    (
        ("locked by another process", "FileLockException", "OverlappingFileLockException"),
        msg("another process has its store open"),
        lambda paths: msg("End that process"),
    ),
    (
        ("Read-only file system", "AccessDeniedException", "Permission denied"),
        msg("its files can't be written"),
        lambda paths: msg(
            "Look at the owner and the rights of {home}, or set KG_HOME to another folder", home=paths.home
        ),
    ),
    (
        ("Unrecognized setting", "Error evaluating value for setting"),
        msg("a setting is wrong"),
        lambda paths: msg("Look at {extra_conf}", extra_conf=paths.extra_conf),
    ),
]


def explain_failure(paths: ServerPaths, since: int) -> ServerError:
    """The error that says why the server ended, with the end of its log where the reason is not a known one.

    `since` is the size of the log, in bytes, before that start.
    """
    said = f"{read_from(paths.log, since)}\n{read_from(paths.console)}"
    if (known := known_cause(said, paths)) is not None:
        return known
    last = "\n".join(said.strip().splitlines()[-_TAIL_LINES:]) or msg("its log is empty")
    return ServerError(
        msg("the local Neo4j ended while starting; its last words:\n{last}\n", last=last), where=str(paths.log)
    )


def known_cause(said: str, paths: ServerPaths) -> ServerError | None:
    """The error for what Java or Neo4j said, where that is a known reason."""
    for signs, meaning, advice in _CAUSES:
        if any(sign in said for sign in signs):
            hint = advice(paths)
            return ServerError(
                msg("the local Neo4j did not start: {meaning}", meaning=meaning), where=str(paths.log), hint=hint
            )
    return None
