"""Plans, statements, rules and posts of one name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Literal

from pydantic import Field

from kg.ask.facts import facts_around, facts_naming, holds_words, read_facts, sure_facts
from kg.ask.lookup import find_entities
from kg.mcp.answers import FactPage
from kg.mcp.arguments import SURE, Limit, MinConfidence, Name, Offset, Since, Until, Words, read_days
from kg.mcp.posts import held_now
from kg.mcp.reading import entities_or_none, fact_page, left_out
from kg.mcp.spec import ToolSpec
from kg.mcp.telling import told_page
from kg.models import Affiliation, Plan, Regulation, Statement
from kg.models import Fact as StoredFact
from kg.models.target_dates import last_day
from kg.store.graph import GraphStore, Row
from kg.views.ties import Tie

Whose = Annotated[
    Literal["own", "others"],
    Field(description="own: made by the name itself; others: made by others, and naming it in their words"),
]
_ROLES = {"bound": "BINDS", "issuer": "ISSUED_BY", "policy": "UNDER", "region": "APPLIES_IN"}


def plans(
    store: GraphStore,
    name: Name,
    whose: Whose = "own",
    due_from: Annotated[
        str | None, Field(max_length=40, description="Only plans due then or later: 2026 or 2026-06")
    ] = None,
    due_to: Annotated[str | None, Field(max_length=40, description="Only plans due then or earlier")] = None,
    containing: Words = None,
    limit: Limit = 10,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> FactPage:
    """What a company, organization, government or person has promised: acts it means to do, by when, with numbers.

    Answers 某公司有什么计划、何时完成、后来改了吗. Sorted by target date, undated plans last. `revised_by` says that a later
    article changed the plan: tell both. `who` may be another actor than the name where whose=others. A plan that is not
    here may still exist: only imported articles count, and few and sure is meant (about half of what is shown is a plan as
    a careful reader would note it: read the quote).
    """
    days = read_days(due_from, due_to)
    entities, found, note = _of(store, name, Plan, whose, min_confidence)
    kept = [tie for tie in found if (last_day(tie.due) if tie.due else None) in days]
    return _page(store, kept, containing, limit, offset, entities, note)


def statements(
    store: GraphStore,
    name: Name,
    whose: Whose = "own",
    containing: Words = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 10,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> FactPage:
    """What somebody has said, in the words of the article (`direct`: in quotation marks), newest first.

    Answers 谁说了什么, 某人对…怎么看, 别人怎么评价某公司 (whose=others: statements of others that name it). The name is a
    person, company, organization or region. `text` is what was said, not whether it is true.
    """
    days = read_days(since, until)
    entities, found, note = _of(store, name, Statement, whose, min_confidence)
    kept = [tie for tie in reversed(found) if tie.published in days]
    return _page(store, kept, containing, limit, offset, entities, note)


def rules(
    store: GraphStore,
    name: Name,
    role: Annotated[
        Literal["any", "bound", "issuer", "policy", "region"],
        Field(
            description="What the name is in the rule: bound by it, its issuer, its policy or law, or where it applies"
        ),
    ] = "any",
    containing: Words = None,
    limit: Limit = 10,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> FactPage:
    """Provisions of laws, policies and standards: what is required or forbidden, of whom, by whom, where.

    Answers 某行业受哪些规定约束, 某政策规定了什么, 某部门发布了什么要求. The name is whom a rule binds (a firm, or a word of a
    trade such as 电池 or 储能电站), an issuer (国家能源局), a policy (新电池法), or a region. Where no rule binds a firm itself,
    ask for its trade.
    """
    entities, unknown = entities_or_none(store, name)
    parties = [row["id"] for row in entities]
    if role in ("any", "bound") and name.strip():  # every subject holds an empty word
        parties += sorted({f"subject:{row['bound']}" for row in store.rows("read/rules_for", name=name.strip())})
    links = _ROLES.values() if role == "any" else [_ROLES[role]]
    every = facts_around(store, parties, Regulation, links=links)
    if not every and unknown is not None:
        raise unknown
    found = sure_facts(every, min_confidence)
    note = left_out(len(every), len(found), min_confidence) or (None if found else _rules_beside(store, entities))
    return _page(store, found, containing, limit, offset, entities, note)


def posts(
    store: GraphStore,
    name: Name,
    only_now: Annotated[bool, Field(description="Only posts that are held by the last word of the articles")] = False,
    limit: Limit = 20,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> FactPage:
    """Who holds or held which post: of a person all posts; of a company or organization all people with a post there.

    Answers 某公司董事长是谁, 某人担任过什么职务, 谁接任. `now` is the last word of the articles, `change` says that a post
    begins, ends or is past, with `change_date` where the article gives a day. Ordered by publication.
    """
    entities = find_entities(store, name)
    ids = [row["id"] for row in entities]
    every = facts_around(store, ids, Affiliation)
    found = sure_facts(every, min_confidence)
    kept = [tie.id for tie in found]
    if only_now:
        held = held_now(store, read_facts(store, kept))
        kept = [id for id in kept if held.get(id)]
    note = left_out(len(every), len(found), min_confidence)
    return fact_page(store, kept, limit, offset, entities=entities, note=note)


def _of(
    store: GraphStore, name: str, kind: type[StoredFact], whose: str, minimum: float
) -> tuple[list[Row], list[Tie], str | None]:
    """Return who the name means, their facts of a kind (or those of others that name them), and a note on unsure ones."""
    entities = find_entities(store, name)
    ids = [row["id"] for row in entities]
    own = whose == "own"
    every = facts_around(store, ids, kind, links=kind.own_links()) if own else facts_naming(store, ids, kind)
    found = sure_facts(every, minimum)
    return entities, found, left_out(len(every), len(found), minimum)


def _page(
    store: GraphStore,
    found: Sequence[Tie],
    containing: str | None,
    limit: int,
    offset: int,
    entities: Sequence[Row],
    note: str | None,
) -> FactPage:
    holds = holds_words(containing) if containing and containing.strip() else None
    kept = [tie.id for tie in found if holds is None or holds(tie)]
    if holds is not None and found and not kept:
        note = f"none of {len(found)} holds {containing!r}; ask without `containing`"
    return fact_page(store, kept, limit, offset, entities=entities, note=note)


def _rules_beside(store: GraphStore, entities: Sequence[Row]) -> str | None:
    """Return which policies are told in the articles about these, where no rule names them."""
    rows = [row for one in entities for row in store.rows("read/rules_around", name=one["name"], limit=100)]
    told = dict.fromkeys(name for row in rows for name in (row["policy"], *row["binds"]) if name)
    if not told:
        return None
    return f"articles about it tell rules on: {'、'.join(list(told)[:8])}; ask `rules` with one of these"


TOOLS = (
    ToolSpec(plans, "Plans and promises", partial(told_page, what="plan(s)")),
    ToolSpec(statements, "Who said what", partial(told_page, what="statement(s)")),
    ToolSpec(rules, "Rules and whom they bind", partial(told_page, what="rule(s)")),
    ToolSpec(posts, "Who holds which post", partial(told_page, what="post(s)")),
)
