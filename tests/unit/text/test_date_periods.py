"""Dates as news of every kind writes them; what looks like one and is none."""

from __future__ import annotations

import pytest

from kg.text.dates import find_dates, nearest


@pytest.mark.parametrize(
    ("text", "surface", "target"),
    [
        ("于 2026 年 4 月 18 日前", "2026 年 4 月 18 日", "2026-04-18"),
        ("未来 5 年内", "未来 5 年内", "2030"),
        ("未来两三年", "未来两三年", "2028"),
        ("２０２７年２月", "２０２７年２月", "2027-02"),
        ("农历九月初九", "农历九月初九", None),
        ("腊月十八", "腊月十八", None),
        ("明年正月十五", "明年正月十五", "2026"),
        ("“十六五”开局之年", "“十六五”开局之年", "2031"),
        ("“十五五”收官之年", "“十五五”收官之年", "2030"),
        ("“十五五”末", "“十五五”末", "2030"),
        ("四年后", "四年后", "2029"),
        ("两个月后", "两个月后", "2025-07"),
        ("下一季度", "下一季度", "2025-Q3"),
        ("下季度", "下季度", "2025-Q3"),
        ("本季度", "本季度", "2025-Q2"),
        ("今明两年", "今明两年", "2026"),
        ("月底前", "月底", "2025-05"),
        ("28年底", "28年底", "2028"),
        ("2028财年", "2028财年", "2028"),
        ("FY2027", "FY2027", "2027"),
        ("民国118年6月", "民国118年6月", "2029-06"),
        ("大后年", "大后年", "2028"),
        ("今年四季度", "今年四季度", "2025-Q4"),
        ("明年上半年", "明年上半年", "2026-H1"),
        ("2026Q2", "2026Q2", "2026-Q2"),
        ("三季度", "三季度", "2025-Q3"),
    ],
)
def test_a_date_is_resolved(text: str, surface: str, target: str | None) -> None:
    (found,) = find_dates(text, "2025-05-12")
    assert (found.surface, found.target) == (surface, target)


@pytest.mark.parametrize(
    "text",
    [
        "投产后年产8万吨",
        "今后年均增长",
        "以前年度",
        "三年来年均",
        "岁月内外",
        "前三季度",
        "成本年均",
        "四年后才发现",
        "合作28年",
        "近30年底蕴",
        "iPhone 16 发布",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, "2025-05-12") == []


def test_years_after_a_day_of_the_past_are_not_counted_from_publication() -> None:
    assert [date.value for date in find_dates("他2008年入职，三年后离开", "2025-05-12")] == ["2008"]


def test_a_solar_day_in_chinese_numerals_stays_solar() -> None:
    assert [date.value for date in find_dates("八月十五日开业", "2025-05-12")] == ["2025-08-15"]


def test_a_quarter_is_over_after_its_last_day() -> None:
    (quarter,) = find_dates("今年一季度", "2025-03-31")
    assert not quarter.is_past("2025-03-31")
    assert quarter.is_past("2025-04-01")


def test_a_quarter_without_a_year_lies_ahead_of_a_plan_and_behind_a_report() -> None:
    (quarter,) = find_dates("一季度", "2025-11-02")
    assert nearest(quarter, "2025-11-02", ahead=True) == "2026"
    (quarter,) = find_dates("四季度", "2025-02-02")
    assert nearest(quarter, "2025-02-02", ahead=False) == "2024"
