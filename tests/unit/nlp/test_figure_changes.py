from __future__ import annotations

import pytest

from kg.nlp.figure_changes import read_change
from kg.nlp.figure_values import find_values


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("同比增长12.5%", "同比增长12.5%", 12.5),
        ("环比下降3%", "环比下降3%", -3.0),
        ("较上年末下降0.4个百分点", "较上年末下降0.4个百分点", -0.4),
        ("比去年同期减少近两成", "比去年同期减少近两成", -20.0),
        ("增长了3.4倍", "增长了3.4倍", 340.0),
        ("市值缩水一半", "缩水一半", -50.0),
        ("较2013年增加153个", "较2013年增加153个", None),
        ("同比-24%", "同比-24%", -24.0),
        ("5.3%同比增长率", "5.3%同比增长率", 5.3),
    ],
)
def test_a_change_has_its_words_and_its_number(text: str, words: str, number: float | None) -> None:
    change = read_change(text, 0, find_values(text)[-1])
    assert change is not None
    assert (text[change.start : change.end], change.number) == (words, number)


@pytest.mark.parametrize("text", ["营业收入3亿元", "降至4.25%", "提高到2.4万元", "占比70%", "比例达46.33%", "涨幅为5%"])
def test_a_level_is_no_change(text: str) -> None:
    assert read_change(text, 0, find_values(text)[-1]) is None
