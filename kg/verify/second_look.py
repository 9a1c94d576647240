"""What a second look at a word sees: how the first judged it and the words around it.

What a report makes up comes in stretches: a word among doubtful ones is more often wrong than one among sure ones.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from kg.verify.claim import FUNCTION_TAGS, ClaimText

_NOTHING_AROUND = 0.3  # about the share of words that people find unsupported
_LEAST = 1e-3  # of a chance, so that its logarithm is bounded


def second_features(claim: ClaimText, chances: Sequence[float]) -> list[dict[str, float]]:
    """Return for each word what its own first chance (0-1) and those of the other words of content say."""
    content = [w.tag not in FUNCTION_TAGS for w in claim.words]
    clauses = _Groups([claim.clause_at(w.start) for w in claim.words], chances, content)
    sentences = _Groups([claim.sentence_at(w.start) for w in claim.words], chances, content)
    whole = _Groups([None] * len(claim.words), chances, content)
    before, after = _nearest(chances, content), _nearest(chances[::-1], content[::-1])[::-1]
    earlier = _earlier(chances, content)
    return [
        {
            "first": math.log(max(_LEAST, chance) / max(_LEAST, 1 - chance)),
            "first_of_others": whole.mean(i),
            "first_of_clause": clauses.mean(i),
            "first_most_of_clause": clauses.most(i),
            "first_of_sentence": sentences.mean(i),
            "first_before": before[i],
            "first_after": after[i],
            "first_earlier": earlier[i],
        }
        for i, chance in enumerate(chances)
    ]


class _Groups:
    """Words of content by group, to be asked for the mean and the most of the others in a word's group."""

    def __init__(self, groups: Sequence[Hashable], chances: Sequence[float], content: Sequence[bool]) -> None:
        self._groups, self._chances, self._content = groups, chances, content
        members: dict[Hashable, list[float]] = defaultdict(list)
        for group, chance, counts in zip(groups, chances, content, strict=True):
            if counts:
                members[group].append(chance)
        self._sums: Mapping[Hashable, float] = {group: math.fsum(found) for group, found in members.items()}
        self._counts = {group: len(found) for group, found in members.items()}
        self._two_most = {group: sorted(found, reverse=True)[:2] for group, found in members.items()}

    def mean(self, index: int) -> float:
        group, mine = self._groups[index], self._content[index]
        others = self._counts.get(group, 0) - mine
        return (self._sums[group] - mine * self._chances[index]) / others if others else _NOTHING_AROUND

    def most(self, index: int) -> float:
        most = self._two_most.get(self._groups[index], [])
        is_the_most = self._content[index] and most[0] == self._chances[index]
        others = most[1:] if is_the_most else most
        return others[0] if others else _NOTHING_AROUND


def _nearest(chances: Sequence[float], content: Sequence[bool]) -> list[float]:
    """Return for each word the chance of the last word of content before it."""
    found, last = [], _NOTHING_AROUND
    for chance, counts in zip(chances, content, strict=True):
        found.append(last)
        last = chance if counts else last
    return found


def _earlier(chances: Sequence[float], content: Sequence[bool]) -> list[float]:
    """Return for each word the mean chance of all words of content before it."""
    found, total, number = [], 0.0, 0
    for chance, counts in zip(chances, content, strict=True):
        found.append(total / number if number else _NOTHING_AROUND)
        total, number = (total + chance, number + 1) if counts else (total, number)
    return found
