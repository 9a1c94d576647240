"""How much of two facts' words is shared, and whether they differ where they should agree."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kg.resolve.matter_words import word_pattern
from kg.text.remembered import SURFACES

# A character of a generic word (项目, 建设, 总投资) is worth this much of one of any other.
_GENERIC_WEIGHT = 0.2


@dataclass(frozen=True)
class Overlap:
    """Shared weight in characters, and the shares of it in the richer and in the poorer side."""

    weight: float
    larger: float
    smaller: float


_NOTHING_SHARED = Overlap(0.0, 0.0, 0.0)


@lru_cache(maxsize=SURFACES)
def overlap(a: str, b: str) -> Overlap:
    """Return the overlap of two strings of words parted by blanks; the order of the two does not matter."""
    if not (shared := _bigrams(a) & _bigrams(b)):
        return _NOTHING_SHARED
    left, right = _covered(a, shared), _covered(b, shared)
    weights = [sum(w for w, hit in side if hit) for side in (left, right)]
    shares = sorted(
        weight / total if (total := full_weight(words)) else 0.0 for weight, words in zip(weights, (a, b), strict=True)
    )
    return Overlap(min(weights), shares[1], shares[0])


@lru_cache(maxsize=SURFACES)
def find_contrasts(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of words that stand in one place, each in one of the two only: 进 and 出 before 口额.

    The order of the two does not matter.
    """
    first, second = sorted((a, b))
    shared = _bigrams(first) & _bigrams(second)
    return _contrasts(first, second, _covered(first, shared), _covered(second, shared))


@lru_cache(maxsize=SURFACES)
def _bigrams(words: str) -> frozenset[str]:
    return frozenset(run[start : start + 2] for run in words.split() for start in range(len(run) - 1))


def full_weight(words: str) -> float:
    """Return the weight in characters of words parted by blanks: no overlap with others has more."""
    return sum(_weights(words))


@lru_cache(maxsize=SURFACES)
def _weights(words: str) -> tuple[float, ...]:
    weights = [0.0 if char == " " else 1.0 for char in words]
    for match in word_pattern("generic").finditer(words):
        weights[match.start() : match.end()] = [_GENERIC_WEIGHT] * (match.end() - match.start())
    return tuple(weights)


def _covered(words: str, shared: frozenset[str]) -> list[tuple[float, bool]]:
    """Return the weight of each character, and whether it stands in a shared pair of characters."""
    hits = [False] * len(words)
    for start in range(len(words) - 1):
        if words[start : start + 2] in shared:
            hits[start] = hits[start + 1] = True
    return list(zip(_weights(words), hits, strict=True))


def _contrasts(
    a: str, b: str, left: list[tuple[float, bool]], right: list[tuple[float, bool]]
) -> tuple[tuple[str, str], ...]:
    found = []
    at_a = at_b = 0
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if block.size == 1:
            continue
        gap_a = _foreign(a, left, at_a, block.a)
        gap_b = _foreign(b, right, at_b, block.b)
        if gap_a and gap_b:
            found.append((gap_a, gap_b))
        at_a, at_b = block.a + block.size, block.b + block.size
    return tuple(found)


def _foreign(words: str, side: list[tuple[float, bool]], start: int, end: int) -> str:
    """Return the characters of a stretch that are neither shared nor generic."""
    return "".join(words[i] for i in range(start, end) if side[i][0] == 1.0 and not side[i][1])
