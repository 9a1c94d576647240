"""The one place that turns whatever went wrong into one line that says what to do, and into an exit code.

Known causes, our own errors first, then what the system, a text or a person can do at any moment; all that is left is
a fault of this program, and said to be one. `kg --debug` shows the traceback of each before the line.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import click

from kg.cli.ending import Ended, ending_in_order
from kg.errors import WRONG_CONTENT, KgError, UsageError
from kg.messages import in_words, msg
from kg.printable import printable

_BY_SIGNAL = 128  # what a shell adds to the number of the signal that ended a program
INTERRUPTED = _BY_SIGNAL + signal.SIGINT
_DEBUG_HINT = msg("`kg --debug …` shows where")


@dataclass(frozen=True)
class Fault:
    """What to tell a person, without a final line feed, and the exit code. Nothing is told where `line` is empty."""

    line: str
    code: int = 1


def run_plainly(run: Callable[[], Any], arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; what goes wrong is told on standard error in one line.

    `arguments` tell whether --debug was asked for.
    """
    debug = "--debug" in takewhile(lambda argument: argument.startswith("-"), arguments)
    _prepare_streams()
    try:
        with ending_in_order():
            done = run()
        _flush()
        return done if isinstance(done, int) else 0
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return error.exit_code
    except SystemExit as error:  # of a library that has told its reason, as rich does of a closed pipe
        _give_up_output()
        return error.code if isinstance(error.code, int) else 1
    except BaseException as error:
        if debug:
            traceback.print_exception(error)
        fault = explain(error)
        if fault.line:
            _tell(fault.line)
        _give_up_output()
        return fault.code


def explain(error: BaseException) -> Fault:
    """Return what an exception means for the person at the command line."""
    if isinstance(error, KgError):
        return Fault(error.message(), 2 if isinstance(error, UsageError) else 1)
    if isinstance(error, click.Abort):
        if isinstance(error.__cause__, KeyboardInterrupt):
            return explain(error.__cause__)
        return Fault(msg("nothing was done: the question was not answered with yes. --yes answers it beforehand."))
    if isinstance(error, KeyboardInterrupt):
        code = _BY_SIGNAL + error.number if isinstance(error, Ended) else INTERRUPTED
        return Fault(
            msg("interrupted. What was written before is whole; run the same command again for the rest."), code
        )
    for explain_kind in (_of_memory, _of_text, _of_system, _of_driver, _of_settings):
        if (fault := explain_kind(error)) is not None:
            return fault
    if isinstance(error, BaseExceptionGroup):
        return explain(error.exceptions[0])
    if isinstance(error, ImportError):
        return Fault(
            msg("a part of the installation is missing or damaged ({error}). Install news-kg again.", error=error)
        )
    what = str(error).strip().splitlines()[:1]
    said = f"{type(error).__name__}: {what[0]}" if what else type(error).__name__
    if isinstance(error, WRONG_CONTENT) and "neo4j" in sys.modules:  # a graph is open
        return Fault(
            msg(
                "what the graph holds is not what kg writes, or kg is at fault ({said}). `kg doctor --deep` tells what was "
                "changed past kg, and --repair mends it; where it finds nothing, {debug_hint}, which belongs into a report.",
                said=said,
                debug_hint=_DEBUG_HINT,
            )
        )
    return Fault(
        msg(
            "this is a fault of kg, not of yours ({said}). What was written before is whole; {debug_hint}, "
            "which belongs into a report of it.",
            said=said,
            debug_hint=_DEBUG_HINT,
        )
    )


def _of_memory(error: BaseException) -> Fault | None:
    if isinstance(error, MemoryError):
        return Fault(
            msg("there is not enough memory. Close other programs, give less at once, or use fewer --workers.")
        )
    if isinstance(error, RecursionError):
        return Fault(
            msg("the input is nested too deep to be read. Make it flatter; {debug_hint}.", debug_hint=_DEBUG_HINT)
        )
    return None


