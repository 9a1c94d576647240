"""A graph as one file and back, and versions of its schema; on a real Neo4j that could be anywhere."""

from __future__ import annotations

import json
import stat
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from kg.errors import StoreError
from kg.keep.archive import pack, unpack
from kg.keep.contents import Contents
from kg.keep.restore import Restorer
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.options import keep_options
from kg.write.version import graph_rules
from tests.integration.cli.conftest import Kg
from tests.integration.conftest import wipe

JUDGED = '{"kind": "same", "type": "COMPANY", "a": "砚舟储能", "b": "霜桥电池"}\n'
HASH = ("export", "--format", "canonical", "--hash")


def hashed(kg: Kg) -> str:
    done = kg(*HASH)
    assert done.returncode == 0, done.stderr
    return str(done.stdout.strip())


@pytest.fixture(scope="module")
def backup(run_kg: Kg, driver: Driver, neo4j_settings: Settings, samples: Path, tmp_path_factory: Any) -> Path:
    """The backup of a graph of the samples, which somebody has judged."""
    wipe(driver, neo4j_settings)
    folder = tmp_path_factory.mktemp("kept")
    (folder / "judged.jsonl").write_text(JUDGED, encoding="utf-8")
    assert run_kg("import", samples, "--min-confidence", "0.7").returncode == 0
    assert run_kg("judgements", "import", folder / "judged.jsonl").returncode == 0
    done = run_kg("backup", folder / "graph.kgz")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8 articles, 2 reports, 1 judgements in ")
    (folder / "hash").write_text(hashed(run_kg))
    return folder / "graph.kgz"


def hash_of(backup: Path) -> str:
    return backup.with_name("hash").read_text()


def test_the_file_is_for_its_user_alone_and_the_same_graph_gives_the_same_bytes(backup: Path, run_kg: Kg) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    refused = run_kg("backup", backup)
    assert (refused.returncode, "add --overwrite" in refused.stderr) == (2, True)
    before = backup.read_bytes()
    assert run_kg("backup", backup, "--overwrite").returncode == 0
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.iterdir() if path.name.startswith(".")] == []


def test_an_empty_graph_becomes_the_one_that_was(backup: Path, kg: Kg) -> None:
    done = kg("restore", backup)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"hash {hash_of(backup)}, that of the backup"
    assert hashed(kg) == hash_of(backup)
    (judgement,) = json.loads(kg("judgements", "list", "--json").stdout)
    assert (judgement["a"], judgement["b"]) == ("砚舟储能", "霜桥电池")
    doctor = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}
    assert "holds what is at least 0.7 sure" in doctor["graph"]["found"]


def test_what_is_there_stays_unless_it_may_go(backup: Path, kg: Kg, tmp_path: Path) -> None:
    other = {"id": "beside", "title": "云杉电子将在2027年建厂", "content": "云杉电子计划到2027年在青屿市建成一座工厂。"}
    (tmp_path / "other.jsonl").write_text(json.dumps(other, ensure_ascii=False), encoding="utf-8")
    assert kg("import", tmp_path / "other.jsonl").returncode == 0
    before = hashed(kg)
    refused = kg("restore", backup)
    assert refused.returncode == 2
    assert "the graph is not empty: it holds 1 articles and reports. Add --replace" in refused.stderr
    assert hashed(kg) == before
    assert kg("restore", backup, "--replace").returncode == 0
    assert hashed(kg) == hash_of(backup)


def test_a_restore_that_was_broken_off_says_so_and_goes_on(
    backup: Path, kg: Kg, driver: Driver, neo4j_settings: Settings, tmp_path: Path
) -> None:
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.ensure_schema()
    manifest = unpack(backup, tmp_path)
    restorer = Restorer(store, Contents(tmp_path), manifest, stop=lambda: True)
    with pytest.raises(StoreError, match=r"not finished: interrupted\. Run the same command again: it goes on"):
        restorer.run()
    doctor = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}
    assert "a restore of a backup has begun and is not finished" in doctor["version"]["found"]
    assert kg("restore", backup).returncode == 0
    assert hashed(kg) == hash_of(backup)
    doctor = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}
    assert doctor["version"]["ok"]


def rewritten(backup: Path, folder: Path, change: Callable[[dict[str, Any]], None], **manifest: Any) -> Path:
    """Make the backup that an older version would have written: other articles.jsonl, and another manifest."""
    from dataclasses import replace

    told = unpack(backup, folder)
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        change(row)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    pack(folder, replace(told, **manifest), folder / "older.kgz")
    return folder / "older.kgz"


