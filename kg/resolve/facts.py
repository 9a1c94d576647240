"""Facts of different articles: the same one reported twice, a revision, a dispute, or two facts.

Pure functions of the two observations and the shipped lexicons. A fact is the same when its words, numbers, dates and
actor agree; of the same matter when its words agree with numbers and dates taken out. Facts of one article are never
revisions or disputes of each other.
"""

from __future__ import annotations

import re
from typing import Literal

from kg.models import CompareBy
from kg.resolve.actors import share_names, share_subject
from kg.resolve.fact_keys import fact_keys, share_key
from kg.resolve.fact_view import FactView
from kg.resolve.figures import figure_changes, figure_relation, is_one_matter
from kg.resolve.matter import read_matter
from kg.resolve.matter_dates import is_over, worded
from kg.resolve.matter_pairs import STRANGERS_SCORE, ClausePairs, Difference, align, conflict, find_changes
from kg.resolve.same_facts import FactComparison, same_fact, same_words

__all__ = ["FactComparison", "FactView", "Relation", "changes", "fact_keys", "relation", "same_fact", "same_matter"]

Relation = Literal["same", "revises", "disputes"]

# Plain clauses (总投资, 年产能) that make a matter of two facts that name the same two things.
_MIN_PLAIN = 2
# Statements of two speakers have to share more; most, where they name nothing in common.
_SUBJECT_SCORE = 0.5
_OWN = re.compile(
    "(?<!上市)(?<!有限)(?<!股份)公司|我们|咱们|[该本我](?:集团|企业|行|校|院|厂|司|局|市|省|县|区|店|项目|基地)"
)


def same_matter(a: FactView, b: FactView) -> FactComparison:
    """Return whether two plans or two statements are about one thing, numbers and dates left aside.

    For plans the actors have to agree; for statements the speakers, or what the articles name beside.
    """
    if a.kind != b.kind or not a.compare_by.related:
        return FactComparison(False, 0.0, ("facts of a kind that is not compared so",))
    if a.compare_by is CompareBy.FIGURE:
        same = is_one_matter(a, b)
        return FactComparison(same, float(same), ("the same subject, measure and time",) if same else ("two figures",))
    reason = conflict(read_matter(a), read_matter(b))
    if reason is not None:
        return FactComparison(False, 0.0, (reason,))
    found = align(a, b)
    if not _is_about_one(a, b, found):
        return FactComparison(False, found.score / 2, ("actors or words differ",))
    if not share_key(a, b):
        return FactComparison(False, 0.0, ("no shared key",))
    return FactComparison(True, max(found.score, 0.5), found.reasons or ("the same attributes of the same thing",))


def _is_about_one(a: FactView, b: FactView, found: ClausePairs) -> bool:
    same_actor = share_names(a.actor, b.actor, a.actor_type, b.actor_type)
    if a.compare_by is CompareBy.PROMISE and not same_actor:
        return False
    if found.anchors:
        strong = found.score >= _SUBJECT_SCORE and share_subject(a, b, 1)
        return same_actor or strong or (found.score >= STRANGERS_SCORE and not (_of_own(a) or _of_own(b)))
    one_thing = not a.things or not b.things or bool(set(a.things) & set(b.things))
    return len(found.plain) >= _MIN_PLAIN and one_thing and share_subject(a, b, 2)


def _of_own(view: FactView) -> bool:
    """Return whether a text speaks of the speaker's own house (公司2024年产量): with another speaker it is another house."""
    return _OWN.search(view.text) is not None


def changes(a: FactView, b: FactView) -> tuple[str, ...]:
    """Return what differs from b to a in words, such as "date 2026-12 -> 2027-06" and "3座 -> 2座", by a's text."""
    if a.compare_by is CompareBy.FIGURE:
        return figure_changes(a, b) if same_matter(a, b).same else ()
    return tuple(_worded(change) for change in _changes(a, b))


def _worded(change: Difference) -> str:
    if change.is_date:
        return f"target date {worded(change.right)} -> {worded(change.left)}"
    return f"{change.right} -> {change.left}"


def _changes(a: FactView, b: FactView) -> list[Difference]:
    if not same_matter(a, b).same:
        return []
    # Amounts are paired in the order of one side: always the earlier one, so that both ways give the same changes.
    earlier, later = sorted((a, b), key=_place)
    found = find_changes(later, earlier, align(later, earlier).pairs, cued=read_matter(later).revised)
    return found if later is a else [Difference(change.is_date, change.right, change.left) for change in found]


def _place(view: FactView) -> tuple[str, str, int, str]:
    return view.day or "", view.article_id, view.start, repr(view)


def relation(a: FactView, b: FactView) -> Relation | None:
    """Return what a is to b: the same fact, a revision of it (a is the later one), in dispute with it, or none.

    "same" and "disputes" hold both ways; "revises" only from the later to the earlier.
    """
    if a.kind != b.kind:
        return None
    if same_fact(a, b).same:
        return "same"
    if a.compare_by is CompareBy.FIGURE:
        return figure_relation(a, b)
    if a.article_id == b.article_id or not a.compare_by.related or same_words(a, b):
        return None  # a sentence against its own copy is no news
    found = _changes(a, b)
    if not found:
        return None
    if a.day is None or b.day is None or a.day == b.day:
        return "disputes" if not _guesses(a, b) else None
    if a.compare_by is CompareBy.PROMISE:
        return "revises" if a.day > b.day and _is_open(a, b) else None
    return "disputes" if _is_past_figure(a, b, found) else None


def _guesses(a: FactView, b: FactView) -> bool:
    """Return whether a statement is a forecast, of which there may be many."""
    return a.compare_by is CompareBy.CLAIM and (read_matter(a).forecast or read_matter(b).forecast)


def _is_open(later: FactView, earlier: FactView) -> bool:
    """Return whether the earlier plan could still be revised when the later was published, or is said to have been."""
    target = earlier.target_date
    return target is None or read_matter(later).revised or not is_over(target, later.day or "")


def _is_past_figure(a: FactView, b: FactView, found: list[Difference]) -> bool:
    """Return whether the figures that differ are of one time that was over: they can't both have grown since."""
    if any(change.is_date for change in found) or _guesses(a, b):
        return False
    days = [day for day in (a.day, b.day) if day]
    left, right = read_matter(a).clauses, read_matter(b).clauses
    periods = {(left[i].period, right[j].period) for i, j in align(a, b).pairs if left[i].amounts and right[j].amounts}
    return bool(periods) and all(one is not None and one == other and is_over(one, min(days)) for one, other in periods)
