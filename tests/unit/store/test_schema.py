from __future__ import annotations

from typing import Any

from kg.store.schema import SchemaItem, free_name, in_the_way, missing, name_of, wanted_schema


def index_of(item: SchemaItem, **changed: Any) -> dict[str, Any]:
    kind = "RANGE" if item.kind == "UNIQUE" else item.kind
    constraint = item.name if item.kind == "UNIQUE" else None
    made = {"name": item.name, "type": kind, "labels": [item.label], "properties": list(item.properties)}
    return made | {"constraint": constraint, "state": "ONLINE"} | changed


def wanted(name: str) -> SchemaItem:
    return next(item for item in wanted_schema() if item.name == name)


def test_every_statement_is_read() -> None:
    items = wanted_schema()
    assert len({(i.kind, i.label, i.properties) for i in items}) == len({i.name for i in items}) == len(items)
    assert (wanted("article_id").kind, wanted("article_id").told) == ("UNIQUE", "(:Article {id})")
    assert (wanted("article_text").kind, wanted("article_text").properties) == ("FULLTEXT", ("title", "text"))
    assert wanted("subject_words").kind == "TEXT"
    assert wanted("name_surface").kind == "RANGE"


def test_what_is_missing_is_told_by_what_indexes_do() -> None:
    indexes = [index_of(item) for item in wanted_schema()]
    assert missing(wanted_schema(), indexes) == []
    renamed = [index | {"name": f"x_{index['name']}"} for index in indexes]
    assert missing(wanted_schema(), renamed) == []
    elsewhere = [i | {"labels": ["Buch"]} if i["name"] == "article_id" else i for i in indexes]
    assert missing(wanted_schema(), elsewhere) == [wanted("article_id")]
    plain = [i | {"constraint": None} if i["name"] == "article_id" else i for i in indexes]
    assert missing(wanted_schema(), plain) == [wanted("article_id")]
    assert in_the_way(wanted("article_id"), plain) == "article_id"
    assert in_the_way(wanted("article_id"), elsewhere) is None


def test_a_taken_name_gets_another() -> None:
    item = wanted("entity_search")
    assert free_name(item, []) == "entity_search"
    assert free_name(item, ["entity_search", "kg_entity_search"]) == "kg_kg_entity_search"
    assert item.called("kg_entity_search").startswith("CREATE FULLTEXT INDEX kg_entity_search IF NOT EXISTS FOR")
    other = [index_of(item, labels=["Buch"]), index_of(item, name="kg_entity_search")]
    assert name_of("entity_search", other) == "kg_entity_search"
    assert name_of("entity_search", other[:1]) is None
