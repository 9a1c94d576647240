"""The queries about what articles state: wordings, the findings in them, and the facts that are made of these."""

from __future__ import annotations

from collections.abc import Iterator

from kg.models import FACTS
from kg.store.memory.answering import Row, Rows, answers
from kg.store.memory.articles import around, filed, pairs
from kg.store.memory.graph import MemoryGraph, Node, Tie

_ROLES = [role for kind in FACTS for role in kind.roles().values()]
# Relationships that lead from who or what fills a role to the fact; of all others the fact is the beginning.
_INTO = frozenset(role.link for role in _ROLES if role.into)
_SUBJECT = tuple(role.link for role in _ROLES if role.subject)


@answers("read/existing_wordings")
def existing_wordings(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return by which rules those of the wordings that are there were compared."""
    return [{"id": wording.key, "rules": wording.properties["rules"]} for wording in graph.found("_Wording", ids)]


@answers("read/filed_wordings")
def filed_wordings(graph: MemoryGraph, index: str, searches: list[str]) -> list[Row]:
    """Return the wordings under the keys that are searched."""
    found = filed(graph, "_Wording", searches, "keys")
    return [{"id": each.key, "view": each.properties["view"], "keys": each.properties["keys"]} for each in found]


@answers("read/article_wordings")
def article_wordings(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return what articles state, and in which wording."""
    ties = (tie for article in graph.found("Article", ids) for tie in graph.out(article, "FOUND"))
    return [{"finding": tie.properties["id"], "wording": tie.target.key} for tie in ties]


@answers("read/same_wordings")
def same_wordings(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return which wordings say the same as these."""
    return [{"a": a, "b": b} for a, b in pairs(graph, "_Wording", ids, "SAME_FACT")]


@answers("read/matters")
def matters(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return which wordings revise or dispute these."""
    ties = {tie: None for wording in graph.found("_Wording", ids) for tie in around(graph, wording, "MATTER")}
    ordered = sorted(ties, key=lambda tie: (tie.source.key, tie.target.key))
    return [{"a": tie.source.key, "b": tie.target.key} | tie.properties for tie in ordered]


@answers("read/findings")
def findings(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return the findings in wordings."""
    return [{**_place(tie), "finding": tie.properties} for tie in _found_in(graph, ids)]


@answers("read/finding_places")
def finding_places(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return where they stand."""
    ties = _found_in(graph, ids)
    return [{**_place(t), "finding": {each: t.properties[each] for each in ("id", "label", "start")}} for t in ties]


def _found_in(graph: MemoryGraph, ids: list[str]) -> list[Tie]:
    ties = (tie for wording in graph.found("_Wording", ids) for tie in graph.into(wording, "FOUND"))
    return sorted(ties, key=lambda tie: (tie.source.key, tie.properties["id"]))


def _place(tie: Tie) -> Row:
    article = tie.source
    return {"wording": tie.target.key, "article": article.key, "published": article.properties.get("published")}


@answers("read/rejected_wordings")
def no_rejections(graph: MemoryGraph, ids: list[str]) -> None:
    """Nobody has rejected anything yet."""


@answers("read/facts_of_articles")
def facts_of_articles(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return the facts that articles support."""
    ties = (tie for article in graph.found("Article", ids) for tie in graph.into(article, "EVIDENCED_BY"))
    return [{"fact": fact} for fact in sorted({tie.source.key for tie in ties})]


@answers("upsert/wordings")
def put_wordings(graph: MemoryGraph, rows: Rows) -> None:
    """Write wordings."""
    for row in rows:
        graph.put(graph.merge("_Wording", row["id"]), row)


@answers("upsert/findings")
def put_findings(graph: MemoryGraph, rows: Rows) -> None:
    """Write findings."""
    for row in rows:
        for article in graph.found("Article", [row["article"]]):
            for wording in graph.found("_Wording", [row["wording"]]):
                graph.tie(article, "FOUND", wording, row["finding"])


@answers("upsert/same_facts")
def tie_same_facts(graph: MemoryGraph, rows: Rows) -> None:
    """Tie wordings that say the same."""
    for row in rows:
        _tie_two(graph, "_Wording", (row["a"], row["b"]), "SAME_FACT", {k: row[k] for k in ("score", "reasons")})


@answers("upsert/matters")
def tie_matters(graph: MemoryGraph, rows: Rows) -> None:
    """Tie wordings of one matter."""
    for row in rows:
        told = {each: row[each] for each in ("relation", "changes", "back")}
        _tie_two(graph, "_Wording", (row["a"], row["b"]), "MATTER", told)


@answers("upsert/revisions")
def tie_revisions(graph: MemoryGraph, rows: Rows) -> None:
    """Write which facts revise which."""
    for row in rows:
        _tie_two(graph, "Fact", (row["later"], row["earlier"]), "REVISES", {"changes": row["changes"]})


@answers("upsert/disputes")
def tie_disputes(graph: MemoryGraph, rows: Rows) -> None:
    """Write which facts dispute which."""
    for row in rows:
        _tie_two(graph, "Fact", (row["a"], row["b"]), "DISPUTES", {"changes": row["changes"]})


def _tie_two(graph: MemoryGraph, kind: str, ends: tuple[str, str], tie: str, properties: Row) -> None:
    one, other = graph.find(kind, ends[0]), graph.find(kind, ends[1])
    if one and other:
        graph.merge_tie(one, tie, other).properties.update(properties)


@answers("upsert/facts")
def put_facts(graph: MemoryGraph, rows: Rows) -> None:
    """Write facts."""
    for row in rows:
        fact = graph.merge("Fact", row["id"])
        fact.labels = ("Fact", row["label"])
        graph.put(fact, {"id": row["id"]} | fact.properties | row["properties"])


@answers("upsert/fact_evidence")
def put_evidence(graph: MemoryGraph, rows: Rows) -> None:
    """Write which articles say them, and where."""
    for row in rows:
        for fact in graph.found("Fact", [row["fact"]]):
            for article in graph.found("Article", [row["article"]]):
                graph.tie(fact, "EVIDENCED_BY", article, {each: row[each] for each in ("start", "end", "quote")})


@answers("upsert/fact_links")
def put_links(graph: MemoryGraph, rows: Rows) -> None:
    """Tie facts to entities."""
    for row in rows:
        for fact in graph.found("Fact", [row["fact"]]):
            for entity in graph.found("Entity", [row["entity"]]):
                _link(graph, fact, row["link"], entity)


@answers("upsert/fact_subjects")
def put_subjects(graph: MemoryGraph, rows: Rows) -> None:
    """Tie facts to what is no entity."""
    for row in rows:
        for fact in graph.found("Fact", [row["fact"]]):
            subject = graph.merge("Subject", row["subject"])
            graph.put(subject, {"name": row["subject"], "caption": row["caption"]})
            _link(graph, fact, row["link"], subject)


def _link(graph: MemoryGraph, fact: Node, link: str, other: Node) -> None:
    ends = (other, fact) if link in _INTO else (fact, other)
    graph.merge_tie(ends[0], link, ends[1])


@answers("upsert/fact_witnesses")
def count_witnesses(graph: MemoryGraph, ids: list[str]) -> None:
    """Count the articles that support each fact, reprints as one."""
    for fact in graph.found("Fact", ids):
        if witnesses := {_first_of(graph, tie.target) for tie in graph.out(fact, "EVIDENCED_BY")}:
            fact.properties["witnesses"] = len(witnesses)


def _first_of(graph: MemoryGraph, article: Node) -> Node:
    return next((tie.target for tie in graph.out(article, "REPRINT_OF")), article)


@answers("cleanup/facts")
def delete_facts(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Take facts away; return the subjects and entities to look at again."""
    facts = list(graph.found("Fact", ids))
    subjects = {end.key for fact in facts for end in _ends(graph, fact, *_SUBJECT) if end.kind == "Subject"}
    entities = {end.key for fact in facts for end in _ends(graph, fact, "HOLDS", "UNDER") if end.kind == "Entity"}
    for fact in facts:
        graph.delete(fact)
    return [{"subjects": sorted(subjects), "entities": sorted(entities)}]


def _ends(graph: MemoryGraph, fact: Node, *types: str) -> Iterator[Node]:
    for tie in around(graph, fact, *types):
        yield tie.target if tie.source is fact else tie.source


@answers("cleanup/revisions")
def delete_revisions(graph: MemoryGraph, ids: list[str]) -> None:
    """Take away what facts revise."""
    for fact in graph.found("Fact", ids):
        for tie in list(graph.out(fact, "REVISES")):
            graph.untie(tie)


@answers("cleanup/unused_subjects")
def delete_unused_subjects(graph: MemoryGraph, names: list[str]) -> None:
    """Delete those of the subjects that no fact leads to."""
    for subject in list(graph.found("Subject", names)):
        if next(around(graph, subject, *_SUBJECT), None) is None:
            graph.delete(subject)


@answers("cleanup/unused_wordings")
def delete_unused_wordings(graph: MemoryGraph, ids: list[str]) -> None:
    """Delete those of the wordings that no article uses."""
    for wording in list(graph.found("_Wording", ids)):
        if not graph.count_into(wording, "FOUND"):
            graph.delete(wording)
