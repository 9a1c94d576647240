"""Whether two names mean one thing, for a person or a file of pairs; needs no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import LoadError, UsageError
from kg.messages import msg, reason_of
from kg.models import EntityType
from kg.offline.json_lines import read_objects
from kg.resolve import Comparison, compare, normalize


def match_names(a: str, b: str, entity_type: EntityType) -> Comparison:
    """Return the verdict of the rules on two names of one type; UsageError for what has no letter to compare."""
    if empty := [name for name in (a, b) if not normalize(name, entity_type)]:
        raise UsageError(msg("{empty!r} is no name: there is no letter in it", empty=empty[0]))
    return compare(a, b, entity_type)


def match_pairs(lines: Iterable[str], where: str) -> Iterator[dict[str, Any] | LoadError]:
    """Yield, for each line {type, a, b} of JSON, the same with `same` and `score`, or what is wrong with the line.

    Types are read in any case and given back as they were written. Other fields are left out.
    """
    for number, row in read_objects(lines, where):
        if isinstance(row, LoadError):
            yield row
            continue
        try:
            yield _match_pair(row)
        except ValueError as error:
            yield LoadError(reason_of(error), where=msg("{where}, line {number}", where=where, number=number))


def _match_pair(row: dict[str, Any]) -> dict[str, Any]:
    pair = {field: row.get(field) for field in ("type", "a", "b")}
    if wrong := [field for field, value in pair.items() if not isinstance(value, str) or not value.strip()]:
        raise ValueError(msg("no text in {wrong}", wrong=" and ".join(wrong)))
    entity_type = read_type(str(pair["type"]))
    if empty := [field for field in ("a", "b") if not normalize(str(pair[field]), entity_type)]:
        raise ValueError(msg("no letter in {empty}", empty=" and ".join(empty)))
    found = compare(str(pair["a"]), str(pair["b"]), entity_type)
    return pair | {"same": found.same, "score": round(found.score, 3)}


def read_type(text: str) -> EntityType:
    """Return the type of that name, in any case; ValueError when there is none."""
    try:
        return EntityType(text.strip().upper())
    except ValueError:
        raise ValueError(
            msg(
                "{text!r} is no type (known: {entitytype})",
                text=text,
                entitytype=", ".join(t.lower() for t in EntityType),
            )
        ) from None
