"""Which clauses of two facts speak of one thing, and in which values they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.models import CompareBy
from kg.resolve.alignment import find_contrasts, full_weight, overlap
from kg.resolve.amounts import Amount, amounts_agree, same_measure
from kg.resolve.fact_view import FactView
from kg.resolve.matter import Clause, Matter, read_matter
from kg.resolve.matter_dates import dates_agree
from kg.resolve.matter_words import word_list

# Clauses are of one matter from this shared weight (characters), of which a shared place is worth two.
_MIN_WEIGHT = 4.0
_MIN_LARGER, _MIN_SMALLER = 0.7, 0.4
# Where both name one thing in quotes, one side may say much more of it.
_MIN_SMALLER_NAMED = 0.2
_PLACE_WEIGHT = 2.0
# Without any name in common clauses are of one thing from this score: eight shared characters.
STRANGERS_SCORE = 0.8
# The very same words need less, and nothing beside a time that both hold for (2024年营业收入).
_MIN_EQUAL = 2.3
# Clauses of generic words (总投资60亿元) go together when nearly all of both is shared.
_PLAIN = 0.6
_SCOPE = re.compile("业务|板块|分部|事业部|海外|境外|国外|国内|境内|线上|线下|出口|内销|子公司")


@dataclass(frozen=True)
class Difference:
    """One value that differs: what it is of, the two values in words (a's first), and whether it is a date."""

    is_date: bool
    left: str
    right: str


@dataclass(frozen=True)
class ClausePairs:
    """The clauses of two facts that go together: how sure, those that carry it, and the rest that agree in words."""

    score: float
    anchors: tuple[tuple[int, int], ...]
    plain: tuple[tuple[int, int], ...]
    reasons: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """All pairs of clauses, by place."""
        return tuple(sorted(self.anchors + self.plain))


def conflict(a: Matter, b: Matter) -> str | None:
    """Return why two facts are of two matters whatever else they share, or None."""
    left, right = dict(a.ordinals), dict(b.ordinals)
    for kind in sorted(left.keys() | right.keys()):
        # A first phase may go without its number; a second one may not.
        one, other = left.get(kind, frozenset({"1"})), right.get(kind, frozenset({"1"}))
        if not one & other:
            return f"the {kind} differ: {_listed(one)}, {_listed(other)}"
    for what, one, other in (("codes", a.codes, b.codes), ("named documents", a.quoted, b.quoted)):
        if one and other and not one & other:
            return f"the {what} differ: {_listed(one)}, {_listed(other)}"
    if (a.negations > 0) != (b.negations > 0):
        return "one is negated"
    return places_conflict(a.places, b.places)


def places_conflict(a: frozenset[str], b: frozenset[str]) -> str | None:
    """Return why the places are two, or None: none in common, and neither side has a place that holds others."""
    wide = word_list("wide")
    if a & b or not a or not b or (a & wide and not b & wide) or (b & wide and not a & wide):
        return None
    return f"the places differ: {_listed(a)}, {_listed(b)}"


def _listed(words: frozenset[str]) -> str:
    return "、".join(sorted(words))


# Each pair is asked for by what tells the same, and then by what tells a change.
@lru_cache(maxsize=64)
def align(a: FactView, b: FactView) -> ClausePairs:
    """Return which clauses of two facts speak of one thing; without anchors none is sure to."""
    left, right = read_matter(a).clauses, read_matter(b).clauses
    anchors: list[tuple[int, int]] = []
    plain: list[tuple[int, int]] = []
    weight = 0.0
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            shared = _shared_weight(one, other, a.kind)
            if shared is not None and shared >= _MIN_WEIGHT:
                anchors.append((i, j))
                weight = max(weight, shared)
            elif shared is not None:
                plain.append((i, j))
    reasons = tuple(f"{left[i].words} / {right[j].words}" for i, j in anchors)
    return ClausePairs(_score(weight), tuple(anchors), _unique(plain), reasons)


def best_score(view: FactView) -> float:
    """Return the score that `align` gives a fact at most, whatever it is compared with."""
    clauses = read_matter(view).clauses
    return _score(max((full_weight(c.words) + _PLACE_WEIGHT * len(c.places) for c in clauses), default=0.0))


def _score(weight: float) -> float:
    return min(1.0, weight / 10)


def _shared_weight(a: Clause, b: Clause, kind: str) -> float | None:
    """Return the weight that two clauses share, or None where they are of two things."""
    if places_conflict(a.places, b.places) is not None or not a.words or not b.words:
        return None
    if a.stages and b.stages and not a.stages & b.stages:
        return None
    if a.amounts and b.amounts and bool(_SCOPE.search(a.words)) is not bool(_SCOPE.search(b.words)):
        return None  # the whole and a part of it: 营业收入, 光伏业务营业收入
    weight = _weight_in_words(a, b)
    return None if weight is None or find_contrasts(a.words, b.words) else weight


def _weight_in_words(a: Clause, b: Clause) -> float | None:
    """Return the same by how much of their words and places is shared, whatever else stands in one of the two."""
    found = overlap(a.words, b.words)
    if found.larger == 0.0:
        return None
    weight = found.weight + _PLACE_WEIGHT * len(a.places & b.places)
    smaller = _MIN_SMALLER_NAMED if a.names & b.names else _MIN_SMALLER
    if weight >= _MIN_WEIGHT and found.larger >= _MIN_LARGER and found.smaller >= smaller:
        return weight
    alike = a.words.replace(" ", "") == b.words.replace(" ", "")
    if alike and (weight >= _MIN_EQUAL or a.period == b.period is not None):
        return _MIN_WEIGHT
    return min(weight, _MIN_WEIGHT - 1) if found.smaller >= _PLAIN else None


def _unique(pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the pairs whose clauses have no second partner."""
    firsts, seconds = [i for i, _ in pairs], [j for _, j in pairs]
    return tuple((i, j) for i, j in pairs if firsts.count(i) == 1 and seconds.count(j) == 1)


def find_changes(a: FactView, b: FactView, pairs: tuple[tuple[int, int], ...], *, cued: bool) -> list[Difference]:
    """Return the values that differ between paired clauses, by place.

    `cued` says that a text itself speaks of a revision. Without, another amount for another date is another milestone,
    and no change.
    """
    left, right = read_matter(a).clauses, read_matter(b).clauses
    changes: list[Difference] = []
    for i, j in pairs:
        for change in _clause_changes(left[i], right[j], a.compare_by, cued=cued):
            if change not in changes:
                changes.append(change)
    return changes


def _clause_changes(a: Clause, b: Clause, compare_by: CompareBy, *, cued: bool) -> list[Difference]:
    dates = _date_changes(a, b)
    amounts = _amount_changes(a.amounts, b.amounts)
    if a.is_event or b.is_event:
        return dates + amounts
    if compare_by is CompareBy.CLAIM:
        # A figure holds for its time: another time, another figure.
        return amounts if a.period == b.period else []
    if amounts and not dates_agree(a.period, b.period) and not cued:
        return []
    return dates + amounts


def _date_changes(a: Clause, b: Clause) -> list[Difference]:
    if not a.dates or not b.dates or any(dates_agree(x, y) for x in a.dates for y in b.dates):
        return []
    return [Difference(True, a.dates[-1], b.dates[-1])]


def _amount_changes(a: tuple[Amount, ...], b: tuple[Amount, ...]) -> list[Difference]:
    """Return the amounts that differ; several of one measure are told apart by what agrees first."""
    left, right = list(a), list(b)
    for one in a:
        twin = next((other for other in right if same_measure(one, other) and amounts_agree(one, other)), None)
        if twin is not None:
            left.remove(one)
            right.remove(twin)
    changes = []
    for one in left:
        partners = [other for other in right if same_measure(one, other)]
        rivals = [other for other in left if same_measure(one, other)]
        if len(partners) == 1 and len(rivals) == 1:
            changes.append(Difference(False, one.surface, partners[0].surface))
    return changes
