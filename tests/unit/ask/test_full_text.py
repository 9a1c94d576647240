from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.full_text import _pieces, find_words, full_text_query, words_of
from kg.resolve import fold

TEXTS = st.text(st.sampled_from('储能儲電电abＡ 1·，。《》()*"\\+-&|!{}[]^~?:/AND㈱乾'), max_size=30)


@pytest.mark.parametrize("text", ["", "***", '+-&&||!(){}[]^"~*?:\\/', "，。"])
def test_marks_alone_ask_for_nothing(text: str) -> None:
    assert full_text_query(text) == ""


def test_query_holds_no_operator_of_the_text() -> None:
    assert full_text_query('a AND "b') == '"a"^4 a "and"^4 and "b"^4 b'


def test_a_single_chinese_character_is_half_of_a_pair() -> None:
    assert full_text_query("砚") == "砚 砚* *砚"


def test_a_pasted_page_is_cut() -> None:
    assert len(words_of("储能 " * 1000)) == 1
    assert len(full_text_query("".join(chr(0x4E00 + i) for i in range(5000)))) < 500


@given(TEXTS)
def test_fold_keeps_places(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
def test_what_is_found_stands_there(query: str, text: str) -> None:
    words = words_of(query)
    coverage, spans = find_words(words, text)
    assert 0 <= coverage <= 1
    assert spans == sorted(spans)
    for start, end in spans:
        pieces = [piece for word in words for piece in (word, *_pieces(word))]
        assert any(fold(text[start:end]).startswith(piece) for piece in pieces)
    if words and all(word in fold(text) for word in words):
        assert coverage == 1


def test_traditional_characters_stand_where_simplified_ones_are_asked_for() -> None:
    assert find_words(words_of("储能"), "澜州儲能公司") == (1.0, [(2, 4)])


@pytest.mark.parametrize(
    ("query", "text", "lit"),
    [
        ("230万吨", "年产能达到230万吨，比2023年多30万吨", ["230万吨"]),
        ("230万吨", "年产能为 230 万吨", ["230", "万吨"]),
        ("230万吨", "年产能1230万吨", ["230万吨"]),
        ("41.6亿元", "收入为41.6亿元，利润27.6亿元", ["41.6亿元"]),
        ("41.6亿元", "利润27.6亿元", ["亿元"]),
        ("37%", "占总收入的37%，另有1.37%", ["37%"]),
        ("６０億元", "总投资60亿元", ["60亿元"]),
        ("nasdaq", "在NASDAQ上市，股价as expected", ["NASDAQ"]),
        ("三座工厂", "建成三座工厂；工厂很大", ["三座工厂"]),
        ("储能 工厂", "储能电池工厂", ["储能", "工厂"]),
    ],
)
def test_what_is_sought_is_lit(query: str, text: str, lit: list[str]) -> None:
    _, spans = find_words(words_of(query), text, fold(query))
    assert [text[start:end] for start, end in spans] == lit
