"""Section 6: what an actor has done, does or plans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.models import EntityType, Plan
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import Line
from kg.report.subjects import Subjects
from kg.report.wording import Wording
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

_LEAST_SURE = 0.25  # of a plan: a clause that looks like one is an act, planned or done
_FIRST_WORDS = 30  # characters from the beginning in which an act's verb stands


def acts(view: ArticleView, subjects: Subjects, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each act, planned or done."""
    plans = [p for p in view.extraction.of(Plan) if (p.confidence or 1.0) >= _LEAST_SURE]
    for unit in claimed.free():
        planned = any(p.start < unit.end and unit.start < p.end for p in plans)
        if planned or _is_act(view, subjects, unit):
            claimed.take(unit)
            yield wording.line(6, unit)


def _is_act(view: ArticleView, subjects: Subjects, unit: Stretch) -> bool:
    who = subjects.of(unit)
    if who is None:
        return False
    statement = view.statement_at(unit.start)
    if statement is not None and not _is_own(view, subjects, unit, statement.speaker):
        return False
    own = subjects.own(unit)
    start = own.end if own else unit.start
    verbs = [view.text[w.start : w.end] for w in view.words_in(Stretch(start, min(unit.end, start + _FIRST_WORDS))) if w.tag in ("v", "vn", "vd")]
    return any(verb.removesuffix("了") in _act_verbs() for verb in verbs[:3])


def _is_own(view: ArticleView, subjects: Subjects, unit: Stretch, speaker: str) -> bool:
    """Tell whether what is said is an act of the speaker or of those it speaks for."""
    who = subjects.of(unit)
    return who is not None and (speaker in who.mentions or who.type is EntityType.COMPANY)


@cache
def _act_verbs() -> frozenset[str]:
    return frozenset(load_lexicon("act_verbs", "report_acts"))
