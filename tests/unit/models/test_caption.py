from __future__ import annotations

import pytest

from kg.models import name_caption, text_caption


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("海川新材料", "海川新材料"),
        ("澜州砚舟储能科技股份有限公司", "澜州砚舟储 能科技股份 有限公司"),
        ("《安全办法》", "《安全 办法》"),
        ("Lumora Energy", "Lumora Energy"),
        ("2026年12月前建成", "2026年 12月前建 成"),
        ("", ""),
    ],
)
def test_name_caption_breaks_into_short_words(name: str, caption: str) -> None:
    assert name_caption(name) == caption


def test_name_caption_is_complete() -> None:
    name = "澜江省电化学储能电站安全管理办法（试行）2025年第3号"
    assert name_caption(name).replace(" ", "") == name


def test_text_caption_is_short_and_begins_with_the_date() -> None:
    caption = text_caption("计划到2026年12月在青屿市建成3座储能电池工厂并投产使用", before="2026-12")
    assert caption.startswith("2026-12 ")
    assert caption.endswith("…")
    assert len(caption.replace(" ", "")) == len("2026-12") + 24
