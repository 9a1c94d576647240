from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "qualifier"),
    [
        ("进入60个国家市场", "60个国家", 60, "国家", None),
        ("布局500家以上门店", "500家", 500, "家", "at least"),
        ("总值3万多亿元", "3万多亿元", 3e12, "元", "more than"),
        ("搭建99个回收网点", "99个回收网点", 99, "回收网点", None),
        ("增长7.9%", "7.9%", 7.9, "%", None),
        ("下降百分之三", "百分之三", 3, "%", None),
        ("投资约5亿美元", "5亿美元", 5e8, "美元", "about"),
        ("近百家企业", "百家企业", 100, "企业", "nearly"),
        ("十余人", "十余人", 10, "人", "more than"),
        ("不超过24小时", "24小时", 24, "小时", "at most"),
        ("建成10万辆公共自行车", "10万辆公共自行车", 100_000, "公共自行车", None),
        ("为期两年的试点", "两年", 2, "年", None),
        ("压缩一半", "一半", 0.5, None, None),
        ("产能1,200万吨", "1,200万吨", 1.2e7, "吨", None),
    ],
)
def test_find_quantities_gives_machine_form(
    text: str, surface: str, value: float, unit: str | None, qualifier: str | None
) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.surface, quantity.value, quantity.unit, quantity.qualifier) == (surface, value, unit, qualifier)


@pytest.mark.parametrize("text", ["2030年", "3月8日", "第3次会议", "一个国家", "20日下午3时", "一种办法"])
def test_find_quantities_leaves_dates_ordinals_and_articles(text: str) -> None:
    assert find_quantities(text) == []


@given(
    st.text(alphabet="0123.,，１９万亿千百十多余几数半个家元年月日%％/第约近超以上下三五两国品 ", max_size=40)
    | st.text(max_size=40)
)
def test_find_quantities_gives_its_own_characters(text: str) -> None:
    found = find_quantities(text)
    assert all(text[quantity.start : quantity.end] == quantity.surface for quantity in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
