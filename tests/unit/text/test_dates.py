from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.dates import find_dates


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("到2030年进入", "2030", "year"),
        ("明年6月投产", "2026-06", "month"),
        ("今年年底前", "2025", "year"),
        ("“十四五”期间", "2025", "period"),
        ("“十五五”期间", "2030", "period"),
        ("未来三年内", "2028", "period"),
        ("本月8日举行", "2025-06-08", "day"),
        ("下周公布", "2025-06", "month"),
        ("下月启动", "2025-07", "month"),
        ("7月1日起", "2025-07-01", "day"),
        ("将于27日出台", "2025-06-27", "day"),
        ("二〇二六年三月", "2026-03", "month"),
        ("明日开幕", "2025-06-15", "day"),
        ("2026年下半年", "2026", "half"),
        ("2027年第三季度", "2027", "quarter"),
        ("2025-07-03发布", "2025-07-03", "day"),
    ],
)
def test_find_dates_resolves_against_publication(text: str, value: str, precision: str) -> None:
    (date,) = find_dates(text, "2025-06-14")
    assert (date.value, date.precision) == (value, precision)


def test_find_dates_without_publication_keeps_relative_dates_open() -> None:
    (relative, absolute) = find_dates("明年投产，2031年满产", None)
    assert (relative.value, absolute.value) == (None, "2031")


def test_find_dates_takes_impossible_days_as_months() -> None:
    assert find_dates("2025年2月30日", "2025-01-01")[0].value == "2025-02"


@pytest.mark.parametrize("text", ["上世纪90年代，产量2030吨，第3号", "减持2034.12 万股", "共2024.5亿元", "涨2023.10点"])
def test_find_dates_leaves_decades_and_plain_numbers(text: str) -> None:
    assert find_dates(text, "2025-06-14") == []


@pytest.mark.parametrize(
    ("text", "value"), [("2024.12开工", "2024-12"), ("2025.06.30前", "2025-06-30"), ("2024.10 投产", "2024-10")]
)
def test_find_dates_takes_dots_for_dates_where_no_unit_follows(text: str, value: str) -> None:
    assert [date.value for date in find_dates(text, "2025-06-14")] == [value]


@given(
    st.text(alphabet="12３０年月日号今明后去本下上周底初末半季度十三五未来内、至-—“”两 \n二〇", max_size=40)
    | st.text(max_size=40),
    st.sampled_from([None, "2025", "2025-06", "2025-06-14", "2024-02-29 08:00", "not a date"]),
)
def test_find_dates_gives_its_own_characters(text: str, published: str | None) -> None:
    found = find_dates(text, published)
    assert all(text[date.start : date.end] == date.surface for date in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
