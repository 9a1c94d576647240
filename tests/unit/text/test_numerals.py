from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numerals import NUMERAL_CHARS, parse_number


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("三万五千", 35_000),
        ("三万五", 35_000),
        ("三百零五", 305),
        ("1.2亿", 120_000_000),
        ("3万多亿", 3e12),
        ("百分之三", 3),
        ("两百", 200),
        ("十五", 15),
        ("十余", 10),
        ("二〇三〇", 2030),
        ("一亿二千万", 120_000_000),
        ("1,234.5", 1234.5),
        ("２０", 20),
        ("七点九", 7.9),
        ("一半", 0.5),
    ],
)
def test_parse_number_reads_both_scripts(surface: str, value: float) -> None:
    assert parse_number(surface) == value


def test_parse_number_gives_none_for_words() -> None:
    assert parse_number("汽车") is None


@given(st.text(alphabet=NUMERAL_CHARS + "0123456789.,多余几点分之", max_size=20) | st.text(max_size=10))
def test_parse_number_never_raises(surface: str) -> None:
    value = parse_number(surface)
    assert value is None or value >= 0


@given(st.integers(min_value=0, max_value=10**12))
def test_parse_number_reads_every_arabic_number(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number
