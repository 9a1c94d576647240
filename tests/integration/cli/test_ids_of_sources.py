"""Two sources may number their articles alike: the second is refused, told how to come in, and never takes a place."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from neo4j import Driver

from kg.write.identity import plain_source
from tests.integration.cli.conftest import Kg

KG = Path(sys.executable).with_name("kg")


def article(number: int | str, source: str | None, firm: str, year: int = 2026) -> dict[str, object]:
    content = f"{firm}总裁郑方表示，公司计划在{year}年建成两座工厂。"
    told = {"id": number, "title": f"{firm}的计划", "date": "2025-03-01", "content": content}
    return told if source is None else told | {"source": source}


def write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    return path


def held(driver: Driver) -> dict[str, str]:
    records = driver.execute_query("MATCH (a:Article) RETURN a.id AS id, a.title AS title").records
    return {r["id"]: r["title"] for r in records}


def test_an_id_of_another_source_is_refused_until_it_has_a_prefix(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", article(1, "甲报", "海川水务公司"))
    second = write(tmp_path / "b.jsonl", article(1, "乙报", "北岚科技公司"), article(2, "乙报", "云杉电子公司"))
    assert kg("import", first).stdout.startswith("1 created, 0 changed")
    for dry in ((), ("--dry-run",)):
        refused = kg("import", second, "--batch-size", "1", *dry)
        assert refused.returncode == 1
        assert "0 changed, 0 deleted, 1 failed" in refused.stdout
        for part in ("甲报", "乙报", "'1'", "--id-prefix"):
            assert part in refused.stderr
    assert held(empty_graph) == {"1": "海川水务公司的计划", "2": "云杉电子公司的计划"}
    prefixed = kg("import", second, "--id-prefix", "b:")
    assert prefixed.stdout.startswith("2 created, 0 changed, 0 deleted, 0 failed")
    assert held(empty_graph).keys() == {"1", "2", "b:1", "b:2"}
    assert kg("import", second, "--id-prefix", "b:").stdout.startswith("0 created, 0 changed, 0 deleted, 0 failed")
    assert kg("delete", "b:1", "--yes").stdout.startswith("0 created, 0 changed, 1 deleted")


@pytest.mark.parametrize(
    ("before", "after"), [("甲报", " 甲 报"), ("www.Example.com", "example.COM"), (None, "乙报"), ("甲报", None)]
)
def test_a_new_version_replaces_where_the_source_is_the_same_or_not_told(
    kg: Kg, empty_graph: Driver, tmp_path: Path, before: str | None, after: str | None
) -> None:
    kg("import", write(tmp_path / "a.jsonl", article(1, before, "海川水务公司")))
    newer = kg("import", write(tmp_path / "a.jsonl", article(1, after, "海川水务公司", 2027)))
    assert newer.stdout.startswith("0 created, 1 changed, 0 deleted, 0 failed"), newer.stderr


def test_two_imports_at_once_leave_one_article_and_one_reason(
    kg: Kg, empty_graph: Driver, tmp_path: Path, neo4j_environment: dict[str, str]
) -> None:
    """Whichever comes first stays; that is decided where it is written."""
    files = [
        write(tmp_path / f"{n}.jsonl", *(article(i, n, f"{n}科技公司") for i in range(3))) for n in ("甲报", "乙报")
    ]
    commands = [
        subprocess.Popen(
            [KG, "import", str(file), "--batch-size", "1", "--workers", "2"],
            env=neo4j_environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for file in files
    ]  # fmt: skip
    told = [command.communicate() for command in commands]
    assert sum(int(stdout.split()[0]) for stdout, _ in told) == 3, told
    assert sum(stderr.count("--id-prefix") for _, stderr in told) == 3
    assert all(" 0 changed" in stdout for stdout, _ in told)
    assert held(empty_graph).keys() == {"0", "1", "2"}


def test_reports_follow_the_prefix_and_what_content_names_needs_none(
    kg: Kg, empty_graph: Driver, tmp_path: Path
) -> None:
    report = {"report": "新闻标题：别的\n\n1. 时间\n- 2025年3月1日\n\n2. 事件主体\n- 海川水务公司\n", "article_id": "1"}
    unnumbered = article(1, "甲报", "云杉电子公司")
    del unnumbered["id"]
    file = write(tmp_path / "a.jsonl", article(1, "甲报", "海川水务公司"), unnumbered, report)
    done = kg("import", file, "--id-prefix", "a:")
    assert done.stdout.startswith("3 created"), done.stderr
    (made,) = held(empty_graph).keys() - {"a:1"}
    assert made.startswith("article:")
    (row,) = json.loads(kg("query", "reports", "--format", "json").stdout)
    assert row["article"] == "a:1"
    named = kg("import", file, "--id-prefix", "b:", "--article", "a:1")
    assert "no article in the graph" not in named.stderr


def test_a_report_about_a_refused_article_is_not_tied_to_the_other_sources(
    kg: Kg, empty_graph: Driver, tmp_path: Path
) -> None:
    kg("import", write(tmp_path / "a.jsonl", article(1, "甲报", "海川水务公司")))
    report = {
        "report": "1. 时间\n- 2025年3月1日\n\n2. 事件主体\n- 北岚科技公司\n\n3. 核心观点\n- 建成两座工厂\n",
        "article_id": "1",
    }
    both = write(tmp_path / "b.jsonl", article(1, "乙报", "北岚科技公司"), report)
    assert kg("import", both).stdout.startswith("0 created, 0 changed, 0 deleted, 2 failed")
    assert json.loads(kg("query", "reports", "--format", "json").stdout) == []
    assert kg("import", both, "--id-prefix", "b:").stdout.startswith("2 created")
    (row,) = json.loads(kg("query", "reports", "--format", "json").stdout)
    assert row["article"] == "b:1"


def test_long_ids_are_deleted_by_the_whole(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    identifier = "号" * 10_000
    assert kg("import", write(tmp_path / "a.jsonl", article(identifier, None, "海川水务公司"))).returncode == 0
    assert kg("query", "article_facts", "--param", f"article={identifier}").stdout.count("Plan") == 1
    assert "1 deleted, 0 failed" in kg("delete", identifier, "--yes").stdout
    assert held(empty_graph) == {}


def test_sources_are_compared_by_a_plain_form() -> None:
    assert plain_source(" WWW.Example.com/ ") == plain_source("https://example.com") == "example.com"
    assert plain_source("新 华　网") == "新华网"
    assert plain_source("新华网") != plain_source("人民网")
    assert plain_source(None) == plain_source("  ") == ""
