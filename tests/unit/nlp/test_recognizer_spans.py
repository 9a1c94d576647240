from __future__ import annotations

from kg.nlp.recognizer import trim_span
from kg.nlp.tokenizer import NamedSpan


def test_trim_span_leaves_no_white_space_at_the_ends() -> None:
    text = "（记者 林一舟\u3000）"
    assert trim_span(text, NamedSpan(3, 8, "PERSON", 0.9)) == NamedSpan(4, 7, "PERSON", 0.9)


def test_trim_span_of_blanks_alone_is_empty() -> None:
    span = trim_span("甲  乙", NamedSpan(1, 3, "PERSON", 0.9))
    assert span.start == span.end
