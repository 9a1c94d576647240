"""Text to records: JSON Lines, a JSON array, or JSON objects one after the other, read as a stream.

A record that isn't JSON is reported with its line, and reading goes on where the next one begins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from kg.errors import LoadError
from loaders.encoding import has_undecodable

CHUNK_CHARS = 1 << 18
SNIFF_LINES = 20
# Raw line breaks and tabs inside strings are no JSON, but common in exports, and what is meant is plain.
DECODER = json.JSONDecoder(strict=False)
_ARRAY_START = re.compile(r"\s*\[\s*(?:[\[{\"\]]|$)")
_ENCODING_HINT = "The rest of the file is in one encoding; save this record in the same"


@dataclass(frozen=True)
class Record:
    """One JSON value and where it stands."""

    value: object
    where: str


def looks_like_json(head: str) -> bool:
    """Tell whether a file that begins with `head` is meant as JSON."""
    return head.lstrip().startswith("{") or _ARRAY_START.match(head) is not None or looks_like_json_lines(head)


def looks_like_json_lines(head: str) -> bool:
    """Tell whether one of the first lines is a whole JSON object (the very first may be the broken one)."""
    # An array may stand with one element a line, the last of them without a comma.
    is_array = _ARRAY_START.match(head) is not None
    lines = [] if is_array else [line for line in head.split("\n") if line.strip()][:SNIFF_LINES]
    for line in lines:
        found = parse_record(line, "") if line[0] == "{" else None
        if isinstance(found, Record) and isinstance(found.value, dict):
            return True
    return False


def read_lines(stream: TextIO, name: str, max_chars: int) -> Iterator[Record | LoadError]:
    """Yield each line's record, or what is wrong with it; a line over `max_chars` is never held in memory."""
    number = 0
    while line := stream.readline(max_chars):
        number += 1
        where = f"{name}, line {number}"
        if len(line) == max_chars and not line.endswith("\n"):
            while (rest := stream.readline(CHUNK_CHARS)) and not rest.endswith("\n"):
                pass
            yield too_long(max_chars, where)
        elif line.strip():
            yield parse_record(line.strip(), where)


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
        reason = f"{error.msg}, column {error.colno}"
    else:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return LoadError(f"not JSON ({reason})", where=where, hint="Check the quotes, commas and brackets of the record")


def undecodable(where: str) -> LoadError:
    """Return the error for a record with bytes outside the file's encoding."""
    return LoadError("wrong encoding: bytes that the file's encoding doesn't know", where=where, hint=_ENCODING_HINT)


def too_long(max_chars: int, where: str) -> LoadError:
    """Return the error for a record too long to be read at all."""
    return LoadError(
        f"a record of more than {max_chars:,} characters", where=where, hint="Split it, or raise max_chars"
    )
