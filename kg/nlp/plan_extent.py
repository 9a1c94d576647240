"""How far the text of a plan goes, and which of its dates is the target."""

from __future__ import annotations

import re

from kg.nlp.annotated import AnnotatedText
from kg.nlp.moved_dates import new_date, old_dates
from kg.text.dates import FoundDate, nearest
from kg.text.language import language
from kg.text.stretch import Stretch

_AFTERTHOUGHT = re.compile(
    "以(?![内上下后前及为])|届时|这|从而|使|为此|其中|占|意味着|以便|目前|预计(?=.{0,8}(?:增|涨|降))"
)


# How many characters after a plan its new date may stand; a broadcast may have no full stop at all.
_LATER = 120


def plan_stretch(reading: AnnotatedText, clause: Stretch, following: Stretch | None) -> Stretch:
    """Return the plan's text: from its clause to the sentence's end, an afterthought (以…, 届时…), or the next plan."""
    structure = reading.structure
    sentence = structure.sentence_at(clause.start)
    limit = min(sentence.end, following.start) if following and following.start > clause.start else sentence.end
    quotation = structure.quotation_at(clause.start)
    if quotation is not None:
        limit = min(limit, quotation.end)
    end = clause.end
    index = structure.index_at("clauses", clause.end - 1) + 1
    while index < len(structure.clauses) and structure.clauses[index].end <= limit:
        part = structure.clauses[index]
        if _AFTERTHOUGHT.match(reading.text, part.start) or reading.text[end : part.start].strip()[:1] in "；。！？：":
            break
        end = part.end
        index += 1
    return Stretch(clause.start, end)


def choose_date(reading: AnnotatedText, stretch: Stretch) -> FoundDate | None:
    """Return the plan's target: the first date in its text that is not over; an assumed year moves ahead of publication.

    Where a time was moved (由A推迟至B, 原定A，现改为B), it is the one to which it was moved, also later in the sentence.
    """
    text, published, now = reading.text, reading.published, reading.now
    sentence_end = max(stretch.end, reading.structure.sentence_at(stretch.start).end)
    sentence_end = min(sentence_end, stretch.end + _LATER)
    dates = [
        date._replace(value=nearest(date, published, ahead=True))
        for date in language().find_dates(text[stretch.start : sentence_end], published)
    ]
    said = text[stretch.start : sentence_end]
    own = [date for date in dates if date.value and date.end <= stretch.end - stretch.start]
    ahead = [date for date in dates if date.value and (now is None or not date.is_past(now))]
    old = old_dates(said, own)
    moved = new_date(said, ahead)
    if moved is not None and (moved in own or (own and len(old) == len(own))):
        return moved
    return next((date for date in own if date in ahead and date not in old), None)
