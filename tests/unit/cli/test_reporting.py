"""`kg report`: what it prints of files, and what it says of what is no article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.models import Report
from kg.report import SECTIONS
from loaders import LoadOptions, load

TEXT = "星河汽车将在挪威建厂\n星河汽车有限公司6月14日宣布，公司计划明年在挪威建成工厂。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.json"
    record = {"id": "xh-1", "title": "星河汽车将在挪威建厂", "content": TEXT.partition("\n")[2], "date": "2025-06-15"}
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def test_jsonl_is_an_object_an_article(article: Path) -> None:
    done = CliRunner().invoke(main, ["report", str(article), "--format", "jsonl", "--quiet"])
    assert done.exit_code == 0
    [line] = done.stdout.splitlines()
    found = json.loads(line)
    assert found["id"] == "xh-1"
    whole = "星河汽车将在挪威建厂\n" + TEXT.partition("\n")[2]
    act, *_ = [each for each in found["lines"] if "2026年" in each["text"]]
    [[start, end]] = act["spans"]
    assert "计划明年在挪威建成工厂" in whole[start:end]
    assert "2026年在挪威建成工厂" in act["text"]
    assert act["section"] in (1, 6)


def test_text_goes_to_a_file_and_is_checked(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    assert CliRunner().invoke(main, ["report", str(article), "--out", str(out), "--quiet"]).exit_code == 0
    assert all(f". {name}" in out.read_text(encoding="utf-8") for name in SECTIONS)
    done = CliRunner().invoke(main, ["verify", str(out), "--article", str(article), "--format", "jsonl"])
    assert done.exit_code == 0
    verdicts = {json.loads(line)["verdict"] for line in done.stdout.splitlines()}
    assert verdicts <= {"supported", "interpretation"}


def test_standard_input_and_a_default_date() -> None:
    arguments = ["report", "-", "--default", "published=2024-03-01", "--format", "json", "--quiet"]
    done = CliRunner().invoke(main, arguments, input=TEXT)
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["published"] == "2024-03-01"
    assert "2025年" in " ".join(line["text"] for line in found["lines"])


def test_a_report_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "标题：星河汽车\n1. 时间\n   - 6月14日\n2. 地点\n   - 挪威\n6. 主体行为\n   - 建厂\n", encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["report", str(path), "--quiet"])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "is a report, not an article" in done.stderr
    assert "kg verify" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["missing.json"]])
def test_what_is_not_there(arguments: list[str]) -> None:
    done = CliRunner().invoke(main, ["report", *arguments, "--quiet"])
    assert done.exit_code != 0
    assert done.stdout == ""


def test_another_language_says_so_and_makes_nothing_up(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A plant in Norway\nThe company said that it will build a plant in Norway.\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["report", str(path)])
    assert done.exit_code == 0
    assert done.stdout.count("（文中未提及）") == 12
    assert "not Chinese" in done.stderr


def test_another_report_is_set_against_ours(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("标题：星河汽车将在挪威建厂\n6. 主体行为\n   - 公司计划2027年在挪威建成工厂\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["report", str(article), "--against", str(other), "--quiet"])
    assert done.exit_code == 0
    assert "Said without support: 1\n  6 主体行为: 公司计划2027年在挪威建成工厂\n      contradicted: " in done.stdout
    assert "Left out: " in done.stdout
    as_json = CliRunner().invoke(main, ["report", str(article), "--against", str(other), "--format", "json", "--quiet"])
    assert [claim["verdict"] for claim in json.loads(as_json.stdout)["unsupported"]] == ["contradicted"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--from", "2025"], "--from and --to go with --about"),
        (["--about", "星河汽车"], "--about stands alone"),
        (["--against", "x.txt", "--format", "html"], "x.txt"),
    ],
)
def test_what_does_not_go_together(article: Path, options: list[str], told: str) -> None:
    done = CliRunner().invoke(main, ["report", str(article), *options, "--quiet"])
    assert done.exit_code != 0
    assert done.stdout == ""
    assert told in done.stderr or told in str(done.exception)


@pytest.mark.parametrize(
    ("output", "told"), [("html", "a page holds one report"), ("docx", "a Word document holds one")]
)
def test_a_page_holds_one_report(article: Path, samples: Path, output: str, told: str) -> None:
    arguments = ["report", str(article), str(samples / "01-europe-plan.txt"), "--format", output, "--quiet"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_word_document_goes_to_a_file(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    done = CliRunner().invoke(main, ["report", str(article), "--format", "docx", "--out", str(out), "--quiet"])
    assert (done.exit_code, done.stdout) == (0, "")
    [found] = list(load([str(out)], LoadOptions(), pytest.fail))
    assert isinstance(found, Report)
    assert found.claims
