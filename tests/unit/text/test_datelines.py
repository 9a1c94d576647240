from __future__ import annotations

import pytest

from kg.text.datelines import sent_on


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("建厂\n澜社5月20日电 某公司", "2025-06-02", "2025-05-20"),
        ("建厂\n本报6月10日讯（记者甲）", "2025-06-12", "2025-06-10"),
        ("建厂\n【建厂消息】澜社5月20日电，某公司", "2025-05-21", "2025-05-20"),
        ("建厂\n澜社北京12月31日电", "2026-01-01", "2025-12-31"),
        ("建厂\n某公司5月20日电话会议", "2025-06-02", "2025-06-02"),
        ("建厂\n某公司表示，5月20日电站投产", "2025-06-02", "2025-06-02"),
        ("建厂\n某公司5月20日公告", "2025-06-02", "2025-06-02"),
        ("建厂\n澜社5月20日电", None, None),
    ],
)
def test_a_text_counts_from_its_own_dateline(text: str, published: str | None, day: str | None) -> None:
    assert sent_on(text, published) == day
