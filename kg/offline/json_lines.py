"""JSON Lines that a person wrote: each object with its number, or what is wrong with the line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import LoadError
from kg.messages import msg, reason_of

# A byte that is not UTF-8, where text is read with errors="surrogateescape".
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_objects(lines: Iterable[str], where: str) -> Iterator[tuple[int, dict[str, Any] | LoadError]]:
    """Yield (line number, object or error) for each line that is not blank; lines as click reads them for `text_file`."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, _read(line)
            except ValueError as error:
                yield (
                    number,
                    LoadError(reason_of(error), where=msg("{where}, line {number}", where=where, number=number)),
                )


def _read(line: str) -> dict[str, Any]:
    if _ESCAPED_BYTE.search(line):
        raise ValueError(msg("not UTF-8"))
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(msg("not JSON ({msg})", msg=error.msg)) from None
    except RecursionError:
        raise ValueError(msg("not JSON (nested too deep)")) from None
    except ValueError:  # which Python raises for an integer of more than 4,300 digits
        raise ValueError(msg("not JSON (a number of too many digits)")) from None
    if not isinstance(row, dict):
        raise ValueError(msg("not an object in braces"))
    if _SURROGATE.search(json.dumps(row, ensure_ascii=False)):
        raise ValueError(msg("holds half of a character (\\ud800 to \\udfff)"))
    return row
