from __future__ import annotations

from kg.offline.verifying import make_readers
from kg.verify.source import SourceArticle, bigrams

TEXT = "海川新材料建成三座工厂。林溪表示，供应紧张。"


def source() -> SourceArticle:
    return SourceArticle(TEXT, make_readers(), published="2025-06-01")


def test_quotes_and_places_are_those_of_the_text() -> None:
    quote = source().quote(0, 5)
    assert (quote.quote, TEXT[quote.start : quote.end]) == ("海川新材料", "海川新材料")
    assert list(source().places("工厂")) == [TEXT.index("工厂")]


def test_a_sentence_is_found_by_offset() -> None:
    assert source().sentence_at(TEXT.index("林溪")) == 1


def test_bigrams_touch_no_punctuation() -> None:
    assert list(bigrams("甲乙，丙丁")) == ["甲乙", "丙丁"]
