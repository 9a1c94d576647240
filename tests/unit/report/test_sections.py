"""What stands in which section, with the actor named, and the characters that carry it."""

from __future__ import annotations

import pytest

from kg.models import Article
from kg.report import LEVELS, TONES, KeyReport
from kg.report.lines import LONGEST
from tests.unit.report.conftest import Reported

Written = tuple[Article, KeyReport]


def texts(report: KeyReport, section: int) -> list[str]:
    return [line.text for line in report.section(section)]


def test_each_line_has_its_characters_and_fits_a_glance(yanzhou: Written) -> None:
    article, report = yanzhou
    assert len(report.lines) > 10
    for line in report.lines:
        assert 0 < len(line.text) <= LONGEST
        assert line.spans
        assert all(0 <= start < end <= len(article.text) for start, end in line.spans)
        assert list(line.spans) == sorted(line.spans)
    assert [line.section for line in report.lines] == sorted(line.section for line in report.lines)


def test_time_tells_what_happens_and_resolves_relative_dates(yanzhou: Written) -> None:
    _, report = yanzhou
    assert "砚舟储能将在2026年于挪威建成首座储能电池工厂" in " ".join(texts(report, 1))
    assert not [text for text in texts(report, 1) if "明年" in text or "今年" in text]


def test_places_and_trades(yanzhou: Written) -> None:
    _, report = yanzhou
    assert "挪威" in texts(report, 2)
    trades = {line.text: line.label for line in report.section(3)}
    assert [label for text, label in trades.items() if "电池" in text] == ["C38 电气机械和器材制造业"]
    assert [label for text, label in trades.items() if text.startswith("储能")] == [None]  # no one division is meant


def test_who_acts_and_what_it_is_aimed_at(yanzhou: Written) -> None:
    _, report = yanzhou
    assert any("砚舟储能" in text for text in texts(report, 4))
    assert any("蓝屿电池" in text for text in texts(report, 5))
    assert not any("蓝屿电池" in text for text in texts(report, 4))


def test_acts_name_their_actor(yanzhou: Written) -> None:
    _, report = yanzhou
    [bought] = [text for text in texts(report, 6) if "收购" in text]
    assert bought.startswith("砚舟储能拟以12.5亿元收购蓝屿电池有限公司60%股权")


def test_advice_is_no_act_of_who_gives_it(yanzhou: Written) -> None:
    _, report = yanzhou
    assert not [text for text in texts(report, 6) if "共享检测数据" in text]
    [view] = [text for text in texts(report, 12) if "共享检测数据" in text]
    assert view.startswith("顾闻笙：同行共享检测数据")


def test_market_rules_and_outlook(yanzhou: Written) -> None:
    _, report = yanzhou
    assert any("出口85.5万套，同比增长64.6%" in text for text in texts(report, 7))
    assert any("要求电池生产者承担延伸责任" in text for text in texts(report, 8))
    assert any("有望提升储能行业的集中度" in text for text in texts(report, 11))


def test_tone_and_reach_only_quote(yanzhou: Written) -> None:
    article, report = yanzhou
    [tone] = report.section(9)
    assert tone.label == "积极"
    for line in report.section(9):
        for part in line.text.split("；"):
            assert part in article.text
    assert {line.label for line in report.section(10)} <= set(LEVELS)


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("监管部门对云岫证券处以罚款，公司股价下跌，客户表示强烈不满。", "消极"),
        ("云岫证券获得好评，净利润增长三成，业务稳步扩大。", "积极"),
        ("云岫证券定于6月20日召开股东大会，会议地点为澜州。", "中性"),
        ("云岫证券净利润增长三成，新业务获得好评；两名高管离职，公司面临质疑。", "混合"),
    ],
)
def test_tone_follows_the_words(reported: Reported, content: str, label: str) -> None:
    _, report = reported(content, title="云岫证券公告")
    [tone] = report.section(9)
    assert tone.label == label
    assert label in TONES


def test_what_is_negated_has_no_tone(reported: Reported) -> None:
    _, report = reported("云岫证券没有亏损，不存在违规，也未受处罚。", title="云岫证券公告")
    assert [line.label for line in report.section(9)] == ["中性"]


