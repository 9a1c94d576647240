"""Every saved query on sixty articles: its answer is checked, its plan uses an index, and what it draws is what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from neo4j import Driver
from neo4j.graph import Node, Path

from kg.ask.browser import filled
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.queries import Kind, SavedQuery, saved_queries
from tests.integration.conftest import take_stock
from tests.sixty import BUREAU, CODE, OFFICE, ORDER

PLAN, LATER = "计划到2026年12月在青屿市建成3座储能电池工厂", "计划到2027年6月在青屿市建成3座储能电池工厂"
FEWER, SUPPORT = "计划到2026年12月在青屿市建成2座储能电池工厂", "计划到2028年支持海川新材料扩建基地"
GROUND, CHECK, RECORDS = (
    "储能电站不得建在地下空间",
    "储能电站的运营企业应当每半年检测一次",
    "储能电站的运营企业应当保存记录5年",
)
ASSESS, PRICES = "海川新材料应当在年底前完成安全评估", "充电桩的经营者应当公示价格"
DELAY = "推迟是因为储能电池的供应紧张"
CODE_RULES = {(CODE, GROUND), (CODE, CHECK), (CODE, RECORDS), (CODE, ASSESS)}


@dataclass(frozen=True)
class Answer:
    """What a query answers: values given, columns looked at, rows of these; all there are, or some of them."""

    values: dict[str, Any]
    columns: tuple[str, ...]
    rows: set[tuple[Any, ...]]
    all: bool = True


def some(values: dict[str, Any], columns: tuple[str, ...], *rows: tuple[Any, ...]) -> Answer:
    return Answer(values, columns, set(rows), all=False)


def exactly(values: dict[str, Any], columns: tuple[str, ...], *rows: tuple[Any, ...]) -> Answer:
    return Answer(values, columns, set(rows))


HAICHUAN = {"name": "海川新材料股份有限公司"}  # an alias: the entity is 海川新材料
ANSWERS = {
    "all_plans": some({}, ("target_date", "actor", "plan"), ("2026-12", "海川新材料", PLAN), ("2028", OFFICE, SUPPORT)),
    "amounts": exactly(
        HAICHUAN, ("value", "unit", "target_date"),
        (3.0, "储能电池工厂", "2026-12"), (2.0, "储能电池工厂", "2026-12"), (3.0, "储能电池工厂", "2027-06"),
    ),
    "article_facts": exactly(
        {"article": "later0"}, ("kind", "who", "quote"),
        ("Plan", ("海川新材料",), LATER), ("Statement", ("林溪",), DELAY),
        ("Affiliation", ("林溪",), "海川新材料股份有限公司董事长林溪"),
    ),
    "articles": some({}, ("id", "published"), ("post7", "2025-09-17")),
    "chain": exactly(
        {"from": "林溪", "to": "程以安"}, ("step", "one", "other", "as_other"),
        (1, "林溪", "海川新材料", "AT"), (2, "海川新材料", "程以安", "HOLDS"),
    ),
    "chain_by_articles": exactly(
        {"from": "林溪", "to": "罗景行"}, ("step", "one", "article_id", "other"),
        (1, "林溪", "said0", "北岚动力"), (2, "北岚动力", "post1", "罗景行"),
    ),
    "changes_between": exactly(
        {"from": "2025-06-10", "until": "2025-06-11"}, ("kind", "what", "who", "text", "before"),
        ("Plan", "revises", ("海川新材料",), LATER, PLAN), ("Statement", "new", ("林溪",), DELAY, None),
    ),
    "claims": some({}, ("number", "claim", "article"), (8, PRICES, "order0")),
    "connected_people": some({"name": "青屿市"}, ("person", "connections"), ("林溪", 7)),
    "contradicted_claims": exactly({}, ("should_be", "article"), ("3座储能电池工厂", "plan0")),
    "disputed_facts": some({}, ("kind", "who", "text", "other_text"), ("Plan", ("海川新材料",), PLAN, FEWER)),
    "entities": some({"type": "policy"}, ("name", "type"), (CODE, "POLICY"), (ORDER, "POLICY")),
    "evidence": exactly(
        {"fact": PLAN}, ("article_id", "quote", "reprint_of"),
        ("plan0", PLAN, None), ("copy-plan0", PLAN, "plan0"), ("again0", PLAN, None), ("bound0", PLAN, None),
    ),
    "figures": exactly(
        {"name": "远山软件股份有限公司"}, ("indicator", "period", "value", "number", "article_id"),
        ("营业收入", "2024", "9.5亿元", 9.5e8, "said7"),
    ),
    "many_witnesses": some({}, ("witnesses", "text"), (3, PLAN)),
    "newest": some(HAICHUAN, ("published", "id"), ("2025-09-10", "post0"), ("2025-01-10", "plan0")),
    "people_of": exactly(HAICHUAN, ("person", "title"), ("林溪", "董事长"), ("程以安", "总裁")),
    "plans": exactly(HAICHUAN, ("target_date", "plan"), ("2026-12", PLAN), ("2026-12", FEWER), ("2027-06", LATER)),
    "plans_about": exactly(HAICHUAN, ("target_date", "actor", "plan"), ("2028", OFFICE, SUPPORT)),
    "plans_due": exactly({"year": "2028"}, ("actor", "plan"), (OFFICE, SUPPORT)),
    "plans_overdue": exactly({"day": "2025-12-31"}, ("target_date", "actor"), ("2025-05", "北岚动力")),
    "policy": exactly({"name": CODE}, ("policy", "provision"), *CODE_RULES),
    "posts_at": exactly(
        HAICHUAN, ("first_reported", "person", "title"),
        ("2025-01-10", "林溪", "董事长"), ("2025-09-10", "程以安", "总裁"),
    ),
    "posts_of": exactly({"name": "程以安"}, ("title", "organisation", "published"), ("总裁", "海川新材料", "2025-09-10")),
    "reports": exactly(
        {}, ("headline", "claims", "article"), ("海川新材料公布建厂计划", 3, "plan0"), ("霜桥市充电设施新规", 1, "order0")
    ),
    "reports_by_grounding": exactly({}, ("grounding", "contradicted", "article"), (0.333, 1, "plan0"), (1.0, 0, "order0")),
    "reprints": some({}, ("reprint", "first"), ("copy-plan0", "plan0"), ("copy-post3", "post3")),
    "revised_plans": some({}, ("who", "plan", "earlier_plan"), (("海川新材料",), LATER, PLAN)),
    "rules": exactly({}, ("policy", "provision"), *CODE_RULES, (ORDER, PRICES)),
    "rules_around": exactly(HAICHUAN, ("policy", "region", "provision"), (CODE, "青屿市", ASSESS)),
    "rules_for": exactly(
        {"name": "储能"}, ("bound", "policy", "region", "provision"),
        ("储能电站", CODE, "青屿市", GROUND), ("储能电站的运营企业", CODE, "青屿市", CHECK),
        ("储能电站的运营企业", CODE, "青屿市", RECORDS),
    ),
    "rules_in": exactly({"name": "霜桥市"}, ("issuer", "policy", "provision"), (BUREAU, ORDER, PRICES)),
    "rules_of": exactly({"name": OFFICE}, ("policy", "provision"), *CODE_RULES),
    "said_about": some(HAICHUAN, ("speaker", "text"), ("周砚秋", "海川新材料的储能电池值得学习")),
    "similar_articles": some({"article": "said0"}, ("id", "names"), ("meeting0", ("林溪", "海川新材料"))),
    "single_witness": some({}, ("kind", "who", "text"), ("Statement", ("林溪",), DELAY), ("Plan", (OFFICE,), SUPPORT)),
    "speakers": some({}, ("speaker", "statements"), ("林溪", 5)),
    "statements": some({"name": "林溪"}, ("published", "text"), ("2025-06-10", DELAY)),
    "together": some(HAICHUAN, ("name", "type"), ("林溪", "PERSON"), ("青屿市", "REGION"), (OFFICE, "ORGANIZATION")),
    "unsupported_about": exactly(
        HAICHUAN | {"name": "海川新材料"}, ("verdict", "claim"),
        ("contradicted", "海川新材料计划到2026年12月在青屿市建成9座储能电池工厂"), ("not found", "海川新材料与白鹭航运签约"),
    ),
}  # fmt: skip
# Where the table is asked for what is too little to draw all that a picture may hold.
DRAWN = {"article_facts": {"article": "bound0"}, "plans_due": {"year": "2026"}, "changes_between": {"from": "2025-03"}}


def values_of(query: SavedQuery, store: GraphStore, given: dict[str, Any]) -> dict[str, Any]:
    """Return all parameters of a query: given or by default; a fact is given by its text."""
    defaults = {p.name: p.default.strip("'") for p in query.parameters if p.default is not None}
    values = {p.name: int(defaults[p.name]) if p.type == "integer" else defaults.get(p.name) for p in query.parameters}
    values |= given
    if "fact" in values:
        found = store.query("MATCH (f:Fact {text: $text}) RETURN f.id AS id", {"text": values["fact"]})
        values["fact"] = found[1][0][0]
    return values


def plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def test_every_saved_query_is_asked() -> None:
    assert ANSWERS.keys() == saved_queries().keys()
    assert all(answer.rows for answer in ANSWERS.values())


@pytest.mark.parametrize("name", ANSWERS)
def test_a_saved_query_answers(sixty: GraphStore, name: str) -> None:
    query, answer = saved_queries()[name], ANSWERS[name]
    columns, rows = sixty.query(query.text, values_of(query, sixty, answer.values))
    found = {tuple(plain(dict(zip(columns, row, strict=True))[c]) for c in answer.columns) for row in rows}
    assert found == answer.rows if answer.all else found >= answer.rows


FULL_SCAN = re.compile("AllNodesScan|LabelScan|RelationshipTypesScan|RelationshipTypeScan|AllRelationshipsScan")
GIVEN = {"name", "from", "to", "article", "fact", "year", "day", "until"}


def asks_for_something(query: SavedQuery) -> bool:
    return any(p.name in GIVEN for p in query.parameters)


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", []):
        yield from operators(child)


KINDS: tuple[Kind, ...] = ("read", "browser")
ASKING = [(kind, q.name) for kind in KINDS for q in saved_queries(kind).values() if asks_for_something(q)]


@pytest.fixture(scope="module")
def counted(sixty: GraphStore, driver: Driver, neo4j_settings: Settings) -> GraphStore:
    """The store, once the planner knows what is in it."""
    take_stock(driver, neo4j_settings)
    return sixty


@pytest.mark.parametrize(("kind", "name"), ASKING)
def test_what_is_given_is_found_by_an_index(counted: GraphStore, driver: Driver, kind: Kind, name: str) -> None:
    query = saved_queries(kind)[name]
    values = values_of(query, counted, given_to(kind, name))
    with driver.session() as session:
        for text, given in ((query.text, values), (filled(query, values), {})):
            plan = session.run(f"EXPLAIN {text}", given).consume().plan
            assert plan is not None
            assert [o for o in operators(plan) if FULL_SCAN.search(o)] == []


def given_to(kind: Kind, name: str) -> dict[str, Any]:
    """Return what a question is given: the same by any of its names, for a table and for a picture."""
    given = (DRAWN.get(name) if kind == "browser" else None) or (ANSWERS[name].values if name in ANSWERS else {})
    return {k: v for k, v in given.items() if k in {p.name for p in saved_queries(kind)[name].parameters}}


PATTERN = re.compile(r"\((.+?)\)-(.+?)-(>?)\((.+?)\)")


def fits(pattern: str, start: set[str], kind: str, end: set[str]) -> bool:
    """Whether a relationship is one of a pattern `(A|B)-X|Y->(C)`, or `(A)-*-(B)` of any type and direction."""
    match = PATTERN.fullmatch(pattern)
    assert match, pattern
    left, types, arrow, right = match[1].split("|"), match[2].split("|"), match[3], match[4].split("|")
    ends = bool(start & set(left) and end & set(right))
    if not arrow:
        ends = ends or bool(end & set(left) and start & set(right))
    return ends and (types == ["*"] or kind in types)


@pytest.mark.parametrize("name", saved_queries("browser"))
def test_a_picture_is_what_its_query_says(sixty: GraphStore, driver: Driver, name: str) -> None:
    query = saved_queries("browser")[name]
    with driver.session() as session:
        records = list(session.run(filled(query, values_of(query, sixty, given_to("browser", name)))))
    values = [value for record in records for value in record.values() if value is not None]
    paths = [value for value in values if isinstance(value, Path)]
    assert paths
    assert all(isinstance(value, Path | Node) for value in values)
    assert len(records) <= 60
    drawn = {
        (frozenset(r.nodes[0].labels), r.type, frozenset(r.nodes[1].labels))
        for path in paths for r in path.relationships
    }  # fmt: skip
    unexpected = {
        triple for triple in drawn if not any(fits(p, set(triple[0]), triple[1], set(triple[2])) for p in query.draws)
    }
    missing = [p for p in query.draws if not any(fits(p, set(a), kind, set(b)) for a, kind, b in drawn)]
    assert (unexpected, missing) == (set(), [])
    assert all(node["caption"] for path in paths for node in path.nodes)
