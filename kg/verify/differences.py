"""Where a sentence of the claim and one of the article differ: the characters on both sides, whole words each."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from kg.verify.claim import ClaimText
from kg.verify.overlaps import Overlaps, Span
from kg.verify.text import PUNCTUATION, content_length

_SHORTEST_BLOCK = 2
_EDGE = 16  # characters of the article that can stand for what a claim has at its beginning or end
_STOPS = "，。！？；,;\n"
_DIGITS = frozenset("0123456789.,")


class Difference(NamedTuple):
    """Where claim [start, end) and article [there_start, there_end) differ between parts that they share."""

    start: int
    end: int
    there_start: int
    there_end: int


def compare(claim: ClaimText, here: tuple[int, int], there: tuple[int, int]) -> tuple[float, list[Difference]]:
    """Return which part of the claim's sentence stands in the article's (0-1), and the differences, whole words each."""
    text, article = claim.normal[here[0] : here[1]], claim.source.normal[there[0] : there[1]]
    matcher = SequenceMatcher(None, text, article, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= _SHORTEST_BLOCK]
    shared = sum(content_length(text[b.a : b.a + b.size]) for b in blocks)
    differences = []
    if blocks:
        last_here, last_there = 0, _before(article, blocks[0].b)
        for a, b, size in [*blocks, (len(text), _after(article, blocks[-1].b + blocks[-1].size), 0)]:
            if text[last_here:a] or article[last_there:b]:
                differences.append(Difference(here[0] + last_here, here[0] + a, there[0] + last_there, there[0] + b))
            last_here, last_there = a + size, b + size
    return shared / max(1, content_length(text)), differences


def _before(article: str, offset: int) -> int:
    """Return where the part of the article begins that can stand for what the claim has before the first shared part."""
    low = max(0, offset - _EDGE)
    return max(low, *(article.rfind(mark, low, offset) + 1 for mark in _STOPS))


def _after(article: str, offset: int) -> int:
    high = min(len(article), offset + _EDGE)
    return min(high, *(at if (at := article.find(mark, offset, high)) >= 0 else high for mark in _STOPS))


def widen(claim: ClaimText, difference: Difference) -> Difference:
    """Return the difference with whole words, dates and numbers on both sides; punctuation at their edges is left out.

    What one side takes in of the shared characters beside it, the other takes in too: 未完成 stands against 完成.
    """
    start, end = whole_units(claim.units_by_place, difference.start, difference.end, claim.text)
    before, after = max(0, difference.start - start), max(0, end - difference.end)
    low, high = difference.there_start - before, difference.there_end + after
    here, there = claim.normal, claim.source.normal
    if not before or here[start : difference.start] != there[max(0, low) : difference.there_start]:
        low = difference.there_start
    if not after or here[difference.end : end] != there[difference.there_end : high]:
        high = difference.there_end
    return Difference(start, end, *whole_units(claim.source.units_by_place, low, high, claim.source.text))


def whole_units(units: Overlaps[Span], start: int, end: int, text: str) -> tuple[int, int]:
    """Return the span widened to whole words, dates and numbers, without punctuation at its edges."""
    found = units.of(start, end)
    low, high = min([start, *(s.start for s in found)]), max([end, *(s.end for s in found)])
    while low > 0 and text[low - 1] in _DIGITS and text[low] in _DIGITS:
        low -= 1
    while high < len(text) and text[high - 1] in _DIGITS and text[high] in _DIGITS:
        high += 1
    while low < high and PUNCTUATION.match(text[low]):
        low += 1
    while high > low and PUNCTUATION.match(text[high - 1]):
        high -= 1
    return low, high
