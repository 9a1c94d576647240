"""Train the check of wording on claims whose keywords people marked as supported or not, and measure it by cross-validation.

Input: one JSON object a line with `title`, `content` (the source), `published`, `claim` and `keywords` [{text, supported}].
The result is the same for the same input: Newton's method from zero, folds by a seed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.verify.claim import ClaimText
from kg.verify.features import word_features
from kg.verify.readers import Readers
from kg.verify.rules import apply_rules
from kg.verify.source import Source
from kg.verify.support import SupportModel

RIDGE = 10.0  # on standardised features; of 1, 3, 10, 30 and 100 the best in cross-validation, by little
THRESHOLD = 0.4
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class MarkedClaim:
    """A claim with the features of its words and, for each, whether people found it unsupported (None: not marked)."""

    record: dict[str, Any]
    features: Sequence[dict[str, float]]
    labels: Sequence[float | None]


def read_claims(path: Path, readers: Readers) -> list[MarkedClaim]:
    """Return the marked claims of a file."""
    lines = path.read_text("utf-8").splitlines()
    return [_read(json.loads(line), readers) for line in lines]


def _read(record: dict[str, Any], readers: Readers) -> MarkedClaim:
    source = Source(f"{record['title']}\n{record['content']}", readers, published=record.get("published"))
    claim = ClaimText(record["claim"], source)
    marks: dict[int, list[bool]] = {}
    for keyword in record["keywords"]:
        at = claim.text.find(keyword["text"])
        while at >= 0:
            for offset in range(at, at + len(keyword["text"])):
                marks.setdefault(offset, []).append(not keyword["supported"])
            at = claim.text.find(keyword["text"], at + 1)
    labels = [_label([marks.get(offset, []) for offset in range(w.start, w.end)]) for w in claim.words]
    return MarkedClaim(record, word_features(claim, apply_rules(claim)), labels)


def _label(marks: list[list[bool]]) -> float | None:
    """Return 1 where most of a word's characters are marked unsupported, None where most are not marked."""
    marked = [mark for character in marks for mark in character]
    if not marked or 2 * sum(bool(character) for character in marks) < len(marks):
        return None
    return float(2 * sum(marked) >= len(marked))


def train(claims: Sequence[MarkedClaim]) -> SupportModel:
    """Return the model fitted to these claims."""
    names = tuple(sorted(claims[0].features[0]))
    rows = [
        ([f[name] for name in names], label)
        for c in claims
        for f, label in zip(c.features, c.labels, strict=True)
        if label is not None
    ]
    matrix, labels = np.array([row for row, _ in rows]), np.array([label for _, label in rows])
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0)
    scale[scale < 1e-9] = 1.0
    weights = _fit((matrix - mean) / scale, labels)
    return SupportModel(
        features=names, mean=_rounded(mean), scale=_rounded(scale), weights=_rounded(weights[1:]),
        bias=round(float(weights[0]), 6), threshold=THRESHOLD,
    )  # fmt: skip


def _fit(matrix: Matrix, labels: Matrix) -> Matrix:
    """Return bias and weights of the ridge logistic regression, by Newton's method."""
    design = np.hstack([np.ones((len(matrix), 1)), matrix])
    penalty = np.full(design.shape[1], RIDGE)
    penalty[0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (chances - labels) + penalty * weights
        hessian = (design * (chances * (1 - chances))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def _rounded(values: Matrix) -> tuple[float, ...]:
    return tuple(round(float(v), 6) for v in values)


def cross_validate(
    claims: Sequence[MarkedClaim],
    predict: Callable[[dict[str, Any], SupportModel], Any],
    folds: int = 10,
    seed: int = 0,
) -> list[tuple[dict[str, Any], Any]]:
    """Return each record with what `predict` says of it by a model that was trained without its fold."""
    order = np.random.RandomState(seed).permutation(len(claims)) % folds
    results: list[tuple[dict[str, Any], Any]] = []
    for fold in range(folds):
        model = train([c for c, f in zip(claims, order, strict=True) if f != fold])
        results += [(c.record, predict(c.record, model)) for c, f in zip(claims, order, strict=True) if f == fold]
    return results
