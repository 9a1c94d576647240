"""The real article and report that the product was conceived for, through the command and the plain driver."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neo4j import Driver

from tests.integration.cli.conftest import Kg

PERSONS = {
    "张永伟", "唐志坤", "高源", "熊永华", "程丹丹", "孙茂建", "卢卡·福特", "沈涛", "白桦", "兴頔", "江永兴",
}  # fmt: skip
REPORTER = "吉亚矫"


@pytest.fixture
def graph(on_seeds: Kg, driver: Driver) -> Driver:
    """The seeds, imported."""
    return driver


def values(driver: Driver, query: str, **parameters: object) -> list[tuple[object, ...]]:
    records, _, _ = driver.execute_query(query, parameters)  # type: ignore[arg-type]
    return [tuple(record.values()) for record in records]


def test_people_posts_and_firms(graph: Driver) -> None:
    people = {name for (name,) in values(graph, "MATCH (p:Person) RETURN p.name")}
    assert people >= PERSONS
    assert REPORTER not in people
    assert [(REPORTER in names) for (names,) in values(graph, "MATCH (a:Article) RETURN a.bylines")] == [True]
    works = values(graph, "MATCH (:Person {name: '高源'})-[w:WORKS_FOR]->(c:Company) RETURN w.title, c.aliases")
    assert [title for title, _ in works] == ["海外事业高级总监"]
    assert {"岚图汽车科技有限公司", "岚图汽车"} <= set(works[0][1])  # type: ignore[call-overload]


def test_the_short_brand_finds_the_firm(on_seeds: Kg) -> None:
    shown = json.loads(on_seeds("show", "岚图", "--json").stdout)
    assert [record["name"] for record in shown] == ["岚图汽车"]
    assert json.loads(on_seeds("query", "plans", "-p", "name=岚图", "--format", "json").stdout)


def test_plans_with_date_and_number(graph: Driver) -> None:
    plans = values(
        graph,
        "MATCH (c:Company)-[:PLANS]->(p:Plan) WHERE '岚图汽车' IN c.aliases RETURN p.target_date, p.quantities",
    )
    assert any(date == "2030" and {"60个国家", "500家"} <= {q[:5].rstrip("以") for q in found} for date, found in plans)  # type: ignore[attr-defined]
    battery = values(graph, "MATCH (c:Company {name: '国轩高科'})-[:PLANS]->(p:Plan) RETURN p.quantities")
    assert any("99个回收网点" in (found or []) for (found,) in battery)  # type: ignore[operator]


def test_statements_with_characters_of_their_own(graph: Driver) -> None:
    said = values(
        graph,
        "MATCH (:Person {name: '孙茂建'})-[:STATES]->(s:Statement)-[v:EVIDENCED_BY]->(:Article) "
        "RETURN s.text, v.start, v.end ORDER BY v.start",
    )
    assert len(said) >= 4
    assert len({(start, end) for _, start, end in said}) == len(said)
    assert any(str(text).startswith("应构建全球高质量智能超充网络") for text, _, _ in said)


def test_the_rule_and_whom_it_binds(graph: Driver) -> None:
    rules = values(
        graph,
        "MATCH (:Policy {name: '新电池法'})<-[:UNDER]-(r:Regulation)-[:ISSUED_BY]->(i), (r)-[:BINDS]->(b) "
        "RETURN DISTINCT i.name, b.name",
    )
    assert ("欧盟", "电池生产者") in rules
    assert ("电池生产者",) in values(graph, "MATCH (:Policy {name: '新电池法'})-[:REGULATES]->(b) RETURN b.name")


def test_every_offset_gives_its_quote(graph: Driver) -> None:
    (text,) = values(graph, "MATCH (a:Article) RETURN a.text")[0]
    assert isinstance(text, str)
    mentions = values(graph, "MATCH ()-[m:MENTIONS]->() RETURN m.starts, m.ends, m.surfaces")
    places = [p for starts, ends, found in mentions for p in zip(starts, ends, found, strict=True)]  # type: ignore[call-overload]
    evidence = values(graph, "MATCH (:Fact)-[v:EVIDENCED_BY]->() RETURN v.start, v.end, v.quote")
    assert len(places) > 50
    assert len(evidence) > 30
    assert [p for p in [*places, *evidence] if text[p[0] : p[1]] != p[2]] == []


def test_the_report_s_twelve_sections_are_claims_tied_to_the_article(graph: Driver) -> None:
    claims = values(
        graph,
        "MATCH (a:Article)<-[:REPORTS_ON]-(r:Report)-[:CLAIMS]->(c:Claim) "
        "RETURN c.section_number, c.text, c.start, c.end, r.text, a.title",
    )
    assert {number for number, *_ in claims} == set(range(1, 13))
    assert all(text == whole[start:end] for _, text, start, end, whole, _ in claims)  # type: ignore[index]


def test_again_changes_nothing_and_deleting_leaves_the_report(on_seeds: Kg, graph: Driver, shared: Path) -> None:
    before = on_seeds("export", "--hash").stdout
    assert on_seeds("import", shared / "seeds").stdout.endswith(
        "0 created, 0 changed, 0 deleted, 0 failed, 2 unchanged\n"
    )
    assert on_seeds("export", "--hash").stdout == before
    ((article,),) = values(graph, "MATCH (a:Article) RETURN a.id")
    assert (
        on_seeds("delete", str(article), "--yes").stdout == "0 created, 0 changed, 1 deleted, 0 failed, 0 unchanged\n"
    )
    left = values(graph, "MATCH (n) WHERE NOT n:_Lock RETURN DISTINCT labels(n)[0]")
    assert sorted(label for (label,) in left) == ["Claim", "Report"]  # type: ignore[type-var]
