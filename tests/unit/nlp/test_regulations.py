from __future__ import annotations

import pytest

from kg.models import Regulation
from kg.nlp.annotated import Mention, read_doc
from kg.nlp.regulations import find_regulations, find_stated, make_regulation, share_issuers, smooth_scores
from kg.nlp.rule_sources import Sources
from kg.text.stretch import Stretch

# Of the example that the contract of all kinds makes (tests/unit/models/facts): the order of the fields is part of it.
FACT_ID = "regulation:04f1a555e35399c8"

TAGS = {
    "经营者": "n",
    "应当": "v",
    "不得": "v",
    "规定": "v",
    "超过": "v",
    "办法": "n",
    "要求": "v",
    "必须": "d",
    "经营": "v",
}


def regulations(make_doc, marked):  # type: ignore[no-untyped-def]
    doc = make_doc(marked, "2025-06-14", TAGS)
    doc._.affiliations, doc._.statements = [], []
    found = find_regulations(doc)
    assert all(doc.text[fact.start : fact.end] == fact.text for fact in found)
    return found


MARKED = (
    "标题\n[O 南江市商务局]日前发布《[L 网络餐饮管理办法]》。办法规定，经营者应当公示许可证，不得超范围经营。"
    "平台必须在24小时内处理投诉。经营者不得收取超过5%的费用。"
)


def test_find_regulations_takes_the_policy_from_an_earlier_sentence(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = regulations(make_doc, MARKED)
    assert found
    assert {(fact.policy, fact.issuer) for fact in found} == {("网络餐饮管理办法", "南江市商务局")}
    assert "经营者" in {who for fact in found for who in fact.regulated}


def test_find_regulations_needs_a_policy_or_an_issuer(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert regulations(make_doc, "标题\n经营者应当公示许可证，不得超范围经营。") == []


def test_smooth_scores_raises_what_stands_among_provisions() -> None:
    alone, among = smooth_scores([0.0, -9.0, -9.0])[0], smooth_scores([0.0, 5.0, 5.0])[0]
    assert among > alone


def text_of(make_doc, marked: str, clause: str) -> str | None:  # type: ignore[no-untyped-def]
    reading = read_doc(make_doc(marked, "2025-06-14", TAGS))
    start = reading.text.index(clause)
    policy = reading.names[0]
    fact = make_regulation(reading, Stretch(start, start + len(clause)), Sources(policy, None))
    return fact.text if fact else None


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("第七条 经营者应当公示许可证", "经营者应当公示许可证"),
        ("（二）经营者应当公示许可证", "经营者应当公示许可证"),
        ("办法规定，经营者应当公示许可证", "经营者应当公示许可证"),
        ("并且不得超范围经营", "不得超范围经营"),
        ("要求经营者公示许可证", "要求经营者公示许可证"),  # the demand is the provision
        ("经营者应当遵守规定的标准", "经营者应当遵守规定的标准"),
        ("包括取消各类商铺转让年限", "取消各类商铺转让年限"),
        ("包括商铺在内的房屋须登记", "包括商铺在内的房屋须登记"),  # says whom, and leads to nothing
        ("并处五万元以下罚款", "并处五万元以下罚款"),
        ("3.5%以上应当申报", "3.5%以上应当申报"),  # a number, no list
    ],
)
def test_a_provision_begins_behind_what_leads_in(make_doc, clause: str, text: str) -> None:  # type: ignore[no-untyped-def]
    marked = f"标题\n《[L 网络餐饮管理办法]》施行。{clause}。"
    assert text_of(make_doc, marked, clause) == text


@pytest.mark.parametrize(
    "clause",
    [
        "本办法所称经营者是指餐饮商户",
        "网络经营活动，适用本办法",
        "国家鼓励经营者加入行业组织",
        "为规范网络餐饮，制定本办法",
        "经营者被投诉三次以上的",  # a condition alone
        "自许可证到期之日起",
        "在支持措施方面",  # a frame
        "以及经营者的许可证信息",  # a part that was cut off
        "该办法对经营者的要求与欧盟的规则接近",  # a comparison
    ],
)
def test_what_binds_nobody_is_no_provision(make_doc, clause: str) -> None:  # type: ignore[no-untyped-def]
    assert text_of(make_doc, f"标题\n《[L 网络餐饮管理办法]》施行。{clause}。", clause) is None


@pytest.mark.parametrize("clause", ["经营者在支持措施方面应当公开信息", "和平台签约的经营者应当公示许可证"])
def test_what_only_begins_like_a_fragment_is_a_provision(make_doc, clause: str) -> None:  # type: ignore[no-untyped-def]
    assert text_of(make_doc, f"标题\n《[L 网络餐饮管理办法]》施行。{clause}。", clause) == clause


