"""Section 11: the effects ahead that the article or a speaker in it states, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.models import Plan
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

_SURE_PLAN = 0.5  # a plan as sure as this is an act, whatever words of hope it holds
_WHOLE = 70  # characters of a unit that is told whole


def outlook(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each effect ahead, from the first clause that speaks of one."""
    plans = [p for p in view.extraction.of(Plan) if (p.confidence or 1.0) >= _SURE_PLAN]
    for unit in list(claimed.free()):
        if any(p.start < unit.end and unit.start < p.end for p in plans):
            continue
        ahead = [clause for clause in view.clauses_in(unit) if _ahead().search(view.say(clause))]
        if ahead:
            where = (
                unit
                if unit.end - unit.start <= _WHOLE and ahead[0].start == unit.start
                else Stretch(ahead[0].start, unit.end)
            )
            claimed.take(where)
            yield wording.line(11, where)


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile("|".join(load_lexicon("report_outlook")))
