"""One record: a JSON value, where it stands, and the errors for text that is none."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kg.errors import LoadError
from kg.messages import msg
from loaders.encoding import has_undecodable

# What is passed over between records, for the inside of a regular expression's brackets: white space, and the byte
# order mark that stands in the middle of files put one after the other.
BLANK = "\\s\ufeff"
# Raw line breaks and tabs inside strings are no JSON, but common in exports, and what is meant is plain.
DECODER = json.JSONDecoder(strict=False)
_ENCODING_HINT = msg("The rest of the file is in one encoding; save this record in the same")


@dataclass(frozen=True)
class Record:
    """One JSON value and where it stands."""

    value: object
    where: str


def parse_record(text: str, where: str) -> Record | LoadError:
    """Return the JSON value of a whole record's text, or why there is none."""
    if has_undecodable(text):
        return undecodable(where)
    try:
        value, end = DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        return not_json(error, where)
    if text[end:].strip():
        return not_json(json.JSONDecodeError("Text after the record", text, end), where)
    return Record(value, where)


def not_json(error: ValueError | RecursionError, where: str) -> LoadError:
    """Return the error for a record that the JSON decoder refused."""
    if isinstance(error, json.JSONDecodeError):
        reason: str = msg("{what}, column {column}", what=error.msg, column=error.colno)
    else:
        # Python refuses to read an integer of more than 4,300 digits, which takes ever longer.
        reason = msg("nested too deeply") if isinstance(error, RecursionError) else msg("a number of too many digits")
    return LoadError(
        msg("not JSON ({reason})", reason=reason),
        where=where,
        hint=msg("Check the quotes, commas and brackets of the record"),
    )


def undecodable(where: str) -> LoadError:
    """Return the error for a record with bytes outside the file's encoding."""
    return LoadError(
        msg("wrong encoding: bytes that the file's encoding doesn't know"), where=where, hint=_ENCODING_HINT
    )


def too_long(max_chars: int, where: str) -> LoadError:
    """Return the error for a record too long to be read at all."""
    return LoadError(
        msg("a record of more than {max_chars:,} characters", max_chars=max_chars),
        where=where,
        hint=msg("Split it, or raise max_chars"),
    )
