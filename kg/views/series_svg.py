"""Series of figures as lines over time in SVG: a line for years, one for quarters, one for months, so that each compares
what can be compared; two numbers for one time stand over each other, and the line goes through the one told first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from kg.messages import phrase, word
from kg.views.exports import xml_text
from kg.views.labels import place_labels, text_width
from kg.views.series import Point, Series
from kg.views.svg import FONTS

_WIDTH, _HEIGHT = 760, 260  # of one series
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 30, 56, 44
_INSET = 38  # of the first and last dot, so that their values stand beside the numbers of the axis
_INK, _GRID, _SIZE, _RADIUS = "#1f2328", "#d8dee4", 12, 4
_SCALES = ((1e8, "亿"), (1e4, "万"))
_STEPS = 4  # parts of the axis, about
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_LENGTHS = (
    ("year", re.compile(r"\d{4}"), "#6F9DB8"),
    ("half-year", re.compile(r"\d{4}-H[12]"), "#B8860B"),
    ("quarter", re.compile(r"\d{4}-Q[1-4]"), "#7A9E5F"),
    ("month", re.compile(r"\d{4}-\d{2}"), "#B56F8C"),
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}"), "#6C6C6C"),
    ("other time", re.compile(".*"), "#8E7CC3"),
)


class Axis(NamedTuple):
    """From the least to the greatest level that is drawn, in steps, all in the unit of the series."""

    low: float
    high: float
    step: float

    def y(self, number: float) -> float:
        """Return where a number stands."""
        return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (number - self.low) / (self.high - self.low), 1)

    def levels(self) -> list[float]:
        """Return the levels that get a line."""
        return [self.low + self.step * n for n in range(round((self.high - self.low) / self.step) + 1)]


class Dot(NamedTuple):
    """A point of a series where it is drawn, with the length of its time."""

    x: float
    y: float
    point: Point
    length: str
    colour: str


def render_series_svg(series: Sequence[Series]) -> str:
    """Return each series that has a point to draw as lines over time, one below the other."""
    drawn = [one for one in series if one.drawn]
    height = max(1, len(drawn)) * _HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'font-family="{FONTS}" font-size="{_SIZE}">\n<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>\n'
    ]
    for number, one in enumerate(drawn):
        parts += [f'<g transform="translate(0 {number * _HEIGHT})">\n', *_chart(one), "</g>\n"]
    return "".join([*parts, "</svg>\n"])


def _chart(series: Series) -> Iterator[str]:
    axis = make_axis([float(point.number or 0.0) for point in series.drawn])
    dots = _dots(series.drawn, axis)
    factor, scale = next(((f, s) for f, s in _SCALES if max(abs(axis.low), axis.high) >= f), (1.0, ""))
    unit = f"（{scale}{series.unit}）" if scale or series.unit else ""
    yield f'<text x="{_LEFT}" y="24" font-size="15" fill="{_INK}">{_text(f"{series.who} {series.indicator}{unit}")}</text>\n'
    yield from _grid(axis, factor)
    by_length = {dot.length: [other for other in dots if other.length == dot.length] for dot in dots}
    yield from _legend(by_length)
    for line in by_length.values():
        yield from _line(line)
    yield from _labels(dots)


def make_axis(numbers: Sequence[float]) -> Axis:
    """Return an axis from zero, or below it, over all numbers, in round steps."""
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    rough = (high - low or 1.0) / _STEPS
    power: float = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in _ROUND if power * one >= rough * (1 - 1e-9))
    return Axis(math.floor(low / step) * step, max(math.ceil(high / step), math.floor(low / step) + 1) * step, step)


def _grid(axis: Axis, factor: float) -> Iterator[str]:
    for level in axis.levels():
        y = axis.y(level)
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}" stroke="{_GRID}"/>\n'
        yield f'<text x="{_LEFT - 12}" y="{y + 4}" text-anchor="end" fill="{_INK}">{level / factor:.6g}</text>\n'


def _dots(points: Sequence[Point], axis: Axis) -> list[Dot]:
    days = [date.fromisoformat(point.day).toordinal() for point in points]
    across = max(1, max(days) - min(days))
    found = []
    for day, point in zip(days, points, strict=True):
        length, _, colour = next(one for one in _LENGTHS if one[1].fullmatch(point.period or ""))
        share = (day - min(days)) / across if len(set(days)) > 1 else 0.5
        x = round(_LEFT + _INSET + (_WIDTH - _LEFT - _RIGHT - 2 * _INSET) * share, 1)
        found.append(Dot(x, axis.y(float(point.number or 0.0)), point, length, colour))
    return found


def _legend(by_length: dict[str, list[Dot]]) -> Iterator[str]:
    """Yield what the colours mean, where there are several."""
    x = float(_LEFT)
    for length, [dot, *_] in by_length.items() if len(by_length) > 1 else ():
        yield f'<circle cx="{x + _RADIUS}" cy="38" r="{_RADIUS}" fill="{dot.colour}"/>\n'
        yield f'<text x="{x + 12}" y="42" fill="{_INK}">{word("length", length)}</text>\n'
        x = round(x + 28 + text_width(word("length", length), _SIZE), 1)


def _line(dots: Sequence[Dot]) -> Iterator[str]:
    """Yield the line through the first number told for each time; one that others dispute is hollow."""
    first = {
        dot.x: dot
        for dot in sorted(dots, key=lambda dot: (dot.point.published or "9999", dot.point.fact), reverse=True)
    }
    places = " ".join(f"{x},{first[x].y}" for x in sorted(first))
    colour = dots[0].colour
    yield f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{places}"/>\n'
    for dot in dots:
        point = dot.point
        value = phrase("{text} ({details})", text=point.value, details=point.change) if point.change else point.value
        told = phrase("{who}: {text}", who=point.period, text=value)
        if point.disputes:
            told = phrase("{told}; in dispute with {facts}", told=told, facts=phrase(", ").join(point.disputes))
        fill = "#ffffff" if point.disputes else colour
        yield (
            f'<circle cx="{dot.x}" cy="{dot.y}" r="{_RADIUS}" fill="{fill}" stroke="{colour}" stroke-width="2">'
            f"<title>{_text(told)}</title></circle>\n"
        )


def _labels(dots: Sequence[Dot]) -> Iterator[str]:
    """Yield the values and, below the chart, the times, as many as stand beside each other; each dot tells its own."""
    latest = sorted(dots, key=lambda dot: -dot.x)
    for label in place_labels([(dot.point.value, dot.x, dot.y, _RADIUS + 2) for dot in latest], _SIZE):
        value = latest[label.number].point.value
        yield f'<text x="{label.x}" y="{round(label.y + 4, 1)}" text-anchor="middle" fill="{_INK}">{_text(value)}</text>\n'
    end = math.inf
    for dot in latest:
        period = (dot.point.period or "").replace("/", " – ")
        half = text_width(period, _SIZE) / 2 + 3
        if dot.x + half <= end:
            end = dot.x - half
            yield (
                f'<text x="{dot.x}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle" fill="{_INK}">{_text(period)}</text>\n'
            )


def _text(text: str) -> str:
    return escape(xml_text(text))
