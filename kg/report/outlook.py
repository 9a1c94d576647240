"""Section 11: the effects ahead that the article or a speaker in it states, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.lexicon import alternation, load_lexicon


def outlook(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each effect ahead."""
    for unit in claimed.free():
        if _ahead().search(view.say(unit)):
            claimed.take(unit)
            yield wording.line(11, unit)


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("report_outlook")))
