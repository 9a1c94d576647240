"""Train the check of wording on claims whose keywords people marked as supported or not, and measure it by cross-validation.

Input: one JSON object a line with `title`, `content` (the source), `published`, `claim` and `keywords` [{text, supported}].
The result is the same for the same input: networks begin, and folds are drawn, by seeds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.verify.claim import ClaimText
from kg.verify.features import word_features
from kg.verify.readers import Readers
from kg.verify.rules import apply_rules
from kg.verify.second_look import second_features
from kg.verify.source import SourceArticle
from kg.verify.support import Ensemble, Network, SupportModel

# Of the networks; 16 to 64 units and half or twice the rest make no difference in cross-validation, fewer networks do.
NETWORKS = 3
HIDDEN = 32
EPOCHS = 20
BATCH = 128
RATE = 4e-3  # of Adam, falling to 0 over the epochs
DECAY = 0.3  # of the weights
DROPOUT = 0.5
THRESHOLD = 0.4
INNER_FOLDS = 5  # of claims, for the first look that the second one learns from: at words it was not trained on
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class MarkedClaim:
    """A claim with the features of its words and, for each, whether people found it unsupported (None: not marked).

    What people mark is a keyword: the more words it has, the less `weights` lets each of them count.
    """

    record: dict[str, Any]
    text: ClaimText
    features: Sequence[dict[str, float]]
    labels: Sequence[float | None]
    weights: Sequence[float]


def read_claims(path: Path, readers: Readers) -> list[MarkedClaim]:
    """Return the marked claims of a file."""
    lines = path.read_text("utf-8").splitlines()
    return [_read(json.loads(line), readers) for line in lines]


def _read(record: dict[str, Any], readers: Readers) -> MarkedClaim:
    source = SourceArticle(f"{record['title']}\n{record['content']}", readers, published=record.get("published"))
    claim = ClaimText(record["claim"], source)
    marks: dict[int, list[bool]] = {}
    weights = [1.0] * len(claim.words)
    for keyword in record["keywords"]:
        for at in _places(claim.text, keyword["text"]):
            end = at + len(keyword["text"])
            for offset in range(at, end):
                marks.setdefault(offset, []).append(not keyword["supported"])
            inside = [i for i, w in enumerate(claim.words) if w.start < end and w.end > at]
            for index in inside:
                weights[index] = len(inside) ** -0.5
    labels = [_label([marks.get(offset, []) for offset in range(w.start, w.end)]) for w in claim.words]
    return MarkedClaim(record, claim, word_features(claim, apply_rules(claim)), labels, weights)


def _places(text: str, keyword: str) -> Iterator[int]:
    at = text.find(keyword)
    while at >= 0:
        yield at
        at = text.find(keyword, at + 1)


def _label(marks: list[list[bool]]) -> float | None:
    """Return 1 where most of a word's characters are marked unsupported, None where most are not marked."""
    marked = [mark for character in marks for mark in character]
    if not marked or 2 * sum(bool(character) for character in marks) < len(marks):
        return None
    return float(2 * sum(marked) >= len(marked))


def train(claims: Sequence[MarkedClaim], threshold: float = THRESHOLD) -> SupportModel:
    """Return the model fitted to these claims: the second look learns from first looks at claims they had not seen."""
    first = fit(claims, [c.features for c in claims])
    order = np.random.RandomState(0).permutation(len(claims)) % INNER_FOLDS
    seen: list[Sequence[dict[str, float]]] = [()] * len(claims)
    for fold in range(INNER_FOLDS):
        rest = [c for c, f in zip(claims, order, strict=True) if f != fold]
        apart = fit(rest, [c.features for c in rest])
        for index in np.flatnonzero(order == fold).tolist():
            claim = claims[index]
            looked = second_features(claim.text, [float(chance) for chance in apart.predict(claim.features)])
            seen[index] = [row | more for row, more in zip(claim.features, looked, strict=True)]
    return SupportModel(first=first, second=fit(claims, seen), threshold=threshold)


def fit(claims: Sequence[MarkedClaim], features: Sequence[Sequence[dict[str, float]]]) -> Ensemble:
    """Return networks fitted to the marked words of these claims, `features` being those of each claim's words."""
    names = tuple(sorted(features[0][0]))
    rows = [
        ([f[name] for name in names], label, weight)
        for claim, found in zip(claims, features, strict=True)
        for f, label, weight in zip(found, claim.labels, claim.weights, strict=True)
        if label is not None
    ]
    matrix, labels, weights = (np.array(column) for column in zip(*rows, strict=True))
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0)
    scale[scale < 1e-9] = 1.0
    scaled = (matrix - mean) / scale
    return Ensemble(
        features=names, mean=_rounded(mean), scale=_rounded(scale),
        networks=tuple(_fit(scaled, labels, weights, seed) for seed in range(NETWORKS)),
    )  # fmt: skip


def _fit(matrix: Matrix, labels: Matrix, counts: Matrix, seed: int) -> Network:
    """Return a network fitted by Adam with decay of weights and dropout of hidden units."""
    chance = np.random.RandomState(seed)
    width = matrix.shape[1]
    weights = [
        chance.randn(width, HIDDEN) / np.sqrt(width),
        np.zeros(HIDDEN),
        chance.randn(HIDDEN) / np.sqrt(HIDDEN),
        np.zeros(1),
    ]
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    step = 0
    for epoch in range(EPOCHS):
        order = chance.permutation(len(matrix))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            kept = (chance.rand(len(rows), HIDDEN) > DROPOUT) / (1 - DROPOUT)
            step += 1
            gradients = _gradients(weights, matrix[rows], labels[rows], counts[rows], kept)
            for i, (gradient, (first, second)) in enumerate(zip(gradients, moments, strict=True)):
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                change = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                decay = DECAY * weights[i] if i in (0, 2) else 0.0  # biases keep theirs
                weights[i] = weights[i] - RATE * (1 - epoch / EPOCHS) * (change + decay)
    hidden, bias, out, out_bias = weights
    return Network(
        hidden=tuple(_rounded(row) for row in hidden), bias=_rounded(bias), out=_rounded(out),
        out_bias=round(float(out_bias[0]), 6),
    )  # fmt: skip


def _gradients(weights: Sequence[Matrix], matrix: Matrix, labels: Matrix, counts: Matrix, kept: Matrix) -> list[Matrix]:
    """Return the gradients of the log loss by each of the weights; each row counts by its share of `counts`."""
    hidden, bias, out, out_bias = weights
    units = np.maximum(matrix @ hidden + bias, 0) * kept
    wrong = (1 / (1 + np.exp(-(units @ out + out_bias))) - labels) * counts / counts.sum()
    back = np.outer(wrong, out) * (units > 0) * kept
    return [matrix.T @ back, back.sum(axis=0), units.T @ wrong, np.array([wrong.sum()])]


def _rounded(values: Matrix) -> tuple[float, ...]:
    return tuple(round(float(v), 6) for v in values)


def cross_validate(
    claims: Sequence[MarkedClaim],
    predict: Callable[[MarkedClaim, SupportModel], Any],
    folds: int = 10,
    seed: int = 0,
) -> list[tuple[dict[str, Any], Any]]:
    """Return each record with what `predict` says of it by a model that was trained without its fold."""
    order = np.random.RandomState(seed).permutation(len(claims)) % folds
    results: list[tuple[dict[str, Any], Any]] = []
    for fold in range(folds):
        model = train([c for c, f in zip(claims, order, strict=True) if f != fold])
        results += [(c.record, predict(c, model)) for c, f in zip(claims, order, strict=True) if f == fold]
    return results
