from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from loaders.dispatch import FORMATS

DOC = Path(__file__).parents[3] / "docs" / "add-a-loader.md"


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    source = re.search(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.S)
    assert source
    module = ModuleType("wire")
    exec(source[1], module.__dict__)
    monkeypatch.setattr("loaders.dispatch.FORMATS", (module.FORMAT, *FORMATS))
    return module


@pytest.mark.usefixtures("wire")
def test_the_example_reads_blocks(tmp_path: Path, read: Callable[..., tuple[list, list]]) -> None:
    blocks = (
        "====\nTITLE: 题一\nDATE: 2031-06-14\n\n第一篇。\n第二段。\n"
        "====\nTITLE: 题二\n没有键\n\n第二篇。\n====\nTITLE: 题三\n\n第三篇。\n"
    )
    (tmp_path / "a.txt").write_bytes(blocks.encode("gb18030"))
    (tmp_path / "long.txt").write_text(
        f"====\nTITLE: 长\n\n{'长' * 2_000_000}\n====\nTITLE: 短\n\n短。\n", encoding="utf-8"
    )
    found, errors = read(tmp_path, max_chars=100)
    assert [(item.title, item.content, item.published) for item in found] == [
        ("题一", "第一篇。\n第二段。", "2031-06-14"),
        ("题三", "第三篇。", None),
        ("短", "短。", None),
    ]
    assert [(error.what, error.where) for error in errors] == [
        ("a line without a key (没有键)", f"{tmp_path / 'a.txt'}, line 8"),
        ("a record of more than 1,000,600 characters", f"{tmp_path / 'long.txt'}, line 2"),
    ]
