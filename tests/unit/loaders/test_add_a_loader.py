from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from loaders.dispatch import FORMATS

DOC = Path(__file__).parents[3] / "docs" / "add-a-loader.md"


@pytest.fixture
def csv_table(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    source = re.search(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.S)
    assert source
    module = ModuleType("csv_table")
    exec(source[1], module.__dict__)
    monkeypatch.setattr("loaders.dispatch.FORMATS", (module.FORMAT, *FORMATS))
    return module


@pytest.mark.usefixtures("csv_table")
def test_the_example_reads_csv(tmp_path: Path, read: Callable[..., tuple[list, list]]) -> None:
    rows = 'Title,Text,date\n题一,第一篇。,2031-06-14\n题二,,2031\n题三,"两行\n正文",\n'
    (tmp_path / "a.txt").write_bytes(rows.encode("gb18030"))
    found, errors = read(tmp_path / "a.txt")
    assert [(item.title, item.content, item.published) for item in found] == [
        ("题一", "第一篇。", "2031-06-14"),
        ("题三", "两行\n正文", None),
    ]
    assert [(error.what, error.where) for error in errors] == [
        ("the content is empty", f"{tmp_path / 'a.txt'}, line 3")
    ]
