"""A graph of an older layout becomes one of today when it is opened, with all that was decided in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.errors import StoreLost
from kg.judge.deciding import merge_names
from kg.judge.splitting import By
from kg.settings import Settings
from kg.store.graph import GraphStore, Transaction
from kg.store.judgements import all_judgements
from kg.store.older import move_bookkeeping
from kg.store.options import keep_options, read_options
from kg.views.exports import canonical_lines
from kg.write.articles import delete_articles, write_articles
from tests.integration.cli.test_foreign_data import drop_schema
from tests.sixty import sixty_observed

T = TypeVar("T")

# How the version before wrote what is a list today, and with its constraints.
OLDER = (
    "MATCH (n:_Name) REMOVE n:_Name SET n:Name",
    "MATCH (w:_Wording) REMOVE w:_Wording SET w:Wording",
    "MATCH (x:_Extraction) REMOVE x:_Extraction SET x:Extraction",
    "MATCH (j:_Judgement) REMOVE j:_Judgement SET j:Judgement",
    "MATCH (l:_Lock) REMOVE l:_Lock SET l:Lock",
    "CREATE CONSTRAINT name_id FOR (n:Name) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT name_key_id FOR (n:NameKey) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT fact_key_id FOR (n:FactKey) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT text_key_id FOR (n:TextKey) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT lock_id FOR (n:Lock) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX name_surface FOR (n:Name) ON (n.surface)",
    "CREATE INDEX wording_said FOR (n:Buch) ON (n.said)",
    "MATCH (n:Name) UNWIND n.keys AS key MERGE (k:NameKey {id: key}) CREATE (n)-[:HAS_KEY]->(k)",
    "MATCH (n:Name) UNWIND n.derived_keys AS key MERGE (k:NameKey {id: key}) CREATE (n)-[:HAS_DERIVED_KEY]->(k)",
    "MATCH (n:Name) REMOVE n.keys, n.derived_keys",
    "MATCH (w:Wording) UNWIND w.keys AS key MERGE (k:FactKey {id: key}) CREATE (w)-[:HAS_KEY]->(k)",
    "MATCH (w:Wording) REMOVE w.keys",
    "MATCH (a:Article)-[:EXTRACTED_AS]->(x) UNWIND x.text_keys AS key MERGE (k:TextKey {id: key}) CREATE (a)-[:HAS_KEY]->(k)",
    "MATCH (x:Extraction) REMOVE x.text_keys",
)
FOREIGN = (
    "CREATE (:Theirs:Name {first: 'n'})-[:HAS_KEY]->(:Theirs:NameKey {of: 'a door'})",
    "CREATE (:Theirs:Lock {of: 'a canal'}), (:Theirs:Judgement {by: 'a court'}), (:Theirs:Wording), (:Theirs:Extraction)",
)
LABELS = "MATCH (n) WHERE NOT n:Theirs UNWIND labels(n) AS label RETURN collect(DISTINCT label) AS labels"
THEIRS = "MATCH (n:Theirs) RETURN labels(n) AS l, properties(n) AS p, COUNT { (n)--() } AS r ORDER BY elementId(n)"


class Breaking(GraphStore):
    """A store that is cut off after some writes."""

    left = 0

    def write(self, work: Callable[[Transaction], T]) -> T:
        self.left -= 1
        if self.left < 0:
            raise StoreLost("cut off")
        return super().write(work)


def lines(store: GraphStore) -> list[str]:
    return list(canonical_lines(read_graph(store, internal=True)))


def test_it_is_moved_whole_also_when_it_is_broken_off(
    empty_graph: Driver, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop_schema(empty_graph)
    store = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    store.ensure_schema()
    articles = sixty_observed()
    store.write(write_articles(articles[:50]))
    one, other = sorted(n.surface for n in articles[0].keys if n.type == "COMPANY")[:2]
    store.write(merge_names(one, other, "COMPANY", By("tester", "2025-01-01T00:00:00")))
    store.write(lambda tx: keep_options(tx, {"min_confidence": 0.25}))
    before, judged = lines(store), store.read(all_judgements)

    drop_schema(empty_graph)
    for statement in (*OLDER, *FOREIGN):
        empty_graph.execute_query(statement)
    theirs = [record.data() for record in empty_graph.execute_query(THEIRS).records]
    assert len(theirs) == 6

    monkeypatch.setattr("kg.store.older._AT_ONCE", 7)
    breaking, tries = Breaking(empty_graph, neo4j_settings.neo4j_database), 0
    while breaking.left < 0 or not tries:
        tries, breaking.left = tries + 1, 12
        try:
            move_bookkeeping(breaking)
        except StoreLost:
            continue
    assert tries > 2

    (labels,) = empty_graph.execute_query(LABELS).records[0]
    assert not {"Name", "NameKey", "Wording", "FactKey", "TextKey", "Extraction", "Judgement", "Lock"} & set(labels)
    assert [record.data() for record in empty_graph.execute_query(THEIRS).records] == theirs
    indexes = {r["name"]: r["labelsOrTypes"] for r in empty_graph.execute_query("SHOW INDEXES").records}
    assert indexes["name_id"] == ["_Name"]
    assert indexes["name_surface"] == ["_Name"]
    assert indexes["wording_said"] == ["Buch"]
    assert indexes["kg_wording_said"] == ["_Wording"]

    store = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    assert lines(store) == before
    assert (store.read(all_judgements), store.read(read_options)["min_confidence"]) == (judged, 0.25)
    # what comes later meets what was there, and what goes leaves no trace
    store.write(write_articles(articles[50:]))
    store.write(delete_articles([o.article.id for o in articles[50:]]))
    assert lines(store) == before
    drop_schema(empty_graph)
    empty_graph.execute_query("MATCH (n:Theirs) DETACH DELETE n")
