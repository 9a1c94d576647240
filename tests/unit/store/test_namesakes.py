"""Names that only an article calls so are told apart whether their articles come together or one by one."""

from __future__ import annotations

import pytest

from kg.graph.observing import observe
from kg.models import EntityType
from kg.store.memory.graph import MemoryGraph
from kg.store.memory.store import MemoryStore
from kg.store.options import held_from
from kg.write.articles import write_articles
from tests.invented import make_article, make_extraction


def bodies_of(batches: list[list[str]]) -> list[str]:
    """Return the ids of the bodies in the graph."""
    with MemoryGraph() as graph:
        store = MemoryStore(graph)
        for batch in batches:
            observed = []
            for identifier in batch:
                article = make_article(identifier, f"第{identifier}号消息：省政府宣布修建{identifier}座水库。")
                said = make_extraction(article, {EntityType.ORGANIZATION: [("省政府",)]})
                observed.append(observe(article, said, "test", held_from(store)))
            store.write(write_articles(observed))
        return sorted(node.key for node in graph.nodes() if "Organization" in node.labels)


@pytest.mark.parametrize("batches", [[["1"], ["2"]], [["2"], ["1"]]])
def test_the_batch_makes_no_difference_to_namesakes(batches: list[list[str]]) -> None:
    assert bodies_of(batches) == bodies_of([["1", "2"]])
    assert len(bodies_of(batches)) == 2
