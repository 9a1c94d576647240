"""An article whose reading somebody deleted, and which is then imported again."""

from __future__ import annotations

from neo4j import Driver

from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.write.articles import write_articles
from tests.sixty import sixty_observed


def test_its_facts_have_their_evidence_once(empty_graph: Driver, neo4j_settings: Settings) -> None:
    store = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    store.ensure_schema()
    observed = sixty_observed()[:6]
    store.write(write_articles(observed))
    before = _evidence(store)
    lost = observed[0].article.id
    store.query("MATCH (x:_Extraction {id: $id}) DETACH DELETE x", {"id": lost}, write=True)

    outcome = store.write(write_articles(observed))

    assert outcome.created == (lost,)
    assert before
    assert _evidence(store) == before


def _evidence(store: GraphStore) -> list[list[object]]:
    query = (
        "MATCH (f:Fact)-[e:EVIDENCED_BY]->(a:Article) "
        "RETURN f.id AS fact, a.id AS article, e.start AS start, f.witnesses AS witnesses ORDER BY fact, article, start"
    )
    return [list(row) for row in store.query(query, {})[1]]
