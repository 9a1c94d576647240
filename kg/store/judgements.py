"""Judgements in the graph: `(:_Judgement)` nodes beside it, tied to nothing, found by the keys of the names they bind.

A node holds what the judgement says, its id, and `name_a`, `name_b`: the keys of its names without any employer, which
are the `norm_key` of the names that it may bind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.models import EntityType, JudgedNames, Judgement, Name, StoredJudgement
from kg.store.graph import Row, Transaction

_OWN = ("id", "name_a", "name_b")


def upsert_judgements(tx: Transaction, stored: Sequence[StoredJudgement]) -> None:
    """Write judgements over what was judged of the same before."""
    tx.run_batches("upsert/judgements", [{"id": s.id, "properties": _properties(s)} for s in stored])


def delete_judgements(tx: Transaction, ids: Iterable[str]) -> None:
    """Withdraw judgements."""
    tx.rows("cleanup/judgements", ids=sorted(ids))


def all_judgements(tx: Transaction) -> dict[str, Judgement]:
    """Return every judgement by id."""
    return _by_id(tx.rows("read/judgements"))


def known_judgements(tx: Transaction, ids: Iterable[str]) -> dict[str, Judgement]:
    """Return those of these judgements that the graph holds, by id."""
    return _by_id(tx.rows("read/known_judgements", ids=sorted(ids)))


def judged_around_names(tx: Transaction, names: Iterable[str]) -> JudgedNames:
    """Return the judgements that bind these names, those that they lead to, and all the names that these bind."""
    return _follow(tx, tx.rows("read/judgements_of_names", ids=sorted(names)), frozenset())


def judged_around_keys(tx: Transaction, keys: Iterable[str]) -> JudgedNames:
    """Return the same, from keys of names: `company:海川`."""
    start = frozenset(keys)
    return _follow(tx, tx.rows("read/judgements_of_keys", keys=sorted(start)) if start else [], start)


def names_of_keys(tx: Transaction, keys: Iterable[str]) -> dict[str, Name]:
    """Return the names with these keys, by id."""
    found = tx.rows("read/names_of_keys", keys=sorted(keys))
    return {
        r["id"]: Name(EntityType(r["name"]["type"]), r["name"]["surface"], tuple(r["name"]["context"] or ()))
        for r in found
    }


def names_of_entity(tx: Transaction, entity: str) -> list[str]:
    """Return the ids of the names that refer to an entity, sorted."""
    return [r["id"] for r in tx.rows("read/entity_names", id=entity)]


def rejections_of(tx: Transaction, fact: str) -> dict[str, Judgement]:
    """Return the judgements by which what was then this fact was rejected, by id."""
    return _by_id(tx.rows("read/rejections", fact=fact))


def rejected_wordings(tx: Transaction, wordings: Iterable[str]) -> frozenset[str]:
    """Return those of these wordings that somebody rejected."""
    return frozenset(r["id"] for r in tx.rows("read/rejected_wordings", ids=sorted(wordings)))


def _follow(tx: Transaction, rows: list[Row], keys: frozenset[str]) -> JudgedNames:
    """Go from judgements to their keys and on to other judgements, until there is nothing new."""
    found: dict[str, Judgement] = {}
    while rows:
        found |= _by_id(rows)
        reached = {row["judgement"][end] for row in rows for end in ("name_a", "name_b") if end in row["judgement"]}
        new = reached - keys
        keys |= new
        rows = tx.rows("read/judgements_of_keys", keys=sorted(new)) if new else []
    return JudgedNames(found, frozenset(names_of_keys(tx, keys)) if keys else frozenset())


def _properties(stored: StoredJudgement) -> Row:
    properties = stored.judgement.model_dump(mode="json", exclude_none=True) | {"id": stored.id}
    return properties | dict(zip(("name_a", "name_b"), stored.keys, strict=False))


def _by_id(rows: Iterable[Row]) -> dict[str, Judgement]:
    """Return the judgements of these rows by id."""
    properties = [row["judgement"] for row in rows]
    return {
        p["id"]: Judgement.model_validate({key: value for key, value in p.items() if key not in _OWN})
        for p in properties
    }
