"""What a person types, as a query of a full-text index, and where its words stand in what was found.

The indexes hold folded text (`kg.resolve.fold`), cut by the analyzer `cjk` into pairs of neighbouring characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.resolve import fold

# A pasted page would be thousands of pairs, and Lucene refuses a query of more than 1024.
_LONGEST = 200
# The point of 2.4亿元 and the comma of 1,000台 are part of their word.
_WORD = re.compile(r"[^\W_](?:[^\W_]|(?<=\d)[.,](?=\d))*")
_RUN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+|[^\W\da-z_]+")
_INSIDE_NUMBER = re.compile(r"\d[.,]?\|[.,]?\d")
_ONE_CHARACTER = re.compile(r"[^\x00-\u024f]")

Span = tuple[int, int]


def words_of(text: str) -> list[str]:
    """Return the folded words of a text: runs of letters and digits, each once, of its first 200 characters."""
    return list(dict.fromkeys(_WORD.findall(fold(text[:_LONGEST]))))


def full_text_query(text: str) -> str:
    """Return the query in Lucene's syntax, or "" where there is nothing to look for.

    It holds letters, numbers and our own quotation marks alone, so that no character of the text is an operator. What
    has a whole word is better than what has parts of it.
    """
    return " ".join(_clause(word) for word in words_of(text))


def _clause(word: str) -> str:
    if _ONE_CHARACTER.fullmatch(word):  # which the index has only as half of a pair
        return f"{word} {word}* *{word}"
    return f'"{word}"^4 {word}'


def find_words(words: list[str], text: str, whole: str = "") -> tuple[float, list[Span]]:
    """Return how much of the words the text has (0-1), and where, as spans that do not touch.

    Where `whole`, all that is sought in one string, stands in the text, only that is what was found. Where a word is
    not there as a whole, its numbers, its Latin words and its pairs of characters count.
    """
    folded = fold(text)
    if whole and whole in folded:
        return 1.0, list(_joined((i, i + len(whole)) for i in _places(whole, folded)))
    found: list[Span] = []
    parts = []
    for word in words:
        pieces = [word] if word in folded else _pieces(word)
        there = [piece for piece in pieces if piece in folded]
        parts.append(len(there) / max(1, len(pieces)))
        found += [(i, i + len(piece)) for piece in there for i in _places(piece, folded)]
    return sum(parts) / max(1, len(parts)), list(_joined(sorted(found)))


def _pieces(word: str) -> list[str]:
    """Return the parts of a word that mean something alone: 230, 万吨 of 230万吨; 储能, 能电, 电池 of 储能电池."""
    pieces: list[str] = []
    for run in _RUN.findall(word):
        pieces += [run] if run.isascii() else [run[i : i + 2] for i in range(len(run) - 1)]
    return [piece for piece in pieces if piece != word]


def _places(piece: str, text: str) -> list[int]:
    """Return where a piece stands; a number not inside of a longer one, unless it stands nowhere else."""
    places = [match.start() for match in re.finditer(re.escape(piece), text)]
    alone = [i for i in places if not _cuts_number(text, i) and not _cuts_number(text, i + len(piece))]
    return alone or places


def _cuts_number(text: str, place: int) -> bool:
    return bool(_INSIDE_NUMBER.search(text[max(0, place - 2) : place] + "|" + text[place : place + 2]))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
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
