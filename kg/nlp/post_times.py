"""When a post changes hands, and whether the time in which it was held is over."""

from __future__ import annotations

import re

from kg.models.facts.affiliation import PostChange
from kg.nlp.annotated import AnnotatedText
from kg.text.dates import FoundDate, nearest
from kg.text.language import language

_NEAR, _BEHIND = 60, 24  # characters before the verb and behind the post in which the date may stand
_ONCE = ("原先", "原来", "原本", "曾", "曾经")
_AHEAD = re.compile("将|拟")
_PERIOD_OVER = re.compile(r"(?:至|到|-|—|～|~)\s?(?:\d{2,4}年)?\s?\d{1,4}\s?[年月日]?(?:\d{1,2}月)?[^至今，。；]{0,4}$")


def time_of(
    reading: AnnotatedText, verb: re.Match[str], end: int, change: PostChange | None
) -> tuple[PostChange | None, str | None]:
    """Return what becomes of the post and when: a time that is over makes it a former one."""
    sentence = reading.structure.sentence_at(verb.start())
    clause_start = max(reading.structure.clause_at(verb.start()).start, sentence.start)
    before_verb = reading.text[clause_start : verb.start()]
    if change in (None, "begins") and (_PERIOD_OVER.search(before_verb) or before_verb.endswith(_ONCE)):
        return "past", None
    if change not in ("begins", "ends"):
        return change, None
    dates = _dates(reading, max(sentence.start, verb.start() - _NEAR), min(sentence.end, end + _BEHIND))
    before = [date for date in dates if date.end <= verb.start()]
    behind = [date for date in dates if date.start >= end and reading.text[date.end : date.end + 1] == "起"]
    chosen = next(iter(behind), None) or (before[-1] if before else None)
    if chosen is None or chosen.precision not in ("day", "month", "year"):
        return change, None
    return change, nearest(chosen, reading.published, ahead=bool(behind) or _AHEAD.search(before_verb) is not None)


def _dates(reading: AnnotatedText, start: int, end: int) -> list[FoundDate]:
    found = language().find_dates(reading.text[start:end], reading.published)
    return [date._replace(start=date.start + start, end=date.end + start) for date in found]
