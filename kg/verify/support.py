"""The learned part: how likely it is that the article does not bear a word of the claim out.

Small neural networks over `kg.verify.features`, twice: the second time they also see what the first found around a word
(`kg.verify.second_look`). Trained by `kg.verify.training.support` on claims that people marked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from kg.errors import ModelMissing
from kg.messages import msg
from kg.verify.claim import ClaimText
from kg.verify.features import word_features
from kg.verify.second_look import second_features
from kg.verify.verdict import SpanCheck

Matrix = npt.NDArray[np.float64]
MODEL_PATH = Path(__file__).parent / "models" / "support.json"


class Network(BaseModel):
    """One hidden layer: `hidden` has a row of weights for each feature, `bias` and `out` a number for each hidden unit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hidden: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]
    out: tuple[float, ...]
    out_bias: float

    @cached_property
    def _weights(self) -> tuple[Matrix, Matrix, Matrix]:
        return np.array(self.hidden), np.array(self.bias), np.array(self.out)

    def predict(self, matrix: Matrix) -> Matrix:
        """Return a chance (0-1) for each row."""
        hidden, bias, out = self._weights
        return np.asarray(1 / (1 + np.exp(-(np.maximum(matrix @ hidden + bias, 0) @ out + self.out_bias))))


class Ensemble(BaseModel):
    """Networks over features, each feature first centred by `mean` and divided by `scale`; their mean counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    networks: tuple[Network, ...]

    def predict(self, rows: Sequence[Mapping[str, float]]) -> Matrix:
        """Return a chance (0-1) for each row of features."""
        if not rows:
            return np.zeros(0)
        matrix = np.array([[row[name] for name in self.features] for row in rows])
        scaled = (matrix - np.array(self.mean)) / np.array(self.scale)
        return np.asarray(np.mean([network.predict(scaled) for network in self.networks], axis=0))


class SupportModel(BaseModel):
    """A first look at each word, and a second that also sees what the first found around it; over `threshold` it is flagged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: Ensemble
    second: Ensemble
    threshold: float

    def predict(self, claim: ClaimText, found: Sequence[SpanCheck]) -> Matrix:
        """Return for each word of the claim how likely it is to be unsupported (0-1), `found` being what the rules say."""
        rows = word_features(claim, found)
        looked = second_features(claim, [float(chance) for chance in self.first.predict(rows)])
        return self.second.predict([row | seen for row, seen in zip(rows, looked, strict=True)])


@cache
def load_support_model() -> SupportModel:
    """Return the model that ships with the package. Raises ModelMissing."""
    try:
        return SupportModel.model_validate(json.loads(MODEL_PATH.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise ModelMissing(
            msg("no model of support"), where=str(MODEL_PATH), hint=msg("Install the package again")
        ) from error
