"""How far two verbatim strings of a text cover each other, wherever they stand."""

from __future__ import annotations


def _places(text: str, part: str) -> list[tuple[int, int]]:
    places, at = [], text.find(part) if part else -1
    while at >= 0:
        places.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return places


def overlap(text: str, left: str, right: str) -> tuple[float, float]:
    """Return the best (intersection over union, intersection over the shorter) of two verbatim strings of `text`."""
    best = (0.0, 0.0)
    for start, end in _places(text, left):
        for other_start, other_end in _places(text, right):
            shared = min(end, other_end) - max(start, other_start)
            if shared > 0:
                union = max(end, other_end) - min(start, other_start)
                best = max(best, (shared / union, shared / min(end - start, other_end - other_start)))
    return best
