from __future__ import annotations

import pytest

from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_periods import Periods, step_before, year_before


def periods(text: str, published: str | None = "2025-11-20") -> list[tuple[str, str | None]]:
    return [(text[p.start : p.end], p.value) for p in Periods(AnnotatedText(text, published=published)).found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("今年前10个月", "2025-01/2025-10"),
        ("1-7月", "2025-01/2025-07"),
        ("今年1月份至5月份", "2025-01/2025-05"),
        ("前三季度", "2025-01/2025-09"),
        ("2020年1月1日至2020年3月31日", "2020-Q1"),
        ("2025年上半年", "2025-H1"),
        ("截至2019年上半年末", "2019-06-30"),
        ("10月末", "2025-10-31"),
        ("上周", "2025-11-10/2025-11-16"),
        ("8月10日当周", "2025-08-04/2025-08-10"),
        ("今年以来", "2025-01/2025-11"),
        ("自6月以来", "2025-06/2025-11"),
        ("迄今", "2025-11-20"),
        ("三季报", "2025-Q3"),
        ("去年", "2024"),
        ("23年营收", "2023"),
    ],
)
def test_a_time_is_a_day_a_part_of_a_year_or_a_span(text: str, wanted: str) -> None:
    assert [value for _, value in periods(text)] == [wanted]


def test_the_day_on_which_somebody_speaks_is_told_apart() -> None:
    text = "4月29日，远山储能发布公告称，截至3月31日回购完毕。"
    found = Periods(AnnotatedText(text, published="2025-05-01")).found
    assert [(period.value, period.told) for period in found] == [("2025-04-29", True), ("2025-03-31", False)]


def test_an_undated_text_tells_its_own_year_or_none() -> None:
    assert periods("9月17日", None) == [("9月17日", None)]
    assert ("6月底", "2019-06") in periods("6月底成交。截至2019年一季度末。", None)


@pytest.mark.parametrize(
    ("now", "before", "year"),
    [
        ("2024-08", "2024-07", "2023-08"),
        ("2025-Q1", "2024-Q4", "2024-Q1"),
        ("2025", "2024", "2024"),
        ("2024-08-11/2024-08-17", "2024-08-04/2024-08-10", "2023-08-11/2023-08-17"),
        (None, None, None),
    ],
)
def test_the_time_before_has_the_same_length(now: str | None, before: str | None, year: str | None) -> None:
    assert step_before(now) == before
    assert year_before(now) == year
