"""The items of a broadcast that was written down without line ends: each headline runs on into its news.

教育部部署科技教育教育部近日印发…: the headline is told by words that the news begins with again, or by what only news
begin with (记者从…, 今天（11月12日）…). Headlines on lines of their own are found too. Linear in the length of the text.
"""

from __future__ import annotations

import re

from kg.text.digest_marks import end_of_line, has_body
from kg.text.stretch import Stretch, trim

_SENTENCE = re.compile(r"[^。！？\n]{1,2000}[。！？\n]?[”’」』）)]?")
# a headline may be in two halves, with a blank between them
_UNBROKEN = re.compile(r"[^。！？，；：,;:\n]{10,90}")
_OPENING = re.compile(
    r"记者(?:今[天日]|昨[天日]|\d{1,2}日|近日|日前)?(?:从|获悉)|(?:今|昨)[天日]（\d{1,2}月\d{1,2}日）|(?:近日|日前|当地时间|\d{1,2}日(?=[，在]))"
)
_REPEATED = 4  # characters that headline and news have in common at their beginnings
_SHORTEST, _LONGEST = 8, 48  # characters of a headline
_LINE = re.compile(r"[^\n]+")
_CLOSED = "。！？；：，、"

Spoken = tuple[int, int, int]


def find_spoken_items(text: str, body: int) -> list[Spoken]:
    """Return (start, end of the headline, end) of each item behind `body`, by start; what has no headline joins the one before."""
    heads = _lines(text, body) or _run_on(text, body)
    ends = [*(start for start, _ in heads), len(text)][1:]
    return [(start, head, trim(text, start, end).end) for (start, head), end in zip(heads, ends, strict=True)]


def _lines(text: str, body: int) -> list[tuple[int, int]]:
    """Return the headlines on lines of their own: short, without a mark, over a line that ends a sentence."""
    found = []
    for match in _LINE.finditer(text, body):
        line = trim(text, *match.span())
        below = trim(text, line.end, min(len(text), end_of_line(text, min(len(text), match.end() + 1))))
        is_headline = 0 < line.end - line.start <= _LONGEST and not any(mark in text[slice(*line)] for mark in _CLOSED)
        if is_headline and has_body(text, below) and text[below.end - 1] in "。！？”":
            found.append((line.start, line.end))
    return found if len(found) > 1 else []


def _run_on(text: str, body: int) -> list[tuple[int, int]]:
    found = []
    for match in _SENTENCE.finditer(text, body):
        sentence = trim(text, *match.span())
        unbroken = _UNBROKEN.match(text, sentence.start, sentence.end)
        head = _end_of_headline(text, Stretch(sentence.start, unbroken.end())) if unbroken else None
        if head is not None:
            found.append((sentence.start, head))
    return found if len(found) > 1 else []


def _end_of_headline(text: str, words: Stretch) -> int | None:
    """Return where a headline ends that the words begin with, or None: before the first sign that the news begins."""
    ends = []
    opening = _OPENING.search(text, words.start + _SHORTEST, words.end)
    if opening is not None:
        ends.append(opening.start())
    first = text[words.start : words.start + _REPEATED]
    again = text.find(first, words.start + _SHORTEST, words.end)
    if again >= 0:
        ends.append(again)
    end = min(ends, default=None)
    return end if end is not None and end - words.start <= _LONGEST else None
