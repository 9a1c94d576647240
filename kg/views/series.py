"""Series of figures: as rows, objects and CSV; `kg.views.series_svg` draws them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

COLUMNS = ("who", "indicator", "period", "value", "number", "unit", "change", "change_number", "published", "articles")


@dataclass(frozen=True)
class Point:
    """A figure of a series; `day` is the last one of its period ("" without one), `disputes` what others give instead."""

    day: str
    period: str | None
    value: str
    number: float | None
    change: str | None
    change_number: float | None
    text: str
    confidence: float | None
    fact: str
    revised: bool
    disputes: tuple[str, ...]
    sources: tuple[Mapping[str, Any], ...]

    @property
    def published(self) -> str | None:
        """When it was first published."""
        return self.sources[0]["published"] if self.sources else None


@dataclass(frozen=True)
class Series:
    """The figures of one measure of somebody in one unit, by period; those without one last."""

    who: str
    indicator: str
    unit: str
    points: tuple[Point, ...]

    @property
    def drawn(self) -> list[Point]:
        """The points of a line: they have a day and a number, and nobody has revised them."""
        return [point for point in self.points if point.day and point.number is not None and not point.revised]


def series_rows(series: Sequence[Series]) -> list[list[Any]]:
    """Return a row for each figure, with the columns COLUMNS."""
    return [
        [
            one.who, one.indicator, point.period, point.value, point.number, one.unit or None, point.change,
            point.change_number, point.published, len({source["article"] for source in point.sources}),
        ]
        for one in series
        for point in one.points
    ]  # fmt: skip


def series_objects(series: Sequence[Series]) -> list[dict[str, Any]]:
    """Return the series for JSON, every figure with its sources."""
    return [asdict(one) for one in series]


def render_csv(series: Sequence[Series]) -> str:
    """Return the rows as CSV with a line of names."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(series_rows(series))
    return written.getvalue()
