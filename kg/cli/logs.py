"""What the commands that use a graph have done, for whoever looks after it: lines in `KG_HOME/logs/kg.log`.

A line has its time, level, process, an event, and fields: ids of articles, counts, kinds of errors. What is never in it:
text of articles, names, queries, addresses, passwords. So an event is a constant, and fields are given apart
(`extra={"fields": …}`); an error is told by its kind, since its sentence may quote.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.errors import KgError
from kg.messages import in_words

LEVELS = ("debug", "info", "warning", "error")
FORMATS = ("text", "json")
# Ids of a day of thousands of articles fit a file or two.
FILE_BYTES, KEPT_FILES = 4 << 20, 5
_LOCK_SECONDS = 2.0
_log = logging.getLogger(__name__)
F = TypeVar("F", bound=Callable[..., Any])


class Fields(logging.Formatter):
    """A line for people (`written created=a,b`), or an object for programs."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self._as_json = form == "json"

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, whatever the fields hold."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told = {"at": at, "level": record.levelname.lower(), "process": record.process, "room": record.name}
        fields: Mapping[str, Any] = getattr(record, "fields", {})
        if self._as_json:
            return json.dumps(told | {"event": record.getMessage()} | dict(fields), ensure_ascii=False, default=str)
        given = "".join(f" {name}={_shown(value)}" for name, value in fields.items())
        return " ".join((*map(str, told.values()), *record.getMessage().split())) + given


class Told(logging.Formatter):
    """A warning for people: the sentence alone, in their language."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the sentence."""
        given = record.args if isinstance(record.args, tuple) else ()
        return in_words(record.msg) % tuple(in_words(value) if isinstance(value, str) else value for value in given)


class SharedFile(RotatingFileHandler):
    """A log file that several processes write to and begin anew when it is full: each waits for the others meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=FILE_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; a log that can't be written is no reason to fail."""
        from filelock import FileLock, Timeout

        with suppress(OSError, Timeout):
            self._prepare()
            with FileLock(self._path.with_suffix(".lock"), mode=0o600, timeout=_LOCK_SECONDS):
                if self._path.exists() and not self._path.is_file():
                    return  # a pipe that nobody reads would hold the command up
                self._follow()
                super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - a name of the library
        """Say nothing: a full disk is told by what it hinders."""

    def _open(self) -> TextIOWrapper:
        from kg.store.server.ownership import open_private

        return open(self._path, "a", encoding="utf-8", opener=open_private)

    def _prepare(self) -> None:
        """Make the folder, closed to others. Raises OSError where the home is another user's."""
        home = self._path.parent.parent
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if hasattr(os, "geteuid") and home.stat().st_uid != os.geteuid():
            raise PermissionError(home)
        self._path.parent.mkdir(exist_ok=True, mode=0o700)

    def _follow(self) -> None:
        """Go on in the file of that name, where another process has begun it anew."""
        if self.stream is None:
            return
        with suppress(FileNotFoundError):
            there, held = self._path.stat(), os.fstat(self.stream.fileno())
            if (there.st_ino, there.st_dev) == (held.st_ino, held.st_dev):
                return
        self.stream.close()
        self.stream = self._open()


class HomeLog(logging.Handler):
    """The log file of the home that the settings name, which are read when there is something to write."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self._form = form
        self._file: SharedFile | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; where the settings can't be read, whoever needs them says so."""
        if self._file is None:
            from kg.settings import Settings

            with suppress(KgError, ValueError):
                self._file = SharedFile(Settings().home / "logs" / "kg.log")
                self._file.setFormatter(Fields(self._form))
        if self._file is not None:
            self._file.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def _on_standard_error(form: str | None) -> logging.Handler:
    """Return what shows the log where it was asked for; else the warnings alone that are sentences for people."""
    handler = logging.StreamHandler()
    if form is not None:
        handler.setFormatter(Fields(form))
    else:
        handler.setFormatter(Told())
        handler.setLevel(logging.WARNING)
        handler.addFilter(lambda record: not hasattr(record, "fields"))
    return handler


def log_options(command: F) -> F:
    """Add --log-level and --log-format."""
    level = click.option(
        "--log-level", type=click.Choice(LEVELS), help="Least level of the log (default: info, in KG_HOME/logs/kg.log)."
    )
    form = click.option("--log-format", type=click.Choice(FORMATS), help="Lines of the log: text (default) or json.")
    return level(form(command))


def begin_log(ctx: click.Context, level: str | None, form: str | None) -> None:
    """Let what this command does be logged until it ends; on standard error too where either option was given."""
    rooms = [logging.getLogger("kg"), logging.getLogger("loaders")]
    shown = (form or "text") if level or form else None
    handlers = [HomeLog(form or "text"), _on_standard_error(shown)]
    before = [room.level for room in rooms]
    for room in rooms:
        room.setLevel((level or "info").upper())
        for handler in handlers:
            room.addHandler(handler)

    def end() -> None:
        for room, old in zip(rooms, before, strict=True):
            room.setLevel(old)
            for handler in handlers:
                room.removeHandler(handler)
        for handler in handlers:
            handler.close()

    ctx.call_on_close(end)


@contextmanager
def logged_command() -> Iterator[None]:
    """Log the command that uses a graph within the block: its name, how long it took, and the kind of error that ended it."""
    context = click.get_current_context(silent=True)
    fields: dict[str, Any] = {"command": context.command_path if context else "kg"}
    began = time.monotonic()
    _log.info("command began", extra={"fields": fields})
    try:
        yield
    except BaseException as error:
        _log.error("command failed", extra={"fields": fields | {"error": type(error).__name__}})
        raise
    _log.info("command ended", extra={"fields": fields | {"seconds": round(time.monotonic() - began, 3)}})


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(_shown, value))
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if any(c.isspace() or c in '",=' for c in text) or not text else text
