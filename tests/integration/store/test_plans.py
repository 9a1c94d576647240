"""What a query says of the indexes that it leans on holds whatever the statistics of the moment promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver

from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.queries import Kind, cypher_folder, head_of, load_query, saved_queries
from kg.store.schema import wanted_schema
from kg.write.articles import write_articles, write_reports
from tests.integration.conftest import take_stock, wipe
from tests.sixty import sixty_observed, two_reports

SCAN = re.compile("AllNodesScan|LabelScan|RelationshipTypesScan|RelationshipTypeScan|AllRelationshipsScan|IndexScan")
PROMISE = re.compile(r"Index:((?:[\s,]*[a-z_]+)+?)(?:;|\.|$)")
PARAMETER = re.compile(r"\$(\w+)")
# What is read whole where nothing is asked for, as these say themselves: that part of the plan may scan.
WHOLE = {"read/ties": "f:Fact", "read/articles_with_names": "a:Article"}


def promises() -> dict[str, set[str]]:
    """Return the indexes that the head of each query names."""
    found = {}
    for path in sorted(cypher_folder().glob("*/*.cypher")):
        match = PROMISE.search(" ".join(head_of(path.read_text(encoding="utf-8"))))
        if match and path.parent.name != "browser":
            found[f"{path.parent.name}/{path.stem}"] = set(re.findall(r"\w+", match[1]))
    return found


@pytest.fixture(scope="module", params=["new", "empty", "filled"])
def planner(request: pytest.FixtureRequest, driver: Driver, neo4j_settings: Settings) -> Iterator[Driver]:
    """The driver, on a database that has forgotten all plans: without statistics, with those of nothing, of sixty articles."""
    wipe(driver, neo4j_settings)
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.ensure_schema()
    if request.param == "filled":
        store.write(write_articles(sixty_observed()))
        store.write(write_reports(two_reports()))
    if request.param == "new":
        driver.execute_query("CALL db.clearQueryCaches()", database_=neo4j_settings.neo4j_database)
    else:
        take_stock(driver, neo4j_settings)
    yield driver
    wipe(driver, neo4j_settings)


def steps(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan["operatorType"], plan.get("args", {}).get("Details", "")
    for child in plan.get("children", []):
        yield from steps(child)


def test_every_index_that_is_promised_is_one_of_the_schema() -> None:
    known = {item.name for item in wanted_schema()}
    assert len(promises()) > 90
    assert {name: named - known for name, named in promises().items() if named - known} == {}


def test_what_is_promised_is_sought_by_index(planner: Driver, neo4j_settings: Settings) -> None:
    unique = {item.name: item for item in wanted_schema() if item.kind in ("UNIQUE", "RANGE")}
    wrong = {}
    for name, named in promises().items():
        text = load_query(name)
        given: dict[str, Any] = {p: 1 if p in ("limit", "pool") else [] for p in PARAMETER.findall(text)}
        given |= {p: {} for p in ("options",) if p in given}
        given |= {p: "x" for p in ("id", "name", "fact", "after", "text", "kind") if p in given}
        if "index" in given:  # of full text, by a procedure
            continue
        with planner.session(database=neo4j_settings.neo4j_database) as session:
            plan = session.run(f"EXPLAIN {text}", given).consume().plan
        assert plan is not None
        done = [(step, what) for step, what in steps(plan) if WHOLE.get(name) != what]
        scans = [what for step, what in done if SCAN.search(step)]
        sought = " ".join(what for step, what in done if "Seek" in step)
        places = [f":{unique[each].label}({unique[each].properties[0]})" for each in named]
        missing = [place for place in places if place not in sought]
        if scans or missing:
            wrong[name] = (scans, missing)
    assert wrong == {}


@pytest.mark.parametrize("kind", ["read", "browser"])
def test_every_question_can_be_planned(planner: Driver, neo4j_settings: Settings, kind: Kind) -> None:
    for query in saved_queries(kind).values():
        given = {p.name: 1 if p.type == "integer" else "2025" for p in query.parameters}
        with planner.session(database=neo4j_settings.neo4j_database) as session:
            told = session.run(f"EXPLAIN {query.text}", given).consume()
        assert told.plan is not None, query.name
        assert given.keys() == set(PARAMETER.findall(query.body)), query.name
