"""What belongs to this user: files and processes. Another user's are never used, and never signalled.

Whoever may write below a home can put a password and settings of his own there; whoever reads the password has the graph.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shlex
import stat
from collections.abc import Iterable
from pathlib import Path

import psutil

from kg.errors import ServerError
from kg.messages import msg

_log = logging.getLogger(__name__)
_ELSEWHERE = msg("Set KG_HOME to a folder on a disk that keeps rights")
# Windows has no such owners and modes: there the rights of a user's folders are inherited.
_HAS_OWNERS = os.name == "posix"
# What a program of ours writes, such as the files of the database, is for this user alone.
CLOSED_UMASK = 0o077 if _HAS_OWNERS else -1
_WRITE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def is_own_process(process: psutil.Process) -> bool:
    """Whether the process runs as this user, and as nobody else besides. May raise psutil.Error."""
    if _HAS_OWNERS:
        return set(process.uids()) == {os.geteuid()}
    return process.username() == psutil.Process().username()


def require_own(paths: Iterable[Path]) -> None:
    """Raise ServerError where one of the paths that are there belongs to another user (root may own any)."""
    if not _HAS_OWNERS:
        return
    for path in paths:
        try:
            owner = path.stat().st_uid
        except OSError:  # what is not there has no owner; what can't be looked at is said by whoever needs it
            continue
        if owner not in (os.geteuid(), 0):
            hint = msg(
                "Run kg as that user, set KG_HOME to a folder of your own, or take it over: `chown -R $(id -u) "
                "{quote}`",
                quote=shlex.quote(str(path)),
            )
            raise ServerError(
                msg("the files of the local Neo4j belong to another user ({name})", name=_name(owner)),
                where=str(path),
                hint=hint,
            )


def close_folder(path: Path) -> None:
    """Take from other users the right to change what is in a folder; said on standard error.

    A folder like /tmp, where each may change only what is his, stays as it is. Raises ServerError where it can't be closed.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    if _HAS_OWNERS and mode & _WRITE_BY_OTHERS and not mode & stat.S_ISVTX:
        _set_mode(path, mode & ~_WRITE_BY_OTHERS, msg("other users could write there"))


def close_all(paths: Iterable[Path]) -> None:
    """Take from other users every right to these, of which those that are not there are passed over.

    A folder like /tmp, and the user's home directory, stay as they are. Quiet, since nobody could change anything there:
    that is for `close_folder` to say. Raises ServerError where one can't be closed.
    """
    for path in paths if _HAS_OWNERS else ():
        with contextlib.suppress(FileNotFoundError):  # a log that was begun anew meanwhile
            mode = stat.S_IMODE(path.lstat().st_mode)
            if mode & _OTHERS and not (mode & stat.S_ISVTX or path.is_symlink() or path == Path.home()):
                _change_mode(path, mode & ~_OTHERS, msg("other users could look into it"))


def write_private(path: Path, text: str) -> None:
    """Write a file that no other user can read, also while it is written; UTF-8."""
    with open(path, "w", encoding="utf-8", opener=open_private) as file:
        file.write(text)


def open_private(path: str, flags: int) -> int:
    """Open a file as `open` asks, closed to other users where it is made now."""
    return os.open(path, flags, 0o600)


def close_file(path: Path) -> None:
    """Take from other users every right to a file; said on standard error. Raises ServerError where it can't be closed."""
    if _HAS_OWNERS and stat.S_IMODE(path.stat().st_mode) & _OTHERS:
        _set_mode(path, 0o600, msg("other users could read it"))


def _set_mode(path: Path, mode: int, reason: str) -> None:
    _change_mode(path, mode, reason)
    _log.warning("%s", msg("{path}: {reason}; its mode is now {mode:o}.", path=path, reason=reason, mode=mode))


def _change_mode(path: Path, mode: int, reason: str) -> None:
    try:
        path.chmod(mode)
    except OSError as error:
        raise ServerError(
            msg("{reason}, and its rights can't be changed", reason=reason), where=str(path), hint=_ELSEWHERE
        ) from error
    if stat.S_IMODE(path.stat().st_mode) != mode:  # a disk that takes no rights, as of Windows
        raise ServerError(
            msg("{reason}, and the disk keeps no rights", reason=reason), where=str(path), hint=_ELSEWHERE
        )


def _name(uid: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"
