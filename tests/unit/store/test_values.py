from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import neo4j.time
import pytest
from neo4j.graph import Graph, Node, Relationship
from neo4j.spatial import CartesianPoint, WGS84Point

from kg.cli.terminal import cell
from kg.errors import QueryError
from kg.models.values import NodeValue, PathValue, RelationshipValue, as_object
from kg.store.values import plain

FIRM = NodeValue(("Company", "Entity"), {"id": "company:海川", "name": "海川"})
PLAN = NodeValue(("Fact", "Plan"), {"id": "plan:1", "text": "建成三座工厂"})
PLANS = RelationshipValue("PLANS", FIRM, PLAN, {"since": "2025"})


@pytest.mark.parametrize("inside", [lambda broken: broken, lambda broken: [broken], lambda broken: {"a": [broken]}])
def test_a_time_that_python_has_no_value_for_is_told_wherever_it_stands(inside: Callable[[Any], Any]) -> None:
    from neo4j._codec.hydration import BrokenHydrationObject

    with pytest.raises(QueryError, match="outside of the years 1 to 9999"):
        plain(inside(BrokenHydrationObject(ValueError("year 10000"), b"")))


def test_nodes_are_their_names() -> None:
    assert cell(FIRM) == "海川"
    assert cell([FIRM, PLAN]) == "海川, 建成三座工厂"
    assert json.loads(cell({"who": FIRM, "all": [PLAN]})) == {"who": "海川", "all": ["建成三座工厂"]}
    assert cell(NodeValue(("Lock",), {})) == "(:Lock)"


def test_relationships_and_paths_are_told() -> None:
    assert cell(PLANS) == "海川 -PLANS-> 建成三座工厂"
    assert cell(PathValue((FIRM, PLAN), (PLANS,))) == "海川 -PLANS-> 建成三座工厂"
    assert cell(PathValue((PLAN, FIRM), (PLANS,))) == "建成三座工厂 <-PLANS- 海川"


def test_json_has_labels_and_properties() -> None:
    firm = {"labels": ["Company", "Entity"], "properties": {"id": "company:海川", "name": "海川"}}
    assert as_object([{"c": FIRM}]) == [{"c": firm}]
    short = {"labels": ["Fact", "Plan"], "id": "plan:1", "name": "建成三座工厂"}
    assert as_object(PLANS)["end"] == short
    assert as_object(PathValue((FIRM, PLAN), (PLANS,)))["nodes"][0] == firm
    assert as_object([float("nan"), None, True, 1.5]) == ["nan", None, True, 1.5]
    assert as_object(date(2025, 1, 2)) == "2025-01-02"


def test_times_and_points_are_text() -> None:
    values = [
        neo4j.time.Date(2025, 1, 2),
        neo4j.time.DateTime(2025, 1, 2, 3, 4, 5),
        neo4j.time.Duration(days=1),
        WGS84Point((120.5, 30.25)),
        CartesianPoint((1, 2)),
        b"\x01\xff",
    ]
    assert plain({"all": values}) == {
        "all": [
            "2025-01-02", "2025-01-02T03:04:05.000000000", "P1D", "point({longitude: 120.5, latitude: 30.25})",
            "point({x: 1.0, y: 2.0})", "01ff",
        ]
    }  # fmt: skip


def test_the_drivers_nodes_are_named_wherever_they_are() -> None:
    graph = Graph()
    node = Node(graph, "4:x:1", 1, ["Company"], {"name": "海川", "at": neo4j.time.Date(2025, 1, 2)})
    assert plain([[node]]) == [[NodeValue(("Company",), {"at": "2025-01-02", "name": "海川"})]]
    tie = graph.relationship_type("PLANS")(graph, "5:x:1", 1, {})
    assert isinstance(tie, Relationship)
    assert str(plain(tie)) == "() -PLANS-> ()"
