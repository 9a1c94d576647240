"""Names to entities inside one transaction: which names are one thing, and which entity node keeps them.

Clusters are a pure function of the names in the graph and the decisions between them; which node carries a cluster
is not, and can't be seen from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.models import EntityType
from kg.resolve import canonical_name, clusters, compare
from kg.store import derived
from kg.store.graph import Transaction


@dataclass(frozen=True)
class Resolved:
    """What resolution changed: names that refer to another entity than before, and entity ids to look at again."""

    moved: frozenset[str]
    entities: frozenset[str]
    gone: frozenset[str]


@dataclass(frozen=True)
class EntityPlan:
    """One cluster: its entity as it shall be, and the node (by its present id) that becomes it, if any."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    keeps: str | None = None

    def row(self) -> dict[str, Any]:
        """Return the row for the store; `alias_text` is what the full-text index reads."""
        return {
            "id": self.id,
            "type": self.type,
            "name": self.name,
            "aliases": list(self.aliases),
            "alias_text": " ".join(self.aliases),
            "names": list(self.members),
        }


def compare_new_names(tx: Transaction, new: Iterable[str]) -> None:
    """Compare names that came in with those that share a blocking key, and keep what a rule finds the same."""
    found = {}
    for row in derived.name_candidates(tx, new):
        a, b = sorted(((row["id"], row["surface"]), (row["candidate"], row["candidate_surface"])))
        if a == b or (a[0], b[0]) in found:
            continue
        result = compare(a[1], b[1], EntityType(row["type"]))
        if result.same:
            found[a[0], b[0]] = {
                "a": a[0],
                "b": b[0],
                "rule": result.rule,
                "score": result.score,
                "reasons": list(result.reasons),
            }
    derived.add_compared_pairs(tx, [found[pair] for pair in sorted(found)])


def resolve_names(tx: Transaction, touched: Iterable[str]) -> Resolved:
    """Make the entities of every component that these names reach what their clusters say."""
    reached, decisions = derived.component_of(tx, touched)
    present = {row["id"]: row for row in derived.name_entities(tx, reached)}
    edges = [(a, b, score) for a, b, score in decisions if a in present and b in present]
    wanted = [plan_entity(members, present) for members in clusters(sorted(present), edges, ())]
    kept = assign_nodes(wanted, present)
    before = {row["entity"] for row in present.values() if row["entity"]}
    gone = before - {plan.keeps for plan in kept}
    renames = {entity: f"gone:{entity}" for entity in gone} | {plan.keeps: plan.id for plan in kept if plan.keeps}
    derived.rename_entities(tx, renames)
    derived.upsert_entities(tx, [plan.row() for plan in kept])
    moved = {name for plan in kept for name in plan.members if present[name]["entity"] not in (None, plan.keeps)}
    return Resolved(frozenset(moved), frozenset(p.id for p in kept), frozenset(f"gone:{e}" for e in gone))


def plan_entity(members: Iterable[str], names: Mapping[str, Mapping[str, Any]]) -> EntityPlan:
    """Return the entity of one cluster of name ids."""
    ordered = tuple(sorted(members))
    entity_type = EntityType(names[ordered[0]]["type"])
    unbound = [n for n in ordered if not names[n]["bound"]] or list(ordered)
    name = canonical_name([names[n]["surface"] for n in unbound], entity_type)
    aliases = tuple(sorted({names[n]["surface"] for n in ordered}))
    return EntityPlan(f"{entity_type.value.lower()}:{name}", entity_type.value, name, aliases, ordered)


def assign_nodes(plans: Iterable[EntityPlan], names: Mapping[str, Mapping[str, Any]]) -> list[EntityPlan]:
    """Give each cluster the node of its most mentioned old entity, so that the fewest articles are derived again."""
    taken: set[str] = set()
    kept: list[EntityPlan] = []
    by_weight = sorted(plans, key=lambda p: (-max((names[n]["mentioned"] for n in p.members), default=0), p.id))
    for plan in by_weight:
        candidates = sorted({(-names[n]["mentioned"], names[n]["entity"]) for n in plan.members if names[n]["entity"]})
        keeps = next((entity for _, entity in candidates if entity not in taken), None)
        if keeps:
            taken.add(keeps)
        kept.append(replace(plan, keeps=keeps))
    return sorted(kept, key=lambda p: p.id)
