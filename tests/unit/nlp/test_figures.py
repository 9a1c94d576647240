from __future__ import annotations

import pytest

from kg.models import Article, Figure
from kg.nlp.annotated import AnnotatedText, Mention, Word
from kg.nlp.figure_drafts import find_drafts
from kg.nlp.figure_lists import holders
from kg.nlp.pipeline import BuiltinExtractor

# Of the example that the contract of all kinds makes (tests/unit/models/facts): the order of the fields is part of it.
FACT_ID = "figure:8824db7ee9145126"


def figures(extractor: BuiltinExtractor, content: str, published: str | None = "2025-07-20") -> list[Figure]:
    article = Article(id="a", title="简讯", content=content, published=published)
    found = extractor.extract(article)
    assert all(article.text[f.start : f.end] == f.text and f.value in article.text for f in found.figures)
    return list(found.figures)


def told(found: list[Figure]) -> list[tuple[str, str, float | None, str | None, str | None, float | None]]:
    return [(f.subject, f.indicator, f.number, f.unit, f.period, f.change_number) for f in found]


def test_a_level_has_subject_measure_time_and_change(extractor: BuiltinExtractor) -> None:
    [revenue, profit] = figures(
        extractor,
        "2025年上半年，中国石油化工股份有限公司实现营业收入3.2亿元，同比增长12.5%；净利润2400万元，同比下降3.2%。",
    )
    assert (revenue.subject, revenue.indicator, revenue.value) == ("中国石油化工股份有限公司", "营业收入", "3.2亿元")
    assert (revenue.number, revenue.unit, revenue.period) == (3.2e8, "元", "2025-H1")
    assert (revenue.change, revenue.change_number) == ("同比增长12.5%", 12.5)
    assert (profit.subject, profit.indicator, profit.number) == (revenue.subject, "净利润", 2.4e7)
    assert (profit.period, profit.change, profit.change_number) == ("2025-H1", "同比下降3.2%", -3.2)


def test_a_market_is_a_subject_though_it_is_no_entity(extractor: BuiltinExtractor) -> None:
    found = figures(extractor, "6月，新能源车市场零售同比增长42%，环比下降3%。")
    assert [(f.subject, f.value, f.change_number) for f in found] == [
        ("新能源车市场", "42%", 42.0),
        ("新能源车市场", "3%", -3.0),
    ]
    assert {f.period for f in found} == {"2025-06"}


def test_a_list_with_one_verb_gives_one_each(extractor: BuiltinExtractor) -> None:
    found = figures(extractor, "2025年上半年，江苏省进口和出口分别增长10%和8%。")
    assert {(f.subject, f.indicator, f.value, f.change_number, f.change) for f in found} == {
        ("江苏省", "进口", "10%", 10.0, "分别增长10%和8%"),
        ("江苏省", "出口", "8%", 8.0, "分别增长10%和8%"),
    }


def test_what_each_holds_is_a_figure_of_each() -> None:
    text = "2024年，青禾科技和白石动力各持有合资公司50%股权。"
    names = tuple(Mention(text.index(n), text.index(n) + len(n), "COMPANY", n, n) for n in ("青禾科技", "白石动力"))
    tags = "2024年 TIME ， w 青禾科技 ORG 和 c 白石动力 ORG 各 r 持有 v 合资 vn 公司 n 50% m 股权 n 。 w".split()
    words, at = [], 0
    for word, tag in zip(tags[::2], tags[1::2], strict=True):
        words.append(Word(at, at + len(word), tag))
        at += len(word)
    reading = AnnotatedText(text, names, words=tuple(words))
    start = text.index("青禾")
    assert holders(reading, start, text.index("50%")) == ["青禾科技", "白石动力"]
    assert holders(reading, start, text.index("各")) == []
    [one, other] = find_drafts(reading)
    assert [(d.subject, d.value.start) for d in (one, other)] == [
        ("青禾科技", text.index("50%")),
        ("白石动力", text.index("50%")),
    ]
    assert one.indicator == other.indicator


@pytest.mark.parametrize(
    "content",
    [
        "江苏省计划到2027年建成20座储能电站，预计年产值超过30亿元。",
        "江苏省要求企业注册资本不低于500万元。",
        "中国石油(7.200,-0.14,-1.91%)发布公告。",
        "江苏省拟投资3亿元建设产业园。",
    ],
)
def test_plans_forecasts_demands_and_quotes_are_none(extractor: BuiltinExtractor, content: str) -> None:
    assert figures(extractor, content) == []


def test_an_earlier_value_is_a_figure_of_its_time(extractor: BuiltinExtractor) -> None:
    found = figures(extractor, "2025年第二季度，江苏省财政收入3.1亿元，上年同期为2.8亿元。")
    assert told(found) == [
        ("江苏省", "财政收入", 3.1e8, "元", "2025-Q2", None),
        ("江苏省", "财政收入", 2.8e8, "元", "2024-Q2", None),
    ]


def test_a_count_measures_what_is_counted_and_a_share_says_of_what(extractor: BuiltinExtractor) -> None:
    counts = figures(extractor, "江苏省建立了8个研发中心、20个生产基地。")
    assert [(f.indicator, f.value, f.unit) for f in counts] == [("研发中心", "8个", "个"), ("生产基地", "20个", "个")]
    [amount, share] = figures(extractor, "2024年，江苏省新能源车产量120万辆，占全国总产量的12.4%。")
    assert (amount.number, share.indicator, share.number) == (1.2e6, "占全国总产量", 12.4)


def test_an_undated_article_gives_a_time_only_where_its_text_tells_the_year(extractor: BuiltinExtractor) -> None:
    text = "3月31日，江苏省森林面积达210万亩。"
    assert [f.period for f in figures(extractor, text, None)] == [None]
    assert [f.period for f in figures(extractor, f"{text}2021年第一季度数据显示。", None)] == ["2021-03-31"]


def test_a_figure_of_the_title_that_the_body_tells_is_one(extractor: BuiltinExtractor) -> None:
    body = "2025年上半年，江苏省进出口总额达2.496万亿元，同比增长5%。"
    article = Article(id="a", title="江苏省上半年进出口总额2.5万亿元", content=body, published="2025-07-20")
    found = extractor.extract(article).figures
    assert [f.value for f in found if f.number and f.number > 1e12] == ["2.496万亿元"]


def test_traditional_characters_stay_as_they_are_written(extractor: BuiltinExtractor) -> None:
    article = Article(
        id="a", title="簡訊", content="2025年上半年，江蘇省進出口總額達2.4萬億元，同比增長5%。", published="2025-07-20"
    )
    for figure in extractor.extract(article).figures:
        assert figure.value in article.text
        assert figure.change is None or figure.change in article.text
        assert figure.subject in article.text
