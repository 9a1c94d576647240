"""`kg` as people run it, on the database of the tests; in this process, so that the models are loaded once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from neo4j import Driver

from kg.cli import main
from kg.cli.faults import explain
from kg.settings import Settings
from tests.hostile import BY_HAND
from tests.integration.conftest import holds, wipe
from tests.soak import SOAK

Kg = Callable[..., SimpleNamespace]


@pytest.fixture(scope="session")
def run_kg(neo4j_environment: dict[str, str]) -> Kg:
    """Run `kg` with these arguments; give stdout, stderr and returncode."""

    def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> SimpleNamespace:
        runner = CliRunner(env={**neo4j_environment, **environment})
        done = runner.invoke(main, [*map(str, arguments)], input=stdin)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return SimpleNamespace(stdout=done.stdout, stderr=done.stderr, returncode=done.exit_code)

    return run


@pytest.fixture
def kg(run_kg: Kg, empty_graph: Driver) -> Kg:
    """The command, on an empty graph."""
    return run_kg


@pytest.fixture(scope="module")
def on_samples(run_kg: Kg, driver: Driver, neo4j_settings: Settings, samples: Path) -> Kg:
    """The command, on a graph of the samples, for tests that only look; imported once for modules in a row."""
    if holds("samples"):
        return run_kg
    wipe(driver, neo4j_settings, then="samples")
    done = run_kg("import", samples)
    assert (done.returncode, done.stdout) == (0, "10 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n"), (
        done.stderr
    )
    return run_kg


@pytest.fixture(scope="module")
def on_seeds(run_kg: Kg, driver: Driver, neo4j_settings: Settings, shared: Path) -> Kg:
    """The command, on a graph of the real article and its report."""
    wipe(driver, neo4j_settings)
    done = run_kg("import", shared / "seeds")
    assert done.stdout == "2 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n", done.stderr
    return run_kg


@pytest.fixture(scope="module")
def say(neo4j_environment: dict[str, str]) -> Kg:
    """Run `kg`; an exception is what a person would be told of it, and never a fault of the program."""

    def run(*arguments: str | Path, stdin: str | None = None) -> SimpleNamespace:
        done = CliRunner(env=neo4j_environment).invoke(main, [*map(str, arguments)], input=stdin)
        told, code = done.stderr, done.exit_code
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            fault = explain(done.exception)
            told, code = told + fault.line, fault.code
        assert "fault of kg" not in told, (arguments, told)
        assert "Traceback" not in told, (arguments, told)
        assert code in (0, 1, 2), (arguments, told)
        assert code == 0 or told.strip(), (arguments, "no word why")
        return SimpleNamespace(stdout=done.stdout, stderr=told, returncode=code)

    return run


@pytest.fixture(scope="module")
def hostile_graph(say: Kg, driver: Driver, neo4j_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph whose names, titles and sources are hostile; its hash."""
    wipe(driver, neo4j_settings)
    folder = tmp_path_factory.mktemp("hostile")
    for number, text in enumerate(BY_HAND[:: 1 if SOAK else 4]):
        whole = text.encode("utf-8", "replace").decode()
        told = f"海川{whole}公司董事长陈立表示，海川公司计划到2028年在青屿市建成{number}座工厂。《{whole}办法》要求企业不得排放。"
        article = {"id": f"{whole}{number}", "title": f"{whole}题", "content": told, "source": whole, "url": whole}
        (folder / f"{number}.json").write_text(json.dumps(article | {"published": "2025-06-01"}))
    assert say("import", folder, "--quiet").stdout.endswith(" 0 deleted, 0 failed, 0 unchanged\n")
    (folder / "list.csv").write_text(
        "type,name,aliases\n" + "".join(f'COMPANY,"{_quoted(text)}公司",""\n' for text in BY_HAND if text.isprintable())
    )
    listed = say("entities", "import", folder / "list.csv")
    assert listed.returncode == 0, listed.stderr
    assert say("merge", "--pending", "--type", "company", "海川公司", "<b>海川</b>集团公司").returncode == 0
    return hashed(say)


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def hashed(kg: Kg) -> str:
    return str(kg("export", "--format", "canonical", "--hash").stdout.splitlines()[-1])
