"""Section 7: how the market or the other side stands or reacts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.lexicon import alternation, load_lexicon


def market(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each thing that tells of the market or of a reaction."""
    for unit in claimed.free():
        if len(_market().findall(view.say(unit))) >= 1:
            claimed.take(unit)
            yield wording.line(7, unit)


@cache
def _market() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("report_market")))
