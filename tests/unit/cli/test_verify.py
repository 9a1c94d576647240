"""`kg verify` as it is typed: formats, exit codes, and what bad input gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ARTICLE = {
    "id": "a",
    "title": "星河汽车公布出海计划",
    "content": "星河汽车有限公司计划到2028年在欧洲开设300家门店。",
    "published": "2025-06-01",
}
GOOD = "标题：星河汽车公布出海计划\n6. 主体行为\n   - 计划在欧洲开设300家门店\n"
BAD = GOOD + "   - 星河汽车计划在欧洲开设500家门店\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.json"
    path.write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
    return str(path)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments])


def test_a_contradiction_ends_with_3(report: Path, article: str) -> None:
    result = run(str(report), "--article", article)
    assert result.exit_code == 3
    assert "contradicted" in result.output
    assert "300家门店" in result.output
    assert run(str(report), "--article", article, "--fail-on", "never").exit_code == 0


def test_a_report_that_is_right_ends_with_0(report: Path, article: str) -> None:
    report.write_text(GOOD, encoding="utf-8")
    assert run(str(report), "--article", article).exit_code == 0
    assert run(str(report), "--article", article, "--fail-on", "unsupported").exit_code == 0


def test_what_is_not_found_fails_when_asked(report: Path, article: str) -> None:
    report.write_text(GOOD + "   - 台风昨夜在海南登陆\n", encoding="utf-8")
    assert run(str(report), "--article", article).exit_code == 0
    assert run(str(report), "--article", article, "--fail-on", "unsupported").exit_code == 3


def test_json_is_one_object_with_offsets(report: Path, article: str) -> None:
    found = json.loads(run(str(report), "--article", article, "--format", "json").output)
    assert [c["verdict"] for c in found["claims"]] == ["supported", "contradicted"]
    for claim in found["claims"]:
        assert {"section", "text", "start", "end", "verdict", "reason", "spans", "evidence"} <= claim.keys()
        assert BAD[claim["start"] : claim["end"]] == claim["text"]
        text = f"{ARTICLE['title']}\n{ARTICLE['content']}"
        assert all(text[e["start"] : e["end"]] == e["quote"] for e in claim["evidence"])


def test_jsonl_has_a_line_for_each_claim(report: Path, article: str) -> None:
    lines = run(str(report), "--article", article, "--format", "jsonl").output.splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["supported", "contradicted"]


def test_the_page_is_written_to_a_file(report: Path, article: str, tmp_path: Path) -> None:
    out = tmp_path / "checked.html"
    assert run(str(report), "--article", article, "--format", "html", "--out", str(out)).exit_code == 3
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_without_an_article_nothing_is_checked_and_that_is_said(report: Path) -> None:
    result = run(str(report))
    assert result.exit_code == 0
    assert "no article" in result.output
    assert "no source" in result.output


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_report_makes_no_claim(text: str, report: Path, article: str) -> None:
    report.write_text(text, encoding="utf-8")
    result = run(str(report), "--article", article)
    assert result.exit_code == 0
    assert "makes no claim" in result.output


def test_a_plain_text_is_an_article_too(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"{ARTICLE['title']}\n{ARTICLE['content']}", encoding="utf-8")
    assert run(str(report), "--article", str(path)).exit_code == 3


def test_claims_are_answered_line_by_line(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    record = {"id": 7, "content": ARTICLE["content"], "claim": "星河汽车计划在欧洲开设500家门店。"}
    claims.write_text(json.dumps(record, ensure_ascii=False) + "\n{broken\n\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", "--claims", str(claims), "--format", "jsonl"])
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert "line 2" in result.stderr
    assert answer["id"] == 7
    [span] = [s for s in answer["unsupported"] if "500" in s["text"]]
    assert record["claim"][span["start"] : span["end"]] == span["text"]
    assert span["reason"]
    assert span["evidence"][0]["quote"] == "300家门店"


@pytest.mark.parametrize("arguments", [(), ("report.txt", "--graph")])
def test_one_thing_is_checked_at_a_time(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_missing_article_is_one_line(report: Path) -> None:
    result = run(str(report), "--article", "nowhere.json")
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
