"""Whether two observations are one fact reported twice: lightly edited words, the same numbers, dates and actor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import Indel

from kg.models import CompareBy
from kg.resolve.actors import plain_name, share_names
from kg.resolve.alignment import find_contrasts
from kg.resolve.amounts import Amount, amounts_agree, same_amount, same_measure
from kg.resolve.fact_keys import share_key
from kg.resolve.fact_view import FactView
from kg.resolve.figures import same_figure
from kg.resolve.matter import Matter, read_matter
from kg.resolve.matter_dates import dates_agree
from kg.resolve.matter_pairs import align, conflict, find_changes
from kg.resolve.matter_words import word_list
from kg.text.normalize import flatten

# Words that are left when the actor, numbers, dates and words of mood are out: fewer say too little (谢谢大家).
_MIN_LENGTH = 5
_MIN_WITH_VALUES = 4
_MIN_SIMILARITY = 0.86
# One text may stop earlier than the other, but not before this share of it.
_MIN_PART = 0.6
# Facts worded otherwise are one when what they share weighs this (see `align`) and a value agrees: less with an amount
# or a month than with a year.
_MIN_SCORE, _MIN_SCORE_OF_YEAR = 0.4, 0.6
# "On the 12th" and "this month" mean other days a month later.
_LOOSE_DAYS = 25
_MONTH = len("2026-06")


@dataclass(frozen=True)
class FactComparison:
    """The verdict on two facts: the same or not, how sure it is that they are (0-1), and reasons for people."""

    same: bool
    score: float
    reasons: tuple[str, ...]


def same_fact(a: FactView, b: FactView) -> FactComparison:
    """Return whether two observations are one fact; the order of the two does not matter."""
    if a.kind != b.kind:
        return FactComparison(False, 0.0, ("two kinds of fact",))
    if not share_names(a.actor, b.actor, a.actor_type, b.actor_type) and (a.actor or b.actor):
        return FactComparison(False, 0.0, ("the actors differ",))
    if a.compare_by is CompareBy.FIGURE:
        same, told = same_figure(a, b)
        return FactComparison(same, float(same), (told,))
    if a.compare_by is CompareBy.PARTS:
        return _same_parts(a, b)
    reason = _difference(a, b)
    if reason is not None:
        return FactComparison(False, 0.1, (reason,))
    if not share_key(a, b):
        return FactComparison(False, 0.0, ("no shared key",))
    score = _similarity(a, b)
    if score >= _MIN_SIMILARITY:
        return FactComparison(True, score, ("the same words, numbers, dates and actor",))
    shared = _shared_matter(a, b) if a.compare_by.related else 0.0
    if shared:
        return FactComparison(True, shared, ("the same matter, with the same numbers and dates, of the same actor",))
    return FactComparison(False, score / 2, ("the words differ",))


def _shared_matter(a: FactView, b: FactView) -> float:
    """Return how sure (0-1) two facts in other words are one: clauses of one thing, a value of it shared, none against.

    0 where they are not. What a year alone gives in common has to be of more words.
    """
    a, b = sorted((a, b), key=repr)  # amounts are paired in the order of one side
    left, right = read_matter(a), read_matter(b)
    found = align(a, b)
    if not found.anchors or find_changes(a, b, found.pairs, cued=True):
        return 0.0
    if a.compare_by is CompareBy.CLAIM and any(
        left.clauses[i].period != right.clauses[j].period for i, j in found.anchors
    ):
        return 0.0
    amounts = any(same_amount(one, other) for one in left.amounts for other in right.amounts)
    precise = a.compare_by is CompareBy.PROMISE and any(
        min(len(one), len(other)) >= _MONTH and dates_agree(one, other) for one in left.dates for other in right.dates
    )
    dated = a.compare_by is CompareBy.PROMISE and bool(left.dates and right.dates)
    least = _MIN_SCORE if amounts or precise else _MIN_SCORE_OF_YEAR
    return found.score if (amounts or dated) and found.score >= least else 0.0


def _same_parts(a: FactView, b: FactView) -> FactComparison:
    if list(map(plain_name, a.parts)) != list(map(plain_name, b.parts)):
        return FactComparison(False, 0.0, ("the titles differ",))
    if not all(_one_name(left, right) for left, right in zip(a.names, b.names, strict=True)):
        return FactComparison(False, 0.0, ("the organisations differ",))
    return FactComparison(True, 1.0, ("the same person, title and organisation",))


def _one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return share_names(a, b) if a and b else not a and not b


def _difference(a: FactView, b: FactView) -> str | None:
    """Return which value tells two facts apart, or None."""
    left, right = read_matter(a), read_matter(b)
    if left.negations != right.negations:
        return "one is negated"
    copied = same_words(a, b) and _days_apart(a, b) <= _LOOSE_DAYS  # 明日 of a copy is that of what it copies
    if not copied and not (dates_agree(a.target_date, b.target_date) and _same_dates(left, right)):
        return "the dates differ"
    if not _same_amounts(left.amounts, right.amounts):
        return "the numbers differ"
    places = sorted((left.places - word_list("wide"), right.places - word_list("wide")), key=len)
    if not places[0] <= places[1]:
        return "the places differ"
    if (left.loose_dates or right.loose_dates) and _days_apart(a, b) > _LOOSE_DAYS:
        return "dates without a year, in articles of different months"
    return conflict(left, right)


def same_words(a: FactView, b: FactView) -> bool:
    """Return whether two texts are one, but for width, case and script."""
    return flatten(a.text) == flatten(b.text)


def _same_dates(a: Matter, b: Matter) -> bool:
    shorter, longer = sorted((a.dates, b.dates), key=lambda dates: (len(dates), dates))
    return all(any(dates_agree(one, other) for other in longer) for one in shorter)


def _same_amounts(a: tuple[Amount, ...], b: tuple[Amount, ...]) -> bool:
    """Return whether each amount of the shorter list has one in the longer, in order, that it agrees with."""
    shorter, longer = sorted((a, b), key=len)
    rest = iter(longer)
    return all(any(same_measure(one, other) and amounts_agree(one, other) for other in rest) for one in shorter)


def _days_apart(a: FactView, b: FactView) -> int:
    if a.day is None or b.day is None:
        return 0
    try:
        return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)
    except ValueError:
        return 0


def _similarity(a: FactView, b: FactView) -> float:
    """Return how alike two texts are (0-1); a text and its beginning or end are alike when it is most of it."""
    short, long = sorted((read_matter(a).plain_words, read_matter(b).plain_words), key=lambda text: (len(text), text))
    left, right = read_matter(a), read_matter(b)
    values = (left.amounts or left.dates) and (right.amounts or right.dates)
    if len(short) < (_MIN_WITH_VALUES if values else _MIN_LENGTH) or find_contrasts(short, long):
        return 0.0
    if short in long and len(short) >= _MIN_PART * len(long):
        return 0.9 + 0.1 * len(short) / len(long)
    if len(left.amounts) != len(right.amounts):
        return 0.0
    # The same clauses may come in another order.
    ordered = ("".join(sorted(clause.words.replace(" ", "") for clause in matter.clauses)) for matter in (left, right))
    return max(Indel.normalized_similarity(short, long), Indel.normalized_similarity(*sorted(ordered)))
