"""Periods as figures have them: a day, month, quarter (2025-Q1), half (2025-H1) or year, or two dates with / between them."""

from __future__ import annotations

from calendar import monthrange

_PARTS = {
    "Q1": ("01-01", "03-31"), "Q2": ("04-01", "06-30"), "Q3": ("07-01", "09-30"), "Q4": ("10-01", "12-31"),
    "H1": ("01-01", "06-30"), "H2": ("07-01", "12-31"),
}  # fmt: skip


def first_day(period: str) -> str:
    """Return the first day of a period: 2025-Q2 gives 2025-04-01."""
    first = period.partition("/")[0]
    if first[5:] in _PARTS:
        return f"{first[:5]}{_PARTS[first[5:]][0]}"
    return f"{first}-01-01"[:10] if len(first) == 4 else f"{first}-01"[:10]


def end_of(period: str) -> str:
    """Return the last day of a period: 2025-H1 gives 2025-06-30, 2025-02 gives 2025-02-28."""
    last = period.rpartition("/")[2]
    if last[5:] in _PARTS:
        return f"{last[:5]}{_PARTS[last[5:]][1]}"
    if len(last) == 4:
        return f"{last}-12-31"
    return f"{last}-{monthrange(int(last[:4]), int(last[5:7]))[1]}" if len(last) == 7 else last


def span_of(first: str, last: str) -> str:
    """Return the period from one date to another; the quarter or half where they are just that."""
    first, last = first.partition("/")[0], last.rpartition("/")[2]
    named = next(
        (name for name, days in _PARTS.items() if (first[5:], last[5:]) == days and first[:4] == last[:4]), None
    )
    return f"{first[:4]}-{named}" if named else f"{first}/{last}"