def _of_text(error: BaseException) -> Fault | None:
    """Characters and numbers that can't be passed on."""
    if isinstance(error, UnicodeError):
        part = f" ({_shown(error.object[error.start : error.end])})" if isinstance(error, _CODING) else ""
        return Fault(
            msg(
                "a text can't be read or passed on as {coding}{part}. Give it in UTF-8, and whole characters.",
                coding=_coding(error),
                part=part,
            ),
            2,
        )
    if isinstance(error, OverflowError):
        return Fault(
            msg("a number is too large: whole numbers may have 64 bits (19 digits at most). Give a smaller one."), 2
        )
    if isinstance(error, ValueError) and "null" in str(error) and ("byte" in str(error) or "character" in str(error)):
        return Fault(msg("a name holds the character NUL, which no file and no name can have. Leave it out."), 2)
    return None


_CODING = (UnicodeEncodeError, UnicodeDecodeError)


def _coding(error: UnicodeError) -> str:
    return error.encoding if isinstance(error, _CODING) else "text"


def _shown(part: str | bytes) -> str:
    return ascii(part)[:40]


def _of_system(error: BaseException) -> Fault | None:
    """What the operating system refuses: disks, files, pipes, processes."""
    if isinstance(error, RuntimeError | AttributeError) and None in (sys.stdin, sys.stdout):
        return Fault(msg("standard input or standard output is closed. Leave it open, or name files instead."), 2)
    if not isinstance(error, OSError):
        return None
    if isinstance(error, BrokenPipeError):
        return Fault("")  # who read has seen enough, as with `| head`
    from kg.store.disk import told_by_system

    if error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)) and error.filename is None:
        return Fault(
            msg(
                "the output can't be written: {reason}. Free space where it goes (--out, or what standard "
                "output leads to), then run the same command again.",
                reason=error.strerror,
            )
        )
    if error.errno == errno.ENOENT and error.filename is None and _is_nowhere():
        return Fault(msg("the folder in which kg is run was deleted. Change to another one, and run it again."), 2)
    place = error.filename if isinstance(error.filename, str) else ""
    reason, hint = told_by_system(error, Path(place or "."))
    if place:
        return Fault(msg("{what} in {where}. {hint}.", what=reason, where=place, hint=hint))
    return Fault(msg("{what}. Run it again; {debug}.", what=reason, debug=_DEBUG_HINT))


def _is_nowhere() -> bool:
    """Whether the working folder is gone."""
    try:
        Path.cwd()
    except OSError:
        return True
    return False


def _of_driver(error: BaseException) -> Fault | None:
    """What a driver raises past the store; it is loaded then, or the error is none of its own."""
    if "neo4j" not in sys.modules:
        return None
    from neo4j.exceptions import DriverError, Neo4jError

    from kg.store.refusals import of_database, of_driver

    if isinstance(error, DriverError):
        return Fault(of_driver(error).message())
    return Fault(of_database(error).message()) if isinstance(error, Neo4jError) else None


def _of_settings(error: BaseException) -> Fault | None:
    """A variable of the environment, or a line of `.env`, that is not what its name says."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError) or error.title != "Settings":
        return None
    first = error.errors()[0]
    name = ".".join(map(str, first["loc"])) or msg("the settings")
    return Fault(
        msg(
            "{name} is not set as it can be read ({msg}). Look at the environment and at .env here.",
            name=name,
            msg=first["msg"],
        ),
        2,
    )


def _prepare_streams() -> None:
    """Fill in closed streams, and write characters that a terminal's encoding does not have as \\uXXXX.

    Else the next file or connection would get the number of the closed one, and with it what libraries print there.
    """
    for descriptor in range(3):
        with contextlib.suppress(OSError):
            os.fstat(descriptor)
            continue
        os.open(os.devnull, os.O_RDWR)  # which takes the lowest number that is free
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as long as the program
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> None:
    """Write what is buffered now, so that a full disk is told; raises OSError."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _tell(line: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        click.echo(printable(in_words(msg("Error: {line}", line=line))), err=True)


def _give_up_output() -> None:
    """Send what is left in the buffers nowhere if it can't be written, so that Python does not fail at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