@pytest.mark.parametrize("clause", ["国家鼓励经营者加入，可以给予补贴", "国家鼓励经营者加入，补贴2000元"])
def test_encouragement_with_money_is_a_provision(make_doc, clause: str) -> None:  # type: ignore[no-untyped-def]
    assert text_of(make_doc, f"标题\n《[L 网络餐饮管理办法]》施行。{clause}。", clause) == clause


def test_what_is_too_short_is_no_provision(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert text_of(make_doc, "标题\n《[L 网络餐饮管理办法]》施行。应报备。", "应报备") is None


def test_a_document_s_own_provisions_are_of_it_and_not_of_the_law_it_cites(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = (
        "[O 青川省人民政府][L 关于加强砂场管理的通知]\n青政发〔2021〕8号\n"
        "一、砂场经营者应当按照《[L 河道法]》规定在30日内登记，不得超过许可的数量。\n"
        "二、砂场经营者不得在夜间经营，应当每月报告。\n[O 青川省人民政府]\n2021年3月2日"
    )
    found = regulations(make_doc, marked)
    assert found
    assert {(fact.policy, fact.issuer) for fact in found} == {("关于加强砂场管理的通知", "青川省人民政府")}


def test_provisions_of_one_policy_share_its_issuer_where_all_agree() -> None:
    policy, other = Mention(0, 3, "POLICY", "甲办法", "甲办法"), Mention(9, 12, "POLICY", "乙办法", "乙办法")

    def rule(issuer: str | None) -> Regulation:
        return Regulation(text="不得收费", start=0, end=4, policy="甲办法", issuer=issuer)

    found = [
        (rule("青屿市"), 1.0, policy),
        (rule(None), 1.0, policy),
        (rule(None), 1.0, other),
        (rule(None), 1.0, None),
    ]
    assert [fact.issuer for fact, _ in share_issuers(found)] == ["青屿市", "青屿市", None, None]
    found.append((rule("海川省"), 1.0, policy))
    assert [fact.issuer for fact, _ in share_issuers(found)] == ["青屿市", None, None, None, "海川省"]


@pytest.mark.parametrize(
    "clause",
    [
        "坚持以农民为中心，统筹各方面力量",
        "对标国际先进水平，注重资源整合",
        "各地区要切实做好普查工作",
        "各部门要密切配合，各司其职",
        "决定对周岚采取出具警示函的监管措施",
        "公司拟以自有资金回购股份",
        "现将修订后的文本予以公布",
    ],
)
def test_exhortations_and_single_cases_are_no_provisions(make_doc, clause: str) -> None:  # type: ignore[no-untyped-def]
    assert text_of(make_doc, f"[L 甲办法]\n{clause}。", clause) is None


@pytest.mark.parametrize(
    "clause",
    [
        "坚持分级管理，重大项目应当报省级部门批准",
        "对标国家标准，新车油耗不得超过6升",
        "密切配合的单位应当在10日内报告",
        "对违规企业应当采取限期整改措施",
        "公司应当在15日内披露",
        "符合条件的企业可以申请补贴",
    ],
)
def test_a_provision_among_such_words_is_one(make_doc, clause: str) -> None:  # type: ignore[no-untyped-def]
    assert text_of(make_doc, f"[L 甲办法]\n{clause}。", clause) == clause


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("《[L 甲办法]》规定，经营者应当公示许可证", True),
        ("《[L 甲办法]》明确要求经营者公示许可证", True),
        ("根据《[L 甲办法]》规定，青禾公司将退市", False),
        ("青禾公司违反了《[L 乙法]》和《[L 甲办法]》规定，被出具警示函", False),
        ("青禾公司按照《[L 甲办法]》的相关规定，办理注销", False),
        ("《[L 甲办法]》等规定，青禾公司已经知悉", False),
    ],
)
def test_who_acts_as_a_policy_says_states_none(make_doc, sentence: str, stated: bool) -> None:  # type: ignore[no-untyped-def]
    reading = read_doc(make_doc(f"标题\n{sentence}。", "2025-06-14", TAGS))
    assert bool(find_stated(reading)) is stated


@pytest.mark.parametrize(
    ("clause", "is_provision"),
    [
        ("此举意在支持商户扩大经营规模", False),
        ("商户从未要求顾客缴纳保证金", False),
        ("税率的设定方式仍待进一步明确", False),
        ("保证金比例调整为", False),
        ("还明确了促进消费的主要措施", False),
        ("保证金比例调整为百分之三", True),
        ("从未登记的商户不得经营", True),
        ("明确了商户的登记义务和期限", True),
        ("这类商户须在三日内登记", True),
    ],
)
def test_comments_and_fragments_are_no_provisions(make_doc, clause: str, is_provision: bool) -> None:  # type: ignore[no-untyped-def]
    assert (text_of(make_doc, f"标题\n《[L 网络餐饮管理办法]》施行。{clause}。", clause) is not None) is is_provision
