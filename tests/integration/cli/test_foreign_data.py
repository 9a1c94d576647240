"""A database that is another program's too: no traceback, no node of theirs counted, told, changed or taken away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from kg.store.graph import GraphStore
from kg.store.schema import missing, wanted_schema
from tests.integration.cli.conftest import Kg

FOREIGN = """
CREATE (a:Article {headline: 'one'}), (b:Article {id: 7, title: 'two', published: 2025}), (p:Person {id: 'p1', name: '林溪'}),
       (c:Company {name: '砚舟储能'}), (p)-[:WORKS_FOR]->(c), (p)-[:MENTIONS]->(a), (x:Entity {name: 'x'}),
       (y:Entity {id: 'y'}), (f:Fact {text: 'f'}), (q:Plan {id: 'q', target_date: date('2030-01-01')}), (x)-[:PLANS]->(q),
       (q)-[:EVIDENCED_BY]->(b), (s:Subject {title: 's'}), (r:Report {headline: 'r'}), (r)-[:CLAIMS]->(:Claim {text: 't'}),
       (j:Judgement {by: 'a court'}), (n:Name {first: 'n'}), (e:Extraction {of: 'coal'}), (w:Wording), (k:NameKey), (o:Book {id: 1}),
       (l:Lock {of: 'a canal'}), (n)-[:HAS_KEY]->(k), (b)-[:HAS_KEY]->(:TextKey {id: 'theirs'})
