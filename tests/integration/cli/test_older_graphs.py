"""What older versions wrote is opened by this one: the commands that people use answer, and `kg refresh` heals it."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator

import pytest

from kg.settings import Settings
from kg.store.server import stop_server
from tests.conftest import ROOT
from tests.integration.cli.conftest import Kg
from tests.integration.cli.test_exports import run_neo4j_admin_import

GRAPHS = ROOT / "tests/data/graphs"
VERSIONS = sorted(path.parent.name for path in GRAPHS.glob("*/admin-csv.tar.gz"))


@pytest.fixture(scope="module", params=VERSIONS)
def old(
    request: pytest.FixtureRequest, neo4j_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """The environment of a home whose database is what that version wrote: nodes and relationships, no schema."""
    home, folder = tmp_path_factory.mktemp("old-home"), tmp_path_factory.mktemp("old-export")
    with tarfile.open(GRAPHS / request.param / "admin-csv.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    (arguments,) = folder.rglob("import.args")
    run_neo4j_admin_import(neo4j_settings, arguments.parent, home)
    yield {"NEO4J_URI": "", "NEO4J_PASSWORD": "", "KG_HOME": str(home)}
    stop_server(Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None))


def test_an_older_graph_opens_and_refresh_makes_it_that_of_a_fresh_import(on_samples: Kg, old: dict[str, str]) -> None:
    for command in (["summary"], ["stats"], ["doctor"], ["query", "plans", "--param", "name=砚舟储能"]):
        done = on_samples(*command, **old)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    (shown,) = json.loads(on_samples("show", "砚舟储能", "--json", **old).stdout)
    assert shown["type"] == "COMPANY"
    assert shown["facts"]

    refreshed = on_samples("refresh", **old)
    assert refreshed.returncode == 0, refreshed.stderr
    export = ("export", "--format", "canonical", "--hash")
    assert on_samples(*export, **old).stdout == on_samples(*export).stdout

    doctor = {row["subject"]: row for row in json.loads(on_samples("doctor", "--json", **old).stdout)}
    assert doctor["schema"]["ok"], doctor["schema"]
    again = on_samples("import", ROOT / "samples", **old)
    assert again.stdout.startswith("0 created, 0 changed, 0 deleted, 0 failed"), again.stderr
    assert on_samples("refresh", **old).stdout.startswith("0 created, 0 changed, 0 deleted, 0 failed")
