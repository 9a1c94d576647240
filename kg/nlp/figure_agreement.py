"""When a figure found is an annotated one: one place, one number, alike in what is measured and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.nlp.overlaps import overlap

_NEAR = 1e-6  # share by which two numbers may differ, for what floats lose
_OVERLAP = 0.5  # of the shorter text
_SHARED = 0.5  # of the characters of the shorter wording


def same_figure(text: str, gold: Mapping[str, Any], found: Mapping[str, Any]) -> float:
    """Return how well (0-1) two records agree; 0.0 where they are two figures."""
    if not (_same_value(gold, found) and _alike(gold["indicator"], found["indicator"])):
        return 0.0
    if not _alike(gold["subject"], found["subject"]):
        return 0.0
    union, inside = overlap(text, gold["text"], found["text"])
    return max(union, 0.01) if inside >= _OVERLAP else 0.0


def _same_value(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    if gold["value"] == found["value"]:
        return True
    one, other = gold["number"], found["number"]
    return one is not None and other is not None and abs(one - other) <= _NEAR * max(1.0, abs(other))


def _alike(one: str | None, other: str | None) -> bool:
    """Tell whether one wording holds the other, or they share half of its characters; none much longer than the other."""
    if not one or not other:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > 3 * len(shorter) + 6:
        return False
    return shorter in longer or len(set(one) & set(other)) >= _SHARED * min(len(set(one)), len(set(other)))
