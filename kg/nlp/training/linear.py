"""Fitting the logistic regressions of `kg.nlp.linear`: full-batch, seedless, numpy only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kg.nlp.linear import LinearModel

Floats = npt.NDArray[np.float64]


def fit_linear(
    rows: Sequence[Sequence[str]], labels: Sequence[bool], *, l2: float = 1.0, min_count: int = 2, steps: int = 300
) -> LinearModel:
    """Return the regression with an L2 penalty; features of fewer than `min_count` rows are left out.

    Accelerated gradient descent from zero: the result depends on the rows alone, not on any random start.
    """
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(name for name, count in counts.items() if count >= min_count)
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1.0
    for index, row in enumerate(rows):
        for feature in row:
            if feature in column:
                matrix[index, column[feature]] = 1.0
    weights = _descend(matrix, np.asarray(labels, dtype=np.float64), l2, steps)
    return LinearModel(float(weights[-1]), {name: float(weights[column[name]]) for name in names})


def _descend(matrix: Floats, target: Floats, l2: float, steps: int) -> Floats:
    penalty = np.full(matrix.shape[1], l2)
    penalty[-1] = 1e-3  # the bias is all but free
    step = 1.0 / (0.25 * _largest_eigenvalue(matrix) + l2)
    weights = np.zeros(matrix.shape[1])
    ahead, momentum = weights.copy(), 1.0
    for _ in range(steps):
        error = 1.0 / (1.0 + np.exp(-np.clip(matrix @ ahead, -30, 30))) - target
        following = ahead - step * (matrix.T @ error + penalty * ahead)
        faster = (1.0 + np.sqrt(1.0 + 4.0 * momentum**2)) / 2.0
        ahead = following + (momentum - 1.0) / faster * (following - weights)
        weights, momentum = following, faster
    return weights


def _largest_eigenvalue(matrix: Floats) -> float:
    """Return the largest eigenvalue of X'X by power iteration: it bounds the curvature of the loss."""
    vector = np.ones(matrix.shape[1])
    value = 1.0
    for _ in range(30):
        vector = matrix.T @ (matrix @ vector)
        value = float(np.linalg.norm(vector)) or 1.0
        vector = vector / value
    return value


def fit_calibration(scores: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Return Platt's slope and offset: the logistic curve from raw scores to the share of right records."""
    values = np.asarray(scores, dtype=np.float64)
    matrix = np.stack([values, np.ones_like(values)], axis=1)
    slope, offset = _descend(matrix, np.asarray(right, dtype=np.float64), 0.01, 2000)
    return float(slope), float(offset)
