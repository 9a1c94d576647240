from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.tight import tighten


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        ("在 2027 年 3 月", "在2027年3月"),
        ("２０２７　年", "2027年"),
        ("12 GWh", "12GWh"),
        ("US$ 3 亿", "US$3亿"),
        ("Mate 60", "Mate 60"),
        ("2027 3家", "2027 3家"),
        ("甲 乙", "甲 乙"),
        ("2027\n年", "2027\n年"),
    ],
)
def test_blanks_around_digits_alone_are_left_out(text: str, tight: str) -> None:
    assert tighten(text).text == tight


@given(st.text(alphabet="0３年月亿 \u3000\u00a0A$甲-", max_size=30))
def test_each_character_has_its_place_in_the_text(text: str) -> None:
    tight = tighten(text)
    for at, char in enumerate(tight.text):
        start, end = tight.span(at, at + 1)
        assert end == start + 1
        assert tighten(text[start]).text == char


def test_a_year_and_its_part_are_one() -> None:
    assert tighten("2027 年 第三季度").text == "2027年第三季度"
    assert tighten("2026年 上半年").text == "2026年上半年"
    assert tighten("2026年 公司").text == "2026年 公司"
