from __future__ import annotations

import pytest

from kg.models import EntityType
from kg.resolve.fact_view import FactView
from kg.resolve.facts import changes, fact_keys, relation, same_fact, same_matter


def figure(
    value: str, number: float, unit: str | None, article: str = "a", *, subject: str = "远山储能", indicator: str = "营业收入",
    period: str = "2025-Q1", day: str | None = "2025-04-20", source: str = "", text: str = "",
) -> FactView:  # fmt: skip
    return FactView(
        kind="figure", actor=(subject,), text=text, numbers=((number, unit, None, value),), published=day,
        article_id=article, actor_type=EntityType.COMPANY, parts=(indicator, period, value), source=source,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("249万辆", 2_490_000, "辆"), ("2,490,000辆", 2_490_000, "辆")),
        (("2.5亿元", 250_000_000, "元"), ("2.496亿元", 249_600_000, "元")),
        (("64.6%", 64.6, "%"), ("65%", 65.0, "%")),
        (("3吨", 3, "吨"), ("3000千克", 3000, "千克")),
        (("约1.2万家", 12_000, "家"), ("11,980家", 11_980, "家")),
    ],
)
def test_a_figure_told_in_other_digits_or_units_is_one(
    one: tuple[str, float, str], other: tuple[str, float, str]
) -> None:
    a, b = figure(*one), figure(*other, "b")
    assert same_fact(a, b).same
    assert same_fact(b, a).same
    assert set(fact_keys(a)) & set(fact_keys(b))
    assert relation(b, a) == "same"


def test_one_measure_has_many_wordings() -> None:
    a, b = figure("3亿元", 3e8, "元"), figure("3亿元", 3e8, "元", "b", indicator="累计营收")
    assert same_fact(a, b).same
    assert set(fact_keys(a)) & set(fact_keys(b))


def test_another_number_of_another_source_is_a_dispute() -> None:
    a, b = figure("3.1亿元", 3.1e8, "元", source="甲报"), figure("2.8亿元", 2.8e8, "元", "b", source="乙报")
    assert not same_fact(a, b).same
    assert same_matter(a, b).same
    assert relation(a, b) == relation(b, a) == "disputes"
    assert changes(b, a) == ("3.1亿元 -> 2.8亿元",)


def test_a_later_word_of_the_same_source_revises() -> None:
    first = figure("3.1亿元", 3.1e8, "元", source="甲报")
    later = figure("2.8亿元", 2.8e8, "元", "b", source="甲报", day="2025-05-02")
    assert relation(later, first) == "revises"
    assert relation(first, later) is None


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2025-Q2"},
        {"period": ""},
        {"indicator": "净利润"},
        {"subject": "临川电气"},
        {"source": "甲报", "period": "2024"},
    ],
)
def test_another_time_measure_or_subject_is_another_figure(other: dict[str, str]) -> None:
    a, b = figure("3.1亿元", 3.1e8, "元", source="甲报"), figure("2.8亿元", 2.8e8, "元", "b", **other)
    assert relation(a, b) is None
    assert relation(b, a) is None


def test_other_units_falls_and_second_deals_dispute_nothing() -> None:
    assert relation(figure("3亿元", 3e8, "元"), figure("3亿美元", 3e8, "美元", "b")) is None
    assert relation(figure("-2%", -2, "%"), figure("2%", 2, "%", "b")) is not None
    bought = [figure(f"{n}万股", n * 1e4, "股", name, indicator="回购") for n, name in ((5, "a"), (6, "b"))]
    assert relation(*bought) is None
    assert relation(figure("3亿元", 3e8, "元"), figure("30亿元", 3e9, "元", "b")) is None  # of the firm and of a branch


def test_a_figure_without_a_time_is_that_of_the_same_day() -> None:
    dated, bare = figure("3亿元", 3e8, "元"), figure("3亿元", 3e8, "元", "b", period="")
    assert same_fact(dated, bare).same
    assert set(fact_keys(dated)) & set(fact_keys(bare))
    assert not same_fact(dated, figure("3亿元", 3e8, "元", "b", period="", day="2025-06-20")).same


def test_a_reprint_of_a_figure_without_a_time_is_the_same_figure() -> None:
    words = "电芯的循环寿命已超过1.2万次"

    def told(article: str, day: str | None, text: str = words, value: float = 12_000) -> FactView:
        return figure("1.2万次", value, "次", article, indicator="循环寿命", period="", day=day, text=text)

    first, reprint = told("a", "2025-03-12"), told("b", "2025-03-13")
    assert same_fact(first, reprint).same
    assert same_fact(reprint, first).same
    assert set(fact_keys(first)) & set(fact_keys(reprint))
    for other in (
        told("b", "2025-03-20"),
        told("b", None),
        told("b", "2025-03-13", "循环寿命达1.2万次"),
        told("b", "2025-03-13", value=13_000),
    ):
        assert not same_fact(first, other).same
        assert relation(other, first) is None
