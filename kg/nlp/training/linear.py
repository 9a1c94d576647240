"""Fitting the logistic regressions of `kg.nlp.linear`: full-batch, seedless, numpy only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.nlp.linear import LinearModel

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class _Rows:
    """A matrix row by row: the columns of its entries (`starts`: where each row begins; none is empty) and their values."""

    columns: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    values: Floats
    width: int

    def times(self, weights: Floats) -> Floats:
        """Return the product with a column vector."""
        product: Floats = np.add.reduceat(weights[self.columns] * self.values, self.starts)
        return product

    def transposed_times(self, vector: Floats) -> Floats:
        """Return the transposed matrix's product with a column vector."""
        lengths = np.diff(np.append(self.starts, len(self.columns)))
        values = np.repeat(vector, lengths) * self.values
        return np.asarray(np.bincount(self.columns, weights=values, minlength=self.width), dtype=np.float64)


def fit_linear(
    rows: Sequence[Sequence[str]], labels: Sequence[bool], *, l2: float = 1.0, min_count: int = 2, steps: int = 300
) -> LinearModel:
    """Return the regression with an L2 penalty; features of fewer than `min_count` rows are left out.

    Accelerated gradient descent from zero: the result depends on the rows alone, not on any random start.
    """
    if not rows:
        return LinearModel(0.0)
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(name for name, count in counts.items() if count >= min_count)
    column = {name: index for index, name in enumerate(names)}
    # the last column is the bias
    entries = [[*sorted({column[feature] for feature in row if feature in column}), len(names)] for row in rows]
    starts = np.cumsum([0, *map(len, entries[:-1])])
    columns = np.asarray([index for entry in entries for index in entry], dtype=np.int64)
    matrix = _Rows(columns, starts, np.ones(len(columns)), len(names) + 1)
    weights = _descend(matrix, np.asarray(labels, dtype=np.float64), l2, steps)
    return LinearModel(float(weights[-1]), {name: float(weights[column[name]]) for name in names})


def _descend(matrix: _Rows, target: Floats, l2: float, steps: int) -> Floats:
    penalty = np.full(matrix.width, l2)
    penalty[-1] = 1e-3  # the bias is all but free
    step = 1.0 / (0.25 * _largest_eigenvalue(matrix) + l2)
    weights = np.zeros(matrix.width)
    ahead, momentum = weights.copy(), 1.0
    for _ in range(steps):
        error = 1.0 / (1.0 + np.exp(-np.clip(matrix.times(ahead), -30, 30))) - target
        following = ahead - step * (matrix.transposed_times(error) + penalty * ahead)
        faster = (1.0 + np.sqrt(1.0 + 4.0 * momentum**2)) / 2.0
        ahead = following + (momentum - 1.0) / faster * (following - weights)
        weights, momentum = following, faster
    return weights


def _largest_eigenvalue(matrix: _Rows) -> float:
    """Return the largest eigenvalue of X'X by power iteration: it bounds the curvature of the loss."""
    vector = np.ones(matrix.width)
    value = 1.0
    for _ in range(30):
        vector = matrix.transposed_times(matrix.times(vector))
        value = float(np.linalg.norm(vector)) or 1.0
        vector = vector / value
    return value


def fit_calibration(scores: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Return Platt's slope and offset: the logistic curve from raw scores to the share of right records."""
    if not scores:
        return 1.0, 0.0
    values = np.asarray(scores, dtype=np.float64)
    columns = np.tile(np.asarray([0, 1], dtype=np.int64), len(values))
    entries = np.stack([values, np.ones_like(values)], axis=1).ravel()
    matrix = _Rows(columns, np.arange(0, len(columns), 2), entries, 2)
    slope, offset = _descend(matrix, np.asarray(right, dtype=np.float64), 0.01, 2000)
    return float(slope), float(offset)
