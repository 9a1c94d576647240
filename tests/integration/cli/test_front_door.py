"""The front door on a real graph: rows with the columns that are promised, flat, and errors that are ours."""

from __future__ import annotations

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from neo4j import Driver

import kg
from kg.door import rows
from kg.settings import Settings
from tests.integration.conftest import wipe


@pytest.fixture(scope="module")
def g(driver: Driver, neo4j_settings: Settings, samples: Path) -> Iterator[kg.Graph]:
    wipe(driver, neo4j_settings)
    password = neo4j_settings.neo4j_password
    assert password is not None
    with kg.open(neo4j_settings.neo4j_uri, password=password.get_secret_value()) as opened:
        result = opened.add(record for record in kg.read(samples))
        assert (len(result.created), result.errors) == (10, [])
        yield opened


def has_type(value: object, wanted: Any) -> bool:
    if get_origin(wanted) is list:
        return isinstance(value, list) and all(has_type(each, get_args(wanted)[0]) for each in value)
    if get_origin(wanted) is types.UnionType:
        return any(has_type(value, each) for each in get_args(wanted))
    return type(value) is wanted


@pytest.mark.parametrize(
    ("ask", "kind"),
    [
        (lambda g: g.plans("砚舟储能"), rows.PlanRow),
        (lambda g: g.statements("韩知予"), rows.StatementRow),
        (lambda g: g.rules("电池"), rows.RuleRow),
        (lambda g: g.posts("韩知予"), rows.PostRow),
        (lambda g: g.timeline("砚舟储能"), rows.TimelineRow),
        (lambda g: g.search("储能"), rows.HitRow),
        (lambda g: g.path("顾闻笙", "韩知予", on="together"), rows.StepRow),
        (lambda g: g.disputes(), rows.DisputeRow),
    ],
)
def test_rows_are_flat_and_have_the_columns_that_are_promised(g: kg.Graph, ask: Any, kind: Any) -> None:
    found = ask(g)
    assert found or kind is rows.DisputeRow  # the samples hold no dispute
    wanted = get_type_hints(kind)
    for row in found:
        assert type(row) is dict
        assert set(row) == set(wanted)
        assert [name for name, each in wanted.items() if not has_type(row[name], each)] == []


def test_parameters_may_be_of_any_type(g: kg.Graph) -> None:
    assert g.query("plans_due", year=2027) == g.query("plans_due", year="2027") != []
    assert len(g.query("entities", type="company", limit=2)) == 2
    ids = [row["id"] for row in g.query("MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id", ids=["x", "y"])]
    assert ids == []
    [row] = g.query("MATCH (p:Person) RETURN p LIMIT 1")
    assert row["p"]["labels"] == ["Entity", "Person"]


def test_adding_again_changes_nothing_and_another_bound_is_refused(g: kg.Graph, samples: Path) -> None:
    one = samples / "01-europe-plan.txt"
    assert len(g.add(kg.read(one)).unchanged) == 1
    with pytest.raises(kg.errors.UsageError, match="refresh --min-confidence"):
        g.add(list(kg.read(one)), min_confidence=0.123)
    assert len(g.add(kg.read(one)).unchanged) == 1


def test_what_is_not_there_is_told_and_nothing_is_done(g: kg.Graph, tmp_path: Path) -> None:
    before = dict(g.counts())
    article = str(g.query("MATCH (a:Article) RETURN a.id AS id LIMIT 1")[0]["id"])
    for wrong in (
        lambda: g.delete(article, "no-such-id"),
        lambda: g.plans("没有的公司"),
        lambda: g.show("没有的公司"),
        lambda: g.merge("没有的公司", "砚舟储能"),
    ):
        with pytest.raises(kg.errors.UnknownName):
            wrong()
    for refused in (
        lambda: g.query("plans"),
        lambda: g.query("no_such_question"),
        lambda: g.merge("砚舟储能", "维德兰能源", type="firm"),
        lambda: g.search("储能", kind="firm"),
        lambda: g.path("顾闻笙", "韩知予", on="love"),
        lambda: g.export("docx", tmp_path / "x"),
        lambda: g.export("jsonl", tmp_path / "no" / "x"),
        lambda: g.add(["甲"], extractor="nobody"),
    ):
        with pytest.raises(kg.errors.UsageError):
            refused()
    with pytest.raises(kg.errors.QueryError):
        g.query("MATCH (n) DELETE n")
    assert dict(g.counts()) == before


def test_judging_and_taking_back(g: kg.Graph) -> None:
    g.export("canonical", "/dev/null")
    assert len(g.merge("砚舟储能", "维德兰能源", type="Company", note="test").added) == 1
    assert g.show("维德兰能源")[0]["name"] == g.show("砚舟储能")[0]["name"]
    assert len(g.split("维德兰能源", "砚舟储能").withdrawn) == 1
    assert g.show("维德兰能源")[0]["name"] != g.show("砚舟储能")[0]["name"]


def test_a_closed_graph_says_so(g: kg.Graph) -> None:
    closed = kg.Graph(g.store)
    closed.close()
    with pytest.raises(kg.errors.UsageError, match="the graph is closed"):
        closed.plans("砚舟储能")
