"""Names, ids and dates that are not there: said with what is near, the same in every command."""

from __future__ import annotations

import json

import pytest

from kg.store.queries import ids_asked, names_asked, saved_queries
from tests.integration.cli.conftest import Kg

WRONG = "砚州储能"  # a homophone of 砚舟储能
COMMANDS = [
    ("show", WRONG),
    ("timeline", WRONG),
    ("explain", WRONG),
    ("path", WRONG, "韩知予"),
    ("path", "韩知予", WRONG),
]


@pytest.mark.parametrize("command", [*COMMANDS, ("dossier", WRONG), ("compare", WRONG, "韩知予"),
                                     ("compare", "韩知予", WRONG), ("view", WRONG), ("retype", WRONG, "--type", "person"),
                                     ("merge", WRONG, "韩知予"), ("split", WRONG, "from", "韩知予"), ("split", "砚舟", "from", WRONG)])  # fmt: skip
def test_every_command_offers_what_is_near(on_samples: Kg, command: tuple[str, ...]) -> None:
    done = on_samples(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "砚舟储能" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_an_empty_array(on_samples: Kg, command: tuple[str, ...]) -> None:
    done = on_samples(*command, "--json")
    assert (done.returncode, json.loads(done.stdout)) == (2, [])
    assert "砚舟储能" in done.stderr


def test_every_saved_query_refuses_what_is_not_there(on_samples: Kg) -> None:
    asking = [q for q in saved_queries().values() if names_asked(q) or ids_asked(q)]
    assert len(asking) > 15
    for query in asking:
        given = [f"--param={p.name}={WRONG}" for p in query.parameters if p.default is None]
        done = on_samples("query", query.name, *given)
        assert (done.returncode, done.stdout) == (2, ""), query.name
        assert ("砚舟储能" in done.stderr) == bool(names_asked(query)), query.name
        machine = on_samples("query", query.name, *given, "--format", "json")
        assert (machine.returncode, json.loads(machine.stdout)) == (2, []), query.name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("砚舟", "砚舟储能"), ("维德兰能原", "维德兰能源"), ("长夕电气", "长汐电气"), ("韩之予", "韩知予"), ("澜江省能原局", "澜江省能源局")],
)  # fmt: skip
def test_the_nearest_name_comes_first(on_samples: Kg, typed: str, meant: str) -> None:
    done = on_samples("query", "plans", "-p", f"name={typed}")
    if done.returncode:
        assert done.stderr.partition("Near: ")[2].startswith(meant), done.stderr
    else:
        assert meant in done.stdout


def test_ids_that_begin_so_are_near(on_samples: Kg) -> None:
    (row,) = json.loads(on_samples("query", "MATCH (f:Plan) RETURN f.id AS id LIMIT 1", "--format", "json").stdout)
    done = on_samples("query", "evidence", "-p", f"fact={row['id'][:-2]}")
    assert done.returncode == 2
    assert row["id"] in done.stderr
    assert on_samples("query", "evidence", "-p", f"fact={row['id']}").returncode == 0


@pytest.mark.parametrize("day", ["2025-13-45", "2025-02-30", "abc"])
def test_impossible_dates(on_samples: Kg, day: str) -> None:
    for query, name in (("changes_between", "from"), ("plans_overdue", "day")):
        done = on_samples("query", query, "-p", f"{name}={day}", "--format", "json")
        assert (done.returncode, done.stdout) == (2, "[]\n")
        assert day in done.stderr


def test_a_word_that_nothing_has_is_refused_and_one_that_is_no_name_is_not(on_samples: Kg) -> None:
    assert on_samples("query", "rules_for", "-p", "name=储能系统").returncode == 0
    assert on_samples("query", "rules_for", "-p", "name=捕鲸").returncode == 2


def test_a_parameter_that_a_query_does_not_have(on_samples: Kg) -> None:
    done = on_samples("query", "MATCH (c:Company) RETURN c.name AS name LIMIT $limit", "-p", "limt=3")
    assert done.returncode == 2
    assert "$limt" in done.stderr
