"""Quantities as ranges of a base unit, so that two can be told to agree or not whatever words they are given in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.fact_view import Number
from kg.text.lexicon import load_lexicon, read_rows
from kg.text.normalize import flatten
from kg.text.numerals import SCALES
from kg.text.remembered import SURFACES

# Large figures nearer than twice this share are one figure, rounded differently; 100 shops and 101 are two.
_ROUNDING = 0.005
# However few digits are written, a figure is meant nearer than this share: 3万 is not 2.6万.
_ROUGHLY = 0.05
_LARGE = 1000.0
_HALF_A_POINT = 0.005
# "More than N" says nothing of 3 N: whoever means that much says so.
_UP_TO = 2.0
_NEARLY = 0.85
_ABOUT = 0.1
_DIGITS = re.compile(r"(\d[\d,]*)(?:\.(\d+))?([十百千万亿]*)")
_PEOPLE = re.compile(r"[\d多余万千百][名位](?!次)")


@dataclass(frozen=True)
class Amount:
    """A range of values in the base unit of what is measured, the value written, and the quantity as written.

    `top` is the upper bound of what is written as a range (3亿至5亿元: value 3e8, top 5e8).
    `measure` is a dimension ("power"), a currency, or the counted noun itself; None where only a measure word says so.
    """

    low: float
    high: float
    measure: str | None
    surface: str
    counted: bool
    value: float
    qualifier: str | None
    top: float | None = None


@lru_cache(maxsize=SURFACES)
def read_amount(number: Number) -> Amount | None:
    """Return the amount of a quantity, or None where its value could not be read."""
    value, unit, qualifier, surface = number[:4]
    top = number[4] if len(number) > 4 else None
    if value is None or value != value:
        return None
    measure, factor, counted = ("people", 1.0, True) if _PEOPLE.search(flatten(surface)) else _measure(unit)
    is_part = unit is None and "分之" in surface  # 三分之二 is a share, as 67% is
    if is_part:
        measure, factor, counted = "share", 100.0, False
    slack = (
        _HALF_A_POINT
        if is_part
        else max(min(_place(surface) / 2, value * _ROUGHLY), value * _ROUNDING if value >= _LARGE else 0.0)
    )
    low, high = _range(value, qualifier, slack) if top is None else (value - slack, top + slack)
    base = None if top is None else top * factor
    return Amount(low * factor, high * factor, measure, surface, counted, value * factor, qualifier, base)


def same_measure(a: Amount, b: Amount) -> bool:
    """Return whether two amounts can be of one thing: the same dimension, noun or, for counts, no noun on one side."""
    if a.measure == b.measure:
        return True
    if a.counted and b.counted and a.measure is not None and b.measure is not None:
        return a.measure.endswith(b.measure) or b.measure.endswith(a.measure)
    return a.counted and b.counted


def amounts_agree(a: Amount, b: Amount) -> bool:
    """Return whether one value can lie in both ranges; 约6 and 约5.5, or 不超过3亿 and 不超过5亿, are two figures all the same."""
    if a.top is not None and b.top is not None:
        return same_amount(a, b)
    if a.top is None and b.top is None and a.qualifier is not None and a.qualifier == b.qualifier:
        return abs(a.value - b.value) <= _ROUGHLY * max(abs(a.value), abs(b.value))
    if a.low == a.high or b.low == b.high:
        return a.low <= b.high and b.low <= a.high
    # Ranges that only touch (5亿 and 6亿, each rounded by half) do not agree.
    return a.low < b.high and b.low < a.high


def same_amount(a: Amount, b: Amount) -> bool:
    """Return whether two amounts of one measure are the same figure, whatever the units and whatever is said around it."""
    tops = (a.value if a.top is None else a.top, b.value if b.top is None else b.top)
    return same_measure(a, b) and _near(a.value, b.value) and _near(*tops)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other))


def _range(value: float, qualifier: str | None, slack: float) -> tuple[float, float]:
    match qualifier:
        case "more than" | "at least":
            return value - slack, value * _UP_TO
        case "at most":
            return 0.0, value + slack
        case "less than":
            return value * _NEARLY, value + slack
        case "nearly":
            return value * _NEARLY, value + slack
        case "about":
            return value * (1 - _ABOUT) - slack, value * (1 + _ABOUT) + slack
    return value - slack, value + slack


def _place(surface: str) -> float:
    """Return the value of the last digit written (0.1亿: 1e7), 1 where there is none: 58亿 may be 58.3亿, 3座 not 2座."""
    match = _DIGITS.search(flatten(surface))
    if match is None:
        return 0.0
    place = 1.0
    for power in match[3]:
        place *= SCALES[power]
    decimals = len(match[2] or "")
    return 0.0 if place == 1.0 and not decimals else place / 10**decimals


def _measure(unit: str | None) -> tuple[str | None, float, bool]:
    """Return (measure, factor to its base unit, whether it is a count)."""
    folded = flatten(unit or "")
    known = _units().get(folded)
    if known is not None:
        return known[0], known[1], known[0] == "people"
    if not folded or folded in load_lexicon("classifiers"):
        return None, 1.0, True
    return folded, 1.0, not re.search("[元币镑郎盾索]$", folded)


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, float]]:
    return {flatten(unit): (measure, float(factor)) for unit, measure, factor in read_rows("units")}
