"""Why names are one entity, and which pairs are worth a person's look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rapidfuzz import fuzz

from kg.ask.lookup import find_entities
from kg.messages import msg
from kg.models import EntityType, JudgedNames, Judgement, JudgementKind, Name
from kg.resolve import compare, judged_links, judgement_id, normalize
from kg.store import derived
from kg.store import judgements as stored
from kg.store.graph import GraphStore, Row, Transaction

# How many pairs of each kind the database gives to choose from, and around how many of the most mentioned entities.
_POOL = 2000
_ENTITIES = 2000
# A name that half the country has must not fill the list; what was judged makes room for the rest.
_PAIRS_OF_AN_ENTITY = 3
# A pair that no rule joins is never more worth a look than one that some rule does.
_NEAR_SCORE = 0.5


def explain_name(store: GraphStore, name: str) -> list[dict[str, Any]]:
    """Return, for each entity with this name, its names and what ties them; UsageError with near names if none has it.

    Each is {id, name, type, names: [{name, type, employers, articles}], joined: [{a, b, rule, score, reasons}],
    called: [{alias, full, witnesses, articles, joined}], judgements: [{id, text}], apart: [{a, b, rule, score, reasons, why}]}.
    """
    entities = find_entities(store, name)
    return [store.read(lambda tx, entity=entity: _explain(tx, entity)) for entity in entities]  # type: ignore[misc]


def _explain(tx: Transaction, entity: Row) -> dict[str, Any]:
    members = stored.names_of_entity(tx, entity["id"])
    states = derived.name_states(tx, members)
    rows = tx.rows("read/name_ties", ids=members)
    inside = set(members)
    called = tx.rows("read/alias_witnesses", ids=members)
    judged = stored.judged_around_names(tx, {*members, *(row["alias_id"] for row in called)})
    apart = _judged_apart(tx, judged)
    return {
        **{key: entity[key] for key in ("id", "name", "type")},
        "names": [
            {"name": s.name.surface, "type": s.name.type, "employers": list(s.name.context), "articles": s.articles}
            for s in states
        ],
        "joined": [_tie(row) for row in rows if {row["a"]["id"], row["b"]["id"]} <= inside],
        "called": [
            {key: row[key] for key in ("alias", "full", "witnesses", "articles")}
            | {"joined": row["alias_id"] in inside}
            for row in called
        ],
        "judgements": [{"id": i, "text": judged.judgements[i].message()} for i in sorted(judged.judgements)],
        "apart": [
            _tie(row) | {"why": _why_apart(row, apart)}
            for row in rows
            if not {row["a"]["id"], row["b"]["id"]} <= inside
        ],
    }


def _judged_apart(tx: Transaction, judged: JudgedNames) -> set[frozenset[str]]:
    names = [state.name for state in derived.name_states(tx, judged.names)]
    return {frozenset(pair) for pair in judged_links(names, list(judged.judgements.values())).apart}


def _why_apart(row: Row, apart: set[frozenset[str]]) -> str:
    if frozenset((row["a"]["id"], row["b"]["id"])) in apart:
        return msg("judged different")
    if row["ambiguous"]:
        one, other = ("a", "b") if row["a"]["id"] == row["ambiguous"] else ("b", "a")
        surface = as_judged(_name(row[one]), _name(row[other]))
        return msg("{surface} may mean several things", surface=surface)
    return msg("a judgement keeps other names of theirs apart")


def _tie(row: Row) -> dict[str, Any]:
    one, other = _name(row["a"]), _name(row["b"])
    return {
        "a": as_judged(one, other), "b": as_judged(other, one), "rule": row["rule"], "score": row["score"],
        "reasons": row["reasons"],
    }  # fmt: skip


def candidates(store: GraphStore, limit: int | None = None) -> list[dict[str, Any]]:
    """Return pairs worth a person's look, best first: {type, a, b, score, reasons, articles, entity_a, entity_b}.

    First what a rule finds the same but is not certain, by score; then near misses, by likeness. A pair of
    entities comes once, an entity in at most three, and what a person has judged does not come again. Without a limit all.
    """
    found = store.read(_open_pairs)
    ranked = sorted(found, key=lambda c: (-c["score"], -c["articles"], c["a"], c["b"]))
    best: dict[frozenset[str], dict[str, Any]] = {}
    taken: Counter[str] = Counter()
    for candidate in ranked:
        pair = frozenset((candidate["entity_a"] or candidate["a"], candidate["entity_b"] or candidate["b"]))
        if pair not in best and all(taken[end] < _PAIRS_OF_AN_ENTITY for end in pair):
            best[pair] = candidate
            taken.update(pair)
    return list(best.values())[:limit]


def _open_pairs(tx: Transaction) -> list[dict[str, Any]]:
    judged = set(stored.all_judgements(tx))
    near = tx.rows("read/near_names", index=tx.index("name_keys"), limit=_POOL, entities=_ENTITIES)
    found = [*_undecided(tx.rows("read/open_decisions", limit=_POOL)), *_near(near)]
    return [c for c in found if _pair_id(c) not in judged]


def _undecided(rows: list[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row["a"]["type"] == row["b"]["type"]:
            yield _candidate(row, row["score"], row["reasons"])


def _near(rows: list[Row]) -> Iterator[dict[str, Any]]:
    """Yield the pairs that no rule joins, but for two that the list of known names tells apart."""
    for row in rows:
        one, other = _name(row["a"]), _name(row["b"])
        verdict = compare(one.surface, other.surface, one.type)
        if verdict.rule == "two known names":
            continue
        reasons = verdict.reasons if not verdict.same else _employers(one, other)
        yield _candidate(row, round(_NEAR_SCORE * likeness(one, other), 3), list(reasons))


def likeness(one: Name, other: Name) -> float:
    """Return how alike two names are (0-1), by spelling; of people with employers, half by how alike those are.

    A person at a body and at a committee of it is one sooner than two of a name at two firms.
    """
    spelled = fuzz.ratio(normalize(one.surface, one.type), normalize(other.surface, one.type)) / 100
    if not one.context or not other.context:
        return spelled
    employed = max(fuzz.partial_ratio(a, b) for a in one.context for b in other.context) / 100
    return spelled * (1 + employed) / 2


def _employers(one: Name, other: Name) -> tuple[str, ...]:
    return tuple(
        msg("{name} at {employers}", name=name.surface, employers="、".join(name.context))
        if name.context
        else msg("{name}, without a named employer", name=name.surface)
        for name in (one, other)
    )


def _candidate(row: Row, score: float, reasons: list[str]) -> dict[str, Any]:
    one, other = _name(row["a"]), _name(row["b"])
    return {
        "type": one.type, "a": as_judged(one, other), "b": as_judged(other, one), "score": score,
        "reasons": reasons, "articles": row["articles"], "entity_a": row["entity_a"], "entity_b": row["entity_b"],
    }  # fmt: skip


def as_judged(name: Name, other: Name) -> str:
    """Return the name as `kg merge` takes it: a person's with an employer where the other has the same name."""
    shared = normalize(name.surface, name.type) == normalize(other.surface, other.type)
    if name.type is not EntityType.PERSON or not shared:
        return name.surface
    return f"{name.surface}@{name.context[0] if name.context else ''}"


def _pair_id(candidate: dict[str, Any]) -> str:
    kind, entity_type = JudgementKind.SAME, EntityType(candidate["type"])
    return judgement_id(Judgement(kind=kind, type=entity_type, a=candidate["a"], b=candidate["b"]))


def _name(row: Row) -> Name:
    return Name(EntityType(row["type"]), row["surface"], tuple(row["context"] or ()))
