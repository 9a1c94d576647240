"""Whether two names mean one thing, for a person or a file of pairs; needs no database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import LoadError
from kg.models import EntityType
from kg.resolve import Comparison, compare


def match_names(a: str, b: str, entity_type: EntityType) -> Comparison:
    """Return the verdict of the rules on two names of one type."""
    return compare(a, b, entity_type)


def match_pairs(lines: Iterable[str], where: str) -> Iterator[dict[str, Any] | LoadError]:
    """Yield, for each line {type, a, b} of JSON, the same with `same` and `score`, or what is wrong with the line.

    Types are read in any case and given back as they were written. Other fields are left out.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _match_line(line)
        except ValueError as error:
            yield LoadError(str(error), where=f"{where}, line {number}")


def _match_line(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg})") from None
    if not isinstance(row, dict):
        raise ValueError("not an object with type, a and b")
    pair = {field: row.get(field) for field in ("type", "a", "b")}
    if wrong := [field for field, value in pair.items() if not isinstance(value, str) or not value.strip()]:
        raise ValueError(f"no text in {' and '.join(wrong)}")
    found = compare(str(pair["a"]), str(pair["b"]), read_type(str(pair["type"])))
    return pair | {"same": found.same, "score": round(found.score, 3)}


def read_type(text: str) -> EntityType:
    """Return the type of that name, in any case; ValueError when there is none."""
    try:
        return EntityType(text.strip().upper())
    except ValueError:
        raise ValueError(f"{text!r} is no type; there are {', '.join(t.lower() for t in EntityType)}") from None
