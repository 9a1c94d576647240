"""The plain cuts, which serve what is taken out of its text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.summary import sentence_around
from kg.text.language import language
from kg.text.sentences import split_clauses, split_sentences

TEXTS = st.text(alphabet="甲乙12，,：:。！…“”（）() \n\u3000", max_size=60)


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("营收1,234万元，增长3:2。", ["营收1,234万元", "增长3:2"]),
        ("工厂（总投资5亿元）将于3月投产", ["工厂", "总投资5亿元", "将于3月投产"]),
        ("他说：“好，", ["他说", "“好"]),
        ("等等……还有\n另一行 ", ["等等", "还有", "另一行"]),
        ("", []),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_sentences_are_those_of_the_taggers_without_blanks() -> None:
    text = " 第一句。”\n\n第二句！Signed in May. The end"
    assert [text[start:end] for start, end in language().find_sentences(text)] == [
        "第一句。”",
        "第二句！",
        "Signed in May.",
        "The end",
    ]


@given(TEXTS)
def test_cuts_are_ordered_inside_and_lose_no_letter(text: str) -> None:
    for found in (split_clauses(text), language().find_sentences(text)):
        assert all(left.end <= right.start for left, right in pairwise(found))
        assert {at for start, end in found for at in range(start, end)} >= {
            at for at, char in enumerate(text) if char.isalnum()
        }
    assert "".join(text[start:end] for start, end in split_sentences(text)) == text


def test_a_fact_is_shown_with_its_whole_quotation() -> None:
    text = "新华社北京6月3日电（记者李默）李平说：“路修通了。秋天通车。”会议结束。"
    start = text.index("秋天")
    assert sentence_around(text, start, start + 4) == "李平说：“路修通了。秋天通车。”"
