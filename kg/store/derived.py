"""The derived layer in the graph: which entity each name refers to, and what articles add given that.

Read and written inside one transaction that holds the lock. An entity keeps its node while its cluster keeps most of
its names, so that a new alias costs nothing per mention; only articles whose names moved to another entity are
derived again. Facts are made of what articles state (`kg.store.findings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.models import EntityType, JudgedNames, Judgement, Links, Name, NameState
from kg.store.filing import Filed, meetings, searches
from kg.store.foreign import refuse_foreign
from kg.store.graph import Row, Transaction
from kg.store.judgements import judged_around_names


def name_candidates(tx: Transaction, new: Mapping[Name, Filed]) -> list[tuple[Name, Name]]:
    """Return each pair of one of these names, which are not written yet, and another that meets it under a key."""
    wanted = searches(new.values(), whole="keys")
    rows = tx.rows("read/filed_names", index=tx.index("name_keys"), searches=wanted) if wanted else []
    names = {r["id"]: _name(r) for r in rows} | {name.id: name for name in new}
    there = {r["id"]: Filed(r["keys"], r["derived_keys"]) for r in rows}
    met = meetings({name.id: filed for name, filed in new.items()}, there)
    return [(names[one], names[other]) for one, other in met]


def add_compared_pairs(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep the decisions {a, b, rule, score, reasons, ambiguous}."""
    tx.run_batches("upsert/compared_pairs", rows)


def component_of(tx: Transaction, ids: Iterable[str]) -> tuple[dict[str, NameState], Links]:
    """Return every name that decisions, aliases, judgements or a shared name of people reach from these, with the ties."""
    reached: set[str] = set(ids)
    frontier = set(reached)
    ties: set[tuple[str, str, str, float, str | None]] = set()
    judgements: dict[str, Judgement] = {}
    while frontier:
        rows = tx.rows("read/name_neighbours", ids=sorted(frontier))
        ties.update((r["tie"], r["a"], r["b"], r["score"], r["ambiguous"]) for r in rows)
        judged = _judged(tx, rows)
        judgements |= judged.judgements
        frontier = ({r["a"] for r in rows} | {r["b"] for r in rows} | judged.names) - reached
        reached |= frontier
    states = {state.name.id: state for state in name_states(tx, reached)}
    links = _links(sorted(t for t in ties if t[1] in states and t[2] in states))
    links.judgements = [judgements[i] for i in sorted(judgements)]
    return {i: states[i] for i in sorted(states)}, links


def _judged(tx: Transaction, rows: Iterable[Row]) -> JudgedNames:
    """Return what is judged of the names that a judgement binds, of these rows of `read/name_neighbours`."""
    return judged_around_names(tx, {row["a"] for row in rows if row["tie"] == "JUDGED"})


def _links(ties: Iterable[tuple[str, str, str, float, str | None]]) -> Links:
    links = Links()
    for tie, a, b, score, ambiguous in ties:
        if tie == "ALIAS_OF":
            links.aliases.append((a, b))
        elif tie == "SAME_AS":
            links.add(a, b, score, ambiguous)
    return links


def name_states(tx: Transaction, ids: Iterable[str]) -> list[NameState]:
    """Return the state of those of the names that exist, by id."""
    rows = tx.rows("read/name_states", ids=sorted(ids))
    return [NameState(_name(r["name"]), r["articles"], r["entity"], r["mentioned"]) for r in rows]


def _name(row: Row) -> Name:
    return Name(EntityType(row["type"]), row["surface"], tuple(row["context"] or ()))


def neighbours_of(tx: Transaction, ids: Iterable[str]) -> set[str]:
    """Return the names tied to these, by judgements too."""
    rows = tx.rows("read/name_neighbours", ids=sorted(ids))
    return {r["a"] for r in rows} | {r["b"] for r in rows} | _judged(tx, rows).names


