"""Small logistic regressions over named features: the filters and rankers of the fact finders.

A model is one JSON file in `models/facts/`: its bias, a weight for each feature, and the threshold and calibration
measured by cross-validation (`kg.nlp.training.facts`). Applying one needs no library.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from pathlib import Path

from kg.errors import ModelMissing
from kg.messages import msg

_FOLDER = Path(__file__).parent / "models" / "facts"


@dataclass(frozen=True)
class LinearModel:
    """Weights by feature name; `threshold` is on the raw score, `calibration` maps it to a probability of being
    right.
    """

    bias: float
    weights: Mapping[str, float] = field(default_factory=dict)
    threshold: float = 0.0
    calibration: tuple[float, float] = (1.0, 0.0)

    def score(self, features: Iterable[str]) -> float:
        """Return the log-odds; features that the model does not know count nothing, repeated ones once."""
        # fsum: the order of a set of features must not show in the last digit
        return self.bias + math.fsum(map(self.weights.get, set(features), repeat(0.0)))

    def confidence(self, score: float) -> float:
        """Return the calibrated probability (0-1, two digits) that a record with this raw score is right."""
        slope, offset = self.calibration
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, slope * score + offset)))), 2)

    def to_json(self) -> str:
        """Return the model as JSON, features sorted, weights with four digits."""
        weights = {name: round(weight, 4) for name, weight in sorted(self.weights.items()) if abs(weight) >= 5e-4}
        record = {
            "bias": round(self.bias, 4),
            "threshold": round(self.threshold, 4),
            "calibration": [round(value, 4) for value in self.calibration],
            "weights": weights,
        }
        return json.dumps(record, ensure_ascii=False, indent=0) + "\n"


@cache
def load_linear(name: str) -> LinearModel:
    """Return `models/facts/<name>.json`; raise ModelMissing when it is not there or not whole."""
    path = _FOLDER / f"{name}.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        slope, offset = record["calibration"]
        return LinearModel(record["bias"], record["weights"], record["threshold"], (slope, offset))
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(
            msg("A model of the fact finders can't be read"), where=str(path), hint=msg("Reinstall")
        ) from error
