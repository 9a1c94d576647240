"""How sure a record must be to be shown, where nobody says otherwise."""

from __future__ import annotations

from kg.messages import msg

# One value for all kinds, as confidences are calibrated by kind. It is the one at which few enough are false before too many
# are missed, on articles that no model had seen: `make train` prints both by kind at each value, `kg evaluate` at this one
# and at 0. To change it is to change this line: `kg refresh` then makes graphs anew that nobody chose a value for.
MIN_CONFIDENCE = 0.4


def is_sure(confidence: float | None, minimum: float) -> bool:
    """Tell whether a confidence (0-1) is at or above `minimum`; what was not measured is."""
    return confidence is None or confidence >= minimum


def told_sureness(confidence: float | None) -> str:
    """Return how sure a fact is, in words for people; "" where it was not measured."""
    return "" if confidence is None else msg("{confidence:.2f} sure", confidence=confidence)
