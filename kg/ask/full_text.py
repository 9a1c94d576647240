"""What a person types, as a query of a full-text index, and where its words stand in what was found.

The indexes hold folded text (`kg.resolve.fold`), cut by the analyzer `cjk` into pairs of neighbouring characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.resolve import fold

# A pasted page would be thousands of pairs, and Lucene refuses a query of more than 1024.
_LONGEST = 200
_WORD = re.compile(r"[^\W_]+")
_ONE_CHARACTER = re.compile(r"[^\x00-\u024f]")

Span = tuple[int, int]


def words_of(text: str) -> list[str]:
    """Return the folded words of a text: runs of letters and digits, each once, of its first 200 characters."""
    return list(dict.fromkeys(_WORD.findall(fold(text[:_LONGEST]))))


def full_text_query(text: str) -> str:
    """Return the query in Lucene's syntax, or "" where there is nothing to look for.

    It holds letters, digits and our own quotation marks alone, so that no character of the text is an operator. What
    has a whole word is better than what has parts of it.
    """
    return " ".join(_clause(word) for word in words_of(text))


def _clause(word: str) -> str:
    if _ONE_CHARACTER.fullmatch(word):  # which the index has only as half of a pair
        return f"{word} {word}* *{word}"
    return f'"{word}"^4 {word}'


def find_words(words: list[str], text: str) -> tuple[float, list[Span]]:
    """Return how much of the words the text has (0-1), and where, as spans that do not touch.

    Where a word is not there as a whole, its pairs of characters count.
    """
    folded = fold(text)
    found: list[Span] = []
    parts = []
    for word in words:
        pieces = [word] if word in folded else [word[i : i + 2] for i in range(len(word) - 1)]
        there = [piece for piece in pieces if piece in folded]
        parts.append(len(there) / max(1, len(pieces)))
        found += [(i, i + len(piece)) for piece in there for i in _places(piece, folded)]
    return sum(parts) / max(1, len(parts)), list(_joined(sorted(found)))


def _places(piece: str, text: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Yield the spans in order, those that overlap or touch as one."""
    now: Span | None = None
    for start, end in spans:
        if now is not None and start <= now[1]:
            now = (now[0], max(now[1], end))
            continue
        if now is not None:
            yield now
        now = (start, end)
    if now is not None:
        yield now
