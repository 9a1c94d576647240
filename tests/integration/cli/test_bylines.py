"""Who only wrote an article is no person of the graph, unless one asks for it; and the choice holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neo4j import Driver

import kg as front_door
from kg.models import Article
from tests.integration.cli.conftest import Kg

ARTICLE = {
    "id": "b1",
    "title": "青禾科技公司开建新厂",
    "published": "2025-03-06",
    "content": "新江社南江3月6日电（记者林晓峰）青禾科技公司总裁周岚6日表示，公司将在2026年建成新工厂。责任编辑：何进东",
}
PEOPLE = "MATCH (p:Person) RETURN collect(p.name) AS people"
NODE = "MATCH (a:Article {id: 'b1'}) RETURN a.bylines AS bylines"
REPORTER, EDITOR = "林晓峰", "何进东"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "article.jsonl"
    path.write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
    return path


def people(driver: Driver) -> set[str]:
    return set(driver.execute_query(PEOPLE).records[0]["people"])


def bylines(driver: Driver) -> set[str]:
    return set(driver.execute_query(NODE).records[0]["bylines"] or ())


def test_the_choice_is_kept_and_an_import_without_it_takes_it_back(kg: Kg, written: Path, empty_graph: Driver) -> None:
    kg("import", written)
    plain = kg("export", "--hash").stdout
    assert (people(empty_graph), bylines(empty_graph)) == ({"周岚"}, {REPORTER, EDITOR})
    posts, _, _ = empty_graph.execute_query("MATCH (p)-[:HOLDS]->(f) RETURN p.name AS who, f.title AS title")
    assert [(row["who"], row["title"]) for row in posts] == [("周岚", "总裁")]

    assert kg("import", written, "--with-reporters").stdout.startswith("0 created, 1 changed")
    assert (people(empty_graph), bylines(empty_graph)) == ({"周岚", REPORTER, EDITOR}, set())
    chosen = kg("export", "--hash").stdout
    assert kg("import", written, "--with-reporters").stdout.startswith("0 created, 0 changed")
    empty_graph.execute_query("MATCH (x:_Extraction) SET x.rules = 'older'")
    assert kg("refresh").stdout.startswith("0 created, 1 changed")
    empty_graph.execute_query("MATCH (x:_Extraction) SET x.extractor = 'older'")
    assert kg("refresh").stdout.startswith("0 created, 1 changed")
    assert kg("export", "--hash").stdout == chosen != plain

    assert kg("import", written).stdout.startswith("0 created, 1 changed")
    assert kg("export", "--hash").stdout == plain
    empty_graph.execute_query("MATCH (x:_Extraction) SET x.rules = 'older'")
    assert kg("refresh").stdout.startswith("0 created, 1 changed")
    assert kg("export", "--hash").stdout == plain
    assert kg("delete", "b1", "--yes").stdout.startswith("0 created, 0 changed, 1 deleted")
    assert empty_graph.execute_query("MATCH (n:Person) RETURN count(n) AS n").records[0]["n"] == 0


def test_what_is_extracted_keeps_and_marks_them(kg: Kg, written: Path) -> None:
    (found,) = map(json.loads, kg("extract", written, "--format", "jsonl", "--quiet").stdout.splitlines())
    marked = {entity["name"] for entity in found["entities"] if entity.get("byline")}
    assert marked == {REPORTER, EDITOR}
    assert {(held["person"], held["title"]) for held in found["affiliations"]} >= {(REPORTER, "记者"), ("周岚", "总裁")}
    assert "bylines" not in found


def test_a_graph_without_a_database_follows() -> None:
    article = Article(**{key: value for key, value in ARTICLE.items() if key != "published"}, published="2025-03-06")
    extraction = front_door.extract(article)
    for chosen in (False, True):
        graph = front_door.graph_of([(article, extraction)], with_reporters=chosen)
        people = {data["name"] for _, data in graph.nodes(data=True) if "Person" in data["labels"]}
        assert people == ({"周岚", REPORTER, EDITOR} if chosen else {"周岚"})
