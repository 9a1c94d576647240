"""What is promised without a database works where its driver can't even be imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

BLOCKED = "import sys\nsys.modules['neo4j'] = None  # an import of it is an ImportError\n"
DOOR = """
import kg
text = "海川公司董事长陈立表示，公司计划到2028年建成两座工厂。"
found = kg.extract(text, published="2026-01-05")
assert found.plans
assert kg.check(text, "公司计划到2028年建成三座工厂").verdict == "contradicted"
assert kg.same("国家发展和改革委员会", "发改委", "organization").same
assert len(list(kg.read("samples"))) == 10
assert len(kg.graph_of([found]))
assert sys.modules["neo4j"] is None
"""
COMMANDS = """
import json
from click.testing import CliRunner
from kg.cli import main
for arguments in json.loads(sys.stdin.read()):
    done = CliRunner().invoke(main, arguments)
    print(arguments[0], done.exit_code, done.stderr)
"""
ARTICLE, REPORT = "samples/02-safety-rules.json", "samples/06-report-safety-rules.txt"


def run(code: str, given: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED + code], input=given, cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_front_door() -> None:
    assert run(DOOR) == ""


def test_the_commands(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    article = {
        "id": "a",
        "title": "海川建厂",
        "content": "海川公司计划到2028年建成两座工厂。",
        "published": "2026-01-05",
    }
    (gold / "a.article.json").write_text(json.dumps(article), encoding="utf-8")
    (gold / "a.gold.json").write_text(json.dumps({"id": "a", "entities": [], "plans": []}), encoding="utf-8")
    commands = [
        ["extract", ARTICLE, "-q", "--format", "jsonl"],
        ["extract", ARTICLE, "-q", "--format", "graphml", "--out", str(tmp_path / "g.graphml")],
        ["match", "国家发展和改革委员会", "发改委", "--type", "organization"],
        ["verify", REPORT, "--article", ARTICLE],
        ["verify", REPORT, "--article", ARTICLE, "--format", "html", "--out", str(tmp_path / "r.html")],
        ["evaluate", str(gold)],
        ["query", "--list"],
    ]
    printed = run(COMMANDS, json.dumps(commands)).splitlines()
    assert [line.split() for line in printed] == [[command[0], "0"] for command in commands]
