"""Section 6: what an actor has done, does or plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.models import Affiliation, EntityType, Plan, Statement
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import Line
from kg.report.subjects import Subjects
from kg.report.wording import Wording
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

_SURE = 0.5  # of a plan: it is one, whatever else the clause tells
_VERBS = 2  # the first ones behind the actor say what it does
# Verbs that say when or how another one is done.
_HELPING = frozenset(
    "将 将会 拟 会 能 能够 可 可以 正 已经 已 继续 开始 加快 加速 持续 试图 计划 打算 准备 决定 同意 是 有".split()
)
_STATE = re.compile(
    "成立于|总部位于|创立于|创刊|持有|具备|拥有|高达|评估值|市值|已经成为|同比|环比|不会出现|每股收益|股价|涨幅|跌幅|营收|净利润|是一[家个]"
)
_ADVICE = frozenset({"建议", "呼吁", "认为", "指出", "分析", "预测", "强调", "希望"})
_BODIES = (EntityType.COMPANY, EntityType.ORGANIZATION)


def acts(
    view: ArticleView, subjects: Subjects, wording: Wording, claimed: Claimed, dated: list[Line]
) -> Iterator[Line]:
    """Yield a line for each act, planned or done; one that a date's line tells already in full is not told again."""
    plans = view.extraction.of(Plan)
    for unit in claimed.free():
        held = [p for p in plans if p.start < unit.end and unit.start < p.end]
        planned = bool(held) and (
            _STATE.search(view.say(unit)) is None or max(p.confidence or 1.0 for p in held) >= _SURE
        )
        if planned or _is_act(view, subjects, unit):
            claimed.take(unit)
            if not any(_tells(line, unit) for line in dated):
                yield wording.line(6, unit)


def _tells(line: Line, unit: Stretch) -> bool:
    """Tell whether a date's line holds nearly all of a unit; one that begins before it dates who says it, not the act."""
    inside = [s for s in line.spans if unit.start <= s.start < unit.end]
    return sum(min(s.end, unit.end) - s.start for s in inside) > 0.8 * (unit.end - unit.start)


def _is_act(view: ArticleView, subjects: Subjects, unit: Stretch) -> bool:
    who, own = subjects.of(unit), subjects.own(unit)
    if who is None:
        return False
    statement = view.statement_at(unit.start)
    if statement is not None and not _is_of_speaker(view, subjects, unit, statement):
        return False
    start = own.end if own and own.start >= unit.start else unit.start
    if _STATE.search(view.text, start, unit.end):
        return False
    words = view.words_in(Stretch(start, unit.end))
    verbs = [view.text[w.start : w.end] for w in words if w.tag in ("v", "vd")]
    main = [verb for verb in verbs if verb not in _HELPING][:_VERBS]
    return any(verb in _act_verbs() for verb in main)


def _is_of_speaker(view: ArticleView, subjects: Subjects, unit: Stretch, statement: Statement) -> bool:
    """Tell whether what is said is an act of the speaker's firm or body, not advice and no act of others."""
    who = subjects.of(unit)
    if who is None or statement.verb in _ADVICE or who.type not in _BODIES:
        return False
    employers = [
        a.organization for a in view.extraction.of(Affiliation) if a.person == statement.speaker and a.organization
    ]
    return not employers or any(employer in who.mentions or who.name[:2] in employer for employer in employers)


@cache
def _act_verbs() -> frozenset[str]:
    return frozenset(load_lexicon("act_verbs", "report_acts"))
