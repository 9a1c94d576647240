"""The one normal form in which article and claim are compared, and how both are cut. Offsets never move."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SAME = str.maketrans("“”„‟「」『』＂‘’〝〞·•・‧∙—–―－〜～", '"' * 9 + "''" + '""' + "·····" + "----" + "~~")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+(?:[。！？!?；;]+[”’」』）)\"]*)?")
_CLAUSE = re.compile(r"[^，,。！？!?；;：:（）()\n]+")
PUNCTUATION = re.compile(r"[\s，。！？；：、“”‘’\"'（）()《》〈〉【】\[\],.;:!?…—\-~～·/]")


@cache
def _normal_char(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def normalize(text: str) -> str:
    """Return `text` with full-width forms, letter case, quotation marks, dashes and dots made one; as long as before."""
    return "".join(_normal_char(c) for c in text.translate(_SAME))


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as [start, end) without outer white space."""
    return [span for match in _SENTENCE.finditer(text) if (span := trim(text, *match.span()))[0] < span[1]]


def split_clauses(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the clauses of `text[start:end]`: what stands between commas, colons, brackets and final marks."""
    found = _CLAUSE.finditer(text, start, len(text) if end is None else end)
    return [span for match in found if (span := trim(text, *match.span()))[0] < span[1]]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def content_length(text: str) -> int:
    """Return the number of characters that are no punctuation."""
    return len(text) - len(PUNCTUATION.findall(text))