"""


@pytest.fixture
def no_schema(empty_graph: Driver) -> Iterator[Driver]:
    """The driver, on a database without nodes, constraints and indexes; afterwards without them again."""
    drop_schema(empty_graph)
    yield empty_graph
    empty_graph.execute_query("MATCH (n) DETACH DELETE n")
    drop_schema(empty_graph)


def drop_schema(driver: Driver) -> None:
    for kind, listed in (("CONSTRAINT", "SHOW CONSTRAINTS"), ("INDEX", "SHOW INDEXES YIELD * WHERE type <> 'LOOKUP'")):
        for record in driver.execute_query(listed).records:
            driver.execute_query(f"DROP {kind} `{record['name']}`")


def foreign_nodes(driver: Driver) -> list[object]:
    records = driver.execute_query(
        "MATCH (n:Theirs) OPTIONAL MATCH (n)-[r]-(m:Theirs) RETURN properties(n) AS p, labels(n) AS l, count(r) AS r, elementId(n) AS e ORDER BY e"
    ).records
    return [(r["p"], sorted(r["l"]), r["r"]) for r in records]


def test_another_programs_nodes_under_our_labels_are_not_ours(kg: Kg, empty_graph: Driver, samples: Path) -> None:
    commands = (
        ("stats", "--json"), ("summary",), ("doctor",), ("export", "--format", "jsonl"), ("export", "--hash"),
        ("query", "articles", "--format", "json"), ("query", "entities", "--format", "json"),
        ("query", "reports", "--format", "json"), ("query", "claims", "--format", "json"),
        ("show", "砚舟储能", "--json"), ("central", "--json"), ("verify",), ("candidates",), ("judgements", "list"),
        ("export", "--format", "admin-csv", "--out", "-"),
    )  # fmt: skip
    kg("import", samples)
    alone = [kg(*command) for command in commands]
    empty_graph.execute_query(FOREIGN)
    empty_graph.execute_query("MATCH (n) WHERE n.id IS NULL AND NOT n:Subject SET n:Theirs")
    empty_graph.execute_query("MATCH (n) WHERE n.id IN [7, 'p1', 'y', 'q', 1, 'theirs'] OR n.title = 's' SET n:Theirs")
    theirs = foreign_nodes(empty_graph)
    assert len(theirs) == 19
    for command, before in zip(commands, alone, strict=True):
        after = kg(*command)
        assert (after.returncode, after.stdout) == (before.returncode, before.stdout), command
    assert kg("import", samples).stdout.startswith("0 created, 0 changed, 0 deleted, 0 failed")
    ids = [row["id"] for row in json.loads(alone[5].stdout)]
    assert f"{len(ids)} deleted, 0 failed" in kg("delete", *ids, "--yes").stdout
    assert foreign_nodes(empty_graph) == theirs


@pytest.mark.parametrize(
    "node",
    ["(:Article {id: 'good', name: 'theirs'})", "(:Subject {name: '储能电站运营企业', of: 'a school'})",
     "(:Entity {id: 'company:海川水务公司', of: 'a game'})"],
)  # fmt: skip
def test_what_would_write_into_their_node_is_refused(kg: Kg, empty_graph: Driver, tmp_path: Path, node: str) -> None:
    content = "海川水务公司计划到2028年建成两座工厂。国家能源局发布《储能电站安全管理办法》，储能电站运营企业应当每年检测一次。"
    (tmp_path / "a.json").write_text(
        json.dumps({"id": "good", "title": "新规", "content": content, "date": "2025-06-01"})
    )
    other = {"id": "other", "title": "别的", "content": "云杉电子公司宣布，计划到2027年建成一座研发中心。"}
    (tmp_path / "b.json").write_text(json.dumps(other))
    assert kg("import", tmp_path).stdout.startswith("2 created")
    names = kg("query", "MATCH (n) WHERE n:Subject OR n:Entity RETURN n.name AS name", "--format", "json").stdout
    assert "储能电站运营企业" in names
    assert "海川水务公司" in names
    empty_graph.execute_query("MATCH (n) DETACH DELETE n")
    empty_graph.execute_query(f"CREATE {node}")
    before = empty_graph.execute_query("MATCH (n) RETURN properties(n) AS p").records[0]["p"]
    done = kg("import", tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("1 created, 0 changed, 0 deleted, 1 failed")
    assert "another program's node" in done.stderr
    assert "NEO4J_DATABASE" in done.stderr
    found = empty_graph.execute_query(
        "MATCH (n) WHERE n.of IS NOT NULL OR n.name = 'theirs' RETURN properties(n) AS p, COUNT { (n)--() } AS r"
    )
    assert [(r["p"], r["r"]) for r in found.records] == [(before, 0)]


def test_a_name_that_another_index_has_is_not_taken_for_ours(kg: Kg, no_schema: Driver, samples: Path) -> None:
    no_schema.execute_query("CREATE CONSTRAINT article_id FOR (n:Buch) REQUIRE n.isbn IS UNIQUE")
    no_schema.execute_query("CREATE INDEX name_surface FOR (n:Buch) ON (n.surface)")
    no_schema.execute_query("CREATE FULLTEXT INDEX entity_search FOR (n:Buch) ON EACH [n.text]")
    no_schema.execute_query("CREATE (:Buch {isbn: '1', text: '砚舟储能'})")
    assert kg("import", samples).returncode == 0
    doctor = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}
    assert doctor["schema"]["ok"], doctor["schema"]
    names = {r["name"] for r in no_schema.execute_query("SHOW INDEXES YIELD name").records}
    assert {"article_id", "kg_article_id", "kg_name_surface", "kg_entity_search"} <= names
    with pytest.raises(Exception, match="already exists"):
        no_schema.execute_query("MATCH (a:Article) WITH a.id AS id LIMIT 1 CREATE (:Article {id: id})")
    assert "砚舟储能" in kg("search", "砚舟储能", "--type", "company").stdout
    assert "Near: " in kg("show", "砚舟储能公").stderr + kg("show", "砚舟储能源").stderr
    kg("import", samples)
    assert {r["name"] for r in no_schema.execute_query("SHOW INDEXES YIELD name").records} == names


def test_an_index_in_the_way_is_named_with_what_ends_it(kg: Kg, no_schema: Driver, samples: Path) -> None:
    no_schema.execute_query("CREATE INDEX other_app FOR (n:Article) ON (n.id)")
    for _ in range(2):
        refused = kg("import", samples)
        assert refused.returncode == 1
        assert "other_app" in refused.stderr
        assert "DROP INDEX `other_app`" in refused.stderr
    doctor = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}
    assert not doctor["schema"]["ok"]
    assert "DROP INDEX `other_app`" in doctor["schema"]["advice"]
    assert kg("query", "--write", "DROP INDEX `other_app`").returncode == 0
    assert kg("import", samples).returncode == 0


def test_what_is_left_of_a_constraint_whose_making_was_broken_off_is_made_whole(kg: Kg, no_schema: Driver) -> None:
    """Neo4j makes the index first, fills it, and then the constraint; a process that is killed meanwhile leaves the first."""
    no_schema.execute_query("CREATE INDEX article_id FOR (n:Article) ON (n.id)")
    assert kg("judgements", "list").returncode == 0
    found = no_schema.execute_query("SHOW CONSTRAINTS YIELD name, labelsOrTypes").records
    assert {r["name"]: r["labelsOrTypes"] for r in found}["article_id"] == ["Article"]
    doctor = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}
    assert doctor["schema"]["ok"], doctor["schema"]


def test_what_is_missing_is_mended_by_the_cypher_that_doctor_tells(kg: Kg, no_schema: Driver, samples: Path) -> None:
    kg("import", samples)
    no_schema.execute_query("DROP CONSTRAINT article_id")
    no_schema.execute_query("CREATE CONSTRAINT article_id FOR (n:Buch) REQUIRE n.isbn IS UNIQUE")
    schema = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}["schema"]
    assert schema["found"] == "missing: unique (:Article {id})"
    _, _, cypher = schema["advice"].partition("in Cypher: ")
    assert kg("query", "--write", cypher).returncode == 0
    assert kg("doctor").returncode == 0


def test_two_nodes_of_theirs_with_one_key_are_said(kg: Kg, no_schema: Driver, samples: Path) -> None:
    no_schema.execute_query("CREATE (:Article {id: 'x'}), (:Article {id: 'x'})")
    refused = kg("import", samples)
    assert refused.returncode == 1
    assert "(:Article {id})" in refused.stderr
    assert "NEO4J_DATABASE" in refused.stderr


def test_their_constraint_that_does_the_same_serves(no_schema: Driver) -> None:
    no_schema.execute_query("CREATE CONSTRAINT theirs FOR (n:Article) REQUIRE n.id IS UNIQUE")
    store = GraphStore(no_schema)
    store.ensure_schema()
    indexes = store.rows("read/schema_state")
    assert missing(wanted_schema(), indexes) == []
    assert [i["name"] for i in indexes if i["labels"] == ["Article"] and i["properties"] == ["id"]] == ["theirs"]
