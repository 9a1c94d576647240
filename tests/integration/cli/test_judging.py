"""A person's judgements through the command: made, refused, explained, kept in a file, taken back."""

from __future__ import annotations

import json
from pathlib import Path

from neo4j import Driver

from kg.settings import Settings
from tests.integration.cli.conftest import Kg
from tests.integration.conftest import wipe


def hashed(kg: Kg) -> str:
    return str(kg("export", "--hash").stdout.strip())


def test_judgements_are_made_and_taken_back(
    kg: Kg, samples: Path, driver: Driver, neo4j_settings: Settings, tmp_path: Path
) -> None:
    kg("import", samples)
    before = hashed(kg)
    assert kg("merge", "砚舟储能", "鹭汀新能源", "--note", "a test").returncode == 0
    (explained,) = json.loads(kg("explain", "鹭汀新能源", "--json").stdout)
    assert {"砚舟储能", "鹭汀新能源"} <= {name["name"] for name in explained["names"]}
    assert "a test" in explained["judgements"][0]["text"]
    assert kg("split", "鹭汀新能源", "from", "砚舟储能").stdout.endswith("0 added, 1 withdrawn, 0 unchanged\n")
    assert hashed(kg) == before

    kg("merge", "砚舟储能", "鹭汀新能源")
    kg("retype", "澜江省储能产业协会", "--type", "company")
    plan = json.loads(kg("query", "MATCH (p:Plan) RETURN p.id AS id ORDER BY id LIMIT 1", "--format", "json").stdout)[0]
    assert kg("reject", plan["id"]).returncode == 0
    assert kg("reject", plan["id"]).returncode == 2
    (tmp_path / "firms.csv").write_text("type,name,aliases,codes\ncompany,砚舟总公司,砚舟储能,600001.SH\n", "utf-8")
    assert kg("entities", "import", tmp_path / "firms.csv").returncode == 0
    judged = hashed(kg)
    assert kg("judgements", "export", tmp_path / "judgements.jsonl").returncode == 0
    wipe(driver, neo4j_settings)
    kg("import", samples)
    assert hashed(kg) == before
    assert kg("judgements", "import", tmp_path / "judgements.jsonl").returncode == 0
    assert hashed(kg) == judged
    listed = json.loads(kg("judgements", "list", "--json").stdout)
    assert {row["kind"] for row in listed} == {"same", "retype", "reject", "code"}
    kg("judgements", "withdraw", *(row["id"] for row in listed))
    assert hashed(kg) == before


def test_what_can_not_be_judged_is_refused(kg: Kg, samples: Path, tmp_path: Path) -> None:
    kg("import", samples)
    before = hashed(kg)
    unknown = kg("merge", "砚舟储能公司", "鹭汀新能源", "--type", "company")
    assert unknown.returncode == 2
    assert "砚舟" in unknown.stderr.partition("Near:")[2]
    assert "types are not merged" in kg("merge", "砚舟储能", "挪威").stderr
    assert kg("split", "挪威", "砚舟储能").returncode == 2
    assert kg("merge", "砚舟储能公司", "鹭汀新能源", "--type", "company", "--pending").returncode == 0
    (tmp_path / "bad.jsonl").write_text(
        '{"kind":"different","type":"company","a":"砚舟储能公司","b":"鹭汀新能源"}\n', "utf-8"
    )
    refused = kg("judgements", "import", tmp_path / "bad.jsonl")
    assert refused.returncode == 2
    assert refused.stderr.count("砚舟储能公司") == 2
    (tmp_path / "bad.jsonl").write_text('{"kind":"same","type":"company","a":"甲","b":"乙"}\nnonsense\n', "utf-8")
    assert "line 2" in kg("judgements", "import", tmp_path / "bad.jsonl").stderr
    assert len(json.loads(kg("judgements", "list", "--json").stdout)) == 1
    assert hashed(kg) == before


def test_refresh_reads_again_what_another_version_read(kg: Kg, samples: Path) -> None:
    kg("import", samples)
    before = hashed(kg)
    assert kg("refresh").stdout == "0 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n"
    kg("query", "MATCH (x:_Extraction) WITH x ORDER BY x.id LIMIT 2 SET x.extractor = 'older'", "--write")
    assert kg("refresh").stdout == "0 created, 2 changed, 0 deleted, 0 failed, 0 unchanged\n"
    assert hashed(kg) == before


def test_refresh_decides_anew_what_older_rules_decided(kg: Kg, samples: Path) -> None:
    kg("import", samples)
    before = hashed(kg)
    for change in (
        "MATCH (x:_Extraction) SET x.extractor = 'older'",
        "MATCH (n:_Name) SET n.rules = 'older' WITH n MATCH (n)-[r:SAME_AS]->() REMOVE n.keys, n.derived_keys DELETE r",
        "MATCH (w:_Wording) SET w.rules = 'older' WITH w MATCH (w)-[r:SAME_FACT|MATTER]->() DELETE r",
    ):
        kg("query", change, "--write")
    assert hashed(kg) != before
    assert "0 failed" in kg("refresh").stdout
    assert hashed(kg) == before


def test_candidates_are_pairs_that_merge_takes(kg: Kg, samples: Path) -> None:
    kg("import", samples)
    found = json.loads(kg("candidates", "--json").stdout)
    assert found
    assert [c["score"] for c in found] == sorted((c["score"] for c in found), reverse=True)
    first = found[0]
    assert kg("merge", first["a"], first["b"], "--type", first["type"]).returncode == 0
    assert first not in json.loads(kg("candidates", "--json").stdout)
