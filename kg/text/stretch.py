"""A stretch of a text, and how one is trimmed."""

from __future__ import annotations

from typing import NamedTuple


class Stretch(NamedTuple):
    """A half-open range [start, end) of the text."""

    start: int
    end: int


def trim(text: str, start: int, end: int) -> Stretch:
    """Return [start, end) without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end)
