"""The copy of a text that is read: without invisible characters and quotes of the exchange, in simplified characters, with
the places of the text.

Word lists and taggers know simplified Chinese and plain blanks. What they find in the copy is put back to the characters
of the text (`ReadingCopy.place`), so surfaces, quotations and offsets stay those that were written. A text that has none
of this is its own copy.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from kg.text.normalize import is_invisible, simplify

_HAN_CHAR = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_LINE = re.compile(r"[^\n]+")
_ODD = re.compile(r"[^\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e\x20-\x7e\n\r\t·—‘-”…]")  # worth a look of its own
# What a portal writes behind a firm's name: price, change and change in per cent, (4.830,0.02,0.42%).
_QUOTE = re.compile(
    r"[（(][ \u3000]?[0-9]{1,6}\.[0-9]{1,4}(?:元|港元|美元)?(?:[，,、/][ \u3000]?|[ \u3000])[+-]?[0-9]{1,6}\.[0-9]{1,4}"
    r"(?:[，,、/][ \u3000]?|[ \u3000])[+-]?[0-9]{1,4}\.[0-9]{1,4}[%％][ \u3000]?[）)]"
)
_BLANKS = {"\x0b": " ", "\x0c": " ", "\x85": " ", "\u2028": "\n", "\u2029": "\n"}
# A quarter of the characters of traditional Chinese look another way in simplified; in simplified text none does.
_TRADITIONAL_SHARE = 0.06
_CHINESE_SHARE = 0.05  # of the letters; an English report may name a firm in its own characters
_FEWEST_LETTERS = 40
_JAPANESE_SHARE = 0.1  # kana among kana and Chinese characters: such a text is left as it stands


@dataclass(frozen=True)
class ReadingCopy:
    """The text to read, and where its characters stand in the text that it was made from (None: at the same places)."""

    text: str
    places: Sequence[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return [start, end) of the copy as a place of the text that it was made from."""
        if self.places is None:
            return start, end
        if start >= end:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1


def is_chinese(text: str) -> bool:
    """Return whether there is Chinese to read: no text of many letters of other scripts with next to no Chinese character."""
    letters = sum(map(str.isalpha, text))
    return letters < _FEWEST_LETTERS or len(_HAN_CHAR.findall(text)) >= _CHINESE_SHARE * letters


def make_copy(text: str) -> ReadingCopy:
    """Return the copy of `text` to read."""
    plain = _simplify_lines(text)
    quotes = {at for quote in _QUOTE.finditer(plain) for at in range(*quote.span())}
    if not quotes and not _ODD.search(plain):
        return ReadingCopy(plain)
    kept = array("l")
    pieces = []
    for at, char in enumerate(plain):
        if at not in quotes and not is_invisible(char):
            kept.append(at)
            pieces.append(_blank(char))
    kept.append(len(text))
    return ReadingCopy("".join(pieces), None if len(pieces) == len(text) else kept)


def _blank(char: str) -> str:
    if char in _BLANKS:
        return _BLANKS[char]
    return " " if char not in " \u3000" and unicodedata.category(char) == "Zs" else char


def _simplify_lines(text: str) -> str:
    """Return `text`, of the same length, with its traditional lines simplified; a Japanese text as it stands."""
    han = _HAN_CHAR.findall(text)
    told = sum(map(_only_traditional, han))
    if not told or len(_KANA.findall(text)) > _JAPANESE_SHARE * len(han):
        return text
    if told >= _TRADITIONAL_SHARE * len(han):
        return simplify(text)
    return _LINE.sub(lambda line: simplify(line[0]) if _is_traditional(line[0]) else line[0], text)


def _is_traditional(line: str) -> bool:
    han = _HAN_CHAR.findall(line)
    return sum(map(_only_traditional, han)) >= max(2, _TRADITIONAL_SHARE * len(han))


_TOLD: dict[str, bool] = {}


def _only_traditional(char: str) -> bool:
    """Return whether simplified Chinese never writes this character: it has another for it, and the old set lacks it."""
    if char not in _TOLD:
        _TOLD[char] = simplify(char) != char and not _in_simplified_set(char)
    return _TOLD[char]


def _in_simplified_set(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
