"""The learned part: how likely it is that the article does not bear a word of the claim out.

A logistic regression over `kg.verify.features`, trained by `kg.verify.training.support` on claims that people marked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from kg.errors import ModelMissing
from kg.verify.claim import ClaimText
from kg.verify.features import word_features
from kg.verify.verdict import SpanCheck

MODEL_PATH = Path(__file__).parent / "models" / "support.json"


class SupportModel(BaseModel):
    """Weights by feature, each feature first centred by `mean` and divided by `scale`; a word over `threshold` is flagged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def predict(self, claim: ClaimText, found: Sequence[SpanCheck]) -> npt.NDArray[np.float64]:
        """Return for each word of the claim how likely it is to be unsupported (0-1), `found` being what the rules say."""
        rows = word_features(claim, found)
        if not rows:
            return np.zeros(0)
        matrix = np.array([[row[name] for name in self.features] for row in rows])
        logits = ((matrix - np.array(self.mean)) / np.array(self.scale)) @ np.array(self.weights) + self.bias
        return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float64)


@cache
def load_support_model() -> SupportModel:
    """Return the model that ships with the package. Raises ModelMissing."""
    try:
        return SupportModel.model_validate(json.loads(MODEL_PATH.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise ModelMissing("no model of support", where=str(MODEL_PATH), hint="Install the package again") from error
