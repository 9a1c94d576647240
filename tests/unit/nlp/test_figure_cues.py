from __future__ import annotations

import pytest

from kg.nlp.annotated import AnnotatedText, Word
from kg.nlp.figure_cues import earlier_words, is_ahead, is_corrected
from kg.nlp.figure_values import find_values


def ahead(text: str, *words: Word) -> bool:
    reading = AnnotatedText(text, words=words)
    return is_ahead(reading, reading.structure.clause_at(find_values(text)[-1].start), find_values(text)[-1])


@pytest.mark.parametrize(
    "text", ["预计销量达3万辆", "拟回购5万股", "注册资本不低于500万元", "到2027年，产值达3亿元", "预期23万人"]
)
def test_what_is_to_come_or_demanded_is_ahead(text: str) -> None:
    assert ahead(text)


def test_will_is_ahead_and_the_object_marker_is_not() -> None:
    assert ahead("将投资3亿元", Word(0, 1, "d"))
    assert not ahead("将股权质押3亿元", Word(0, 1, "p"))
    assert not ahead("销量达3万辆")


def test_what_was_corrected_is_no_figure() -> None:
    text = "由0.5%修正为0.7%"
    assert [is_corrected(text, value) for value in find_values(text)] == [True, False]


@pytest.mark.parametrize(
    ("before", "words"),
    [("，前值", "前值"), ("，上年同期为", "上年同期"), ("，7月终值", "7月终值"), ("营业收入", None)],
)
def test_words_of_an_earlier_time(before: str, words: str | None) -> None:
    assert earlier_words(before) == words
