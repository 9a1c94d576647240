"""Which names fit into a picture: the important first, none over another, each as wide as its characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import east_asian_width

_WIDE = frozenset("WFA")
Box = tuple[float, float, float, float]


class Label(NamedTuple):
    """The position of a label in the list of what was wanted, and the middle of its text."""

    number: int
    x: float
    y: float


def text_width(text: str, font_size: float) -> float:
    """Return the width of a line of text: an em a Chinese character, about half of it a Latin one."""
    return font_size * sum(1.0 if east_asian_width(char) in _WIDE else 0.56 for char in text)


def place_labels(wanted: Iterable[tuple[str, float, float, float]], font_size: float) -> list[Label]:
    """Return where the labels of `wanted` (text, x, y, radius; the most important first) stand, those that fit.

    A label is centred below, above, right or left of its dot and may touch no other label.
    """
    cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
    size = font_size * 6
    kept = []
    for number, (text, x, y, radius) in enumerate(wanted):
        half, height = text_width(text, font_size) / 2 + 2, font_size * 1.25
        beside, above = half + radius + 1, radius + 1 + height / 2
        for dx, dy in ((0.0, above), (0.0, -above), (beside, 0.0), (-beside, 0.0)):
            box = (x + dx - half, y + dy - height / 2, x + dx + half, y + dy + height / 2)
            touched = _cells(box, size)
            if not any(_overlap(box, other) for cell in touched for other in cells[cell]):
                kept.append(Label(number, x + dx, y + dy))
                for cell in touched:
                    cells[cell].append(box)
                break
    return kept


def _cells(box: Box, size: float) -> list[tuple[int, int]]:
    columns = range(int(box[0] // size), int(box[2] // size) + 1)
    rows = range(int(box[1] // size), int(box[3] // size) + 1)
    return [(column, row) for column in columns for row in rows]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
