"""What a tagger's scores say of each character: the best path of tags, and how likely each tag is.

Both taggers (`lac`, `fool`) are linear-chain CRFs: a score for each tag at each character, and transitions between tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.nlp.best_path import Chain, Scores, Weights, best_path

Numbers = npt.NDArray[np.intp]

# Probabilities from which a tag beside the best path counts, counts more, and counts much
_RIVAL = (0.05, 0.15, 0.35)
# Probabilities under which the path's own tag is unsure, more and more
_SURE = (0.99, 0.95, 0.8, 0.5)
_RIVAL_BOUNDS, _SURE_BOUNDS = np.array(_RIVAL), np.array(_SURE)  # in the precision of Python's numbers
_SCALED = 8  # steps after which weights are scaled anew: in so few none grows or falls beyond what 64 bits hold


class TagReading(NamedTuple):
    """One tag a character, and the doubts of the characters that have any: `own~1` to `own~4` where the tag is unsure, and
    other tags that are likely, as `tag~1` to `tag~3`.
    """

    tags: list[str]
    doubts: dict[int, list[str]]


class Decoded(NamedTuple):
    """The best path of tags of a text, and the probability of each tag at each character (length x tags)."""

    path: list[int]
    shares: Weights


def read_tags(scores: Sequence[Scores], chain: Chain, names: Mapping[int, str]) -> list[TagReading]:
    """Return the tags of each text and how sure they are, given its scores (length x tags)."""
    decoded = decode(scores, chain)
    doubts = _find_doubts([each.shares for each in decoded], [each.path for each in decoded], names)
    return [
        TagReading([names.get(number, "O") for number in path], unsure)
        for (path, _), unsure in zip(decoded, doubts, strict=True)
    ]


def decode(scores: Sequence[Scores], chain: Chain) -> list[Decoded]:
    """Return the best path of each text and the shares of its tags, given its scores (length x tags)."""
    bounds = [0, *accumulate(len(values) for values in scores)]
    if not bounds[-1]:
        return [Decoded([], np.zeros(values.shape)) for values in scores]
    whole = np.concatenate(scores)
    shares, totals = marginals(whole, bounds, chain)
    path = best_path(whole, shares, bounds, totals, chain)
    return [Decoded(path[start:end], shares[start:end]) for start, end in pairwise(bounds)]


def _find_doubts(
    likely: Sequence[Weights], paths: Sequence[Sequence[int]], names: Mapping[int, str]
) -> list[dict[int, list[str]]]:
    """Return the doubts of each text by character; all texts are looked through at once."""
    found: list[dict[int, list[str]]] = [{} for _ in paths]
    whose = [(doubts, i) for doubts, path in zip(found, paths, strict=True) for i in range(len(path))]
    if whose:
        shares = np.concatenate(likely)
        places, taken = np.arange(len(shares)), [tag for path in paths for tag in path]
        own = shares[places, taken]
        shares[places, taken] = 0.0
        unsure = np.nonzero(own < _SURE[0])[0]
        for place, level in zip(unsure.tolist(), (own[unsure, None] < _SURE_BOUNDS).sum(axis=1).tolist(), strict=True):
            doubts, i = whose[place]
            doubts[i] = [f"own~{level}"]
        at, tags = np.nonzero(shares >= _RIVAL[0])
        levels = (shares[at, tags, None] >= _RIVAL_BOUNDS).sum(axis=1)
        for place, tag, level in zip(at.tolist(), tags.tolist(), levels.tolist(), strict=True):
            doubts, i = whose[place]
            doubts.setdefault(i, []).append(f"{names.get(tag, 'O')}~{level}")
    return found


def marginals(whole: Scores, bounds: Sequence[int], chain: Chain) -> tuple[Weights, list[float]]:
    """Return the probability of each tag at each character, given the scores of all texts one after the other, and for each
    text ([start, end) from each of `bounds` to the next) the logarithm of the summed weight of all paths.

    All texts step together, the longest first, so the cost is that of the longest; texts do not influence one another.
    The way back is the way forth through the text turned round: both go in the same steps.
    """
    lengths = np.diff(bounds)
    order = np.argsort(-lengths, kind="stable")
    forth, back = steps_at(lengths)
    rows = np.repeat(np.argsort(order), lengths)
    highest = whole.max(axis=1, keepdims=True)
    weights = np.exp(whole - highest).astype(np.float64)
    emitted = np.empty((int(lengths.max()), 2, np.count_nonzero(lengths), weights.shape[1]))
    emitted[forth, 0, rows] = weights
    emitted[back, 1, rows] = weights
    arriving, scaled = _arrive(emitted, [length for length in lengths[order].tolist() if length], chain)
    shares = arriving[forth, 0, rows]
    shares *= weights
    ends = back == 0
    totals = np.zeros(len(lengths))
    totals[lengths > 0] = np.log(shares[ends].sum(axis=1)) + scaled[rows[ends]]
    totals += np.bincount(np.repeat(np.arange(len(lengths)), lengths), highest[:, 0], len(lengths))
    shares *= arriving[back, 1, rows]
    shares /= shares.sum(axis=1, keepdims=True)
    return shares, totals.tolist()


def _arrive(emitted: Weights, lengths: Sequence[int], chain: Chain) -> tuple[Weights, Weights]:
    """Return the weight of all paths that arrive at each tag (step x direction x text x tag), and the logarithm of what
    those of the way forth were divided by.
    """
    arriving, scaled = np.empty_like(emitted), np.zeros(len(lengths))
    arriving[0] = 1.0
    reached = emitted[0]
    for step, rows in steps_of(lengths)[1:]:
        came = np.matmul(reached[:, :rows], chain.weights, out=arriving[step, :, :rows])
        if step % _SCALED == 0:
            norm = came.sum(axis=2, keepdims=True)
            came /= norm
            scaled[:rows] += np.log(norm[0, :, 0])
        reached = came * emitted[step, :, :rows]
    return arriving, scaled


def steps_at(lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Return at which step the way forth, and at which the way back, come to each character of texts one after the other."""
    forth = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return forth, np.repeat(lengths, lengths) - 1 - forth


def steps_of(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Return each step with how many of the rows, the longest first, go on to it."""
    steps, rows = [], len(lengths)
    for step in range(lengths[0]):
        while lengths[rows - 1] <= step:
            rows -= 1
        steps.append((step, rows))
    return steps
