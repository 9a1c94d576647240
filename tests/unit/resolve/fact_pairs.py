"""The constructed pairs of facts, read; quantities as the extractor finds them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.resolve.fact_view import FactView, read_number
from kg.text.quantities import find_quantities

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class FactPair:
    a: FactView
    b: FactView
    relation: str | None
    why: str


def make_view(**fields: Any) -> FactView:
    """Return a view of these fields, lists as tuples, with the quantities of its text."""
    numbers = tuple(map(read_number, find_quantities(fields["text"])))
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    plain["about"] = tuple(map(tuple, fields.get("about", ())))
    if plain["kind"] == "affiliation":
        plain |= {"parts": (plain.pop("title", None) or "",), "names": (plain.pop("organization", ()),)}
    return FactView(numbers=numbers, **plain)


def read_pairs(name: str) -> list[FactPair]:
    """Return the pairs of a file of tests/data."""
    rows = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
    return [FactPair(make_view(**row["a"]), make_view(**row["b"]), row["relation"], row["why"]) for row in rows]
