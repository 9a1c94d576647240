"""The text of one PDF page, with headlines of several lines in large type put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pypdf import PageObject

from loaders.pdf_lines import ends_sentence, join_lines

# How much larger than the body type is that headlines are set in.
_LARGER = 1.15


def read_page(page: PageObject) -> str:
    """Return the page's text, a line for each line of the layout but for headlines, which are whole."""
    characters: list[tuple[str, float]] = []

    def visit(text: str, outer: Sequence[float], matrix: Sequence[float], _font: Any, size: float) -> None:
        height = abs(size * (matrix[3] or matrix[1]) * (outer[3] or outer[1]))
        characters.extend((char, round(height, 1)) for char in text)

    page.extract_text(visitor_text=visit)
    return _join_headlines(_lines(characters))


def _lines(characters: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return each line that isn't blank with the size of most of its characters."""
    lines: list[tuple[str, float]] = []
    text, sizes = "", Counter[float]()
    for char, size in (*characters, ("\n", 0.0)):
        if char != "\n":
            text += char
            sizes[size] += not char.isspace()
        else:
            if text.strip():
                lines.append((text, sizes.most_common(1)[0][0]))
            text, sizes = "", Counter()
    return lines


def _join_headlines(lines: Sequence[tuple[str, float]]) -> str:
    weights: Counter[float] = Counter()
    for text, size in lines:
        weights[size] += len(text)
    body = weights.most_common(1)[0][0] if weights else 0.0
    joined: list[tuple[str, float]] = []
    for text, size in lines:
        if joined and size == joined[-1][1] and size >= _LARGER * body and not ends_sentence(joined[-1][0]):
            joined[-1] = (join_lines(joined[-1][0].rstrip(), text.strip()), size)
        else:
            joined.append((text, size))
    return "\n".join(text for text, _ in joined)