def delete_unused_names(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete those of the names that no article uses, neither as a full name nor as an alias."""
    tx.rows("cleanup/unused_names", ids=sorted(ids))


def rename_entities(tx: Transaction, renames: Mapping[str, str]) -> None:
    """Give entities another id, in two steps, because a new id may still belong to another that is renamed too."""
    rows = [{"old": old, "new": new} for old, new in sorted(renames.items()) if old != new]
    tx.run_batches("upsert/renamed_entities", [{"old": r["old"], "new": f"renamed:{r['new']}"} for r in rows])
    tx.run_batches("upsert/renamed_entities", [{"old": f"renamed:{r['new']}", "new": r["new"]} for r in rows])


def unlink_names(tx: Transaction, ids: Iterable[str]) -> None:
    """Let these names refer to no entity."""
    tx.rows("cleanup/name_entities", ids=sorted(ids))


def upsert_entities(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write entities {id, type, name, caption, aliases, search_text, codes, names}."""
    refuse_foreign(tx, entities=(row["id"] for row in rows))
    tx.run_batches("upsert/entities", rows)


def delete_unused_entities(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete those of the entities that no name refers to."""
    tx.rows("cleanup/unused_entities", ids=sorted(ids))


def articles_naming(tx: Transaction, ids: Iterable[str]) -> set[str]:
    """Return the ids of the articles that use any of these as a full name."""
    return {r["article"] for r in tx.rows("read/articles_naming", ids=sorted(ids))}


def clear_mentions(tx: Transaction, article_ids: Iterable[str]) -> None:
    """Take away which entities these articles mention."""
    tx.rows("cleanup/mentions", ids=sorted(article_ids))


def add_mentions(tx: Transaction, rows: Sequence[Row]) -> None:
    """Write which entities articles mention, and where."""
    tx.run_batches("upsert/mentions", rows)


def entities_of_names(tx: Transaction, names: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the entity that each of these names refers to; those that are `known` are not asked for."""
    wanted = set(names)
    found = {name: known[name] for name in wanted if name in known}
    rows = tx.rows("read/name_entities", ids=sorted(wanted - found.keys()))
    return found | {r["name"]: r["entity"] for r in rows}


def delete_facts(tx: Transaction, ids: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Take away facts; return the subjects that they bound, and the entities whose shortcuts were made of them."""
    rows = tx.rows("cleanup/facts", ids=sorted(ids))
    return frozenset(s for row in rows for s in row["subjects"]), frozenset(e for row in rows for e in row["entities"])


def add_facts(
    tx: Transaction, *, facts: Sequence[Row], evidence: Sequence[Row], links: Sequence[Row], subjects: Sequence[Row]
) -> None:
    """Write facts that are not there, with what states them and what they lead to."""
    refuse_foreign(tx, subjects=(row["subject"] for row in subjects))
    tx.run_batches("upsert/facts", facts)
    tx.run_batches("upsert/fact_evidence", evidence)
    tx.run_batches("upsert/fact_links", links)
    tx.run_batches("upsert/fact_subjects", subjects)


def delete_revisions(tx: Transaction, later: Iterable[str]) -> None:
    """Take away what these facts revise."""
    tx.rows("cleanup/revisions", ids=sorted(later))


def add_revisions(tx: Transaction, rows: Sequence[Row]) -> None:
    """Write which plans revise which: {later, earlier, changes}."""
    tx.run_batches("upsert/revisions", rows)


def add_disputes(tx: Transaction, rows: Sequence[Row]) -> None:
    """Write which facts contradict each other: {a, b, changes}, a < b."""
    tx.run_batches("upsert/disputes", rows)


def facts_of_articles(tx: Transaction, articles: Iterable[str]) -> set[str]:
    """Return the facts that these articles support."""
    return {r["fact"] for r in tx.rows("read/facts_of_articles", ids=sorted(articles))}


def count_witnesses(tx: Transaction, facts: Iterable[str]) -> None:
    """Count the articles that support each of these facts, reprints as one."""
    tx.rows("upsert/fact_witnesses", ids=sorted(facts))


def refresh_shortcuts(tx: Transaction, ids: Iterable[str]) -> None:
    """Make WORKS_FOR and REGULATES of these entities anew from their facts."""
    ordered = sorted(ids)
    tx.rows("upsert/works_for", ids=ordered)
    tx.rows("upsert/regulates", ids=ordered)


def delete_unused_subjects(tx: Transaction, names: Iterable[str]) -> None:
    """Delete those of the subjects that nothing binds."""
    tx.rows("cleanup/unused_subjects", names=sorted(names))
