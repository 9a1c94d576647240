"""What people read is in their language; what machines read, what is stored and how a command ends is the same in both."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from neo4j import Driver

from kg.settings import Settings
from tests.integration.cli.conftest import Kg
from tests.integration.conftest import wipe

C = {"KG_LANG": "", "LC_ALL": "C", "LC_MESSAGES": "", "LANG": "C"}
CHINESE = {"KG_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}
WITH_POST = "MATCH (p:Person)-[:HOLDS]->(f)-[:AT]->(o) RETURN p.name AS person, f.title AS title, f.change AS change ORDER BY f.id"


def test_the_graph_does_not_depend_on_who_imports(
    kg: Kg, driver: Driver, neo4j_settings: Settings, samples: Path, tmp_path: Path
) -> None:
    news = tmp_path / "news.jsonl"
    article = (samples / "04-posts-and-revision.jsonl").read_text(encoding="utf-8").splitlines()[1]
    news.write_text(f"{article}\n{{broken\n", encoding="utf-8")
    report = samples / "07-report-revised-plan.txt"
    seen = []
    for environment in (C, CHINESE):
        wipe(driver, neo4j_settings)
        imported = kg("import", news, report, **environment)
        whole = kg("export", "--format", "canonical", "--hash", **environment)
        told = json.loads(kg("import", news, report, "--json", **environment).stdout)
        seen.append((imported.stdout, imported.returncode, whole.stdout.splitlines()[-1], told))
        assert ("错误：" in imported.stderr) == (environment is CHINESE)
    assert seen[0] == seen[1]
    assert seen[0][:2] == ("2 created, 0 changed, 0 deleted, 1 failed, 0 unchanged\n", 1)


@pytest.mark.parametrize(
    "command",
    [
        ("summary", "--json"),
        ("show", "砚舟", "--json"),
        ("timeline", "砚舟", "--json"),
        ("disputes", "--json"),
        ("figures", "砚舟储能", "--format", "csv"),
        ("search", "工厂", "--json"),
        ("stats", "--json"),
        ("query", "posts_of", "-p", "name=韩知予", "--format", "json"),
        ("query", "posts_of", "-p", "name=韩知予", "--format", "csv"),
        ("query", WITH_POST, "--format", "csv"),
        ("query", WITH_POST, "--format", "json"),
        ("path", "韩知予", "澜江省能源局", "--json"),
        ("central", "--json"),
        ("compare", "砚舟储能", "澜江省能源局", "--format", "json"),
        ("compare", "砚舟储能", "澜江省能源局", "--format", "csv"),
        ("communities", "--json"),
        ("explain", "砚舟", "--json"),
        ("candidates", "--json"),
        ("export", "--format", "csv"),
        ("export", "--format", "jsonl"),
        ("export", "--format", "graphml"),
        ("doctor", "--json"),
        ("judgements", "export", "-"),
        ("query", "nothing_of_that_name", "--format", "json"),
        ("show", "没有这样的名字", "--json"),
    ],
    ids=" ".join,
)
def test_machines_are_answered_the_same(on_samples: Kg, command: tuple[str, ...]) -> None:
    english, chinese = on_samples(*command, **C), on_samples(*command, **CHINESE)
    assert (english.stdout, english.returncode) == (chinese.stdout, chinese.returncode)


def test_people_are_answered_in_their_language(on_samples: Kg) -> None:
    shown = on_samples("show", "砚舟", **CHINESE).stdout
    for part in (
        "砚舟储能  企业  company:砚舟储能",
        "现任职务（按最近的文章）",
        " 人物     职务 ",
        "\n计划\n",
        "置信度 0.",
    ):
        assert part in shown
    table = on_samples("query", "posts_of", "-p", "name=韩知予", **CHINESE).stdout
    assert "到任" in table
    assert "organisation" not in table
    asked = on_samples("query", WITH_POST, **CHINESE).stdout
    assert "change" in asked  # a column that a person has named stays as it is called
    assert "begins" in asked
    wrong = on_samples("show", "没有这样的名字", **CHINESE)
    assert wrong.stderr.startswith("错误：图谱里没有叫 '没有这样的名字' 的。")
    assert wrong.returncode == 2


def test_verdicts_are_words_for_people_and_codes_for_machines(run_kg: Kg, samples: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.json"
    article.write_text(
        (samples / "04-posts-and-revision.jsonl").read_text(encoding="utf-8").splitlines()[1], encoding="utf-8"
    )
    command = ("verify", samples / "07-report-revised-plan.txt", "--article", article)
    told = run_kg(*command, **CHINESE)
    assert "与原文矛盾" in told.stdout
    assert "共 25 条论断：与原文矛盾 3 条，" in told.stdout
    assert [line for line in told.stdout.splitlines() if re.search("[a-z]{3,} [a-z]{2,}", line)] == []
    assert told.returncode == 3
    for form in ("json", "jsonl"):
        english, chinese = (run_kg(*command, "--format", form, **environment) for environment in (C, CHINESE))
        assert english.stdout == chinese.stdout
