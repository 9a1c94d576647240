"""From what `kg.ask` returns to the models of the answers, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from kg.ask.facts import read_facts
from kg.ask.lookup import find_entities
from kg.errors import UnknownName
from kg.mcp.answers import Change, Entity, Evidence, Fact, FactPage
from kg.mcp.posts import held_now
from kg.models import fact_class
from kg.printable import printable
from kg.store.graph import GraphStore, Row

LONGEST = 1000  # characters of a text in an answer
_EVIDENCE = 3
# Role -> the field of a rule or a post that names who has it.
_MANY = {"BINDS": "binds"}
_ONE = {"AT": "organization", "UNDER": "policy", "ISSUED_BY": "issuer", "APPLIES_IN": "region"}
T = TypeVar("T")


def clipped(text: str) -> str:
    """Return a text as an answer may hold it: nothing that steers a terminal, cut where it is long."""
    kept = printable(text)
    return kept if len(kept) <= LONGEST else kept[:LONGEST] + "…"


def entity_of(row: Mapping[str, Any]) -> Entity:
    """Return the entity of a row with id, name and type."""
    return Entity(id=row["id"], name=clipped(row["name"]), type=row["type"].lower())


def evidence_of(source: Mapping[str, Any]) -> Evidence:
    """Return one place that states a fact."""
    return Evidence(
        article=source["article"], title=clipped(source["title"]), published=source["published"],
        source=source.get("source"), start=source["start"], end=source["end"], quote=clipped(source["quote"]),
        reprint_of=source.get("reprint_of"),
    )  # fmt: skip


def fact_of(row: Row, *, most: int = _EVIDENCE, now: bool | None = None) -> Fact:
    """Return the fact of a row of `kg.ask.facts.read_facts`, with at most so many places that state it."""
    kind = fact_class(row["kind"])
    told = {name: value for name, value in row["properties"].items() if name in Fact.model_fields and name != "text"}
    told.pop("id", None)
    who = [role["name"] for role in row["roles"] if role["role"] in kind.own_links()]
    for role, field in _ONE.items():
        told |= {field: "、".join(names)} if (names := _names(row, role)) else {}
    for role, field in _MANY.items():
        told |= {field: names} if (names := _names(row, role)) else {}
    return Fact(
        id=row["fact"], kind=row["kind"].lower(), who=[clipped(name) for name in dict.fromkeys(who)],
        text=clipped(row["text"]), now=now, evidence=[evidence_of(source) for source in row["sources"][:most]],
        evidence_total=len(row["sources"]), revises=_changes(row["revises"]), revised_by=_changes(row["revised_by"]),
        disputes=_changes(row["disputes"]), **told,
    )  # fmt: skip


def page_of(found: Sequence[T], limit: int, offset: int) -> tuple[Sequence[T], dict[str, Any]]:
    """Return the items of a page, and the fields of the answer that say which page it is."""
    end = offset + limit
    return found[offset:end], {"total": len(found), "offset": offset, "next": end if end < len(found) else None}


def facts_of(store: GraphStore, ids: Sequence[str], *, most: int = _EVIDENCE) -> list[Fact]:
    """Return the facts of these ids, posts with whether they are held now."""
    rows = read_facts(store, ids)
    held = held_now(store, rows)
    return [fact_of(row, most=most, now=held.get(row["fact"])) for row in rows]


def fact_page(
    store: GraphStore,
    ids: Sequence[str],
    limit: int,
    offset: int,
    *,
    entities: Iterable[Row] = (),
    note: str | None = None,
) -> FactPage:
    """Return a page of the facts of these ids."""
    shown, page = page_of(ids, limit, offset)
    return FactPage(entities=[entity_of(row) for row in entities], facts=facts_of(store, shown), note=note, **page)


def entities_or_none(store: GraphStore, name: str) -> tuple[list[Row], UnknownName | None]:
    """Return what a name means, or why it means nothing: a word of a trade or a product is no entity."""
    try:
        return find_entities(store, name), None
    except UnknownName as unknown:
        return [], unknown


def left_out(found: int, shown: int, minimum: float) -> str | None:
    """Return what to say of facts that are not sure enough; None where there is none."""
    less = found - shown
    return f"{less:,} less than {minimum:g} sure left out; min_confidence=0 gives them too" if less > 0 else None


def is_empty(store: GraphStore) -> bool:
    """Tell whether the graph holds no article."""
    return not store.rows("read/any_article")


def _names(row: Row, role: str) -> list[str]:
    return list(dict.fromkeys(clipped(one["name"]) for one in row["roles"] if one["role"] == role))


def _changes(rows: Iterable[Mapping[str, Any]]) -> list[Change]:
    return [Change(fact=row["fact"], text=clipped(row["text"]), differs=list(row["changes"] or ())) for row in rows]
