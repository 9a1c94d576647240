"""Plans said in so many words: who, that it is planned, an act that anybody can check, and its day or amount.

澜江电机计划2027年3月投产一期工厂; 澜江电机表示，新厂将于2027年3月投产. The filter, which learns from what articles are
mostly made of, has seen few so plain ones; they are kept whatever else it makes of the text around them.
"""

from __future__ import annotations

import re
from functools import cache

from kg.nlp.annotated import Mention
from kg.nlp.fact_context import ACTOR_TYPES, FactContext
from kg.nlp.no_plans import is_no_plan
from kg.nlp.plan_candidates import PlanCandidate
from kg.nlp.plan_features import is_ahead
from kg.nlp.stated_owners import is_governed
from kg.text.language import language
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

_REACH = 200
_PLANNED = "(?:计划|拟(?!议)|将(?!把|会是|成为)|打算|定于|预计|决定)"
_DOUBT = re.compile(
    "事宜|可能|或将|或许|有望|考虑|也许|似乎|希望|愿|呼吁|建议|应当|应该|必须|如果|若|一旦|除非|预测|市场|需求|同比|影响|成为|力争|不得|处罚|罚款|依法"
)
_LEAD = re.compile("(?:此外|目前|同时|近日|日前|另外|其中|未来|今年|明年|而|但|，|“|：)*")
_BY_YEAR = re.compile("(?:其中|力争|计划|预计)?到20[0-9]{2}年")
_PUT_OUT = re.compile("[^。；，]{0,12}?(?:印发|发布|出台|公布|制定)[^。；]{0,60}?(?:提出|明确)，?到20")
_NEXT = re.compile("(?:到|在|于|并|至|再到)*")
_SPEAKERS = ("COMPANY", "ORGANIZATION")
_ONLOOKER = re.compile("证券|研究|咨询|评级|智库|学会|统计|银行$|大学|投行|机构$")


@cache
def _act() -> re.Pattern[str]:
    return re.compile(f"{_PLANNED}[^，。；]{{0,60}}?(?:{alternation(load_lexicon('checkable_verbs'))})")


@cache
def _bare_act() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("checkable_verbs")))


def plainness(context: FactContext, candidate: PlanCandidate, actor: Mention, *, dated: bool) -> str | None:
    """Return how plainly the clause says that `actor` plans it: "subject", "speaker", "document", or None.

    `dated` tells whether a day ahead stands in the clause.
    """
    clause, amounts = candidate.clause, "quantities=0" not in candidate.features
    if dated and amounts and _in_document(context, clause, actor):
        return "document"
    if not (dated or amounts) or "strong" not in candidate.features:
        return None
    text = context.reading.text
    body = text[clause.start : min(clause.end, clause.start + _REACH)]
    planned = _act().search(body)
    if planned is None or _DOUBT.search(body) or is_no_plan(context.reading, clause):
        return None
    head = context.reading.names_within(clause.start, clause.start + planned.start(), *ACTOR_TYPES)
    lead = _LEAD.match(body)
    if head and lead and head[0].start == clause.start + lead.end():
        return "subject" if head[0].entity == actor.entity else None
    statement = context.statement_at(clause.start)
    if not dated or statement is None or actor.type not in _SPEAKERS or _ONLOOKER.search(actor.surface):
        return None
    spoken_for = [context.entity_of(statement.speaker), *context.bodies_of(statement.speaker)]
    return "speaker" if actor.entity in spoken_for else None


def _in_document(context: FactContext, clause: Stretch, actor: Mention) -> bool:
    """Tell whether a document that `actor` put out sets the goal: 某市印发方案提出，到2027年…."""
    text = context.reading.text
    if _BY_YEAR.match(text, clause.start, clause.end) is None or _DOUBT.search(text, clause.start, clause.end):
        return False
    sentence = context.reading.structure.sentence_at(clause.start)
    issuers = context.reading.names_within(sentence.start, clause.start, "ORGANIZATION", "REGION")
    return (
        bool(issuers) and issuers[0].entity == actor.entity and bool(_PUT_OUT.match(text, issuers[0].end, clause.end))
    )


def goes_on(context: FactContext, earlier: PlanCandidate, later: PlanCandidate) -> bool:
    """Tell whether `later` names the next day and act of the plan right before it: 2027年建成样板, 2028年销售3万台."""
    return _is_dated(earlier) and _only_day_and_act(context, earlier, later)


def completes(context: FactContext, earlier: PlanCandidate, later: PlanCandidate) -> bool:
    """Tell whether `later` only gives the day of the plan right before it, which has none: 新建一座工厂, 2026年投产."""
    return not _is_dated(earlier) and _only_day_and_act(context, earlier, later)


def _is_dated(candidate: PlanCandidate) -> bool:
    return "date ahead=True" in candidate.features


def _only_day_and_act(context: FactContext, earlier: PlanCandidate, later: PlanCandidate) -> bool:
    reading, clause = context.reading, later.clause
    if later.index != earlier.index + 1 or reading.structure.sentence_at(earlier.clause.start).end < clause.end:
        return False
    body = reading.text[clause.start : min(clause.end, clause.start + _REACH)]
    day = next(iter(language().find_dates(body, reading.published)), None)
    if day is None or not is_ahead(day, reading.now) or _NEXT.fullmatch(body, 0, day.start) is None:
        return False
    act = _bare_act().search(body, day.end)
    if act is None or _DOUBT.search(body):
        return False
    names = reading.names_within(clause.start, clause.start + act.start(), *ACTOR_TYPES)
    return all(is_governed(context, name) for name in names)  # 在欧洲: where, not who
