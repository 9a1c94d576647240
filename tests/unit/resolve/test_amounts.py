from __future__ import annotations

import pytest

from kg.resolve.amounts import amounts_agree, read_amount, same_measure
from kg.resolve.fact_view import Number


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ((500.0, "家", None, "500家"), (500.0, "门店", "at least", "500家门店"), True),
        ((100.0, "家", "nearly", "百家"), (98.0, "企业", None, "98家企业"), True),
        ((0.5, "吉瓦", None, "0.5吉瓦"), (500.0, "兆瓦", None, "500兆瓦"), True),
        ((100.0, "公顷", None, "100公顷"), (1500.0, "亩", None, "1500亩"), True),
        ((5.83e9, "元", None, "58.3亿元"), (5.8e9, "元", None, "58亿元"), True),
        ((6.0, "成", "nearly", "六成"), (57.0, "%", None, "57%"), True),
        ((2 / 3, None, None, "三分之二"), (67.0, "%", None, "67%"), True),
        ((3e8, "元", None, "3至5亿元", 5e8), (4e8, "元", None, "4亿元"), True),
        ((3e8, "元", None, "3至5亿元", 5e8), (3e8, "元", None, "3亿元至5亿元", 5e8), True),
        ((3e8, "元", None, "3至5亿元", 5e8), (3e8, "元", None, "3至6亿元", 6e8), False),
        ((3e8, "元", None, "3至5亿元", 5e8), (7e8, "元", None, "7亿元"), False),
        ((30.0, "家", "about", "三四十家", 40.0), (35.0, "家", None, "35家"), True),
        ((30.0, "家", "about", "三四十家", 40.0), (50.0, "家", "about", "50家"), False),
        ((3.0, "座", None, "3座"), (2.0, "座", None, "2座"), False),
        ((5e8, "元", None, "5亿元"), (6e8, "元", None, "6亿元"), False),
        ((500.0, "家", "at least", "500家"), (300.0, "家", None, "300家"), False),
        ((120.0, "个", None, "120个"), (100.0, "个", None, "100个"), False),
        ((51.0, "%", None, "51%"), (60.0, "%", None, "60%"), False),
    ],
)
def test_amounts_agree_over_units_and_words(a: Number, b: Number, agree: bool) -> None:
    left, right = read_amount(a), read_amount(b)
    assert left is not None
    assert right is not None
    assert same_measure(left, right)
    assert amounts_agree(left, right) is agree
    assert amounts_agree(right, left) is agree


@pytest.mark.parametrize(("unit", "other"), [("元", "美元"), ("吉瓦", "吉瓦时"), ("元", "%"), ("幼儿园", "小学")])
def test_amounts_of_two_things_are_not_compared(unit: str, other: str) -> None:
    left, right = (read_amount((3.0, name, None, f"3{name}")) for name in (unit, other))
    assert left is not None
    assert right is not None
    assert not same_measure(left, right)


def test_a_number_that_could_not_be_read_has_no_amount() -> None:
    assert read_amount((None, "家", None, "数家")) is None
    assert read_amount((float("nan"), "家", None, "数家")) is None
