"""What a tagger's scores say of each character: the best path of tags, and how likely each tag is.

Both taggers (`lac`, `fool`) are linear-chain CRFs: a score for each tag at each character, and transitions between tags.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

# Probabilities from which a tag beside the best path counts, counts more, and counts much
_RIVAL = (0.05, 0.15, 0.35)
# Probabilities under which the path's own tag is unsure, more and more
_SURE = (0.99, 0.95, 0.8, 0.5)
_RIVAL_BOUNDS, _SURE_BOUNDS = np.array(_RIVAL), np.array(_SURE)  # in the precision of Python's numbers
_TINY = np.float32(1e-30)
_MORE_THAN_HALF = math.log(0.51)  # a hundredth more, for what rounding does


class TagReading(NamedTuple):
    """One tag a character, and for each character its doubts: `own~1` to `own~4` where the tag is unsure, and other
    tags that are likely, as `tag~1` to `tag~3`.
    """

    tags: list[str]
    doubts: list[list[str]]


class Decoded(NamedTuple):
    """The best path of tags of a text, and the probability of each tag at each character (length x tags)."""

    path: list[int]
    shares: Scores


def read_tags(scores: Sequence[Scores], transitions: Scores, names: Mapping[int, str]) -> list[TagReading]:
    """Return the tags of each text and how sure they are, given its scores (length x tags) and `transitions` (from x to)."""
    decoded = decode(scores, transitions)
    doubts = _find_doubts([each.shares for each in decoded], [each.path for each in decoded], names)
    return [
        TagReading([names.get(number, "O") for number in path], unsure)
        for (path, _), unsure in zip(decoded, doubts, strict=True)
    ]


def decode(scores: Sequence[Scores], transitions: Scores) -> list[Decoded]:
    """Return the best path of each text and the shares of its tags, given its scores (length x tags) and `transitions`.

    The path of the likeliest tag at each character is the best one where it has more than half of the weight of all
    paths; the best of other texts is looked for.
    """
    shares, totals = marginals(scores, transitions)
    paths: list[list[int]] = []
    unsure: list[int] = []
    for index, (values, share, total) in enumerate(zip(scores, shares, totals, strict=True)):
        likeliest = share.argmax(axis=1)
        fit = values[np.arange(len(values)), likeliest].sum() + transitions[likeliest[:-1], likeliest[1:]].sum()
        if float(fit) - total < _MORE_THAN_HALF:
            unsure.append(index)
        paths.append(likeliest.tolist())
    for index, path in zip(unsure, viterbi([scores[index] for index in unsure], transitions), strict=True):
        paths[index] = path
    return [Decoded(path, share) for path, share in zip(paths, shares, strict=True)]


def _find_doubts(
    likely: Sequence[Scores], paths: Sequence[Sequence[int]], names: Mapping[int, str]
) -> list[list[list[str]]]:
    """Return the doubts of each character of each text; all texts are looked through at once."""
    doubts: list[list[str]] = [[] for path in paths for _ in path]
    if doubts:
        shares = np.concatenate(likely)
        places, taken = np.arange(len(shares)), [tag for path in paths for tag in path]
        own = shares[places, taken]
        shares[places, taken] = 0.0
        unsure = np.nonzero(own < _SURE[0])[0]
        for place, level in zip(unsure.tolist(), (own[unsure, None] < _SURE_BOUNDS).sum(axis=1).tolist(), strict=True):
            doubts[place].append(f"own~{level}")
        at, tags = np.nonzero(shares >= _RIVAL[0])
        levels = (shares[at, tags, None] >= _RIVAL_BOUNDS).sum(axis=1)
        for place, tag, level in zip(at.tolist(), tags.tolist(), levels.tolist(), strict=True):
            doubts[place].append(f"{names.get(tag, 'O')}~{level}")
    given = iter(doubts)
    return [list(islice(given, len(path))) for path in paths]


def marginals(scores: Sequence[Scores], transitions: Scores) -> tuple[list[Scores], list[float]]:
    """Return for each text the probability of each tag at each character (length x tags), and the logarithm of the summed
    weight of all paths.

    All texts step together, the longest first, so the cost is that of the longest; texts do not influence one another.
    The way back is the way forth through the text turned round: both go in the same steps.
    """
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = [len(scores[i]) for i in order if len(scores[i])]
    found, totals = [values[:0] for values in scores], [0.0] * len(scores)
    if not lengths:
        return found, totals
    weights = np.exp(transitions)
    both_ways = np.stack([weights, weights.T])
    emitted = np.zeros((lengths[0], 2, len(lengths), len(transitions)), weights.dtype)
    for row, length in enumerate(lengths):
        values = scores[order[row]]
        highest = values.max(axis=1, keepdims=True)
        totals[order[row]] = float(highest.sum(dtype=np.float64))
        emitted[:length, 0, row] = np.exp(values - highest)
        emitted[:length, 1, row] = emitted[:length, 0, row][::-1]
    arriving, sums = np.ones_like(emitted), np.ones(emitted.shape[:3], weights.dtype)
    reached = emitted[0].copy()
    for step, rows in steps_of(lengths):
        if step:
            came = reached[:, :rows] @ both_ways
            arriving[step, :, :rows] = came
            reached = came * emitted[step, :, :rows]
        norm = np.add.reduce(reached, axis=2, keepdims=True)
        norm += _TINY
        sums[step, :, :rows] = norm[:, :, 0]
        reached /= norm
    logs = np.log(sums[:, 0], dtype=np.float64).sum(axis=0).tolist()
    for row, length in enumerate(lengths):
        share = arriving[:length, 0, row] * emitted[:length, 0, row] * arriving[:length, 1, row][::-1]
        share /= share.sum(axis=1, keepdims=True) + _TINY
        found[order[row]] = share
        totals[order[row]] += logs[row]
    return found, totals


def viterbi(scores: Sequence[Scores], transitions: Scores) -> list[list[int]]:
    """Return for each text the best path of tags, given its scores (length x tags) and `transitions` (from x to).

    All texts step together, the longest first, so the cost is that of the longest; texts do not influence one another.
    """
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = [len(scores[i]) for i in order if len(scores[i])]
    paths: list[list[int]] = [[] for _ in scores]
    if not lengths:
        return paths
    best = np.zeros((lengths[0], len(lengths), len(transitions)), scores[order[0]].dtype)
    for row, length in enumerate(lengths):
        best[:length, row] = scores[order[row]]
    # from x row x to: the maximum of long stretches of memory, not of short ones
    reached = np.zeros((len(transitions), len(lengths), len(transitions)), best.dtype)
    for step, rows in steps_of(lengths)[1:]:
        arriving = reached[:, :rows]
        np.add(best[step - 1, :rows].T[:, :, None], transitions[:, None], out=arriving)
        best[step, :rows] += arriving.max(axis=0)
    into = np.ascontiguousarray(transitions.T)
    for index, path in zip(order, _walk_back(best, into, lengths), strict=False):
        paths[index] = path
    return paths


def _walk_back(best: Scores, into: Scores, lengths: Sequence[int]) -> list[list[int]]:
    """Return the path of each row that ends in its best tag; where it came from is asked for the tags of the path alone."""
    tags = np.zeros((len(lengths), lengths[0]), np.intp)
    came: npt.NDArray[np.intp] = np.zeros(0, np.intp)
    for step, rows in reversed(steps_of(lengths)):
        last = best[step, len(came) : rows].argmax(axis=1)  # of the rows that end here
        if len(came):
            came = (best[step, : len(came)] + into[came]).argmax(axis=1)
        came = tags[:rows, step] = np.concatenate([came, last])
    return [path[:length] for path, length in zip(tags.tolist(), lengths, strict=True)]


def steps_of(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Return each step with how many of the rows, the longest first, go on to it."""
    steps, rows = [], len(lengths)
    for step in range(lengths[0]):
        while lengths[rows - 1] <= step:
            rows -= 1
        steps.append((step, rows))
    return steps
