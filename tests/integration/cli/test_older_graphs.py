"""What older versions wrote is opened by this one: the commands that people use answer, and `kg migrate` makes it new.

On the same home: a local server is kept and brought back by Neo4j's own tool.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.settings import Settings
from kg.store.server import stop_server
from tests.conftest import ROOT
from tests.integration.cli.conftest import Kg
from tests.integration.cli.test_exports import run_neo4j_admin_import

GRAPHS = ROOT / "tests/data/graphs"
VERSIONS = sorted(path.parent.name for path in GRAPHS.glob("*/admin-csv.tar.gz"))


# What was decided of names, wordings and texts, and what articles say.
DECISIONS = {"SAME_AS", "ALIAS_OF", "REFERS_TO", "NAMES", "SAME_FACT", "MATTER", "FOUND", "SAME_TEXT", "REPRINT_OF"}


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """The name of a version whose graph is kept."""
    return str(request.param)


@pytest.fixture(scope="module")
def old(version: str, neo4j_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a home whose database is what that version wrote: nodes and relationships, no schema."""
    home, folder = tmp_path_factory.mktemp("old-home"), tmp_path_factory.mktemp("old-export")
    with tarfile.open(GRAPHS / version / "admin-csv.tar.gz") as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # type: ignore[assignment] # 3.11.2 has none
        archive.extractall(folder)
    (arguments,) = folder.rglob("import.args")
    run_neo4j_admin_import(neo4j_settings, arguments.parent, home)
    yield {"NEO4J_URI": "", "NEO4J_PASSWORD": "", "KG_HOME": str(home)}
    stop_server(Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None))


EXPORT = ("export", "--format", "canonical", "--hash")


def decisions(canonical: Iterable[str]) -> list[str]:
    edges = [line.strip() for line in canonical if '"end": ' in line and '"type": ' in line]
    return sorted(edge for edge in edges if json.loads(edge).get("type") in DECISIONS)


def test_whoever_opens_an_older_graph_finds_what_was_decided(on_samples: Kg, old: dict[str, str], version: str) -> None:
    with gzip.open(GRAPHS / version / "canonical.jsonl.gz", "rt", encoding="utf-8") as file:
        before = list(file)
    moved = on_samples("export", "--format", "canonical", **old)
    assert moved.returncode == 0, moved.stderr
    now = moved.stdout.splitlines()
    assert decisions(now) == decisions(before)
    assert len(decisions(now)) > 300
    labels = {label for line in now for label in json.loads(line).get("labels", ())}
    assert {label for label in labels if label.startswith("_")} == {"_Name", "_Wording", "_Extraction"}
    assert not labels & {"Name", "NameKey", "Wording", "FactKey", "Extraction", "TextKey"}
    # the keys are lists now, each thing with those that it had
    nodes = {(n["id"], n["labels"][0]): n["properties"] for n in map(json.loads, now) if "labels" in n}
    filed: dict[tuple[str, str, str], list[str]] = {}
    for edge in map(json.loads, before):
        if edge.get("type") in ("HAS_KEY", "HAS_DERIVED_KEY"):
            kind = edge["end"].partition(":")[0]
            label = {"fact": "_Wording", "matter": "_Wording", "day": "_Wording", "reprint": "_Extraction"}.get(
                kind, "_Name"
            )
            field = {"_Extraction": "text_keys"}.get(label, "keys" if edge["type"] == "HAS_KEY" else "derived_keys")
            filed.setdefault((edge["start"], label, field), []).append(edge["end"])
    assert len(filed) > 100
    assert {where: sorted(keys) for where, keys in filed.items()} == {
        (i, label, field): sorted(nodes[i, label][field]) for i, label, field in filed
    }


def test_an_older_graph_opens_and_becomes_that_of_a_fresh_import(on_samples: Kg, old: dict[str, str]) -> None:
    for command in (["summary"], ["stats"], ["doctor"], ["query", "plans", "--param", "name=砚舟储能"]):
        done = on_samples(*command, **old)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    (shown,) = json.loads(on_samples("show", "砚舟储能", "--json", **old).stdout)
    assert shown["type"] == "COMPANY"
    assert shown["facts"]

    before = on_samples(*EXPORT, **old).stdout
    planned = on_samples("migrate", "--dry-run", **old)
    assert "Schema version 1 to 2" in planned.stderr
    assert "8 articles are read again: extractor " in planned.stderr
    assert on_samples(*EXPORT, **old).stdout == before
    migrated = on_samples("migrate", **old)
    assert migrated.returncode == 0, migrated.stderr
    assert migrated.stdout == "0 created, 8 changed, 0 deleted, 0 failed, 0 unchanged\n"
    assert on_samples(*EXPORT, **old).stdout == on_samples(*EXPORT).stdout

    doctor = {row["subject"]: row for row in json.loads(on_samples("doctor", "--json", **old).stdout)}
    assert doctor["schema"]["ok"], doctor["schema"]
    again = on_samples("import", ROOT / "samples", **old)
    assert again.stdout.startswith("0 created, 0 changed, 0 deleted, 0 failed"), again.stderr
    assert on_samples("refresh", **old).stdout.startswith("0 created, 0 changed, 0 deleted, 0 failed")
    assert "Nothing to do" in on_samples("migrate", **old).stderr


def test_a_local_server_is_kept_by_neo4js_own_tool_and_comes_back(
    on_samples: Kg, old: dict[str, str], tmp_path: Path
) -> None:
    whole, file = on_samples(*EXPORT, **old).stdout, tmp_path / "graph.kgz"
    kept = on_samples("backup", file, **old)
    assert kept.returncode == 0, kept.stderr
    with tarfile.open(file) as archive:
        assert "neo4j.dump" in archive.getnames()
    assert on_samples("neo4j", "status", **old).returncode == 0, "the server that ran before runs again"

    article = json.loads(on_samples("query", "articles", "--format", "json", **old).stdout)[0]["id"]
    assert on_samples("delete", article, "--yes", **old).returncode == 0
    assert on_samples(*EXPORT, **old).stdout != whole
    back = on_samples("restore", file, "--replace", **old)
    assert back.returncode == 0, back.stderr
    assert on_samples(*EXPORT, **old).stdout == whole
    assert [path.name for path in (Path(old["KG_HOME"]) / "neo4j").iterdir() if path.name.startswith("data.")] == []
