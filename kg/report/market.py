"""Section 7: how the market or the other side stands or reacts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.models import FACTS, EntityType
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

_FIGURES = "figures"  # the key of the kind of fact that holds them


def market(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each thing that tells of the market or of a reaction."""
    for unit in claimed.free():
        if _tells_state(view, unit):
            claimed.take(unit)
            yield wording.line(7, unit)


def _holds_figure(view: ArticleView, unit: Stretch) -> bool:
    """Tell whether a figure that was read as a fact stands in a unit: the one place where section 7 takes figures."""
    kinds = [kind for kind in FACTS if kind.key == _FIGURES]
    return any(f.start < unit.end and unit.start < f.end for kind in kinds for f in view.extraction.of(kind))


def _tells_state(view: ArticleView, unit: Stretch) -> bool:
    if _holds_figure(view, unit):
        return True
    statement = view.statement_at(unit.start)
    if statement is None:
        return _state().search(view.say(unit)) is not None or _is_of_other_side(view, unit)
    speaker = view.extraction.find(statement.speaker)
    person = speaker is not None and speaker.type is EntityType.PERSON
    return _state().search(view.say(unit)) is not None and (
        not person or bool(view.quantities_in(unit)) or "目前" in view.say(unit)
    )


def _is_of_other_side(view: ArticleView, unit: Stretch) -> bool:
    """Tell whether the other side is what a clause is about: it is named before the first verb."""
    words = view.words_in(unit)
    verb = next((w.start for w in words if w.tag == "v"), unit.end)
    return _heads().search(view.text, unit.start, verb) is not None


@cache
def _state() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("report_market")))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("report_market_heads")))
