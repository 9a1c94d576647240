"""What the learned check looks at in each word of a claim: how much of it, and of what stands around it, the article has."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from kg.verify.claim import FUNCTION_TAGS, ClaimText
from kg.verify.overlaps import Overlaps
from kg.verify.readers import TaggedWord
from kg.verify.text import PUNCTUATION
from kg.verify.verdict import SpanCheck
from kg.verify.words import load_character_vectors, word_levels

_TAGS = (
    "n", "v", "vn", "a", "m", "q", "PER", "LOC", "ORG", "TIME", "nz", "nw", "d", "p", "r", "c", "u", "f", "t", "ad",
    "an", "s", "vd", "xc", "w",
)  # fmt: skip
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_HAN_NUMBER = re.compile("[一二三四五六七八九十百千万亿两]")
_NEIGHBOURS = (-2, -1, 1, 2)
_NEAR = 15  # characters between a word and what the rules hold for wrong
_LONGEST_RUN = 10  # characters: beyond it, a longer common run around a word says nothing new
_MOST_PLACES = 8  # occurrences of a frequent word that are looked at

Features = Mapping[str, float]


def word_features(claim: ClaimText, found: Sequence[SpanCheck]) -> list[dict[str, float]]:
    """Return the features of each word of the claim, in their order; every word has the same keys.

    `found` is what the rules say of the claim's names, numbers and dates.
    """
    rows = _WordFeatures(claim).all()
    at_place, wrong = Overlaps(found), sorted(s.start for s in found if s.unsupported)
    for word, row in zip(claim.words, rows, strict=True):
        row.update(_findings(word, at_place, wrong))
    return rows


def _findings(word: TaggedWord, found: Overlaps[SpanCheck], wrong: Sequence[int]) -> dict[str, float]:
    """Return what the rules say at a word; `wrong` are the places, in order, where they find something unsupported."""
    here = found.of(word.start, word.end)
    after = bisect_right(wrong, word.start - _NEAR)
    features = {
        f"{kind}_{verdict}": float(any(s.kind == kind and s.verdict == verdict for s in here))
        for kind in ("number", "date", "name")
        for verdict in ("supported", "not found", "contradicted")
    }
    features["unsure_number"] = float(
        any(s.kind == "number" and s.verdict == "supported" and s.score < 1 for s in here)
    )
    features["other_wrong"] = float(any(s.unsupported and s.kind not in ("number", "date", "name") for s in here))
    features["any_wrong"] = float(bool(wrong))
    features["near_wrong"] = float(after < len(wrong) and wrong[after] - word.start < _NEAR)
    return features


class _WordFeatures:
    """Computes what words share first, then each word's own."""

    def __init__(self, claim: ClaimText) -> None:
        self.claim = claim
        self.source = claim.source
        self.words = claim.words
        text = claim.normal
        self.pairs = [text[i : i + 2] in self.source.bigrams for i in range(len(text))]
        self.covered = [run >= 2 for run in claim.runs]
        self.forms = [claim.word(w) for w in self.words]
        self.places = {form: list(self.source.places(form)) for form in sorted(set(self.forms))}
        self.content = [i for i, w in enumerate(self.words) if w.tag not in FUNCTION_TAGS]
        self.numbers = frozenset(_DIGITS.findall(self.source.normal))
        self.covered_before = list(accumulate(self.covered, initial=0))
        self.runs_before = list(accumulate((min(run, _LONGEST_RUN) for run in claim.runs), initial=0))
        self._shared: dict[tuple[tuple[int, int], int], int] = {}
        self._closeness: dict[tuple[str, str], float] = {}

    def all(self) -> list[dict[str, float]]:
        return [self._features(index, word) for index, word in enumerate(self.words)]

    def _features(self, index: int, word: TaggedWord) -> dict[str, float]:
        form = self.forms[index]
        features = self._presence(word, form)
        features.update(_shape(word, form, self.numbers))
        features.update(_meaning(form))
        features.update(self._surroundings(word, form))
        features.update(self._neighbours(index, form))
        return features

    def _presence(self, word: TaggedWord, form: str) -> dict[str, float]:
        start, end, text = word.start, word.end, self.claim.normal
        runs = [min(run, 12) for run in self.claim.runs[start:end]]
        there = bool(self.places[form])
        length = end - start
        return {
            "there": float(there),
            "count": math.log1p(len(self.places[form])),
            "is_word": float(form in self.source.word_forms),
            "chars": sum(c in self.source.chars for c in form) / length,
            "pairs": sum(self.pairs[start : end - 1]) / (length - 1) if length > 1 else float(there),
            "run_mean": sum(runs) / length,
            "run_most": float(max(runs)),
            "run_least": float(min(runs)),
            "left_pair": float(start > 0 and self.pairs[start - 1]),
            "right_pair": float(end < len(text) and self.pairs[end - 1]),
            "with_left": float(there and start > 0 and text[start - 1 : end] in self.source.normal),
            "with_right": float(there and end < len(text) and text[start : end + 1] in self.source.normal),
        }

    def _surroundings(self, word: TaggedWord, form: str) -> dict[str, float]:
        clause, sentence = self.claim.clause_at(word.start), self.claim.sentence_at(word.start)
        aligned = self.claim.align(*sentence)
        inside = self.source.normal[aligned.start : aligned.end] if aligned else ""
        return {
            "clause_covered": _mean_around(self.covered_before, clause, word, 0.5),
            "clause_runs": _mean_around(self.runs_before, clause, word, 2.0),
            "sentence_covered": _mean_around(self.covered_before, sentence, word, 0.5),
            "sentence_runs": _mean_around(self.runs_before, sentence, word, 2.0),
            "aligned": aligned.coverage if aligned else 0.0,
            "in_aligned": float(form in inside),
            "together": self._together(word, form, sentence),
            "place": (word.start - sentence[0]) / max(1, sentence[1] - sentence[0]),
            "sentence_length": math.log(max(1, sentence[1] - sentence[0])),
            "article_length": math.log(max(2, len(self.source.text))),
        }

    def _together(self, word: TaggedWord, form: str, sentence: tuple[int, int]) -> float:
        """Return the largest part of the other words of the claim's sentence that one sentence of the article with this one has."""
        mine = int(word.tag not in FUNCTION_TAGS)
        others = len(self._content_of(sentence)) - mine
        if not others or not self.places[form]:
            return 0.0
        best = 0
        for index in sorted({self.source.sentence_at(at) for at in self.places[form][:_MOST_PLACES]}):
            best = max(best, self._count_shared(sentence, index) - mine * (form in self._article_sentence(index)))
        return best / others

    def _content_of(self, sentence: tuple[int, int]) -> Sequence[int]:
        """Return the content words of a sentence of the claim."""
        low, high = (bisect_left(self.content, offset, key=lambda i: self.words[i].start) for offset in sentence)
        return self.content[low:high]

    def _count_shared(self, sentence: tuple[int, int], index: int) -> int:
        """Return how many of the content words of a sentence of the claim one of the article has."""
        if (sentence, index) not in self._shared:
            text = self._article_sentence(index)
            self._shared[sentence, index] = sum(self.forms[i] in text for i in self._content_of(sentence))
        return self._shared[sentence, index]

    def _article_sentence(self, index: int) -> str:
        start, end = self.source.sentences[index] if self.source.sentences else (0, 0)
        return self.source.normal[start:end]

    def _neighbours(self, index: int, form: str) -> dict[str, float]:
        features = {}
        before = self.content[: bisect_left(self.content, index)]
        after = self.content[bisect_right(self.content, index) :]
        for offset in _NEIGHBOURS:
            side = before if offset < 0 else after
            position = offset if offset < 0 else offset - 1
            if len(side) < abs(offset):
                values = (0.5, 0.5, 0.0)
            else:
                other = self.words[side[position]]
                there = float(bool(self.places[self.forms[side[position]]]))
                length = other.end - other.start
                pairs = sum(self.pairs[other.start : other.end - 1]) / (length - 1) if length > 1 else there
                values = (there, pairs, self._close(form, self.forms[side[position]]))
            for name, value in zip(("there", "pairs", "close"), values, strict=True):
                features[f"{name}_{offset:+d}"] = value
        return features

    def _close(self, form: str, other: str) -> float:
        if (form, other) not in self._closeness:
            self._closeness[form, other] = _closeness(self.places[form], self.places[other])
        return self._closeness[form, other]


