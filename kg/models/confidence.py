"""How sure a record must be to be shown, where nobody says otherwise."""

from __future__ import annotations

# One value for all kinds, as confidences are calibrated by kind: of what is shown at it, measured on articles of outlets
# that nobody tuned on, at least four in five are right (docs/extraction.md has the figures, `kg evaluate` prints them).
# A graph that was made with another default is made anew by `kg refresh`.
MIN_CONFIDENCE = 0.5


def is_sure(confidence: float | None, minimum: float) -> bool:
    """Tell whether a confidence (0-1) is at or above `minimum`; what was not measured is."""
    return confidence is None or confidence >= minimum
