import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.nlp.sentences import mark_sentences
from kg.nlp.tokenizer import NewsTokenizer
from kg.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("没有标点", ["没有标点"]),
        ("甲来了。乙走了！", ["甲来了。", "乙走了！"]),
        ("他说：“好。”大家笑了。", ["他说：“好。”", "大家笑了。"]),
        ("标题\r\n正文", ["标题\r\n", "正文"]),
        ("同比增长3.5%；其中", ["同比增长3.5%；", "其中"]),
        ("It rose. Then it fell", ["It rose.", " Then it fell"]),
    ],
)
def test_split_sentences_closes_at_final_marks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected


@given(st.text())
def test_split_sentences_covers_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in split_sentences(text)) == text


def test_mark_sentences_sets_the_sentences_of_a_doc() -> None:
    doc = mark_sentences(NewsTokenizer(Vocab())("甲来了。乙走了！"))
    assert [sent.text for sent in doc.sents] == ["甲来了。", "乙走了！"]
