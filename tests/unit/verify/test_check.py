"""One claim against one article, with the real language tools on invented texts."""

from __future__ import annotations

import inspect

import pytest

from kg.offline.verifying import check_claim
from kg.verify import SpanCheck, Verdict

ARTICLE = """星河汽车公布出海计划
新华社广州2025年6月14日电（记者李默）星河汽车有限公司14日在广州宣布，计划到2028年在欧洲开设300家门店，今年建成99个充电站。
星河汽车副总经理赵志远表示，公司正从卖产品向提供服务转变，目前已在墨西哥城设立办事处，前五个月出口3万辆，同比增长7.9%。
“充电标准不统一，重复检测的费用很高。”蓝湾电力董事长孙建国说，应推动中国和欧洲的检测结果互认。
白云科技总经理何敏认为，企业应当设计全球合规平台，不再依赖单一市场。欧盟出台的《新电池法》要求生产者回收电池。
"""
PUBLISHED = "2025-06-14"


def check(claim: str) -> Verdict:
    verdict = check_claim(ARTICLE, claim, published=PUBLISHED)
    for span in verdict.spans:
        assert claim[span.start : span.end] == span.text
        assert all(ARTICLE[e.start : e.end] == e.quote for e in span.evidence)
    assert all(ARTICLE[e.start : e.end] == e.quote for e in verdict.evidence)
    return verdict


def flagged(verdict: Verdict, text: str) -> SpanCheck:
    """Return the unsupported span that holds `text`."""
    return next(span for span in verdict.unsupported if text in span.text)


@pytest.mark.parametrize("line", [s for s in ARTICLE.replace("。", "。\n").split("\n") if len(s) > 4])
def test_what_the_article_says_is_supported(line: str) -> None:
    verdict = check(line)
    assert verdict.verdict == "supported"
    assert not verdict.unsupported
    assert verdict.evidence


@pytest.mark.parametrize(
    ("claim", "wrong", "should_be"),
    [
        ("星河汽车有限公司计划到2028年在欧洲开设400家门店。", "400家门店", "300家门店"),
        ("星河汽车有限公司计划到2030年在欧洲开设300家门店", "2030年", "2028年"),
        ("今年建成99家充电站。", "99家", "99个充电站"),
        ("前五个月出口5万辆，同比增长7.9%。", "5万辆", "3万辆"),
        ("今年（指2024年）建成99个充电站。", "2024年", "2025年"),
        ("白云科技总经理何敏说，充电标准不统一，重复检测的费用很高，应推动检测结果互认。", "何敏", "孙建国"),
        ("蓝湾电力总经理孙建国说，应推动中国和欧洲的检测结果互认。", "总经理", "董事长"),
        ("公司需要从卖产品向提供服务转变。", "需要", "正"),
        ("星河汽车有限公司已在欧洲开设300家门店。", "已", "计划"),
        ("企业应当设计全球合规平台，仍依赖单一市场。", "仍", "不再"),
    ],
)  # fmt: skip
def test_what_the_article_says_otherwise_is_contradicted(claim: str, wrong: str, should_be: str) -> None:
    verdict = check(claim)
    assert verdict.verdict == "contradicted"
    span = flagged(verdict, wrong)
    assert span.verdict == "contradicted"
    assert span.should_be is not None
    assert should_be in span.should_be
    assert span.evidence


@pytest.mark.parametrize("claim", ["前五个月出口30000辆。", "前五个月出口三万辆。", "到2028年将在欧洲开店300家。"])
def test_the_same_number_written_otherwise_is_supported(claim: str) -> None:
    assert check(claim).verdict == "supported"


@pytest.mark.parametrize("name", ["周立群", "红杉银行", "东海大学"])
def test_a_name_that_the_article_lacks_is_not_found(name: str) -> None:
    verdict = check(f"{name}表示，公司正从卖产品向提供服务转变。")
    assert verdict.verdict in ("not found", "contradicted")
    assert flagged(verdict, name)


@pytest.mark.parametrize("claim", ["出口时间：2025年6月14日", "前五个月出口为30000辆。", "前五个月的出口达30000辆"])
def test_a_number_or_date_in_another_form_is_no_contradiction(claim: str) -> None:
    assert not [span for span in check(claim).unsupported if span.verdict == "contradicted"]


def test_a_country_is_supported_by_its_city_with_that_reason() -> None:
    verdict = check("公司目前已在墨西哥设立办事处。")
    assert verdict.verdict == "supported"
    assert "its city 墨西哥城" in verdict.reason


def test_a_city_is_not_supported_by_its_country() -> None:
    verdict = check_claim("公司目前已在墨西哥设立办事处。", "公司目前已在墨西哥城设立办事处。")
    assert flagged(verdict, "城")


def test_an_invented_sentence_is_not_found() -> None:
    assert check("两国元首将于下月举行会晤，就农产品关税问题展开磋商。").verdict == "not found"


def test_nothing_at_all_is_not_supported() -> None:
    assert check_claim(ARTICLE, "").verdict == "not found"
    assert check_claim("", "公司正从卖产品向提供服务转变。").verdict == "not found"


def test_spans_are_in_order_and_do_not_overlap() -> None:
    verdict = check("周立群表示，星河汽车到2030年开设500家门店，前五个月出口5万辆，同比下降7.9%。")
    ends = [0, *(span.end for span in verdict.spans)]
    assert all(span.start >= end for span, end in zip(verdict.spans, ends, strict=False))


def test_the_same_question_has_the_same_answer() -> None:
    assert check("白云科技总经理何敏说，充电标准不统一。") == check("白云科技总经理何敏说，充电标准不统一。")


def test_the_docstring_example_holds() -> None:
    assert "should_be` is 500家门店" in " ".join((inspect.getdoc(check_claim) or "").split())
    verdict = check_claim("公司计划到2030年开设500家门店。", "公司计划到2030年开设600家门店。")
    assert verdict.verdict == "contradicted"
    assert [(s.text, s.should_be) for s in verdict.unsupported] == [("600家门店", "500家门店")]


def test_a_claim_in_traditional_characters_is_compared_as_it_reads() -> None:
    verdict = check_claim("歐盟14日宣布對電動汽車徵收17%的關稅。", "欧盟宣布对电动汽车征收17%的关税。")
    assert verdict.verdict == "supported"
    assert not verdict.unsupported
