from __future__ import annotations

import pytest

from kg.ask.summary import sentence_around


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("计划建厂", "他说，公司计划建厂。"),
        ("标题", "标题"),
        ("没有句号", "没有句号"),
        ("建厂。没有", "他说，公司计划建厂。没有句号"),
    ],
)
def test_sentence_around_gives_the_whole_sentence(quote: str, sentence: str) -> None:
    text = "标题\n头一句。他说，公司计划建厂。没有句号"
    start = text.index(quote)
    assert sentence_around(text, start, start + len(quote)) == sentence