def test_a_rule_speaks_under_its_name_not_as_an_act_of_its_issuer(reported: Reported) -> None:
    content = "澜江省交通运输厅印发《澜江省网约车服务规范》，要求平台公司每月10日前报送数据，确保数据真实、准确。"
    _, report = reported(content, title="澜江省出台网约车新规")
    assert any("印发《澜江省网约车服务规范》" in text for text in texts(report, 6))
    assert not [text for text in texts(report, 6) if "确保数据" in text]
    rules = texts(report, 8)
    assert any("报送数据" in text for text in rules)
    assert all("交通运输厅确保" not in text for text in rules)


def test_a_relative_clause_leads_to_no_false_actor(reported: Reported) -> None:
    content = "星河汽车表示，公司已在澜州建成工厂。有购房者透露，其今年3月办理了贷款。由于海棠环保还持有蓝屿电池40%股权，交易须经批准。"
    _, report = reported(content, title="星河汽车投产")
    said = " ".join(line.text for line in report.lines)
    assert "澜州今年3月" not in said
    assert "澜州2025年3月" not in said
    assert "星河汽车海棠环保" not in said


def test_nothing_is_told_twice_in_one_section(reported: Reported) -> None:
    content = "星河汽车在澜州建成第三座工厂。\n星河汽车在澜州建成第三座工厂，总投资20亿元。"
    _, report = reported(content, title="星河汽车投产")
    assert sum("建成第三座工厂" in text for text in texts(report, 6)) == 1


def test_furniture_and_papers_are_no_news(reported: Reported) -> None:
    content = "来源：证券时报网\n星河汽车在《证券日报》刊登公告，宣布回购股份。\n责任编辑：林晚舟\nhttps://example.com/2024/05/news"
    _, report = reported(content, title="星河汽车回购股份")
    said = [line.text for line in report.lines]
    assert not [text for text in said if "http" in text or "example" in text or "责任编辑" in text]
    assert not [text for text in texts(report, 3) if text == "证券"]


def test_no_date_no_resolution(reported: Reported) -> None:
    _, report = reported("星河汽车计划明年在挪威建厂。", title="星河汽车出海", published=None)
    assert any("明年" in text for text in texts(report, 6) + texts(report, 1))


def test_two_lines_and_another_language(reported: Reported) -> None:
    _, short = reported("", title="星河汽车将在挪威建厂")
    assert all("星河汽车" in line.text or line.section in (2, 5) for line in short.lines)
    _, foreign = reported("The company said on Monday that it will build a plant in Norway.", title="A plant in Norway")
    assert foreign.lines == ()


def test_a_firm_is_no_authority_named_last(reported: Reported) -> None:
    content = "云岫检测技术股份有限公司（以下简称“云岫检测”）中标多个项目。国家认监委6月10日公布抽检名单。同时，公司审议通过关联交易的议案。"
    _, report = reported(content, title="云岫检测中标多个项目")
    said = " ".join(line.text for line in report.lines)
    assert "国家认监委审议通过" not in said
    assert "云岫检测审议通过关联交易的议案" in said


def test_what_goes_on_with_a_plan_stays_planned(reported: Reported) -> None:
    content = "星河汽车计划到2027年在挪威和波兰各建成一座年产二十万辆的整车工厂和一座电池工厂，形成20吉瓦时的年产能，总投资60亿元。"
    _, report = reported(content, title="星河汽车公布欧洲计划")
    assert not [line.text for line in report.lines if line.text.startswith("星河汽车形成")]


def test_a_question_states_nothing(reported: Reported) -> None:
    content = "星河汽车上调售价。蓝屿电池会不会因此涨价？蓝屿电池表示没有计划。"
    _, report = reported(content, title="星河汽车上调售价")
    assert not [line.text for line in report.lines if "会不会" in line.text]


def test_a_state_that_follows_is_nobodys(reported: Reported) -> None:
    content = "蓝屿食品发言人林晚舟表示，蓝屿食品没有参与宣传，通过这样的题材想来拉升股价，企业没有这样的故意。"
    _, report = reported(content, title="蓝屿食品回应传闻")
    assert not [line.text for line in report.lines if line.text.startswith("蓝屿食品通过")]


def test_a_provision_stands_under_the_policy_named_last(reported: Reported) -> None:
    content = (
        "教育部6月10日印发《澜江省科技教育意见》，要求学校开设实验课程。"
        "水利部6月11日发布《澜江河湖管理规范》，规定河湖管理范围须设标识。"
    )
    _, report = reported(content, title="两部门出台新规")
    [rule] = [text for text in texts(report, 8) if "设标识" in text]
    assert rule.startswith("《澜江河湖管理规范》：")
