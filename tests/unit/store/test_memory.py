"""The graph in memory: look-ups, and relationships that go as they came."""

from __future__ import annotations

from kg.store.filing import Filed, searches, terms
from kg.store.memory.graph import MemoryGraph


def test_terms_are_what_was_searched() -> None:
    keys = ["company:form:岚图", 'x:"岚', "x:\\", 'x:\\"', "a:b AND c:d", "keys:x", "x:岚 图\n", ""]
    found = [term for search in searches([Filed(keys, ["only derived"])], whole="keys") for term in terms(search)]
    assert found == [*((None, key) for key in sorted(keys)), ("keys", "only derived")]


def test_what_is_put_anew_is_found_by_its_new_keys_alone() -> None:
    with MemoryGraph() as graph:
        name = graph.merge("_Name", "company:海川")
        graph.put(name, {"surface": "海川", "keys": ["one", "two"], "derived_keys": [], "rules": None})
        assert list(graph.looked_up("_Name", "keys", "one")) == [name]
        graph.put(name, {"surface": "海川", "keys": ["two"], "derived_keys": []})
        assert list(graph.looked_up("_Name", "keys", "one")) == []
        assert list(graph.looked_up("_Name", "keys", "two")) == [name]
        assert "rules" not in name.properties
        graph.delete(name)
        assert list(graph.looked_up("_Name", "keys", "two")) == []


def test_long_texts_come_back() -> None:
    with MemoryGraph() as graph:
        for number in range(3):
            graph.put(graph.merge("Article", str(number)), {"text": f"第{number}篇" * 1000, "title_key": "t"})
        graph.put(graph.merge("Article", "1"), {"text": "新"})
        texts = [graph.text(article) for article in graph.found("Article", ["0", "1", "2", "3"])]
        assert texts == ["第0篇" * 1000, "新", "第2篇" * 1000]
        assert graph.properties(graph.merge("Article", "1")) == {"text": "新"}


def test_relationships_of_a_hub_go_one_by_one() -> None:
    with MemoryGraph() as graph:
        hub = graph.merge("Entity", "hub")
        ties = [graph.merge_tie(hub, "PLANS", graph.merge("Fact", str(number))) for number in range(50)]
        assert graph.merge_tie(hub, "PLANS", graph.merge("Fact", "7")) is ties[7]
        for tie in ties[::2]:
            graph.untie(tie)
        assert list(graph.out(hub, "PLANS")) == ties[1::2]
        graph.delete(graph.merge("Fact", "1"))
        assert list(graph.out(hub, "PLANS")) == ties[3::2]
        graph.delete(hub)
        assert list(graph.ties()) == []
