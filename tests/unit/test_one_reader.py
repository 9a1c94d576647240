"""What one room knows of the language, every room knows: months of relative years, titles, measure words."""

from __future__ import annotations

from typing import Any

import pytest

from kg.offline.verifying import check_claim
from kg.resolve.amounts import read_amount
from kg.resolve.fact_view import FactView
from kg.resolve.facts import relation
from kg.resolve.matter import read_matter
from kg.text.dates import find_dates
from kg.text.lexicon import load_lexicon
from kg.text.quantities import find_quantities
from kg.verify.posts import TITLE

TITLES = load_lexicon("title_heads")
MEASURE_WORDS = load_lexicon("classifiers")


def view(text: str, published: str, article: str, **fields: Any) -> FactView:
    numbers = tuple((q.value, q.unit, q.qualifier, q.surface) for q in find_quantities(text))
    kind = fields.pop("kind", "statement")
    return FactView(kind, ("青禾汽车",), text, published=published, article_id=article, numbers=numbers, **fields)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("去年11月销售汽车3.2万辆", "去年12月销售汽车4.1万辆", None),
        ("去年11月销售汽车3.2万辆", "去年12月销售汽车3.2万辆", None),
        ("去年11月销售汽车3.2万辆", "去年11月销售汽车3.2万辆", "same"),
        ("去年11月销售汽车3.2万辆", "2025年11月销售汽车3.2万辆", "same"),
        ("去年11月销售汽车3.2万辆", "去年11月销售汽车4.1万辆", "disputes"),
        ("去年11月份销售汽车3.2万辆", "2025年11月销售汽车4.1万辆", "disputes"),
        ("前年第四季度销售汽车3.2万辆", "前年第三季度销售汽车4.1万辆", None),
    ],
)
def test_a_month_of_a_relative_year_is_that_month(one: str, other: str, expected: str | None) -> None:
    assert relation(view(one, "2026-01-10", "a"), view(other, "2026-01-20", "b")) == expected


@pytest.mark.parametrize(
    ("earlier", "later", "published", "target", "expected"),
    [
        ("明年3月", "明年6月", "2025-12-10", "2026-06", "revises"),
        ("明年3月", "今年6月", "2026-01-10", "2026-06", "revises"),
        ("明年3月", "今年3月", "2026-01-10", "2026-03", "same"),
        ("明年3月", "2026年3月", "2025-12-10", "2026-03", "same"),
    ],
)
def test_a_moved_month_of_next_year_is_tied(
    earlier: str, later: str, published: str, target: str, expected: str
) -> None:
    first = view(f"计划{earlier}在望海投产电池工厂", "2025-10-10", "a", kind="plan", target_date="2026-03")
    second = view(f"计划{later}在望海投产电池工厂", published, "b", kind="plan", target_date=target)
    assert relation(second, first) == expected


@pytest.mark.parametrize("written", ["去年11月", "明年3月", "今年第三季度", "后年6月8日", "本月5日", "2027年年底"])
def test_a_fact_has_the_date_that_the_extractor_reads(written: str) -> None:
    [read] = find_dates(written, "2026-01-10")
    [date] = read_matter(view(f"{written}投产", "2026-01-10", "a")).dates
    assert date.partition("/")[0] == read.value


@pytest.mark.parametrize("title", TITLES)
def test_the_check_of_reports_knows_every_title(title: str) -> None:
    assert TITLE.fullmatch(title)
    other = "会长" if title != "会长" else "主席"
    article = f"星河汽车有限公司14日在广州举行会议。星河汽车{title}赵志远出席会议并讲话，白云科技{other}何敏也在场。"
    verdict = check_claim(article, f"星河汽车{other}赵志远出席会议并讲话。")
    wrong = [span.should_be for span in verdict.unsupported if span.verdict == "contradicted"]
    assert wrong == [title]


@pytest.mark.parametrize("word", MEASURE_WORDS)
def test_every_room_knows_a_measure_word(word: str) -> None:
    bare = [q for q in find_quantities(f"共有38{word}。") if q.surface.startswith("38")]
    assert [q.surface for q in bare] == [f"38{word}"]
    amount = read_amount((bare[0].value, bare[0].unit, bare[0].qualifier, bare[0].surface))
    assert amount is not None
    assert amount.counted
    assert amount.measure == ("people" if word in "名位" else None)  # it counts, and is no noun of its own


@pytest.mark.parametrize("word", MEASURE_WORDS)
def test_the_check_compares_what_a_measure_word_counts(word: str) -> None:
    other = "枚" if word != "枚" else "株"
    article = f"青禾公司14日宣布，仓库里现有38{word}展品，全部向公众开放。"
    assert check_claim(article, f"青禾公司宣布，仓库里现有38{word}展品，全部向公众开放。").verdict == "supported"
    wrong = check_claim(article, f"青禾公司宣布，仓库里现有38{other}奖章，全部向公众开放。")
    assert [span.text for span in wrong.unsupported if span.kind == "number"] == [f"38{other}奖章"]
