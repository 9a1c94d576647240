"""Search by words: which hits, in which order, with which places."""

from __future__ import annotations

import pytest
from neo4j import Driver

from kg.ask.searching import Hit, search
from kg.graph.observing import observe
from kg.models import EntityType
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.write.articles import write_articles
from tests.integration.conftest import wipe
from tests.invented import make_article, make_extraction

COMPANY, PERSON = EntityType.COMPANY, EntityType.PERSON
PLAIN = "海川新材料计划到2027年建成储能工厂。云杉电子计划开设300家门店。"
TRADITIONAL = "嵐圖電子董事長陳國華表示，儲能技術值得學習。Lumora Energy計劃在歐洲設廠。"


@pytest.fixture(scope="module")
def store(driver: Driver, neo4j_settings: Settings) -> GraphStore:
    wipe(driver, neo4j_settings)
    made = GraphStore(driver, neo4j_settings.neo4j_database)
    made.ensure_schema()
    one, other = make_article("a", PLAIN), make_article("b", TRADITIONAL)
    first = make_extraction(
        one, {COMPANY: [("海川新材料", "海川"), ("云杉电子",)]},
        plans=[("计划到2027年建成储能工厂", "海川新材料", "2027"), ("计划开设300家门店", "云杉电子", None)],
    )  # fmt: skip
    second = make_extraction(
        other, {COMPANY: [("嵐圖電子",), ("Lumora Energy",)], PERSON: [("陳國華",)]},
        statements=[("儲能技術值得學習", "陳國華", "表示")], plans=[("計劃在歐洲設廠", "Lumora Energy", None)],
    )  # fmt: skip
    made.write(write_articles([observe(one, first, "test"), observe(other, second, "test")]))
    return made


def found(hits: list[Hit]) -> list[str]:
    return [hit.text for hit in hits]


@pytest.mark.parametrize("text", ["岚图电子", "嵐圖電子", "岚图"])
def test_simplified_and_traditional_find_each_other(store: GraphStore, text: str) -> None:
    [best, *_] = search(store, text)
    assert (best.kind, best.text) == ("Company", "嵐圖電子")
    assert best.highlights == ((0, len(text)),)


@pytest.mark.parametrize("text", ["储能", "儲能"])
def test_facts_in_either_script_are_found(store: GraphStore, text: str) -> None:
    hits = search(store, text)
    assert set(found(hits)) == {"计划到2027年建成储能工厂", "儲能技術值得學習"}
    for hit in hits:
        assert [fact_text[s:e] for fact_text in [hit.text] for s, e in hit.highlights] in (["储能"], ["儲能"])
        assert hit.names
        assert hit.articles[0]["id"] in ("a", "b")


def test_the_name_itself_comes_first(store: GraphStore) -> None:
    assert found(search(store, "海川"))[0] == "海川"
    assert search(store, "海川")[0].name == "海川新材料"
    assert found(search(store, "ｌｕｍｏｒａ"))[0] == "Lumora Energy"


def test_more_of_the_words_is_better(store: GraphStore) -> None:
    hits = search(store, "建成储能工厂")
    assert [hit.coverage for hit in hits] == sorted((hit.coverage for hit in hits), reverse=True)
    assert hits[0].text == "计划到2027年建成储能工厂"


def test_type_and_limit(store: GraphStore) -> None:
    assert {hit.kind for hit in search(store, "电子 储能")} > {"Company"}
    assert {hit.kind for hit in search(store, "电子 储能", kind="Company")} == {"Company"}
    assert {hit.kind for hit in search(store, "电子 储能", kind="Statement")} == {"Statement"}
    assert len(search(store, "电子 储能", limit=1)) == 1


@pytest.mark.parametrize(
    "text", ['+-&&||!(){}[]^"~*?:\\/', "***", "AND OR NOT", '"', "a:b", "/x/", "储能~2", "[a TO b]"]
)
def test_no_character_breaks_it(store: GraphStore, text: str) -> None:
    assert all(hit.coverage >= 0 for hit in search(store, text))


def test_a_pasted_page_does_not_break_it(store: GraphStore) -> None:
    assert search(store, "海川新材料" + "".join(chr(0x4E00 + i) for i in range(5000)))


def test_half_of_a_pair_is_found(store: GraphStore) -> None:
    assert "海川新材料" in {hit.name for hit in search(store, "料")}
