"""The trained labellers: linear-chain CRFs (CRFsuite) over `kg.nlp.features`, read from `models/crf/`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from kg.errors import ModelMissing

MODEL_DIR = Path(__file__).parent / "models" / "crf"
OUTSIDE = "O"

Features = list[list[str]]
Labelled = tuple[str, float]  # a BIO label, and the probability of that label at that character


class CrfLabeller:
    """One trained CRF. Not picklable: take it from `load_labeller` in each process."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ModelMissing("no model of the recogniser", where=str(path), hint="Install the package again")
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def label(self, features: Features) -> list[Labelled]:
        """Return for each character its label on the best path and the marginal probability of that label."""
        if not features:
            return []
        self._tagger.set(features)
        return [(label, self._tagger.marginal(label, i)) for i, label in enumerate(self._tagger.tag())]


@cache
def load_labeller(name: str) -> CrfLabeller:
    """Return this process's labeller `models/crf/<name>.crf`, loaded at the first call."""
    return CrfLabeller(MODEL_DIR / f"{name}.crf")


def spell_spans(labelled: Sequence[Labelled], offset: int) -> list[tuple[int, int, str, float]]:
    """Return the spans that labels spell as (start, end, label, mean probability), counted from `offset`."""
    spans = []
    start, kind = 0, ""
    for i in range(len(labelled) + 1):
        label = labelled[i][0] if i < len(labelled) else OUTSIDE
        if kind and label != f"I-{kind}":
            mean = sum(probability for _, probability in labelled[start:i]) / (i - start)
            spans.append((offset + start, offset + i, kind, mean))
            kind = ""
        if label != OUTSIDE and not kind:
            start, kind = i, label[2:]
    return spans
