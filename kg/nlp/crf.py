"""The trained labeller: a linear-chain CRF (CRFsuite) over `kg.nlp.features`, read from `models/crf/`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from kg.errors import ModelMissing
from kg.messages import msg

MODEL_DIR = Path(__file__).parent / "models" / "crf"
OUTSIDE = "O"

Features = list[list[str]]


class CrfLabeller:
    """A trained CRF. Not picklable: take it from `load_labeller` in each process."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ModelMissing(
                msg("no model of the recogniser"), where=str(path), hint=msg("Install the package again")
            )
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def find(self, features: Features) -> list[tuple[int, int, str, float]]:
        """Return the spans of the best path as (start, end, label, probability), given each character's features.

        The probability (0-1) is the marginal of the weakest of the span's labels, or of its ending where it ends.
        """
        if not features:
            return []
        self._tagger.set(features)
        marginal = self._tagger.marginal
        found = []
        for start, end, kind in spell_spans(self._tagger.tag()):
            # a path may open with I- at a stretch's start; then that label is what was found
            probability = max(marginal(f"B-{kind}", start), marginal(f"I-{kind}", start))
            probability = min([probability, *(marginal(f"I-{kind}", i) for i in range(start + 1, end))])
            if end < len(features):
                probability = min(probability, 1.0 - marginal(f"I-{kind}", end))
            found.append((start, end, kind, probability))
        return found


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
