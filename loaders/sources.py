"""Where input comes from: files, folders, globs, addresses and standard input, as byte streams that can be opened again."""

from __future__ import annotations

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from weakref import WeakKeyDictionary

from kg.errors import LoadError
from kg.messages import msg
from loaders.storage import is_address, list_files

STDIN = "-"
_SPOOLED: WeakKeyDictionary[BinaryIO, tempfile._TemporaryFileWrapper[bytes]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Blob:
    """Named bytes. `open` gives a new stream from the start each time: input is read once to look, once to parse."""

    name: str
    open: Callable[[], BinaryIO]


def find_blobs(paths: Sequence[str]) -> Iterator[Blob | LoadError]:
    """Yield each file that `paths` name, once, in the order given and sorted by path inside folders and globs."""
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path):
            if isinstance(found, (LoadError, Blob)):
                yield found
                continue
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield Blob(str(found), lambda file=found: file.open("rb"))  # type: ignore[misc]


def _expand(path: str) -> Iterator[Path | Blob | LoadError]:
    if path == STDIN:
        yield Blob(msg("standard input"), _open_stdin)
    elif os.path.lexists(path):
        yield from _files_of(Path(path))
    elif is_address(path):
        try:
            yield from (Blob(name, opened) for name, opened in list_files(path))
        except LoadError as error:
            yield error
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
        if not matches:
            yield LoadError(msg("nothing matches"), where=path, hint=msg("Quote the pattern, or check the folder"))
        for match in matches:
            yield from _files_of(Path(match))
    else:
        yield LoadError(msg("no such file or folder"), where=path, hint=msg("Check the path"))


def _files_of(path: Path) -> Iterator[Path | LoadError]:
    if path.is_file():
        yield path
    elif path.is_dir():
        files = list(_walk(path))
        yield from files
        if not files:
            hint = msg("Files and folders whose names begin with a dot are left out")
            yield LoadError(msg("the folder has no files"), where=str(path), hint=hint)
    elif _leads_nowhere(path):
        yield _dead_link(path)
    else:
        yield LoadError(msg("not a regular file"), where=str(path), hint=msg("Send a stream on standard input, as -"))


def _walk(folder: Path) -> Iterator[Path | LoadError]:
    """Yield the visible regular files under `folder`, by path; a folder reached twice (a link upwards) is read once."""
    found: list[Path] = []
    denied: list[OSError] = []
    visited: set[str] = set()
    for at, folders, names in os.walk(folder, followlinks=True, onerror=denied.append):
        real = os.path.realpath(at)
        if real in visited:
            folders.clear()
            continue
        visited.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(at, name) for name in names if not name.startswith(".")]
    for error in sorted(denied, key=str):
        yield LoadError(msg("the folder can't be read"), where=str(error.filename), hint=msg("Check its permissions"))
    for file in sorted(found, key=lambda file: file.parts):
        if file.is_file():
            yield file
        elif _leads_nowhere(file):
            yield _dead_link(file)


def _leads_nowhere(path: Path) -> bool:
    """Tell whether a path is a link to nothing, or one that leads back to itself."""
    return path.is_symlink() and not os.path.exists(path)  # noqa: PTH110 - Path.exists raises for a loop


def _dead_link(path: Path) -> LoadError:
    return LoadError(msg("the link leads nowhere"), where=str(path), hint=msg("Remove it, or make it lead to the file"))


def _open_stdin() -> BinaryIO:
    """Open what standard input held, kept in a temporary file (until the process ends) as input is read twice."""
    stream = sys.stdin.buffer
    if stream not in _SPOOLED:
        spool = tempfile.NamedTemporaryFile(prefix="kg-stdin-")  # noqa: SIM115  closed with the stream it belongs to
        shutil.copyfileobj(stream, spool)
        spool.flush()
        _SPOOLED[stream] = spool
    return Path(_SPOOLED[stream].name).open("rb")
