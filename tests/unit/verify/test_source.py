from __future__ import annotations

from dataclasses import replace

from kg.models import EntityType, Extraction
from kg.offline.verifying import make_readers
from kg.verify.source import SourceArticle, bigrams
from tests.invented import make_article, make_extraction

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


def test_the_readers_are_asked_for_what_the_extractor_knows_once() -> None:
    asked: list[tuple[str, str | None]] = []
    article = make_article("a", "林溪表示，供应紧张。")
    known = make_extraction(article, {EntityType.PERSON: [("林溪",)]}, statements=[("供应紧张", "林溪", "表示")])

    def extract(text: str, published: str | None) -> Extraction:
        asked.append((text, published))
        return known

    made = SourceArticle(article.text, replace(make_readers(), extract=extract), published="2025-06-01")
    assert [speech.speaker for speech in made.speeches][:1] == ["林溪"]
    assert made.known_names.search("董事长林溪")
    assert asked == [(article.text, "2025-06-01")]
