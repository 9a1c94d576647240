"""How sure a filter must be to keep a record, and how far its confidence is from the truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.nlp.confidence import BINS, calibration_error
from kg.nlp.linear import LinearModel

Fit = Callable[[Sequence[float], Sequence[bool]], tuple[float, float]]


def surest_threshold(scores: Sequence[float], right: Sequence[bool], total: int, slack: float) -> float:
    """Return the highest threshold whose F1 is within `slack` (a share) of the best, where `total` are to be found.

    The curve is flat at its top; few and sure is preferred there: a reader forgives what is missing, not what is false.
    """
    curve, hits = [], 0
    for count, (score, is_right) in enumerate(sorted(zip(scores, right, strict=True), reverse=True), start=1):
        hits += is_right
        curve.append((2 * hits / (count + total), score))
    top = max((f1 for f1, _ in curve), default=0.0)
    return max((score for f1, score in curve if f1 >= (1.0 - slack) * top), default=0.0)


def print_reliability(title: str, confidences: Sequence[float], right: Sequence[bool]) -> None:
    """Print how many records have a confidence in each tenth and how many of them are right, and the error."""
    print(f"{title}: {len(right)} records, calibration error {calibration_error(confidences, right):.3f}")
    for low in range(BINS):
        inside = [hit for sure, hit in zip(confidences, right, strict=True) if min(int(sure * BINS), BINS - 1) == low]
        if inside:
            print(f"  {low / 10:.1f}-{(low + 1) / 10:.1f} {len(inside):6d} {sum(inside) / len(inside):.2f} right")


def held_out_confidences(
    model: LinearModel, scores: Sequence[float], right: Sequence[bool], fold_of: Sequence[int], fit: Fit
) -> list[float]:
    """Return each record's confidence by a calibration (`fit`: scores, right -> slope, offset) made without its fold."""
    confidences = [0.0] * len(scores)
    for fold in sorted(set(fold_of)):
        rest = [index for index, own in enumerate(fold_of) if own != fold]
        slope, offset = fit([scores[i] for i in rest], [right[i] for i in rest])
        calibrated = LinearModel(model.bias, model.weights, model.threshold, (slope, offset))
        for index, own in enumerate(fold_of):
            if own == fold:
                confidences[index] = calibrated.confidence(scores[index])
    return confidences
