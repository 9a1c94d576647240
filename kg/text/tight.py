"""A text as the readers of dates and numbers want it: no blanks around digits, and digits of half width.

`2025 年 10 月` and `２０２５年` are written by many; a reader sees 2025年10月, and gives its places in the text as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANKS = " \t\u00a0\u2002-\u200a\u202f\u3000"
_BLANK = f"[{_BLANKS}]{{1,2}}"
_HAN = "\u4e00-\u9fff"
_LOOSE = re.compile(
    rf"(?<=[{_HAN}“\"]){_BLANK}(?=\d)|(?<=\d){_BLANK}(?=[{_HAN}%％‰A-Za-z])|(?<=[$＄¥￥€£]){_BLANK}(?=\d)"
    rf"|(?<=[\d ]年){_BLANK}(?=第?[一二三四1-4]季|[上下]半年|[底末初])"
)
_TO_CHANGE = re.compile(f"[{_BLANKS}０-９]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True)
class TightText:
    """`text` without the blanks, and where each of its characters stands in the original (None: at the same place)."""

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original [start, end) of a stretch that is not empty."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)


def tighten(text: str) -> TightText:
    """Return a text without the blanks around its digits, and between a year and its part (2027年 三季度)."""
    if not _TO_CHANGE.search(text):
        return TightText(text)
    half = text.translate(_HALF_WIDTH)
    blanks = [match.span() for match in _LOOSE.finditer(half)]
    if not blanks:
        return TightText(half)
    places: list[int] = []
    position = 0
    for start, end in [*blanks, (len(half), len(half))]:
        places += range(position, start)
        position = end
    return TightText("".join(half[place] for place in places), tuple(places))
