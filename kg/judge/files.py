"""Judgements as a file: one JSON object a line, read whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Judgement
from kg.offline.json_lines import read_objects
from kg.resolve import find_contradictions, find_nonsense


def read_judgements(lines: Iterable[str], where: str) -> tuple[list[Judgement], list[LoadError]]:
    """Return the judgements of the lines, and what is wrong with each line that is none or contradicts another."""
    found: dict[int, Judgement] = {}
    errors: list[LoadError] = []
    for number, row in read_objects(lines, where):
        if isinstance(row, LoadError):
            errors.append(row)
            continue
        try:
            judgement = Judgement.model_validate(row)
        except ValidationError as error:
            errors.append(LoadError(_reasons(error), where=msg("{where}, line {number}", where=where, number=number)))
            continue
        if reason := find_nonsense(judgement):
            errors.append(LoadError(reason, where=msg("{where}, line {number}", where=where, number=number)))
        else:
            found[number] = judgement
    for clash in find_contradictions(found.values()):
        parties = (clash.judgement, *clash.others)
        numbers = sorted(n for n, judgement in found.items() if judgement in parties)
        errors.append(
            LoadError(
                str(clash), where=msg("{where}, lines {numbers}", where=where, numbers=", ".join(map(str, numbers)))
            )
        )
    return list(found.values()), errors


def write_judgements(judgements: Iterable[Judgement]) -> str:
    """Return the lines of a file, in the order given."""
    return "".join(f"{judgement.to_json()}\n" for judgement in judgements)


def _reasons(error: ValidationError) -> str:
    reasons = []
    for found in error.errors():
        place = ".".join(str(part) for part in found["loc"])
        message = found["msg"].removeprefix("Value error, ")
        reasons.append(f"{place}: {message}" if place else message)
    return "; ".join(reasons)
