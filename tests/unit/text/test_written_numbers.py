"""Numbers as news of every kind writes them: two scales, ranges, fractions, cheques, blanks, symbols, units in letters."""

from __future__ import annotations

import pytest

from kg.models import Quantity
from kg.text.numerals import parse_bounds, parse_number
from kg.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "surface", "value", "high", "unit", "qualifier"),
    [
        ("拟投资2亿6000万元建港", "2亿6000万元", 2.6e8, None, "元", None),
        ("招工3万5千人", "3万5千人", 35_000, None, "人", None),
        ("定价18万4元", "18万4元", 184_000, None, "元", None),
        ("融资五六十亿元", "五六十亿元", 5e9, 6e9, "元", "about"),
        ("新开四五百家门店", "四五百家门店", 400, 500, "门店", "about"),
        ("为期三五年", "三五年", 3, 5, "年", "about"),
        ("斥资7-9亿元", "7-9亿元", 7e8, 9e8, "元", None),
        ("持股升至20%至35%", "20%至35%", 20, 35, "%", None),
        ("总投资6亿—8亿", "6亿—8亿", 6e8, 8e8, None, None),
        ("耗资2亿元至4亿元", "2亿元至4亿元", 2e8, 4e8, "元", None),
        ("约12-18家工厂", "12-18家工厂", 12, 18, "工厂", "about"),
        ("出让五分之三股份", "五分之三", 0.6, None, None, None),
        ("误差为万分之七", "万分之七", 0.0007, None, None, None),
        ("费率千分之二", "千分之二", 0.002, None, None, None),
        ("成本下降六成", "六成", 6, None, "成", None),
        ("产量提高三成半", "三成半", 3.5, None, "成", None),
        ("出资柒仟万元", "柒仟万元", 7e7, None, "元", None),
        ("人民币叁亿陆仟万元整", "叁亿陆仟万元", 3.6e8, None, "元", None),
        ("新增15GWh产能", "15GWh", 15, None, "GWh", None),
        ("装机 300 MW", "300 MW", 300, None, "MW", None),
        ("募资US$2.4亿", "US$2.4亿", 2.4e8, None, "美元", None),
        ("罚款€350万", "€350万", 3.5e6, None, "欧元", None),
        ("约合人民币9亿元", "9亿元", 9e8, None, "元", "about"),
        ("投入 45 亿元", "45 亿元", 4.5e9, None, "元", None),
        ("新建６座厂房", "６座厂房", 6, None, "厂房", None),
        ("销售百万辆", "百万辆", 1e6, None, "辆", None),
        ("吸引上万名游客", "上万名游客", 1e4, None, "游客", None),
        ("用电8亿千瓦时", "8亿千瓦时", 8e8, None, "千瓦时", None),
    ],
)
def test_a_quantity_is_read_whole(
    text: str, surface: str, value: float, high: float | None, unit: str | None, qualifier: str | None
) -> None:
    (found,) = find_quantities(text)
    assert (found.surface, found.unit, found.qualifier) == (surface, unit, qualifier)
    assert found.value == pytest.approx(value)
    assert found.high == (None if high is None else pytest.approx(high))
    assert text[found.start : found.end] == surface


@pytest.mark.parametrize(
    "text",
    [
        "根据第二十三条",
        "根据第 23 条",
        "第三至五条",
        "12号线开通",
        "商用5G网络",
        "G20峰会",
        "B747客机交付",
        "Mate 80 手机",
        "今明两年建成",
        "民国118年底完工",
        "27年底投产",
        "2026-2028年",
        "3-5月",
        "一二期工程",
        "三四线城市",
        "大陆家庭",
        "陆家嘴",
        "百亿级园区",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", ["从2亿元到4亿元", "由20%至35%"])
def test_a_change_is_no_range(text: str) -> None:
    assert [quantity.high for quantity in find_quantities(text)] == [None, None]


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("2亿6000万", 2.6e8),
        ("18万4", 184_000),
        ("1.5万亿", 1.5e12),
        ("1亿零300万", 1.03e8),
        ("三四十亿", 3e9),
        ("二〇三一", 2031),
    ],
)
def test_parse_number(surface: str, value: float) -> None:
    assert parse_number(surface) == pytest.approx(value)


def test_parse_number_refuses_parts_that_grow() -> None:
    assert parse_number("2万3亿") is None


def test_parse_bounds_gives_both_figures_of_a_pair_alone() -> None:
    assert parse_bounds("二十七八万") == (270_000, 280_000)
    assert parse_bounds("三八百") == (parse_number("三八百"), None)


def test_high_is_written_only_where_there_is_one() -> None:
    plain = Quantity(surface="3家", start=0, end=2, value=3, unit="家")
    assert "high" not in plain.model_dump_json()
    ranged = plain.model_copy(update={"high": 5.0})
    assert Quantity.model_validate_json(ranged.model_dump_json()) == ranged
