from __future__ import annotations

import pytest

from kg.resolve.matter_dates import dates_agree, find_dates, is_over


@pytest.mark.parametrize(
    ("text", "written", "prefix"),
    [("计划于2026年6月开工", "2026年6月", "2026-06"), ("去年建成", "去年", "2024"), ("年底前完成", "年底前", "2025")],
)
def test_find_dates_resolves_against_publication(text: str, written: str, prefix: str) -> None:
    (found,) = find_dates(text, "2025-03-01", ahead=True)
    assert (text[found.start : found.end], found.prefix) == (written, prefix)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2026-06", "2026", True), ("2026-06", "2026/上半年", True), (None, "2026", True), ("2026-06", "2027", False),
        ("2026-09", "2026/上半年", False),
    ],
)  # fmt: skip
def test_dates_agree_where_one_lies_in_the_other(a: str | None, b: str | None, agree: bool) -> None:
    assert dates_agree(a, b) is agree
    assert dates_agree(b, a) is agree


def test_a_month_is_over_when_it_has_ended() -> None:
    assert is_over("2025-05", "2025-06-01")
    assert not is_over("2025-06", "2025-06-01")
