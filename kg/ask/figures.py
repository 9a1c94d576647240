"""The figures of an entity or a subject over time: series of one measure and unit, in the order of their periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ask.lookup import find_entities
from kg.errors import UnknownName, UsageError
from kg.models import bounded_key
from kg.models.periods import end_of, first_day
from kg.resolve.figures import one_measure
from kg.store.graph import GraphStore, Row
from kg.text.normalize import plain_blanks
from kg.views.series import Point, Series


@dataclass(frozen=True)
class Wanted:
    """Which figures: of a measure that has these words, of periods in [first, last] (ISO prefixes), and how sure (0-1)."""

    indicator: str | None = None
    first: str | None = None
    last: str | None = None
    minimum: float = 0.0


def read_series(store: GraphStore, name: str, wanted: Wanted) -> list[Series]:
    """Return the series of all that the name leads to, by measure and unit; those of most figures first.

    Raises UsageError with near names where it leads to nothing.
    """
    rows = [row for row in read_figures(store, name, wanted.minimum) if _is_wanted(row, wanted)]
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["who"], one_measure(row["indicator"]), row["unit"] or ""), []).append(row)
    series = [_series(group) for group in groups.values()]
    return sorted(series, key=lambda one: (-len(one.points), one.who, one.indicator, one.unit))


def read_figures(store: GraphStore, name: str, minimum: float) -> list[Row]:
    """Return the figures of the entities that a name leads to, or of the subject of that name."""
    subject = bounded_key(plain_blanks(name))
    error: UsageError | None = None
    try:
        ids = [row["id"] for row in find_entities(store, name)]
    except UnknownName as unknown:
        ids, error = [], unknown
    rows = store.rows("read/figure_series", ids=ids, subject=subject, min=minimum)
    if not rows and error is not None:
        raise error
    return rows


def _is_wanted(row: Row, wanted: Wanted) -> bool:
    if wanted.indicator is not None:
        asked = one_measure(wanted.indicator)
        if asked not in one_measure(row["indicator"]) and wanted.indicator not in row["indicator"]:
            return False
    if wanted.first is None and wanted.last is None:
        return True
    period = row["period"]
    if period is None:
        return False
    too_early = wanted.first is not None and end_of(period) < first_day(wanted.first)
    return not too_early and not (wanted.last is not None and first_day(period) > end_of(wanted.last))


def _series(rows: Iterable[Row]) -> Series:
    points = sorted((_point(row) for row in rows), key=lambda point: (point.period is None, point.day, point.fact))
    first = next(iter(rows))
    return Series(first["who"], first["indicator"], first["unit"] or "", tuple(points))


def _point(row: Row) -> Point:
    kept = {key: row[key] for key in ("period", "value", "number", "change", "text", "confidence", "fact", "revised")}
    kept["change_number"] = row["change_number"]
    day = end_of(row["period"]) if row["period"] else ""
    return Point(day=day, disputes=tuple(row["disputes"]), sources=tuple(row["sources"]), **kept)
