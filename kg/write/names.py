"""Names to entities inside one transaction: which names are one thing, and which entity node keeps them.

Clusters are a pure function of the names in the graph and the decisions between them; which node carries a cluster
is not, and can't be seen from outside. A cluster is an entity when an article uses one of its names as a full name; an
alias that may mean several things leads to each of them, and is none itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.graph.entities import assign_nodes, plan_entities
from kg.models import Name
from kg.resolve import decide
from kg.store import derived
from kg.store.filing import Filed
from kg.store.graph import Transaction


@dataclass(frozen=True)
class Resolved:
    """What resolution changed: full names that refer to another entity than before, and entity ids to look at again.

    `refers` is the entity of each name that it reached; of `entities` are left out those new ones that can have no
    shortcut yet.
    """

    moved: frozenset[str]
    entities: frozenset[str]
    gone: frozenset[str]
    refers: Mapping[str, str]


def compare_new_names(tx: Transaction, new: Mapping[Name, Filed]) -> list[dict[str, Any]]:
    """Compare names that come in with those that they meet under a key; return rows of what a rule finds the same."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one, other in derived.name_candidates(tx, new):
        decision = decide(one, other)
        if decision is not None:
            found[one.id, other.id] = vars(decision) | {"reasons": list(decision.reasons)}
    return [found[pair] for pair in sorted(found)]


def resolve_names(tx: Transaction, touched: Iterable[str]) -> Resolved:
    """Make the entities of every component that these names reach what their clusters say."""
    states, links = derived.component_of(tx, touched)
    kept = assign_nodes(plan_entities(states, links), states)
    before = {state.entity for state in states.values() if state.entity}
    gone = before - {plan.keeps for plan in kept}
    renames = {entity: f"gone:{entity}" for entity in gone} | {plan.keeps: plan.id for plan in kept if plan.keeps}
    derived.rename_entities(tx, renames)
    derived.unlink_names(tx, set(states) - {name for plan in kept for name in plan.members})
    derived.upsert_entities(tx, [plan.row() for plan in kept])
    moved = {name for plan in kept for name in plan.members if states[name].entity not in (None, plan.keeps)}
    refers = {name: plan.id for plan in kept for name in plan.members}
    # A new entity that has any is among those of the facts made.
    there = frozenset(plan.id for plan in kept if plan.keeps)
    return Resolved(frozenset(moved), there, frozenset(f"gone:{e}" for e in gone), refers)
