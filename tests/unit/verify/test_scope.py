"""Whose and which: what stands before a thing in the claim against what stands before it in the article."""

from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

ARTICLE = (
    "海川新材料计划搭建全球物流调度平台，保证与本地企业的对接。"
    "企业要进入越南等市场，需要关注的还包括对当地市场、法规和用户习惯的理解。"
    "泰国的消费者偏爱足球，海川新材料赞助当地足球赛事。"
    "公司帮助其他国家发展本土化工工业，为全球化工产业供货。"
)


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("搭建本地物流调度平台。", ("本地", "全球")),
        ("需要对中国市场的理解，以及适应当地法规。", ("中国", "当地")),
    ],
)
def test_another_scope_is_contradicted(claim: str, differs: tuple[str, str]) -> None:
    verdict = check_claim(ARTICLE, claim)
    [span] = [s for s in verdict.unsupported if s.kind == "scope"]
    assert (span.because.code, span.text, span.should_be) == ("other scope", *differs)
    assert verdict.verdict == "contradicted"


@pytest.mark.parametrize(
    "claim",
    [
        "搭建国际物流调度平台。",  # says the same as 全球
        "需要对越南市场的理解。",  # the place that 当地 means
        "海川新材料赞助泰国足球赛事。",
        "帮助其他国家发展本土化工产业。",  # 本土 stands before the same thing
        "为化工产业供货。",
    ],
)
def test_the_same_scope_in_other_words_is_not(claim: str) -> None:
    assert not [s for s in check_claim(ARTICLE, claim).spans if s.kind == "scope"]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("公司首次帮助其他国家发展本土化工工业。", ["首次"]),
        ("公司帮助其他国家发展本土化工工业。", []),
    ],
)
def test_that_it_is_the_first_must_be_said(claim: str, found: list[str]) -> None:
    assert [s.text for s in check_claim(ARTICLE, claim).unsupported if s.because.code == "added"] == found
