"""Series of figures: as rows, as CSV, and as lines over time in SVG."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from kg.views.exports import xml_text
from kg.views.svg import FONTS

COLUMNS = ("who", "indicator", "period", "value", "number", "unit", "change", "change_number", "published", "articles")
_WIDTH, _HEIGHT = 760, 260  # of one series
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 60, 48, 44
_INK, _LINE, _GRID = "#1f2328", "#6F9DB8", "#d8dee4"
_SCALES = ((1e8, "亿"), (1e4, "万"))
_STEPS = 4


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


def render_series_svg(series: Sequence[Series]) -> str:
    """Return each series that has a point to draw as a line over time, one below the other."""
    drawn = [one for one in series if one.drawn]
    height = max(1, len(drawn)) * _HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'font-family="{FONTS}" font-size="12">\n<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>\n'
    ]
    for number, one in enumerate(drawn):
        parts += [f'<g transform="translate(0 {number * _HEIGHT})">\n', *_chart(one), "</g>\n"]
    return "".join([*parts, "</svg>\n"])


def _chart(series: Series) -> Iterator[str]:
    points = series.drawn
    numbers = [float(point.number or 0.0) for point in points]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    high = high if high > low else low + 1.0
    days = [date.fromisoformat(point.day).toordinal() for point in points]
    across = max(1, days[-1] - days[0])
    factor, scale = next(((f, s) for f, s in _SCALES if max(abs(low), high) >= f), (1.0, ""))
    unit = f"（{scale}{series.unit}）" if scale or series.unit else ""
    yield f'<text x="{_LEFT}" y="24" font-size="15" fill="{_INK}">{_text(f"{series.who} {series.indicator}{unit}")}</text>\n'
    for step in range(_STEPS + 1):
        level = low + (high - low) * step / _STEPS
        y = _y(level, low, high)
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}" stroke="{_GRID}"/>\n'
        yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end" fill="{_INK}">{_short(level / factor)}</text>\n'
    places = [
        (
            round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * ((day - days[0]) / across if len(points) > 1 else 0.5), 1),
            _y(n, low, high),
        )
        for day, n in zip(days, numbers, strict=True)
    ]
    yield f'<polyline fill="none" stroke="{_LINE}" stroke-width="2" points="{" ".join(f"{x},{y}" for x, y in places)}"/>\n'
    for (x, y), point in zip(places, points, strict=True):
        told = f"{point.period}: {point.value}" + (f" ({point.change})" if point.change else "")
        yield f'<circle cx="{x}" cy="{y}" r="4" fill="{_LINE}"><title>{_text(told)}</title></circle>\n'
        yield f'<text x="{x}" y="{y - 8}" text-anchor="middle" fill="{_INK}">{_text(point.value)}</text>\n'
        yield (
            f'<text x="{x}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle" fill="{_INK}">{_text(point.period or "")}</text>\n'
        )


def _y(number: float, low: float, high: float) -> float:
    return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (number - low) / (high - low), 1)


def _short(number: float) -> str:
    return f"{number:.4g}"


def _text(text: str) -> str:
    return escape(xml_text(text))
