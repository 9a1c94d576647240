"""The best path of tags through each text: a chain is followed only where more than one tag may be on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating[Any]]
Weights = npt.NDArray[np.float64]

# For what rounding does: of scores, and of a path's share
_CLOSE, _NEARLY = np.float32(1e-3), 0.9
_NONE = -1  # the tag beyond a text's ends


class Chain:
    """How well tags follow one another: the transitions (from x to) of a tagger, and what is worked out of them once."""

    def __init__(self, transitions: Scores) -> None:
        self.transitions = transitions
        weights = np.exp(transitions.astype(np.float64))
        self.weights = np.stack([weights, weights.T])  # for the way forth and the way back
        # nothing is gained or lost at the ends of a text
        self.steps: list[list[float]] = np.pad(transitions, (0, 1)).tolist()
        # by how much a tag's score may be below another's, so that what stands before and after can make good for it
        self.lead: Scores = _most_gained(transitions) + _most_gained(transitions.T) + _CLOSE


def _most_gained(transitions: Scores) -> Scores:
    """Return the most that a step gains where it leads to y in place of x (x by y)."""
    gains: Scores = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    return np.maximum(gains, 0)


def best_path(
    whole: Scores, shares: Weights, bounds: Sequence[int], totals: Sequence[float], chain: Chain
) -> list[int]:
    """Return the best path of tags through all texts, which stand one after the other, from each of `bounds` to the next;
    given the shares of tags at each character, and the logarithm of the weight of all paths of each text.
    """
    possible = _possible(whole, shares, bounds, totals, chain)
    path: list[int] = possible.argmax(axis=1).tolist()
    ends = set(bounds)
    for start, end in _runs(np.flatnonzero(possible.sum(axis=1) > 1).tolist(), ends):
        choices = [
            [(tag, float(whole[place, tag])) for tag in possible[place].nonzero()[0].tolist()]
            for place in range(start, end)
        ]
        before, after = _NONE if start in ends else path[start - 1], _NONE if end in ends else path[end]
        path[start:end] = _best_between(before, choices, after, chain.steps)
    return path


def _possible(
    whole: Scores, shares: Weights, bounds: Sequence[int], totals: Sequence[float], chain: Chain
) -> npt.NDArray[np.bool_]:
    """Return which tags may be on the best path at each character (length x tags), at least one of them.

    A tag is not whose score is so far below the highest that no neighbours make good for it; nor one whose share is less
    than that of one path, that of the likeliest tag at each character: all paths through it together are worse.
    """
    places, likeliest = np.arange(len(whole)), shares.argmax(axis=1)
    fits = whole[places, likeliest].astype(np.float64)
    fits[1:] += chain.transitions[likeliest[:-1], likeliest[1:]]
    ends = [end for end in bounds[1:-1] if 0 < end < len(whole)]
    fits[ends] = whole[ends, likeliest[ends]]
    least = np.zeros(len(whole))
    for (start, end), total in zip(pairwise(bounds), totals, strict=True):
        least[start:end] = _NEARLY * np.exp(fits[start:end].sum() - total)
    top = whole.argmax(axis=1)
    near: npt.NDArray[np.bool_] = whole + chain.lead[top] >= whole[places, top, None]
    return near & (shares >= least[:, None])


def _runs(places: Sequence[int], ends: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of places that follow one another, [start, end), none across the end of a text."""
    start = 0
    for i, place in enumerate(places):
        if i + 1 == len(places) or places[i + 1] != place + 1 or place + 1 in ends:
            yield places[start], place + 1
            start = i + 1


def _best_between(
    before: int, choices: Sequence[Sequence[tuple[int, float]]], after: int, steps: Sequence[Sequence[float]]
) -> list[int]:
    """Return the best path through the tags to choose from, each with its score, between the tags that stand before and after."""
    reached: list[tuple[float, list[int]]] = [(0.0, [before])]
    for options in choices:
        came = [max((total + steps[path[-1]][tag], path) for total, path in reached) for tag, _ in options]
        reached = [(total + score, [*path, tag]) for (total, path), (tag, score) in zip(came, options, strict=True)]
    return max((total + steps[path[-1]][after], path) for total, path in reached)[1][1:]
