"""What the recogniser sees of each character: strings for a linear-chain CRF.

Every feature is `name=value`. Neighbours' values are copied with an offset in front (`-1:`, `+1:`). Which features
exist is part of the trained model: changing them means training again.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kg.nlp.decoding import TagReading
from kg.nlp.fool import load_fool
from kg.nlp.gazetteer import load_gazetteer
from kg.nlp.lac import cut_for_tagging, join_words, load_lac
from kg.nlp.tokenizer import Word

_OPEN = {"《": "》", "“": "”", "（": "）", "(": ")", "〈": "〉", "「": "」", "『": "』"}
_NEIGHBOURS = ((-2, "-2:"), (-1, "-1:"), (1, "+1:"), (2, "+2:"))
_MAX_BRACKETED = 60  # characters; a longer stretch in quotes is speech


@dataclass(frozen=True)
class TaggedStretch:
    """A stretch of text as both taggers read it: [start, end), words, Fool's tag of each character, and its doubts
    (`lac2=…`, `fool2=…`: how unsure a tagger is of a character, and what else it holds likely).
    """

    start: int
    end: int
    words: tuple[Word, ...]
    fool_tags: tuple[str, ...]
    doubts: tuple[tuple[str, ...], ...]


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


def _name_doubts(by_lac: TagReading, by_fool: TagReading) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (*(f"lac2={doubt}" for doubt in lac), *(f"fool2={doubt}" for doubt in fool))
        for lac, fool in zip(by_lac.doubts, by_fool.doubts, strict=True)
    )


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


def stretch_features(text: str, stretch: TaggedStretch) -> list[list[str]]:
    """Return the features of each character of one stretch."""
    start, end = stretch.start, stretch.end
    own: list[list[str]] = [[] for _ in range(end - start)]
    shared: list[list[str]] = [[] for _ in range(end - start)]  # also seen by the neighbours
    _add_characters(text, start, end, own)
    _add_words(text, stretch, own, shared)
    _add_fool(text, stretch, own, shared)
    _add_gazetteer(text, start, end, own, shared)
    _add_brackets(text, start, end, own)
    for features, doubts in zip(shared, stretch.doubts, strict=True):
        features.extend(doubts)
    for i, features in enumerate(own):
        features.extend(shared[i])
        for offset, prefix in _NEIGHBOURS:
            if 0 <= i + offset < len(shared):
                features += [prefix + feature for feature in shared[i + offset]]
    return own


def _add_characters(text: str, start: int, end: int, own: list[list[str]]) -> None:
    padded = "^^" + text[start:end] + "$$"
    shapes = "".join(shape_of(char) for char in padded)
    for i, features in enumerate(own):
        p = i + 2
        features += [
            f"c={padded[p]}",
            f"c-1={padded[p - 1]}",
            f"c+1={padded[p + 1]}",
            f"c-2={padded[p - 2]}",
            f"c+2={padded[p + 2]}",
            f"cc-={padded[p - 1 : p + 1]}",
            f"cc+={padded[p : p + 2]}",
            f"c--={padded[p - 2 : p]}",
            f"c++={padded[p + 1 : p + 3]}",
            f"shape={shapes[p - 1 : p + 2]}",
        ]
        if i == 0:
            features.append("first")


def _add_words(text: str, stretch: TaggedStretch, own: list[list[str]], shared: list[list[str]]) -> None:
    words = stretch.words
    for n, word in enumerate(words):
        surface = text[word.start : word.end]
        before = text[words[n - 1].start : words[n - 1].end] if n else "^"
        after = text[words[n + 1].start : words[n + 1].end] if n + 1 < len(words) else "$"
        before_tag = words[n - 1].tag if n else "^"
        after_tag = words[n + 1].tag if n + 1 < len(words) else "$"
        before2 = words[n - 2].tag if n > 1 else "^"
        after2 = words[n + 2].tag if n + 2 < len(words) else "$"
        common = [
            f"w={surface}",
            f"w-1={before}",
            f"w+1={after}",
            f"t3={before_tag},{word.tag},{after_tag}",
            f"t-2={before2},{before_tag}",
            f"t+2={after_tag},{after2}",
            f"wt={surface[-2:]},{word.tag}",
            f"wlen={min(len(surface), 8)},{word.tag}",
        ]
        for index in range(word.start, word.end):
            i = index - stretch.start
            place = position_in(index, word.start, word.end)
            own[i] += [f"{place}|{feature}" for feature in common]
            shared[i].append(f"lac={place}-{word.tag}")


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
    at: list[list[str]] = [[] for _ in range(end - start)]
    for first, last, name in load_gazetteer().find(text, start, end):
        for index in range(first, last):
            place = position_in(index, first, last)
            at[index - start].append(f"{name}={place}")
            own[index - start].append(f"{name}={place}{min(last - first, 6)}")
    for i, hits in enumerate(at):
        shared[i] += hits
        own[i].append("gaz=" + ",".join(hits))


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
