"""What went wrong in a call as one sentence for a language model, which can do something about it or pass it on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from kg.errors import WRONG_CONTENT, KgError, QueryError, StoreLost, StoreUnavailable, UnknownName, UsageError

# What a hint says to somebody at the command line: `kg query …`, --write, --param.
_COMMAND_LINE = re.compile(r"`kg |--[a-z]")
_DOCTOR = "If that does not help, `kg doctor` on the command line says why"
_SEARCH = "The tool `search` finds names and facts by their words"


class CallFailed(Exception):
    """A call that can't be answered; the text is a sentence with what to do."""


def sentence_of(error: BaseException) -> str:
    """Return what an exception means for who called a tool."""
    if isinstance(error, CallFailed):
        return str(error)
    if isinstance(error, UsageError | QueryError) and _COMMAND_LINE.search(error.hint or ""):
        advice = f" {_SEARCH}." if isinstance(error, UnknownName) else ""
        return f"{error.what}.{advice}"
    if isinstance(error, StoreLost):
        return f"{error.what}. Call again: the next call looks for the database anew. {_DOCTOR}."
    if isinstance(error, StoreUnavailable):
        return f"There is no database to ask: {error}"
    if isinstance(error, KgError):
        return str(error)
    if isinstance(error, MemoryError | RecursionError):
        return "there is not enough memory for this. Ask for less at once."
    if isinstance(error, OverflowError):
        return "a number is too large: whole numbers may have 64 bits (19 digits at most)."
    said = str(error).strip().splitlines()[:1]
    told = f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
    if isinstance(error, WRONG_CONTENT):
        return (
            f"what the graph holds is not what kg writes, or kg is at fault ({told}): `kg doctor --deep` on the command line "
            "says which. Another question may well be answered."
        )
    return f"this is a fault of kg, not of yours ({told}). Another question may well be answered."


def wrong_arguments(error: ValidationError) -> str:
    """Return what is wrong with the arguments of a call, each with what it should be."""
    found = (f"{'.'.join(map(str, one['loc'])) or 'the arguments'}: {_wanted(one)}" for one in error.errors())
    return f"{'; '.join(found)}."


def unknown_arguments(tool: str, given: Mapping[str, Any], known: Mapping[str, Any]) -> str | None:
    """Return which arguments a tool does not have, with near ones; None where it has all."""
    strange = []
    for name in sorted(set(given) - set(known)):
        near = get_close_matches(name, known, n=1)
        strange.append(f"{name!r} (did you mean {near[0]!r}?)" if near else repr(name))
    return f"{tool} has no argument {', '.join(strange)}. It has: {', '.join(known)}." if strange else None


def _wanted(one: Any) -> str:
    if one["type"] == "missing":
        return "is needed"
    said = str(one["msg"]).removeprefix("Input ").removeprefix("Value error, ")
    given = repr(one["input"])
    return f"{said}, not {given if len(given) <= 60 else given[:60] + '…'}"
