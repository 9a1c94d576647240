"""Files that a person names on the command line: what is read is a file, what is written is whole or not there."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import click

from kg.errors import UsageError
from kg.messages import msg

_STDIO = "-"


class TextInput(click.File):
    """A text file to read, or `-`: what is no file, such as a device, might never end."""

    def __init__(self, encoding: str = "utf-8-sig", errors: str = "strict") -> None:
        super().__init__("r", encoding=encoding, errors=errors)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> IO[Any]:
        """Open it; a person is told where it can't be."""
        if isinstance(value, str | os.PathLike) and os.fspath(value) != _STDIO:
            with suppress(OSError):  # which is told as it is opened
                require_file(Path(value))
        return super().convert(value, param, ctx)


def require_file(path: Path) -> None:
    """Raise UsageError where a path leads to something that is there and no file. Raises OSError where it can't be told."""
    if not stat.S_ISREG(mode := path.stat().st_mode) and not stat.S_ISDIR(mode):  # a folder is told as it is opened
        raise UsageError(msg("not a regular file"), where=str(path), hint=msg("Send a stream on standard input, as -"))


@contextmanager
def output_file(path: str | Path) -> Iterator[IO[bytes]]:
    """Open a file to write, or standard output for `-`; UsageError where it can't be opened.

    What was there stays until the new one is whole: of what is broken off nothing is left.
    """
    try:
        opened, part, target = _open(str(path))
    except OSError as error:
        hint = msg("Name a file in a folder that is there and that you may write to")
        raise UsageError(
            msg("the output can't be written ({reason})", reason=error.strerror), where=str(path), hint=hint
        ) from error
    try:
        with opened as file:
            yield file
        if part is not None:
            part.replace(target)
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _open(path: str) -> tuple[Any, Path | None, Path]:
    """Return what to write into, the file beside the target that it is until it is whole (None: none), and the target."""
    target = Path(path)
    if path == _STDIO or (target.exists() and not target.is_file()):  # a device, a pipe; a folder, which is then told
        return click.open_file(path, "wb"), None, target
    target = target.resolve()  # a link stays one
    if target.exists() and not os.access(target, os.W_OK):
        return target.open("r+b"), None, target  # which says why not
    part = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        opened = part.open("xb")
    except PermissionError:
        if not target.exists():
            raise
        return target.open("wb"), None, target  # in a folder that only its files may be changed in
    with suppress(OSError):
        shutil.copymode(target, part)
    return opened, part, target
