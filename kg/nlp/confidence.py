"""How sure the extractor is of an entity: a calibrated probability that the article names it and that its type is right."""

from __future__ import annotations

from collections.abc import Sequence

from kg.nlp.gazetteer import known_firms, load_list
from kg.nlp.linear import load_linear
from kg.nlp.short_forms import known_regions

BINS = 10
_BOUNDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.95, 0.97, 0.985, 0.995, 0.999)


def entity_features(kind: str, surfaces: Sequence[str], probabilities: Sequence[float]) -> list[str]:
    """Return what speaks for an entity: its type, distinct surfaces, and the probability of each of its mentions."""
    longest = min(surfaces, key=lambda surface: (-len(surface), surface))
    best = sum(max(probabilities) >= bound for bound in _BOUNDS)
    lists = {"ORGANIZATION": "organizations", "POLICY": "policies"}
    known = known_firms() if kind == "COMPANY" else load_list(lists[kind]) if kind in lists else known_regions()
    return [
        f"mentions={min(len(probabilities), 4)}",
        f"surfaces={min(len(surfaces), 3)}",
        f"length={min(len(longest), 8)}",
        f"known={any(surface in known for surface in surfaces)}",
        *(f"best>={level}" for level in range(1, best + 1)),
        f"best={best // 3},mentions={min(len(probabilities), 2)}",
        f"ends={longest[-1:]}",
    ]


def confidence_model(kind: str) -> str:
    """Return the name of the model of this kind: each is fitted and calibrated by itself."""
    return f"entity_{kind.lower()}"


def entity_confidence(kind: str, surfaces: Sequence[str], probabilities: Sequence[float]) -> float:
    """Return the calibrated confidence, 0-1 with two digits."""
    model = load_linear(confidence_model(kind))
    return model.confidence(model.score(entity_features(kind, surfaces, probabilities)))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error: |mean confidence - share right| in ten bins, by their sizes."""
    error = 0.0
    for low in range(BINS):
        inside = [i for i, confidence in enumerate(confidences) if min(int(confidence * BINS), BINS - 1) == low]
        error += abs(sum(confidences[i] - right[i] for i in inside))
    return error / len(confidences) if confidences else 0.0
