"""A short text for a node in a picture, with spaces where it may be broken into lines.

Neo4j Browser breaks a caption at spaces only, and cuts a word that is wider than a line; Chinese has no spaces, so a
name would be cut to what one line holds. Words of at most five characters fill a circle (measured on Neo4j Browser
5.24: five lines of five at a diameter of 80 and a font size of 10).
"""

from __future__ import annotations

import math
import re

_WORD_WIDTH = 5.0
_FACT_LENGTH = 24
# What stays together: opening marks, Latin letters and digits with the unit after them or one other character, closing
# marks.
_ATOM = re.compile(r"[《（〈「『“‘]*(?:[\x21-\x7e\u00c0-\u024f]+[\u3400-\u9fff]?|\S)[，。、；：！？）》〉」』”’…%％]*")


def name_caption(name: str) -> str:
    """Return a name in words of at most five characters, complete."""
    return " ".join(_words(name))


def text_caption(text: str, *, before: str | None = None) -> str:
    """Return the first 24 characters of a text, broken like a name; `before` (a date) comes first."""
    short = text if len(text) <= _FACT_LENGTH else text[: _FACT_LENGTH - 1] + "…"
    return " ".join([before, *_words(short)] if before else _words(short))


def _words(text: str) -> list[str]:
    """Return the words, as even in width as can be; what has spaces is broken there too."""
    return [word for part in text.split() for word in _even_words(_ATOM.findall(part))]


def _even_words(atoms: list[str]) -> list[str]:
    total = sum(map(_width, atoms))
    even = total / max(1, -(-total // _WORD_WIDTH))
    words: list[str] = []
    room = 0.0
    for atom in atoms:
        width = _width(atom)
        if words and width <= room:
            words[-1] += atom
            room -= width
        else:
            words.append(atom)
            room = max(math.ceil(even), 1) - width
    return words


def _width(text: str) -> float:
    """Return the width of a text in Chinese characters."""
    return sum(0.6 if ord(character) < 0x250 else 1.0 for character in text)
