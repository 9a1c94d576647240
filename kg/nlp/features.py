"""What the recogniser sees of each character: strings for a linear-chain CRF.

Every feature is `name=value`. Neighbours' values are copied with an offset in front (`-1:`, `+1:`). Which features
exist is part of the trained model: changing them means training again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.nlp.decoding import TagReading
from kg.nlp.fool import load_fool
from kg.nlp.gazetteer import load_gazetteer
from kg.nlp.lac import cut_for_tagging, join_words, load_lac
from kg.nlp.tokenizer import Word

_OPEN = {"《": "》", "“": "”", "（": "）", "(": ")", "〈": "〉", "「": "」", "『": "』"}
# Where what a character sees stands, and what is written before its name: characters, two of them, and shared features
MARGIN = 2
CHARACTERS = ((0, "c="), (-1, "c-1="), (1, "c+1="), (-2, "c-2="), (2, "c+2="))
PAIRS = ((-1, "cc-="), (0, "cc+="), (-2, "c--="), (1, "c++="))
NEIGHBOURS = ((0, ""), (-2, "-2:"), (-1, "-1:"), (1, "+1:"), (2, "+2:"))
SURFACES = ((0, "|w="), (-1, "|w-1="), (1, "|w+1="))  # of words
PLACES = "BIES"  # of a character in its word
_MAX_BRACKETED = 60  # characters; a longer stretch in quotes is speech


@dataclass(frozen=True)
class TaggedStretch:
    """A stretch of text as both taggers read it: [start, end), words, Fool's tag of each character, and the
    doubts of some (`lac2=…`, `fool2=…`: how unsure a tagger is of a character, and what else it holds likely).
    """

    start: int
    end: int
    words: tuple[Word, ...]
    fool_tags: tuple[str, ...]
    doubts: Mapping[int, list[str]]


class StretchFeatures(NamedTuple):
    """The features of each character of a stretch: those of its own and those that its neighbours see too; the characters
    themselves, with two marks on either side; the words, with a mark on either side; what else is seen of each word, and
    the place of each of its characters.
    """

    own: list[list[str]]
    shared: list[list[str]]
    padded: str
    surfaces: list[str]
    words: list[tuple[str, ...]]
    places: list[str]

    def rows(self) -> Iterator[list[str]]:
        """Yield all features of each character: of the characters around it, its word, its own, and what is shared with it."""
        of_words = [
            [
                *(place + prefix + self.surfaces[n + offset] for offset, prefix in SURFACES),
                *(place + name for name in names),
            ]
            for n, (names, places) in enumerate(zip(self.words, self.places, strict=True), 1)
            for place in places
        ]
        for i, (own, of_word) in enumerate(zip(self.own, of_words, strict=True)):
            seen = [prefix + self.padded[i + MARGIN + offset] for offset, prefix in CHARACTERS]
            seen += [prefix + self.padded[i + MARGIN + offset :][:2] for offset, prefix in PAIRS]
            seen += [*of_word, *own]
            for offset, prefix in NEIGHBOURS:
                if 0 <= i + offset < len(self.shared):
                    seen += [prefix + name for name in self.shared[i + offset]]
            yield seen


def read_stretches(text: str) -> list[TaggedStretch]:
    """Return the stretches of `text` with what LAC and Fool say of them."""
    spans = cut_for_tagging(text)
    lac, fool = load_lac(), load_fool()
    pieces = [text[start:end] for start, end in spans]
    return [
        TaggedStretch(
            start, end, tuple(join_words(by_lac.tags, start)), tuple(by_fool.tags), _name_doubts(by_lac, by_fool)
        )
        for (start, end), by_lac, by_fool in zip(spans, lac.read(pieces), fool.read(pieces), strict=True)
    ]


def _name_doubts(by_lac: TagReading, by_fool: TagReading) -> dict[int, list[str]]:
    named = {place: [f"lac2={doubt}" for doubt in doubts] for place, doubts in by_lac.doubts.items()}
    for place, doubts in by_fool.doubts.items():
        named.setdefault(place, []).extend(f"fool2={doubt}" for doubt in doubts)
    return named


@lru_cache(maxsize=1 << 14)
def shape_of(char: str) -> str:
    """Return the kind of a character: H for Han, d, A, a, s for white space, or the character itself (marks)."""
    if "\u4e00" <= char <= "\u9fff":
        return "H"
    if char.isdigit():
        return "d"
    if char.isspace():
        return "s"
    category = unicodedata.category(char)
    if category == "Lu":
        return "A"
    return "a" if category.startswith("L") else char


def position_in(index: int, start: int, end: int) -> str:
    """Return B, I, E or S: where `index` stands in [start, end)."""
    if end - start == 1:
        return "S"
    if index == start:
        return "B"
    return "E" if index == end - 1 else "I"


def stretch_features(text: str, stretch: TaggedStretch) -> StretchFeatures:
    """Return the features of each character of one stretch."""
    start, end = stretch.start, stretch.end
    padded = "^^" + text[start:end] + "$$"
    shapes = "".join(map(shape_of, padded))
    own = [["shape=" + shapes[i : i + 3]] for i in range(1, len(padded) - 3)]
    own[0].append("first")
    places = [_places(word.end - word.start) for word in stretch.words]
    tagged = zip(stretch.words, places, strict=True)
    shared = [[f"lac={place}-{word.tag}"] for word, of_word in tagged for place in of_word]
    _add_fool(text, stretch, own, shared)
    _add_gazetteer(text, start, end, own, shared)
    _add_brackets(text, start, end, own)
    for place, doubts in stretch.doubts.items():
        shared[place] += doubts
    surfaces = ["^", *(text[word.start : word.end] for word in stretch.words), "$"]
    return StretchFeatures(own, shared, padded, surfaces, _word_features(surfaces, stretch.words), places)


def _word_features(surfaces: Sequence[str], words: Sequence[Word]) -> list[tuple[str, ...]]:
    tags = ["^", "^", *(word.tag for word in words), "$", "$"]
    found: list[tuple[str, ...]] = []
    for n, surface in enumerate(surfaces[1:-1]):
        before2, before_tag, tag, after_tag, after2 = tags[n : n + 5]
        found.append(
            (
                f"|t3={before_tag},{tag},{after_tag}",
                f"|t-2={before2},{before_tag}",
                f"|t+2={after_tag},{after2}",
                f"|wt={surface[-2:]},{tag}",
                f"|wlen={min(len(surface), 8)},{tag}",
            )
        )
    return found


@lru_cache(maxsize=1 << 10)
def _places(length: int) -> str:
    """Return the place of each character of a stretch of this length: S, BE, BIE, BIIE …"""
    return "".join(position_in(i, 0, length) for i in range(length))


def _add_fool(text: str, stretch: TaggedStretch, own: list[list[str]], shared: list[list[str]]) -> None:
    tags = stretch.fool_tags
    first = 0
    for i, tag in enumerate(tags):
        shared[i].append(f"fool={tag}")
        own[i].append(f"{shared[i][0]}&fool={tag}")
        if tag[0] in "BS":
            first = i
        if tag[0] in "ES":
            surface = text[stretch.start + first : stretch.start + i + 1]
            kind = tag[2:]
            for k in range(first, i + 1):
                place = position_in(k, first, i + 1)
                own[k] += [f"fs={place}-{kind},{surface[-2:]}", f"fl={place}-{kind},{min(len(surface), 10)}"]


def _add_gazetteer(text: str, start: int, end: int, own: list[list[str]], shared: list[list[str]]) -> None:
    at: dict[int, list[str]] = {}
    for first, last, name in load_gazetteer().find(text, start, end):
        for i, place in enumerate(_places(last - first), first - start):
            at.setdefault(i, []).append(f"{name}={place}")
            own[i].append(f"{name}={place}{min(last - first, 6)}")
    for i, features in enumerate(own):
        hits = at.get(i, ())
        shared[i] += hits
        features.append("gaz=" + ",".join(hits))


def _add_brackets(text: str, start: int, end: int, own: list[list[str]]) -> None:
    for i in range(start, end):
        close = _OPEN.get(text[i])
        if close is None:
            continue
        last = text.find(close, i + 1, min(end, i + 2 + _MAX_BRACKETED))
        if last < 0:
            continue
        inside = text[i + 1 : last]
        after = text[last + 1 : last + 3]
        for k in range(i + 1, last):
            place = position_in(k, i + 1, last)
            own[k - start] += [
                f"in{text[i]}={place}",
                f"in{text[i]}{inside[-1:]}={place}",
                f"in{text[i]}{inside[-2:]}={place}",
                f"in{text[i]}{min(len(inside), 20) // 3}={place}",
                f"after{text[i]}{after}={place}",
            ]
