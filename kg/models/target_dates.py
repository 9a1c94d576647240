"""Target dates as facts have them: ISO prefixes, and quarters and halves of a year (2025-Q4, 2025-H2)."""

from __future__ import annotations

_ENDS = {"Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31", "H1": "06-30", "H2": "12-31"}


def last_day(target: str) -> str:
    """Return a target date as it is compared and sorted: a quarter or half by its last day, an ISO prefix as it stands."""
    end = _ENDS.get(target[5:])
    return f"{target[:5]}{end}" if end else target


def iso_prefix(target: str) -> str:
    """Return a target date as an ISO prefix: the year of a quarter or half."""
    return target[:4] if target[5:] in _ENDS else target


def part_of_year(target: str) -> str:
    """Return the quarter or half that a target date ends with (Q4, H2), or an empty text."""
    return target[5:] if target[5:] in _ENDS else ""
