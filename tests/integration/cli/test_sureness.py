"""Every command that shows a fact says how sure it is, and leaves out what is less sure than --min."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neo4j import Driver

from kg.confidence import MIN_CONFIDENCE
from tests.integration.cli.conftest import Kg

NAME = "砚舟储能"
PLANS = ("query", "plans", "-p", f"name={NAME}", "--format", "json")


@pytest.fixture(scope="module")
def graded(on_samples: Kg, driver: Driver) -> Kg:
    """The command, on a graph whose facts of one company are 0.1, and by turns 0.9, sure."""
    on_samples("refresh", "--min-confidence", "0")
    driver.execute_query(
        "MATCH (:Entity {name: $name})-[]-(f:Fact) WITH DISTINCT f ORDER BY f.id WITH collect(f) AS found "
        "UNWIND range(0, size(found) - 1) AS i WITH found[i] AS f, i "
        "SET f.confidence = CASE i % 2 WHEN 0 THEN 0.9 ELSE 0.1 END",
        name=NAME,
    )
    return on_samples


def shown(kg: Kg, *more: str) -> list[float]:
    (record,) = json.loads(kg("show", NAME, "--json", *more).stdout)
    return [fact["properties"]["confidence"] for fact in (*record["facts"], *record["about"])]


def test_show_query_and_timeline_leave_out_what_is_less_sure_than_min(graded: Kg) -> None:
    assert {0.1, 0.9} <= set(shown(graded, "--min", "0"))
    assert set(shown(graded, "--min", "0.5")) == {0.9}
    every, sure = (json.loads(graded(*PLANS, "--min", bound).stdout) for bound in ("0", "0.5"))
    assert sure == [row for row in every if row["confidence"] == 0.9] != every
    lines = [
        json.loads(graded("timeline", NAME, "--json", "--min", bound).stdout)[0]["facts"] for bound in ("0", "0.5")
    ]
    assert lines[1] == [fact for fact in lines[0] if fact["confidence"] == 0.9] != lines[0]


def test_the_default_of_min_is_that_of_an_import(graded: Kg) -> None:
    for command in (
        ("show", NAME), ("timeline", NAME), ("dossier", NAME), ("summary",), PLANS, ("search", "储能", "--limit", "99"),
        ("central", "--limit", "99"), ("communities", "--least", "1", "--json"),
    ):  # fmt: skip
        usual = graded(*command)
        assert (
            usual.stdout
            == graded(*command, "--min", str(MIN_CONFIDENCE)).stdout
            != graded(*command, "--min", "0").stdout
        )


def test_each_line_for_people_says_how_sure_it_is(graded: Kg) -> None:
    for command in (
        ("show", NAME), ("timeline", NAME), ("dossier", NAME), ("summary",), ("search", "储能", "--limit", "99"),
    ):  # fmt: skip
        printed = graded(*command, "--min", "0.5").stdout
        assert "0.90 sure" in printed
        assert "0.10 sure" not in printed
        assert "0.10 sure" in graded(*command, "--min", "0").stdout


def test_posts_of_a_firm_say_how_sure_they_are(graded: Kg) -> None:
    (record,) = json.loads(graded("show", NAME, "--json", "--min", "0.5").stdout)
    assert {post["confidence"] for post in record["posts"]} == {0.9}
    now = graded("show", NAME).stdout.partition("Posts now")[2]
    assert now.splitlines()[2].split() == ["person", "title", "since", "until", "last_reported", "confidence"]
    assert " 0.9 " in now


def test_a_chain_rests_on_sure_facts_and_a_hint_leads_to_the_others(graded: Kg, driver: Driver) -> None:
    pair = ("顾闻笙", "邵景澄")
    driver.execute_query("MATCH (f:Fact) SET f.old = f.confidence, f.confidence = 0.1")
    try:
        none = graded("path", *pair)
        assert none.stdout == f"No chain between {pair[0]} and {pair[1]} by facts.\n"
        assert "--min 0" in none.stderr
        assert "0.10 sure" in graded("path", *pair, "--min", "0").stdout
        disputes = graded("disputes")
        assert disputes.stdout == "0 dispute(s)\n"
        assert "less than 0.4 sure left out" in disputes.stderr
        searched = graded("search", "储能工厂", "--type", "plan")
        assert searched.stdout == "0 hit(s)\n"
        assert "--min 0 gives them too" in searched.stderr
    finally:
        driver.execute_query("MATCH (f:Fact) SET f.confidence = f.old REMOVE f.old")


def test_tables_say_yes_and_csv_says_true(graded: Kg) -> None:
    asked = ("query", "posts_at", "-p", f"name={NAME}", "--min", "0")
    rows = [line.split() for line in graded(*asked).stdout.splitlines()]
    assert any("yes" in row for row in rows)
    assert not any({"True", "False"} & set(row) for row in rows)
    assert ",true," in graded(*asked, "--format", "csv").stdout


def test_what_is_left_out_is_told_with_the_option_that_shows_it(graded: Kg) -> None:
    assert (
        "facts that are less than 0.5 sure are not shown; --min 0 shows all" in graded("summary", "--min", "0.5").stdout
    )
    assert "less than 0.5 sure; --min 0 gives them too" in graded(*PLANS, "--min", "0.5").stderr
    assert "less than" not in graded(*PLANS, "--min", "0").stderr


def test_cypher_is_filtered_by_its_facts_and_a_limit_counts_what_is_shown(graded: Kg) -> None:
    cypher = f"MATCH p = (:Entity {{name: '{NAME}'}})--(f:Fact) RETURN p, f.id AS id ORDER BY id"
    every, sure = (json.loads(graded("query", cypher, "--format", "json", "--min", m).stdout) for m in ("0", "0.5"))
    assert 0 < len(sure) < len(every)
    limited = json.loads(graded("query", "all_plans", "--limit", "2", "--format", "json", "--min", "0.5").stdout)
    assert [row["confidence"] >= 0.5 for row in limited] == [True, True]


def test_a_page_holds_the_sure_facts_and_says_how_sure(graded: Kg, tmp_path: Path) -> None:
    for more in ((), ("--timeline",)):
        out = tmp_path / "out.html"
        for bound in ("0", "0.5"):
            assert graded("view", NAME, "--out", out, "--min", bound, *more).returncode == 0
            assert ('"confidence": 0.1' in out.read_text(encoding="utf-8")) == (bound == "0")
            assert '"confidence": 0.9' in out.read_text(encoding="utf-8")


def test_min_is_a_share(graded: Kg) -> None:
    for wrong in ("1.2", "-0.1", "nan", "sure"):
        assert graded("show", NAME, "--min", wrong).returncode == 2
