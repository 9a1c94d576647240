"""The trained labeller: a linear-chain CRF (fitted by CRFsuite) over `kg.nlp.features`, read from `models/crf/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, repeat
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.nlp.crf_file import Weights, read_crf
from kg.nlp.decoding import Decoded, decode
from kg.nlp.features import NEIGHBOURS, StretchFeatures

MODEL_DIR = Path(__file__).parent / "models" / "crf"
OUTSIDE = "O"

LabelledSpan = tuple[int, int, str, float]

_BATCH = 64  # stretches at once; bounds memory
_REACH = max(abs(offset) for offset, _ in NEIGHBOURS)


class CrfLabeller:
    """A trained CRF."""

    def __init__(self, path: Path) -> None:
        self._labels, self._rows, self._weights, self._transitions = read_crf(path)
        self._columns = {label: column for column, label in enumerate(self._labels)}
        self._unknown = len(self._rows)

    def find(self, stretches: Sequence[StretchFeatures]) -> list[list[LabelledSpan]]:
        """Return for each stretch the spans of the best path as (start, end, label, probability).

        The probability (0-1) is the marginal of the weakest of the span's labels, or of its ending where it ends.
        """
        found: list[list[LabelledSpan]] = []
        for first in range(0, len(stretches), _BATCH):
            scores = self._score(stretches[first : first + _BATCH])
            found += [list(self._spans(decoded)) for decoded in decode(scores, self._transitions)]
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
        own = self._own([features for stretch in stretches for features in stretch.own])
        shared = self._shared([features for stretch in stretches for features in stretch.shared])
        # apart by as many empty rows as a character looks far: no stretch looks into another
        at = np.arange(sum(lengths)) + np.repeat(np.arange(1, len(lengths) + 1) * _REACH, lengths)
        apart = np.zeros((len(at) + (len(lengths) + 1) * _REACH, *shared.shape[1:]))
        apart[at] = shared
        for place, offset in enumerate((0, *(offset for offset, _ in NEIGHBOURS))):
            own += apart[at + offset, place]
        return np.split(own, list(accumulate(lengths))[:-1])

    def _own(self, features: Sequence[Sequence[str]]) -> Weights:
        counts = np.array([len(each) for each in features], np.intp)
        names = chain.from_iterable(features)
        rows = np.fromiter(map(self._rows.get, names, repeat(self._unknown)), np.intp, counts.sum())
        known = rows != self._unknown
        owners = np.repeat(np.arange(len(counts)), counts)[known]
        return _sum_runs(self._weights.take(rows[known], axis=0), np.bincount(owners, minlength=len(counts)))

    def _shared(self, features: Sequence[Sequence[str]]) -> Weights:
        """Return what each character's shared features weigh for itself and for each neighbour (character x 5 x labels)."""
        numbers: dict[str, int] = {}
        taken = np.array([numbers.setdefault(name, len(numbers)) for name in chain.from_iterable(features)], np.intp)
        prefixes = ("", *(prefix for _, prefix in NEIGHBOURS))
        rows = [[self._rows.get(prefix + name, self._unknown) for prefix in prefixes] for name in numbers]
        weights = self._weights[np.array(rows, np.intp).reshape(-1, len(prefixes))]
        return _sum_runs(weights.take(taken, axis=0), np.array([len(each) for each in features], np.intp))


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
