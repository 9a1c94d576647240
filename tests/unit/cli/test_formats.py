"""Files of many formats and --default, as they are typed; no database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.documents import make_docx, make_pdf, make_xlsx, paragraph

SENTENCE = "星野汽车表示，公司计划到2031年投资20亿元建设新厂。"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.mark.parametrize(
    "default",
    ["published", "published=", "published=明天", "title=题", "id=1", "=晨报", "source=晨报,source=晚报"],
)
@pytest.mark.parametrize("command", ["import", "extract"])
def test_a_wrong_default_is_wrong_use(tmp_path: Path, command: str, default: str) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    options = [part for value in default.split(",") for part in ("--default", value)]
    done = run(command, tmp_path / "a.txt", *options)
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: --default")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.model
def test_a_default_date_resolves_years(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "星野汽车公布计划\n星野汽车表示，公司计划明年投资20亿元建设新厂。\n", encoding="utf-8"
    )
    dated = run(
        "extract", tmp_path, "--format", "jsonl", "--default", "published=2031-03-01", "--default", "source=晨报"
    )
    assert dated.exit_code == 0, dated.stderr
    assert [plan["target_date"] for plan in json.loads(dated.stdout)["plans"]] == ["2032"]


ARTICLES = {
    "a.txt": f"星野汽车公布计划\n{SENTENCE}".encode(),
    "a.md": f"# 星野汽车公布计划\n\n**星野汽车**{SENTENCE[4:]}\n".encode(),
    "a.html": f"<!DOCTYPE html><html><body><h1>星野汽车公布计划</h1><p>{SENTENCE}</p></body></html>".encode(),
    "a.csv": f"title,content\n星野汽车公布计划,{SENTENCE}\n".encode(),
    "a.docx": make_docx(paragraph("星野汽车公布计划"), paragraph(SENTENCE)),
    "a.xlsx": make_xlsx({"表": [["title", "content"], ["星野汽车公布计划", SENTENCE]]}),
    "a.pdf": make_pdf([["星野汽车公布计划", SENTENCE[:20], SENTENCE[20:]]]),
}


@pytest.mark.model
@pytest.mark.parametrize(("name", "data"), ARTICLES.items(), ids=ARTICLES.keys())
def test_verify_takes_an_article_in_any_format(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    report = tmp_path / "report.txt"
    report.write_text("6. 主体行为\n   - 星野汽车计划到2031年投资30亿元建设新厂\n", encoding="utf-8")
    done = run("verify", report, "--article", tmp_path / name)
    assert done.exit_code == 3, (done.stdout, done.stderr)
    assert "20亿元" in done.stdout
