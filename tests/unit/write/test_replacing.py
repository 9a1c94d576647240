"""What an import asks of a graph: nothing that it has just written."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from kg.graph.joining import Decisions
from kg.models import Finding, Matter
from kg.store.findings import component_of_wordings, matters_of, new_wordings, read_findings
from kg.store.memory.graph import MemoryGraph
from kg.store.memory.store import MemoryStore, MemoryTransaction
from kg.write.articles import write_articles
from tests.sixty import sixty_observed

# What the articles of one transaction say is known: it is asked of others alone, of whom there are none at first.
WRITTEN = ("read/extractions", "read/article_wordings", "read/findings", "read/same_wordings", "read/name_entities")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many things each query was asked of."""
    counted: Counter[str] = Counter()
    before = MemoryTransaction.rows

    def rows(self: MemoryTransaction, query_name: str, **parameters: Any) -> list[dict[str, Any]]:
        counted[query_name] += sum(len(given) for given in parameters.values() if isinstance(given, list))
        return before(self, query_name, **parameters)

    monkeypatch.setattr(MemoryTransaction, "rows", rows)
    return counted


def test_nothing_is_asked_that_was_just_written(asked: Counter[str]) -> None:
    articles = list(sixty_observed())
    with MemoryGraph() as graph:
        MemoryStore(graph).write(write_articles(articles))
        assert {query: asked[query] for query in WRITTEN} == dict.fromkeys(WRITTEN, 0)
        assert graph.count("Fact") > 0
        # Only facts of several articles are counted by the graph, and none of these has a claim yet.
        assert asked["upsert/fact_witnesses"] < graph.count("Fact")
        assert asked["read/claims_of_facts"] == 0


def test_new_wordings_are_told_as_the_graph_tells_them() -> None:
    stated = [_finding("f:2", "w:1"), _finding("f:1", "w:1"), _finding("f:3", "w:2"), _finding("f:4", "there")]
    decided = Decisions([{"a": "w:1", "b": "w:2"}], [Matter("w:2", "w:1", "revises", ("date",))])
    new = new_wordings({"w:1", "w:2"}, stated, decided.same, decided.matters)
    with MemoryGraph() as graph:
        tx = MemoryTransaction(graph)
        assert component_of_wordings(tx, ["w:1"], new) == ({"w:1", "w:2"}, [("w:1", "w:2")])
        assert matters_of(tx, ["w:1", "w:2"], new) == decided.matters
        found = read_findings(tx, ["w:2", "w:1", "there"], new)
        assert [finding.id for finding in found] == ["f:1", "f:2", "f:3"]
        assert found[0].properties == {"quantities": ["2座"]}  # lists, as what is read back has them


def _finding(identifier: str, wording: str) -> Finding:
    return Finding(identifier, "Plan", "article:1", None, wording, 0, properties={"quantities": ("2座",)})
