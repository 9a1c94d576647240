"""The extractor that docs/llm.md shows, with a program of this test behind it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

import kg
from tests.conftest import ROOT
from tests.model_server import story

PROGRAM = f"""#!{sys.executable}
import json, sys
sys.path.insert(0, {str(ROOT)!r})
from tests.model_server import records
asked = json.load(sys.stdin)
assert asked["response_format"]["type"] == "json_schema"
print(json.dumps(records(asked["messages"][1]["content"])))
"""


def test_the_page_s_extractor_reads_by_a_program_through_the_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "llm.md").read_text(encoding="utf-8")
    [module] = re.findall(r'```python\n(""".*?)```', page, re.DOTALL)
    assert len(module.splitlines()) <= 32
    (tmp_path / "my_reader.py").write_text(module, encoding="utf-8")
    program = tmp_path / "my-model"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.syspath_prepend(str(tmp_path))
    from my_reader import MyReader  # type: ignore[import-not-found]

    article = story("a", "砚舟储能")
    found = kg.extract(article, extractor=MyReader())
    assert [(plan.actor, plan.target_date) for plan in found.plans] == [("砚舟储能", "2034")]
    assert [answer.model for answer in found.answers] == ["my-model"]
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    with pytest.raises(kg.errors.LoadError, match=r"CalledProcessError\(3, "):
        kg.extract(article, extractor=MyReader())
