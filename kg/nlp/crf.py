"""The trained labeller: a linear-chain CRF (CRFsuite) over `kg.nlp.features`, read from `models/crf/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

from kg.errors import ModelMissing

MODEL_DIR = Path(__file__).parent / "models" / "crf"
OUTSIDE = "O"

Features = list[list[str]]


@dataclass(frozen=True)
class Labelling:
    """What the labeller says of one stretch: the best path, and each label's marginal probability at each character."""

    labels: tuple[str, ...]
    marginals: dict[str, list[float]]

    def span_probability(self, start: int, end: int, kind: str) -> float:
        """Return how sure it is that a span of `kind` stands at [start, end): the weakest of its labels and its end."""
        begin, inside = self.marginals.get(f"B-{kind}"), self.marginals.get(f"I-{kind}")
        if begin is None or inside is None:
            return 0.0
        weakest = min(begin[start], *inside[start + 1 : end], 1.0)
        return min(weakest, 1.0 - inside[end]) if end < len(inside) else weakest


class CrfLabeller:
    """A trained CRF. Not picklable: take it from `load_labeller` in each process."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ModelMissing("no model of the recogniser", where=str(path), hint="Install the package again")
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._labels: list[str] = sorted(self._tagger.labels())

    def label(self, features: Features) -> Labelling:
        """Return the labelling of one stretch, given the features of its characters."""
        if not features:
            return Labelling((), {})
        self._tagger.set(features)
        path = tuple(self._tagger.tag())
        marginal = self._tagger.marginal
        places = range(len(features))
        return Labelling(path, {label: [marginal(label, i) for i in places] for label in self._labels})


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
