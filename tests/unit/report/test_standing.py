"""A line can be read alone: nothing points back to what stands before it, and no half of a clause is a line."""

from __future__ import annotations

import pytest

from kg.report.standing import points_back
from tests.unit.report.conftest import Reported


@pytest.mark.parametrize(
    "text",
    [
        "其今年办了按揭",
        "这标志着公司转型",
        "这些毛虫极为稀有",
        "“它有两个出口",
        "他们将返回",
        "上述股份已解押",
        "双方签约",
        "此举有望提升销量",
        "意味着成本下降",
    ],
)
def test_what_points_back_is_seen(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "其中三成用于研发",
        "其他公司也将跟进",
        "这次会议决定扩产",
        "此次收购有望完成",
        "此外，公司扩产",
        "他人不得使用",
        "双方面的努力",
        "砚舟储能将建厂",
    ],
)
def test_what_points_to_nothing_before_it_stays(text: str) -> None:
    assert not points_back(text)


def test_no_line_begins_with_what_nobody_can_resolve(reported: Reported) -> None:
    content = (
        "据悉，望海市有购房者透露，其2025年1月办了二手房按揭业务。这也意味着市场开始回暖，成交量同比增长8%。"
        "砚舟储能6月14日宣布，公司将以12.5亿元收购蓝屿电池60%股权。"
        "一位供应商表示，只要产品符合要求，就有进入其供应商体系的可能。"
    )
    _, report = reported(content)
    assert report.lines
    told = [line.text.rpartition("：")[2] for line in report.lines if line.section in (1, 6, 7, 11, 12)]
    assert not [text for text in told if text.startswith(("其", "这", "就"))]


def test_the_tone_quotes_a_clause_and_no_mark_of_an_agency(reported: Reported) -> None:
    _, report = reported("【星讯社讯】青禾科技7月12日公布，公司收购了三幅地块。", title="青禾科技：收购三幅地块")
    [tone] = report.section(9)
    assert tone.label == "中性"
    assert "讯】" not in tone.text
    assert "收购" in tone.text or "公布" in tone.text
