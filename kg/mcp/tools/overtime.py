"""What happened over time: figures, the timeline of a name, and what sources disagree about."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from pydantic import Field

from kg.ask.facts import read_facts
from kg.ask.figures import Wanted, read_series
from kg.ask.lookup import find_entities
from kg.ask.timeline import sure_disputes, timelines
from kg.confidence import is_sure
from kg.mcp.answers import Answer, Fact, FactPage, Page
from kg.mcp.arguments import SURE, Limit, MinConfidence, Name, Offset, Since, Until, read_days
from kg.mcp.reading import entities_or_none, fact_of, fact_page, left_out, page_of
from kg.mcp.spec import ToolSpec
from kg.mcp.telling import told_facts, told_page, told_part
from kg.store.graph import GraphStore, Row

_MOST_DISPUTES = 10_000


class Dispute(Answer):
    """Two facts that can't both be right."""

    differs: list[str] = Field(description="What differs: 32亿元 -> 28亿元 (one, then the other)")
    one: Fact
    other: Fact


class Disputes(Page):
    """What sources disagree about."""

    disputes: list[Dispute]


def figures(
    store: GraphStore,
    name: Annotated[
        str,
        Field(
            min_length=1,
            max_length=200,
            description="A company or other entity, or a trade, market or product: 动力电池",
        ),
    ],
    indicator: Annotated[
        str | None, Field(max_length=100, description="Only what is measured so, or a part of it: 营业收入, 销量")
    ] = None,
    period_from: Annotated[
        str | None, Field(max_length=40, description="Only of this time or later: 2025 or 2025-03")
    ] = None,
    period_to: Annotated[str | None, Field(max_length=40, description="Only of this time or earlier")] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> FactPage:
    """Numbers that articles report: revenue, sales, capacity, growth, by what they measure and the period that they are of.

    Answers 某公司今年营收多少、同比增长多少, 某产品销量. Figures of one measure stand together, by period; `number` and `unit`
    are in base units, `change` is what the article compares with (同比增长7.9%). `revised_by`: a later article corrected it;
    `disputes`: another source gives another number. Targets are no figures: ask `plans`.
    """
    days = read_days(period_from, period_to)
    series = read_series(store, name, Wanted(indicator, days.first, days.last, min_confidence))
    every = read_series(store, name, Wanted(indicator, days.first, days.last))
    found, total = ([point.fact for one in some for point in one.points] for some in (series, every))
    note = left_out(len(total), len(found), min_confidence)
    if not total and indicator:
        known = dict.fromkeys(one.indicator for one in read_series(store, name, Wanted(minimum=min_confidence)))
        note = f"there are: {'、'.join(list(known)[:12])}" if known else None
    return fact_page(store, found, limit, offset, entities=entities_or_none(store, name)[0], note=note)


def timeline(
    store: GraphStore,
    name: Name,
    since: Since = None,
    until: Until = None,
    limit: Limit = 15,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> FactPage:
    """What an entity planned, stated and reported, oldest first, and what became of it.

    Answers 某公司这一年发生了什么, 说法有没有变. Plans, statements and figures in the order in which they were first
    published; `revises` and `revised_by` tie an earlier word to a later one, `disputes` a source to another. For the last
    news give `since`, or the last `offset`.
    """
    days = read_days(since, until)
    found = timelines(store, name)
    every = {fact["fact"]: fact for entity in found for fact in entity["facts"]}
    facts = {id: fact for id, fact in every.items() if is_sure(fact["confidence"], min_confidence)}
    kept = [id for id, fact in facts.items() if fact["sources"][0]["published"] in days]
    if len(found) > 1:
        kept.sort(key=lambda id: facts[id]["sources"][0]["published"] or "9999")
    note = left_out(len(every), len(facts), min_confidence)
    return fact_page(store, kept, limit, offset, entities=found, note=note)


def disputes(
    store: GraphStore,
    name: Annotated[
        str | None, Field(max_length=200, description="Only disputes on what this name plans, says or is measured by")
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> Disputes:
    """What sources disagree about: pairs of facts that can't both be right, each with its articles, and what differs.

    Answers 各家说法有什么不同, 这个数字有没有争议. Neither is declared right: tell both with their sources. What one source later
    changed itself is no dispute but a revision: see `revised_by` in plans and timeline.
    """
    found, unsure = sure_disputes(store, _MOST_DISPUTES, min_confidence)
    if name is not None and name.strip():
        names = {row["name"] for row in find_entities(store, name)}
        found = [pair for pair in found if names & {*pair["who"], *pair["other_who"]}]
        unsure = 0
    shown, page = page_of(found, limit, offset)
    facts = {
        row["fact"]: row for row in read_facts(store, [pair[of] for pair in shown for of in ("fact", "other_fact")])
    }
    note = left_out(len(found) + unsure, len(found), min_confidence)
    return Disputes(disputes=[_dispute(pair, facts) for pair in shown], note=note, **page)


def _dispute(pair: Row, facts: dict[str, Row]) -> Dispute:
    one, other = (fact_of(facts[pair[of]]).model_copy(update={"disputes": []}) for of in ("fact", "other_fact"))
    return Dispute(differs=list(pair["differs"]), one=one, other=other)


def _tell_disputes(answer: Disputes) -> str:
    lines = [told_part(answer, "dispute(s)", len(answer.disputes))]
    for pair in answer.disputes:
        lines += [f"{'; '.join(pair.differs).replace(' -> ', ' / ')}:", *told_facts([pair.one, pair.other])]
    return "\n".join(lines)


TOOLS = (
    ToolSpec(figures, "Reported numbers", partial(told_page, what="figure(s)")),
    ToolSpec(timeline, "What happened, in order", partial(told_page, what="fact(s)")),
    ToolSpec(disputes, "What sources disagree about", _tell_disputes),
)
