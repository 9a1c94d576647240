"""One plan told twice in an article is one: the headline's goes where the body has any, and of two alike the surer stays."""

from __future__ import annotations

from collections.abc import Sequence

from kg.models import Plan
from kg.nlp.annotated import AnnotatedText
from kg.nlp.fact_context import FactContext
from kg.nlp.plan_standing import content, likeness

_ALIKE = 0.6
_FIRST = 80  # characters of a plan that are compared
_BACK = 30  # plans before it that one is compared with, so that a long text stays linear
_HEADS = 3  # the title, and what a page repeats of it before the text begins
_REPEATED_TITLE = "原标题"
_SAME_START = 6  # characters of the title that a paragraph begins with which repeats it

Scored = tuple[Plan, float]


def drop_repetitions(context: FactContext, plans: Sequence[Scored]) -> list[Scored]:
    """Return the plans without the headline's where the body has any, and without what the body says again."""
    end = _title_end(context.reading)
    body = [pair for pair in plans if pair[0].start >= end] or list(plans)
    contents = [content(plan.text[:_FIRST]) for plan, _ in body]
    dropped: set[int] = set()
    for later in range(len(body)):
        for earlier in range(max(0, later - _BACK), later):
            if earlier in dropped or later in dropped or not _may_repeat(context, body[earlier][0], body[later][0]):
                continue
            if likeness(contents[earlier], contents[later]) >= _ALIKE:
                dropped.add(later if body[earlier][1] >= body[later][1] else earlier)
    return [pair for index, pair in enumerate(body) if index not in dropped]


def _may_repeat(context: FactContext, earlier: Plan, later: Plan) -> bool:
    """Tell whether nothing speaks against one plan: the same actor, no two dates, no two amounts."""
    if context.entity_of(earlier.actor) != context.entity_of(later.actor):
        return False
    if earlier.target_date and later.target_date and not _within(earlier.target_date, later.target_date):
        return False
    return not (earlier.quantities and later.quantities) or bool({*earlier.quantities} & {*later.quantities})


def _within(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def _title_end(reading: AnnotatedText) -> int:
    paragraphs = reading.structure.paragraphs[:_HEADS]
    if not paragraphs:
        return 0
    start = reading.text[: paragraphs[0].end][:_SAME_START]
    end = paragraphs[0].end
    for paragraph in paragraphs[1:]:
        text = reading.text[paragraph.start : paragraph.end]
        if text.startswith(_REPEATED_TITLE) or (
            len(start) == _SAME_START and text.startswith(start) and "。" not in text
        ):
            end = paragraph.end
    return end
