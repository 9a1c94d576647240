"""The trained labeller: a linear-chain CRF (fitted by CRFsuite) over `kg.nlp.features`, read from `models/crf/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.nlp.best_path import Chain
from kg.nlp.crf_file import Weights, read_crf
from kg.nlp.decoding import Decoded, decode
from kg.nlp.features import CHARACTERS, MARGIN, NEIGHBOURS, PAIRS, PLACES, SURFACES, StretchFeatures

MODEL_DIR = Path(__file__).parent / "models" / "crf"
OUTSIDE = "O"

Numbers = npt.NDArray[np.intp]
LabelledSpan = tuple[int, int, str, float]

_BATCH = 64  # stretches at once; bounds memory
_FEW, _MANY = 1 << 10, 1 << 16  # values of a kind remembered; bounds memory


class CrfLabeller:
    """A trained CRF."""

    def __init__(self, path: Path) -> None:
        self._labels, rows, self._weights, transitions = read_crf(path)
        self._chain = Chain(transitions)
        self._columns = {label: column for column, label in enumerate(self._labels)}
        self._characters, self._pairs, self._neighbours = (
            _Rows(rows, [prefix for _, prefix in seen]) for seen in (CHARACTERS, PAIRS, NEIGHBOURS)
        )
        self._surfaces = _Rows(rows, [place + prefix for _, prefix in SURFACES for place in PLACES])
        self._words, self._names = _Rows(rows, PLACES), _Rows(rows, [""])

    def find(self, stretches: Sequence[StretchFeatures]) -> list[list[LabelledSpan]]:
        """Return for each stretch the spans of the best path as (start, end, label, probability).

        The probability (0-1) is the marginal of the weakest of the span's labels, or of its ending where it ends.
        """
        found: list[list[LabelledSpan]] = []
        for first in range(0, len(stretches), _BATCH):
            scores = self._score(stretches[first : first + _BATCH])
            found += [list(self._spans(decoded)) for decoded in decode(scores, self._chain)]
        return found

    def _spans(self, decoded: Decoded) -> Iterator[LabelledSpan]:
        path, shares = decoded
        for start, end, kind in spell_spans([self._labels[number] for number in path]):
            begins, inside = self._columns[f"B-{kind}"], self._columns[f"I-{kind}"]
            within = shares[start : end + 1, inside].tolist()
            # a path may open with I- at a stretch's start; then that label is what was found
            weakest = [max(float(shares[start, begins]), within[0]), *within[1 : end - start]]
            yield start, end, kind, min([*weakest, *(1.0 - after for after in within[end - start :])])

    def _score(self, stretches: Sequence[StretchFeatures]) -> list[Weights]:
        """Return the summed weights of each character's features (length x labels) for each stretch."""
        lengths = [len(stretch.own) for stretch in stretches]
        # all stretches one after the other, each with its margins, so that none looks into another
        at = np.arange(sum(lengths)) + np.repeat(np.arange(1, 2 * len(lengths), 2) * MARGIN, lengths)
        padded = "".join(stretch.padded for stretch in stretches)
        rows = np.concatenate([self._of_characters(padded, at), self._of_words(stretches)], axis=1)
        scores: Weights = self._weights.take(rows, axis=0).sum(axis=1)
        scores += self._own([features for stretch in stretches for features in stretch.own])
        shared = self._shared([features for stretch in stretches for features in stretch.shared])
        apart = np.zeros((len(padded), *shared.shape[1:]))
        apart[at] = shared
        for column, (offset, _) in enumerate(NEIGHBOURS):
            scores += apart[at + offset, column]
        return np.split(scores, list(accumulate(lengths))[:-1])

    def _of_characters(self, padded: str, at: Numbers) -> Numbers:
        """Return the rows of what is seen of the characters around each character that stands `at` (character x feature)."""
        single, pairs = self._characters.look_up(padded), self._pairs.look_up(map("".join, pairwise(padded)))
        rows = [single[at + offset, column] for column, (offset, _) in enumerate(CHARACTERS)]
        rows += [pairs[at + offset, column] for column, (offset, _) in enumerate(PAIRS)]
        return np.stack(rows, axis=1)

    def _of_words(self, stretches: Sequence[StretchFeatures]) -> Numbers:
        """Return the rows of what is seen of each character's word (character x feature)."""
        names = [name for stretch in stretches for word in stretch.words for name in word]
        places = [places for stretch in stretches for places in stretch.places]
        surfaces = self._surfaces.look_up(chain.from_iterable(stretch.surfaces for stretch in stretches))
        surfaces = surfaces.reshape(-1, len(SURFACES), len(PLACES))
        counts = [len(stretch.words) for stretch in stretches]
        at = np.arange(len(places)) + np.repeat(np.arange(1, 2 * len(counts), 2), counts)
        rows = np.concatenate(
            [
                *(surfaces[at + offset, column, None] for column, (offset, _) in enumerate(SURFACES)),
                self._words.look_up(names).reshape(len(places), -1, len(PLACES)),
            ],
            axis=1,
        )
        words = np.repeat(np.arange(len(places)), [len(each) for each in places])
        found: Numbers = rows[words, :, [PLACES.index(place) for each in places for place in each]]
        return found

    def _own(self, features: Sequence[Sequence[str]]) -> Weights:
        counts = np.array([len(each) for each in features], np.intp)
        return _sum_runs(self._weights.take(self._names.look_up(chain.from_iterable(features))[:, 0], axis=0), counts)

    def _shared(self, features: Sequence[Sequence[str]]) -> Weights:
        """Return what each character's shared features weigh for itself and for each neighbour (character x 5 x labels)."""
        counts = np.array([len(each) for each in features], np.intp)
        return _sum_runs(self._weights.take(self._neighbours.look_up(chain.from_iterable(features)), axis=0), counts)


class _Rows(dict[str, int]):
    """The rows of values behind each of some prefixes, looked up among all features once; most values come again."""

    def __init__(self, rows: Mapping[str, int], prefixes: Sequence[str]) -> None:
        super().__init__()
        self._all, self._prefixes = rows, prefixes
        self._table = np.zeros((_FEW, len(prefixes)), np.intp)

    def __missing__(self, value: str) -> int:
        number = self[value] = len(self)
        if number == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        unknown = len(self._all)
        self._table[number] = [self._all.get(prefix + value, unknown) for prefix in self._prefixes]
        return number

    def look_up(self, values: Iterable[str]) -> Numbers:
        """Return the rows of each value (value x prefix)."""
        if len(self) > _MANY:
            self.clear()
        numbers = np.fromiter(map(self.__getitem__, values), np.intp)
        return self._table.take(numbers, axis=0)


def _sum_runs(values: Weights, counts: npt.NDArray[np.intp]) -> Weights:
    """Return the sums of runs of `values` that follow one another, some of which may be empty."""
    filled = counts > 0
    sums = np.zeros((len(counts), *values.shape[1:]))
    if filled.any():
        sums[filled] = np.add.reduceat(values, (np.cumsum(counts) - counts)[filled])
    return sums


@cache
def load_labeller(name: str) -> CrfLabeller:
    """Return this process's labeller `models/crf/<name>.crf`, loaded at the first call."""
    return CrfLabeller(MODEL_DIR / f"{name}.crf")


def spell_spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the spans that BIO labels spell as (start, end, label)."""
    spans = []
    start, kind = 0, ""
    for i, label in enumerate([*labels, OUTSIDE]):
        if kind and label != f"I-{kind}":
            spans.append((start, i, kind))
            kind = ""
        if label != OUTSIDE and not kind:
            start, kind = i, label[2:]
    return spans