@pytest.mark.parametrize("rules", ["of-long-ago", graph_rules()], ids=["all is older", "the extractor alone is older"])
def test_another_version_makes_its_own_graph_of_the_same_articles(
    rules: str, backup: Path, kg: Kg, tmp_path: Path
) -> None:
    def read_worse(row: dict[str, Any]) -> None:
        row |= {"extractor": "of-long-ago", "extraction": {"id": row["article"]["id"], "of": "another shape"}}

    older = rewritten(backup, tmp_path, read_worse, rules=rules, hash="0" * 64)
    done = kg("restore", older)
    assert done.returncode == 0, done.stderr
    assert "what this version makes of them" in done.stdout
    assert hashed(kg) == hash_of(backup)


def test_what_is_no_whole_backup_is_refused_and_changes_nothing(backup: Path, kg: Kg, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text").write_text("一篇文章\n", encoding="utf-8")
    (tmp_path / "flipped").write_bytes(whole[:-4000] + bytes(100) + whole[-3900:])
    (tmp_path / "later").mkdir()
    later = rewritten(backup, tmp_path / "later", lambda row: None, format=9, program="9.9")
    escaping = tmp_path / "escaping"
    with tarfile.open(escaping, "w:gz") as archive:
        member = tarfile.TarInfo("../outside.txt")
        member.size = 3
        archive.addfile(member, BytesIO(b"out"))
    for file in (tmp_path / "half", tmp_path / "text", tmp_path / "flipped", later, escaping):
        done = kg("restore", file)
        assert (done.returncode, "Nothing was changed" in done.stderr) == (1, True), (file, done.stderr)
    assert "a later news-kg (9.9) wrote it, in format 9" in kg("restore", later).stderr
    assert kg("restore", tmp_path / "none").returncode == 2
    assert not (tmp_path / "outside.txt").exists()
    assert kg("stats", "--json").stdout.count("Article") == 0 or "0" in kg("stats").stdout


def test_a_graph_of_a_newer_program_is_refused_by_every_command(
    kg: Kg, samples: Path, driver: Driver, neo4j_settings: Settings
) -> None:
    assert kg("import", samples / "articles.jsonl", "--dry-run").returncode in (0, 1)
    assert kg("judgements", "list").returncode == 0  # begins the graph
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.write(lambda tx: keep_options(tx, {"schema_version": 99, "written_by": "9.9"}))
    for command in (
        ["summary"],
        ["import", samples],
        ["migrate"],
        ["refresh"],
        ["query", "RETURN 1"],
        ["backup", "x.kgz"],
    ):
        done = kg(*command)
        assert done.returncode == 1, command
        assert "this graph has schema version 99, written by news-kg 9.9" in done.stderr
        assert "Upgrade news-kg; nothing was changed" in done.stderr
    doctor = {row["subject"]: row for row in json.loads(kg("doctor", "--json").stdout)}
    assert not doctor["version"]["ok"]
    wipe(driver, neo4j_settings)


def test_a_graph_of_this_version_has_nothing_to_migrate(kg: Kg, samples: Path) -> None:
    assert kg("import", samples).returncode == 0
    before = hashed(kg)
    done = kg("migrate")
    assert "Nothing to do: the graph is as this version writes it" in done.stderr
    assert done.stdout == "0 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n"
    assert hashed(kg) == before


def test_the_log_tells_ids_and_no_text(kg: Kg, samples: Path, tmp_path: Path, neo4j_settings: Settings) -> None:
    home = {"KG_HOME": str(tmp_path / "home")}
    assert kg("--log-format", "json", "import", samples, **home).returncode == 0
    assert kg("delete", "no-such-article", "--yes", **home).returncode == 1
    assert kg("query", "MATCH (a:Article {title: '不该写下'}) RETURN a", **home).returncode == 0
    log = (tmp_path / "home/logs/kg.log").read_text(encoding="utf-8")
    told = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    articles = json.loads(kg("query", "articles", "--format", "json").stdout)
    assert {i for line in told for i in line.get("created", [])} >= {row["id"] for row in articles}
    assert {line["event"] for line in told} == {"command began", "written", "command ended"}
    password = neo4j_settings.neo4j_password
    assert password is not None
    for secret in (password.get_secret_value(), "不该写下", *(row["title"] for row in articles)):
        assert secret not in log
