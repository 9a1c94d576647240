"""The queries about names, the entities that they refer to, and what articles mention."""

from __future__ import annotations

from kg.models import EntityType
from kg.store.memory.answering import Row, Rows, answers
from kg.store.memory.articles import around, filed
from kg.store.memory.graph import MemoryGraph, Node

_SHOWN = ("type", "caption", "name", "aliases", "search_text", "codes")


@answers("read/existing_names")
def existing_names(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return by which rules those of the names that are there were compared."""
    return [{"id": name.key, "rules": name.properties["rules"]} for name in graph.found("_Name", ids)]


@answers("read/filed_names")
def filed_names(graph: MemoryGraph, index: str, searches: list[str]) -> list[Row]:
    """Return the names under the keys that are searched."""
    told = ("type", "surface", "context", "keys", "derived_keys")
    found = filed(graph, "_Name", searches, "keys", "derived_keys")
    return [{"id": name.key, **{each: name.properties[each] for each in told}} for name in found]


@answers("read/name_neighbours")
def name_neighbours(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return what ties these names to others: decisions, aliases, and one surface of one type."""
    found = set()
    for name in graph.found("_Name", ids):
        for tie in around(graph, name, "SAME_AS", "ALIAS_OF"):
            told = (tie.properties.get("score", 1.0), tie.properties.get("ambiguous"))
            found.add((tie.type, tie.source.key, tie.target.key, *told))
        for other in graph.looked_up("_Name", "surface", name.properties["surface"]):
            if other is not name and other.properties["type"] == name.properties["type"]:
                found.add(("NAMESAKE", name.key, other.key, 0.0, None))
    ordered = sorted(found, key=lambda tie: tie[:4])
    return [dict(zip(("tie", "a", "b", "score", "ambiguous"), tie, strict=True)) for tie in ordered]


@answers("read/name_states")
def name_states(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return how many articles use each name, its entity, and how many mention that."""
    rows = []
    for name in graph.found("_Name", ids):
        entity = entity_of(graph, name)
        rows.append(
            {
                "name": {each: name.properties[each] for each in ("type", "surface", "context")},
                "articles": graph.count_into(name, "NAMES"),
                "entity": entity and entity.key,
                "mentioned": graph.count_into(entity, "MENTIONS") if entity else 0,
            }
        )
    return rows


def entity_of(graph: MemoryGraph, name: Node) -> Node | None:
    """Return the entity that a name refers to."""
    return next((tie.target for tie in graph.out(name, "REFERS_TO")), None)


@answers("read/name_entities")
def name_entities(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return the entity that each of the names refers to."""
    found = ((name.key, entity_of(graph, name)) for name in graph.found("_Name", ids))
    return [{"name": name, "entity": entity.key} for name, entity in found if entity]


@answers("read/articles_naming")
def articles_naming(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return the articles that use any of these names."""
    found = {tie.source.key for name in graph.found("_Name", ids) for tie in graph.into(name, "NAMES")}
    return [{"article": article} for article in sorted(found)]


@answers("read/judgements_of_names")
@answers("read/judgements_of_keys")
def no_judgements(graph: MemoryGraph, **asked: list[str]) -> None:
    """Nobody has judged yet."""


@answers("read/names_of_keys")
def names_of_keys(graph: MemoryGraph, keys: list[str]) -> None:
    """Asked of the keys that judgements bind: there are none."""


@answers("upsert/names")
def put_names(graph: MemoryGraph, rows: Rows) -> None:
    """Write names; one that is there has the same properties."""
    for row in rows:
        if graph.find("_Name", row["id"]) is None:
            graph.put(graph.merge("_Name", row["id"]), row)


@answers("upsert/article_names")
def tie_article_names(graph: MemoryGraph, rows: Rows) -> None:
    """Tie articles to their full names."""
    for row in rows:
        for article in graph.found("Article", [row["article"]]):
            for name in graph.found("_Name", [row["name"]]):
                graph.merge_tie(article, "NAMES", name)


@answers("upsert/aliases")
def count_aliases(graph: MemoryGraph, rows: Rows) -> None:
    """Count the articles that say an alias to a name."""
    for row in rows:
        alias, full = graph.found("_Name", (row["alias"], row["full"]))
        tie = graph.merge_tie(alias, "ALIAS_OF", full)
        tie.properties["witnesses"] = tie.properties.get("witnesses", 0) + row["by"]


@answers("upsert/compared_pairs")
def put_compared_pairs(graph: MemoryGraph, rows: Rows) -> None:
    """Keep what was decided of pairs of names."""
    for row in rows:
        one, other = graph.found("_Name", (row["a"], row["b"]))
        decided = {each: row[each] for each in ("rule", "score", "reasons", "ambiguous") if row[each] is not None}
        graph.merge_tie(one, "SAME_AS", other).properties.update(decided)


@answers("upsert/renamed_entities")
def rename_entities(graph: MemoryGraph, rows: Rows) -> None:
    """Give entities another id."""
    for row in rows:
        for entity in graph.found("Entity", [row["old"]]):
            graph.rename(entity, row["new"])
            entity.properties["id"] = row["new"]


@answers("cleanup/name_entities")
def unlink_names(graph: MemoryGraph, ids: list[str]) -> None:
    """Let names refer to nothing."""
    for name in graph.found("_Name", ids):
        for tie in list(graph.out(name, "REFERS_TO")):
            graph.untie(tie)


@answers("upsert/entities")
def put_entities(graph: MemoryGraph, rows: Rows) -> None:
    """Write entities, and let their names refer to them and to nothing else."""
    for row in rows:
        entity = graph.merge("Entity", row["id"])
        entity.labels = ("Entity", EntityType(row["type"]).label)
        graph.put(entity, {"id": row["id"]} | {each: row[each] for each in _SHOWN} | {"type": str(row["type"])})
        for name in graph.found("_Name", row["names"]):
            before = list(graph.out(name, "REFERS_TO"))
            for tie in before:
                if tie.target is not entity:
                    graph.untie(tie)
            if all(tie.target is not entity for tie in before):
                graph.tie(name, "REFERS_TO", entity)


@answers("cleanup/unused_entities")
def delete_unused_entities(graph: MemoryGraph, ids: list[str]) -> None:
    """Delete those of the entities that no name refers to."""
    for entity in list(graph.found("Entity", ids)):
        if not graph.count_into(entity, "REFERS_TO"):
            graph.delete(entity)


@answers("cleanup/mentions")
def clear_mentions(graph: MemoryGraph, ids: list[str]) -> None:
    """Take away what articles mention."""
    for article in graph.found("Article", ids):
        for tie in list(graph.out(article, "MENTIONS")):
            graph.untie(tie)


@answers("upsert/mentions")
def put_mentions(graph: MemoryGraph, rows: Rows) -> None:
    """Write what articles mention, and where."""
    for row in rows:
        article, entity = graph.find("Article", row["article"]), graph.find("Entity", row["entity"])
        if article and entity:
            told = {each: row[each] for each in ("starts", "ends", "surfaces")}
            graph.merge_tie(article, "MENTIONS", entity).properties.update(told)


@answers("upsert/works_for")
def make_works_for(graph: MemoryGraph, ids: list[str]) -> None:
    """Make anew for whom people work."""
    for entity in graph.found("Entity", ids):
        for old in list(graph.out(entity, "WORKS_FOR")):
            graph.untie(old)
        if "Person" not in entity.labels:
            continue
        for held in graph.out(entity, "HOLDS"):
            title = {"title": held.target.properties.get("title", "")}
            for at in graph.out(held.target, "AT"):
                graph.merge_tie(entity, "WORKS_FOR", at.target, title)


@answers("upsert/regulates")
def make_regulates(graph: MemoryGraph, ids: list[str]) -> None:
    """Make anew what policies regulate."""
    for entity in graph.found("Entity", ids):
        for old in list(graph.out(entity, "REGULATES")):
            graph.untie(old)
        if "Policy" not in entity.labels:
            continue
        for under in graph.into(entity, "UNDER"):
            for binds in graph.out(under.source, "BINDS"):
                graph.merge_tie(entity, "REGULATES", binds.target)
