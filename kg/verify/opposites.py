"""Words that exclude one another: not and yes, rise and fall, all and some, here and everywhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from kg.text.lexicon import load_lexicon, read_lines
from kg.verify.reasons import ReasonCode

NEGATIONS = frozenset(
    "不 未 没 没有 并未 尚未 未能 无 无法 不能 不会 不再 从未 并非 不是 拒绝 未曾 绝不 不可 不得 禁止 并不 没能 非 勿 不曾 未予 不予".split()
)
_NEGATING = ("未", "不", "没", "无", "非")  # at the head of a word: 未完成 beside 完成
# What takes back that something is so, or that it will be.
_DENIALS = frozenset({"否认", "驳斥", "辟谣", "否定", "反驳", *load_lexicon("cancelling_verbs")})
_RISING = frozenset(load_lexicon("rising_verbs"))
_FALLING = frozenset(load_lexicon("falling_verbs"))


def opposition(here: Sequence[str], there: Sequence[str]) -> ReasonCode | None:
    """Return how these words of a claim exclude those that the article has in their place; None where they do not."""
    negated, theirs_negated = _is_negated(here, there), _is_negated(there, here)
    if negated != theirs_negated:
        return "negated" if negated else "not negated"
    denied, theirs_denied = (bool(_DENIALS.intersection(words)) for words in (here, there))
    if denied != theirs_denied:
        return "other action"
    opposed = any(other in load_antonyms().get(word, ()) for word in here for other in there)
    if opposed or _turns(here, there) or _turns(there, here):
        return "opposite"
    return "other scope" if any(excludes(word, other) for word in here for other in there) else None


def _is_negated(words: Sequence[str], others: Sequence[str]) -> bool:
    rest = {word[1:] for word in words if len(word) > 1 and word.startswith(_NEGATING)}
    return bool(NEGATIONS.intersection(words)) or any(word and word in "".join(others) for word in rest)


def _turns(here: Collection[str], there: Collection[str]) -> bool:
    return bool(_RISING.intersection(here) and _FALLING.intersection(there))


def excludes(word: str, other: str) -> bool:
    """Tell whether two words of scope exclude one another: 本地 and 全球."""
    mine, theirs = _sides().get(word), _sides().get(other)
    return mine is not None and theirs is not None and mine[0] == theirs[0] and mine[1] != theirs[1]


def is_scope(word: str) -> bool:
    """Tell whether a word says how far something reaches."""
    return word in _sides()


def same_scope(word: str) -> tuple[str, ...]:
    """Return the words of scope that say the same as this one, itself included."""
    side = _sides().get(word)
    return tuple(other for other, its in _sides().items() if its == side) if side else (word,)


@cache
def _sides() -> Mapping[str, tuple[int, int]]:
    """Return for each word of scope its line and its side on it."""
    return {
        word: (number, side)
        for number, line in enumerate(read_lines("scopes"))
        for side, words in enumerate(line.split("|"))
        for word in words.split()
    }


@cache
def load_antonyms() -> dict[str, tuple[str, ...]]:
    """Return each word with its opposites: every word of one side of a line is the opposite of every one of the other."""
    found: dict[str, set[str]] = {}
    for line in read_lines("antonyms"):
        left, right = (side.split() for side in line.split("|"))
        for word in left:
            found.setdefault(word, set()).update(right)
        for word in right:
            found.setdefault(word, set()).update(left)
    return {word: tuple(sorted(opposites)) for word, opposites in found.items()}
