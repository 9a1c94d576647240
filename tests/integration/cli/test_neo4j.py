"""`kg neo4j` on a home of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.neo4j import neo4j_group
from kg.settings import Settings
from kg.store.server import stop_server


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.chdir(tmp_path)  # away from any .env
    yield tmp_path / "home"
    stop_server(Settings(_env_file=None))


def kg_neo4j(*arguments: str) -> Result:
    result = CliRunner().invoke(neo4j_group, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result


def test_up_status_logs_and_down(home: Path) -> None:
    assert json.loads(kg_neo4j("status", "--json").stdout) == {"running": False, "neo4j_uri": None, "home": str(home)}
    assert "not running" in kg_neo4j("status").stdout
    assert not home.exists(), "looking makes nothing"

    up = kg_neo4j("up").stdout
    state = json.loads(kg_neo4j("status", "--json").stdout)
    assert state["running"] is True
    for shown in (state["browser"], state["uri"], state["username"], state["password_file"], state["version"]):
        assert shown in up
    assert Path(state["password_file"]).read_text().strip() not in up + json.dumps(state)
    assert kg_neo4j("status").stdout == kg_neo4j("up").stdout == up

    assert f"Neo4j {state['version']}" in kg_neo4j("logs").stdout
    assert len(kg_neo4j("logs", "-n", "1").stdout.splitlines()) == 1

    assert json.loads(kg_neo4j("down", "--json").stdout) == {"stopped": True}
    assert "was not running" in kg_neo4j("down").stdout
    assert "not running" in kg_neo4j("status").stdout


def test_logs_of_a_server_that_never_ran(home: Path) -> None:
    result = kg_neo4j("logs")
    assert result.stdout == ""
    assert "No log yet" in result.stderr


def test_status_says_when_another_database_is_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    assert "the other commands use bolt://127.0.0.1:9" in kg_neo4j("status").stdout


@pytest.mark.parametrize("command", [(), ("up",), ("down",), ("status",), ("logs",)])
def test_help_shows_an_example(command: tuple[str, ...]) -> None:
    assert "Example:" in kg_neo4j(*command, "--help").stdout
