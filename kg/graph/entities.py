"""Names to entities: which names are one thing, and what it is called. Pure functions of names and decisions.

A cluster is an entity when an article uses one of its names as a full name; an alias that may mean several things leads
to each of them, and is none itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.models import EntityType, Links, Name, NameState, bounded_key, digest, name_caption
from kg.resolve import (
    JudgedLinks,
    canonical_name,
    clusters,
    fold,
    is_known_otherwise,
    judged_links,
    judged_type,
)


@dataclass(frozen=True)
class EntityPlan:
    """One cluster as an entity, and the node (by its present id) that becomes it, if any."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    codes: tuple[str, ...] = ()
    keeps: str | None = None

    def row(self) -> dict[str, Any]:
        """Return the row for the store; `search_text` is what the full-text index reads."""
        return {
            "id": self.id,
            "type": self.type,
            "name": self.name,
            "aliases": list(self.aliases),
            "caption": name_caption(self.name),
            "search_text": fold(" ".join(self.aliases)),
            "codes": list(self.codes) or None,
            "names": list(self.members),
        }


def plan_entities(states: Mapping[str, NameState], links: Links) -> list[EntityPlan]:
    """Return the entity of each cluster that an article names in full, in the order of their members."""
    judged = judged_links((state.name for state in states.values()), links.judgements)
    called = _called(states, links, judged)
    plans = [
        _plan_entity(members, states, called, judged)
        for members in clusters_of(states, links, judged)
        if any(states[m].articles for m in members)
    ]
    shared = Counter((plan.type, plan.name) for plan in plans)
    return [_tell_apart(plan) if shared[plan.type, plan.name] > 1 else plan for plan in plans]


def clusters_of(states: Mapping[str, NameState], links: Links, judged: JudgedLinks) -> list[tuple[str, ...]]:
    """Return the clusters of these names, by judgements first and then by rules."""
    weak = [*links.weak, *_telling_aliases(states, links)]
    return clusters(states, [*judged.same, *links.strong], judged.apart, weak)


def _telling_aliases(states: Mapping[str, NameState], links: Links) -> list[tuple[str, str]]:
    """Return the aliases that hold outside their articles.

    What one calls a firm's arm for short is elsewhere the firm: the well-known 华为, or that which has a full name by a
    strong decision (蓝海 of 蓝海有限公司, where an article says 蓝海 to 蓝海物流有限公司).
    """
    full: dict[str, set[str]] = defaultdict(set)
    for a, b, _ in links.strong:
        full[a] |= {b} if states[b].articles else set()
        full[b] |= {a} if states[a].articles else set()
    return [
        (alias, name)
        for alias, name in links.aliases
        if (not full[alias] or name in full[alias]) and not is_known_otherwise(states[alias].name, states[name].name)
    ]


def _called(states: Mapping[str, NameState], links: Links, judged: JudgedLinks) -> dict[str, set[str]]:
    """Return what articles call each full name besides, but for what a judgement says is something else."""
    apart = {frozenset(pair) for pair in judged.apart}
    called: dict[str, set[str]] = defaultdict(set)
    for alias, full in links.aliases:
        if frozenset((alias, full)) not in apart:
            called[full].add(states[alias].name.surface)
    return called


def _plan_entity(
    members: Sequence[str], states: Mapping[str, NameState], called: Mapping[str, set[str]], judged: JudgedLinks
) -> EntityPlan:
    """Return the entity of one cluster: its type by judgement or vote of the articles, its name from that type's.

    A name that a judgement gives the type counts as one of it.
    """
    votes: Counter[EntityType] = Counter()
    for member in members:
        votes[states[member].name.type] += states[member].articles
    order = list(EntityType)
    voted = min(votes, key=lambda kind: (-votes[kind], order.index(kind)))
    entity_type = judged_type(members, judged) or voted
    surfaces = {
        states[m].name.surface
        for m in members
        if states[m].name.type is entity_type or entity_type in judged.types.get(m, ())
    }
    name = canonical_name(surfaces, entity_type)
    aliases = {states[m].name.surface for m in members}.union(*(called[m] for m in members if m in called))
    codes = {code for m in members for code in judged.codes.get(m, ())}
    return EntityPlan(
        bounded_key(f"{entity_type.value.lower()}:{name}"),
        entity_type,
        name,
        tuple(sorted(aliases)),
        tuple(members),
        tuple(sorted(codes)),
    )


def _tell_apart(plan: EntityPlan) -> EntityPlan:
    """Return the entity of one of several namesakes: a hash of its smallest name, employers included, tells which."""
    return replace(plan, id=f"{plan.id}#{digest(min(plan.members))[:8]}")


def assign_nodes(plans: Iterable[EntityPlan], states: Mapping[str, NameState]) -> list[EntityPlan]:
    """Give each cluster the node of its most mentioned old entity, so that the fewest articles are derived again."""
    taken: set[str] = set()
    kept: list[EntityPlan] = []
    for plan in sorted(plans, key=lambda p: (-max(states[n].mentioned for n in p.members), p.id)):
        old = sorted({(-states[n].mentioned, entity) for n in plan.members if (entity := states[n].entity)})
        keeps = next((entity for _, entity in old if entity not in taken), None)
        if keeps:
            taken.add(keeps)
        kept.append(replace(plan, keeps=keeps))
    return sorted(kept, key=lambda p: p.id)


def as_state(name: Name, articles: int) -> NameState:
    """Return the state of a name that no graph holds yet."""
    return NameState(name, articles, None, 0)
