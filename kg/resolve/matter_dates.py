"""Dates inside a fact's text: where they stand, and which ISO prefix they mean as far as the text alone says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.text import dates
from kg.text.language import language
from kg.text.numerals import parse_number

# Parts of a year that stand alone: which year they are of the text does not say.
_ALONE = re.compile(
    r"(?:第?[一二三四1-4]季度|[上下]半年|前[一二三1-9]个?(?:季度|月)|全年|年内|年底|年末|年初|春季|夏季|秋季|冬季|月底)(?:底|初|末)?"
)
# What belongs to a date and says no other one: 2026年以前, 年底前.
_AROUND = re.compile(r"(?:以来|全年|底|末|初|以?前|之前|起|期间|时期)*")
# Begins what stands for a date whose year is not known; above all digits, so never over.
UNKNOWN = "?"
_PART = re.compile(r"第?([一二三四1-4])季度|([上下]半年)|(前[一二三1-9]个?(?:季度|月))|(?<!\d月)([底末初])")
# The months of a year that a part of it means; what is not here (前三季度) agrees with itself and the whole year only.
_MONTHS = {"上半年": (1, 6), "下半年": (7, 12), "底": (11, 12), "末": (11, 12), "初": (1, 3)}
_QUARTER = re.compile("第?([一二三四1-4])季度")
_BY = re.compile("(?:到|至|截至|截止)$")
_BEFORE = re.compile("(?:以前|之前|前|起|以来)$")


@dataclass(frozen=True)
class DateSpan:
    """A date in a text: its place, its ISO prefix (None: the text alone does not say), and the date as written.

    `part` is the stretch of a year that a prefix cannot say, such as 前三季度; `certain` is whether the text gives the
    year.
    """

    start: int
    end: int
    prefix: str | None
    written: str
    part: str
    certain: bool


def find_dates(text: str, published: str | None, *, ahead: bool) -> list[DateSpan]:
    """Return the dates of a folded text by start, as `kg.text.dates` reads them.

    `published` (ISO) says which year 今年 is, and which one 5月 belongs to: the next 5月 where the text looks `ahead`,
    else the last. Parts of a year that stand alone (前三季度) are there too, with no prefix.
    """
    found = [_span(text, date, published, ahead=ahead) for date in language().find_dates(text, published)]
    taken = {at for date in found for at in range(date.start, date.end)}
    for match in _ALONE.finditer(text):
        if not taken & set(range(*match.span())):
            end = _end(text, match.end())
            found.append(
                DateSpan(match.start(), end, None, text[match.start() : end], _part(text, *match.span()), False)
            )
    return sorted(found, key=lambda date: date.start)


def _span(text: str, date: dates.FoundDate, published: str | None, *, ahead: bool) -> DateSpan:
    end = _end(text, date.end)
    prefix = dates.nearest(date, published, ahead=ahead)
    certain = prefix is not None and not date.assumed_year
    return DateSpan(date.start, end, prefix, text[date.start : end], _part(text, date.start, end), certain)


def _end(text: str, end: int) -> int:
    """Return where the words around a date that ends at `end` end."""
    around = _AROUND.match(text, end)
    return around.end() if around else end


def _part(text: str, start: int, end: int) -> str:
    """Return the stretch of a year that a date names: 第四季度, 上半年, 底; by the end of a year is any time of it."""
    part = _PART.search(text[start:end])
    if part is None:
        return ""
    by = _BEFORE.search(text[start:end]) or _BY.search(text, max(0, start - 2), start)
    return "" if part[4] and by else part.group()


def dates_agree(a: str | None, b: str | None) -> bool:
    """Return whether two dates can be one: one unknown, or one within the other (2026-06 in 2026 and in 2026/上半年)."""
    if a is None or b is None or a.startswith(UNKNOWN) or b.startswith(UNKNOWN):
        return True
    if a.startswith(b) or b.startswith(a):
        return True
    if "/" not in a + b:
        return False
    left, right = _months(a), _months(b)
    if left is None or right is None or a[:4] != b[:4]:
        return False
    return (left[0] <= right[0] and right[1] <= left[1]) or (right[0] <= left[0] and left[1] <= right[1])


def _months(date: str) -> tuple[int, int] | None:
    """Return the first and last month of a date; None where it gives none, or a stretch that counts up (前三季度)."""
    prefix, _, part = date.partition("/")
    if part:
        quarter = _QUARTER.fullmatch(part)
        if quarter is None:
            return _MONTHS.get(part)
        number = int(parse_number(quarter[1]) or 0)
        return 3 * number - 2, 3 * number
    return None if len(prefix) < 7 else (int(prefix[5:7]),) * 2


def is_over(target: str, day: str) -> bool:
    """Return whether a date (an ISO prefix, with or without the part of a year) had passed by a day."""
    prefix, _, part = target.partition("/")
    months = _months(target) if part else None
    if months is not None and len(day) >= 7:
        return (prefix, months[1]) < (day[:4], int(day[5:7]))
    return prefix < day[: len(prefix)]


def worded(date: str) -> str:
    """Return a date for people: 2026-06, 2026年第四季度, 2026年底."""
    prefix, _, part = date.partition("/")
    return f"{prefix}年{part}" if part else prefix
