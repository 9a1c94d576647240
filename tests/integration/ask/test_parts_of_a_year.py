"""Quarters and halves of a year as target dates: they stand, and are over, at their last day."""

from __future__ import annotations

from typing import Any

import pytest
from neo4j import Driver

from kg.ask.questions import ask
from kg.settings import Settings
from kg.store.graph import GraphStore

DATES = ["2026-Q4", "2026-05", "2026-H1", "2026-Q1", "2026-07-02", "2026", "2027-Q1", "2025-H2", None]
MAKE = """
CREATE (e:Entity:Company {id: 'c', name: '青屿船舶', type: 'Company', aliases: ['青屿船舶']})
CREATE (:_Name {id: 'n', surface: '青屿船舶', type: 'Company'})-[:REFERS_TO]->(e)
CREATE (a:Article {id: 'a', title: 't', text: 't', published: '2025-01-02'})
FOREACH (n IN range(0, size($dates) - 1) |
  CREATE (e)-[:PLANS]->(:Fact:Plan {id: 'p' + n, text: 't', witnesses: 1, target_date: $dates[n]})
    -[:EVIDENCED_BY {start: n, end: n + 1}]->(a))
"""


@pytest.fixture
def dated(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    with empty_graph.session(database=neo4j_settings.neo4j_database) as session:
        session.run(MAKE, dates=DATES).consume()
    return GraphStore(empty_graph, neo4j_settings.neo4j_database)


def dates_of(store: GraphStore, query: str, **given: Any) -> list[str | None]:
    columns, rows = ask(store, query, given)
    return [row[columns.index("target_date")] for row in rows]


@pytest.mark.parametrize(("query", "given"), [("all_plans", {}), ("plans", {"name": "青屿船舶"})])
def test_plans_stand_at_their_last_day(dated: GraphStore, query: str, given: dict[str, Any]) -> None:
    assert dates_of(dated, query, **given) == [
        "2025-H2", "2026", "2026-Q1", "2026-05", "2026-H1", "2026-07-02", "2026-Q4", "2027-Q1", None,
    ]  # fmt: skip


def test_plans_due_in_a_year_are_those_of_its_parts_too(dated: GraphStore) -> None:
    due = dates_of(dated, "plans_due", year="2026")
    assert due == ["2026", "2026-Q1", "2026-05", "2026-H1", "2026-07-02", "2026-Q4"]


@pytest.mark.parametrize(
    ("day", "over"),
    [
        ("2026-06-30", ["2026-05", "2026-Q1", "2025-H2"]),
        ("2026-07-01", ["2026-H1", "2026-05", "2026-Q1", "2025-H2"]),
        ("2025-12-31", []),
    ],
)
def test_a_part_of_a_year_is_over_after_its_last_day(dated: GraphStore, day: str, over: list[str]) -> None:
    assert dates_of(dated, "plans_overdue", day=day) == over