def _shape(word: TaggedWord, form: str, numbers: frozenset[str]) -> dict[str, float]:
    length = word.end - word.start
    levels = word_levels()
    digits = _DIGITS.findall(form)
    known = all(d in numbers for d in digits)
    features = {f"tag_{tag}": float(word.tag == tag) for tag in _TAGS}
    features.update(
        {
            "length": float(min(length, 8)),
            "one": float(length == 1),
            "two": float(length == 2),
            "long": float(length > 3),
            "common": float(levels.get(form, 0)),
            "unknown": float(form not in levels),
            "common_chars": sum(levels.get(c, 0) for c in form) / length,
            "digits": float(bool(digits)),
            "digits_there": float(bool(digits) and known),
            "digits_not_there": float(bool(digits) and not known),
            "han_number": float(word.tag == "m" and bool(_HAN_NUMBER.search(form))),
            "mark": float(bool(PUNCTUATION.fullmatch(form))),
        }
    )
    return features


@lru_cache(maxsize=10_000)
def _meaning(form: str) -> Mapping[str, float]:
    return {f"vector_{i:02d}": float(value) for i, value in enumerate(load_character_vectors()[form])}


def _mean_around(sums: Sequence[int], span: tuple[int, int], word: TaggedWord, default: float) -> float:
    """Return the mean over the characters of a span but for those of the word, given the sums before each character."""
    low, high = max(span[0], word.start), max(span[0], word.start, min(span[1], word.end))
    number = span[1] - span[0] - (high - low)
    return (sums[span[1]] - sums[span[0]] - (sums[high] - sums[low])) / number if number else default


def _closeness(mine: Sequence[int], theirs: Sequence[int]) -> float:
    """Return how near to one another two words stand in the article: 1 side by side, 0 where one is missing."""
    if not mine or not theirs:
        return 0.0
    distance = min(abs(place - other) for place in mine[:_MOST_PLACES] for other in theirs[:_MOST_PLACES])
    return 1 / (1 + distance / 10)
