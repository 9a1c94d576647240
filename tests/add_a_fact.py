"""The project with the kind of fact of docs/add-a-fact.md: a copy to which the page's blocks are applied as they stand."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "add-a-fact.md"
_BLOCK = re.compile(r"`([\w/]+\.\w+)`[^`]*?:\n\n```\w+\n(.*?)```", re.DOTALL)
_LINES = "kg/models/facts/__init__.py"
_COPIED = ("kg", "loaders", "cypher", "tests/unit/models", "tests/unit/nlp")
_ALL = """
import json, sys
from click.testing import CliRunner
from kg.cli import main
done = [CliRunner().invoke(main, command) for command in json.loads(sys.argv[1])]
if wrong := [str(each.exception) + each.output for each in done if each.exit_code]:
    sys.exit("\\n".join(wrong))
print(json.dumps([each.stdout for each in done]))
"""
ARTICLE = {
    "id": "prize",
    "title": "储能企业获奖",
    "date": "2031-05-20",
    "content": "5月20日，比亚迪股份有限公司荣获中国汽车工业协会颁发的“年度创新奖”。",
}


def blocks() -> dict[str, str]:
    """Return file -> what the page puts into it."""
    return dict(_BLOCK.findall(PAGE.read_text(encoding="utf-8")))


def copy_with_page(folder: Path) -> Path:
    """Copy the project and apply the page; return the folder."""
    skipped = shutil.ignore_patterns("__pycache__")
    for name in _COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=skipped)
    for name in ("pyproject.toml", "tests/conftest.py", "tests/invented.py"):
        shutil.copy(ROOT / name, folder / name)
    given = blocks()
    added, replaced = given.pop(_LINES).splitlines()
    path = folder / _LINES
    text = path.read_text(encoding="utf-8")
    text = text.replace("from kg.models.facts.plan ", f"{added}\nfrom kg.models.facts.plan ", 1)
    text, changed = re.subn(r"^FACTS: .*$", replaced, text, flags=re.MULTILINE)
    assert changed == 1
    path.write_text(text, encoding="utf-8")
    for name, content in given.items():
        assert not (folder / name).exists()
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, which comes before what is installed."""
    given = {**os.environ, **environment, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True, encoding="utf-8")


def run_kg(folder: Path, *commands: Sequence[str | Path], **environment: str) -> list[str]:
    """Run `kg` of the copy with each of these lists of arguments, in one process; return what each prints."""
    done = run(folder, "-c", _ALL, json.dumps([[*map(str, command)] for command in commands]), **environment)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found
