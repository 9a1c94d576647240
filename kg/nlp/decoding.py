"""What a tagger's scores say of each character: the best path of tags, and how likely each tag is.

Both taggers (`lac`, `fool`) are linear-chain CRFs: a score for each tag at each character, and transitions between tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

# Probabilities from which a tag beside the best path counts, counts more, and counts much
_RIVAL = (0.05, 0.15, 0.35)
# Probabilities under which the path's own tag is unsure, more and more
_SURE = (0.99, 0.95, 0.8, 0.5)
_TINY = np.float32(1e-30)


class TagReading(NamedTuple):
    """One tag a character, and for each character its doubts: `own~1` to `own~4` where the tag is unsure, and other
    tags that are likely, as `tag~1` to `tag~3`.
    """

    tags: list[str]
    doubts: list[list[str]]


def read_tags(scores: Sequence[Scores], transitions: Scores, names: Mapping[int, str]) -> list[TagReading]:
    """Return the tags of each text and how sure they are, given its scores (length x tags) and `transitions` (from x to)."""
    paths = viterbi(scores, transitions)
    return [
        TagReading([names.get(number, "O") for number in path], _find_doubts(likely, path, names))
        for path, likely in zip(paths, marginals(scores, transitions), strict=True)
    ]


def _find_doubts(likely: Scores, path: Sequence[int], names: Mapping[int, str]) -> list[list[str]]:
    likely = likely.copy()
    places = np.arange(len(path))
    own = likely[places, path]
    likely[places, path] = 0.0
    doubts: list[list[str]] = [[] for _ in path]
    for place in np.nonzero(own < _SURE[0])[0].tolist():
        doubts[place].append(f"own~{sum(float(own[place]) < bound for bound in _SURE)}")
    for place, tag in zip(*(axis.tolist() for axis in np.nonzero(likely >= _RIVAL[0])), strict=True):
        level = sum(float(likely[place, tag]) >= bound for bound in _RIVAL)
        doubts[place].append(f"{names.get(tag, 'O')}~{level}")
    return doubts


def marginals(scores: Sequence[Scores], transitions: Scores) -> list[Scores]:
    """Return for each text the probability of each tag at each character (length x tags).

    All texts step together, the longest first, so the cost is that of the longest; texts do not influence one another.
    """
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = [len(scores[i]) for i in order]
    found = [values[:0] for values in scores]
    if not lengths or not lengths[0]:
        return found
    weights = np.exp(transitions)
    emitted = np.zeros((lengths[0], len(order), transitions.shape[0]), np.float32)
    for row, index in enumerate(order):
        values = scores[index]
        emitted[: lengths[row], row] = np.exp(values - values.max(axis=1, keepdims=True))
    active = [sum(length > step for length in lengths) for step in range(lengths[0])]
    forward, backward = emitted.copy(), np.ones_like(emitted)
    for step, rows in enumerate(active):
        if step:
            forward[step, :rows] *= forward[step - 1, :rows] @ weights
        forward[step, :rows] /= forward[step, :rows].sum(axis=1, keepdims=True) + _TINY
    for step in range(lengths[0] - 2, -1, -1):
        rows = active[step + 1]
        backward[step, :rows] = (emitted[step + 1, :rows] * backward[step + 1, :rows]) @ weights.T
        backward[step, :rows] /= backward[step, :rows].sum(axis=1, keepdims=True) + _TINY
    both = forward * backward
    both /= both.sum(axis=2, keepdims=True) + _TINY
    for row, index in enumerate(order):
        found[index] = both[: lengths[row], row]
    return found


def viterbi(scores: Sequence[Scores], transitions: Scores) -> list[list[int]]:
    """Return for each text the best path of tags, given its scores (length x tags) and `transitions` (from x to).

    All texts step together, the longest first, so the cost is that of the longest; texts do not influence one another.
    """
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = [len(scores[i]) for i in order]
    paths: list[list[int]] = [[] for _ in scores]
    active = sum(length > 0 for length in lengths)
    if not active:
        return paths
    padded = np.zeros((active, lengths[0], transitions.shape[0]), np.float32)
    for row in range(active):
        padded[row, : lengths[row]] = scores[order[row]]
    best = padded[:, 0]
    last = best.argmax(axis=1)
    back: list[npt.NDArray[np.intp]] = []
    for step in range(1, lengths[0]):
        while lengths[active - 1] <= step:
            active -= 1
        candidates = best[:active, :, None] + transitions
        pointers = candidates.argmax(axis=1)
        best = np.take_along_axis(candidates, pointers[:, None], axis=1)[:, 0] + padded[:active, step]
        last[:active] = best.argmax(axis=1)
        back.append(pointers)
    for row, index in enumerate(order):
        if lengths[row]:
            paths[index] = _walk_back(int(last[row]), row, back[: lengths[row] - 1])
    return paths


def _walk_back(tag: int, row: int, back: Sequence[npt.NDArray[np.intp]]) -> list[int]:
    path = [tag]
    for pointers in reversed(back):
        path.append(int(pointers[row, path[-1]]))
    return path[::-1]
