"""Stored offsets, quotes and digests against the stored text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.verify.grounding import prove_article, prove_fact, prove_quote, spans_of
from tests.invented import make_article


@given(st.text(min_size=1), st.data())
def test_every_slice_of_a_text_is_proved(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert prove_quote(text, start, end, text[start:end]) is None


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 2, "海江"), (1, 9, "川"), (-1, 1, "海"), (1, 1, "")])
def test_anything_else_has_a_reason(start: int, end: int, quote: str) -> None:
    assert prove_quote("海川公司", start, end, quote)


def stored(**changes: Any) -> dict[str, Any]:
    article = make_article("a", "海川公司。")
    fields = article.model_dump(exclude={"content"}) | {"text": article.text, "sha256": article.sha256}
    return {**fields, **changes}


def test_an_article_as_imported_is_proved() -> None:
    assert prove_article(stored()) is None


@pytest.mark.parametrize(
    "changes", [{"text": "标题\n海川公司！"}, {"title": "题"}, {"published": "2024"}, {"source": "x"}]
)
def test_a_changed_article_has_a_reason(changes: dict[str, Any]) -> None:
    assert prove_article(stored(**changes))


def test_spans_come_from_facts_claims_and_mentions() -> None:
    row = {
        "facts": [{"what": "f", "start": 0, "end": 1, "quote": "海"}],
        "claims": [{"what": "c", "start": 1, "end": 2, "quote": "川"}],
        "ties": [{"what": "c -> f", "start": 0, "end": 2, "quote": "海川"}],
        "mentions": [{"what": "e", "starts": [0, 2], "ends": [2, 4], "surfaces": ["海川", "公司"]}],
    }
    assert [what for what, *_ in spans_of(row)] == ["f", "c", "c -> f", "e", "e"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"quote": "海江公司"}, "the text has"),
        ({"worded": False}, "no article has its words"),
        ({"parts": ["海川", "三百家"]}, "'三百家'"),
    ],
)
def test_a_fact_is_proved_by_its_quote_words_and_parts(changes: dict[str, Any], reason: str | None) -> None:
    found = {"start": 0, "end": 4, "quote": "海川公司", "text": "海川公司", "parts": ["海川"], "worded": True}
    given = prove_fact("海川公司。", found | changes)
    assert given is None if reason is None else reason in str(given)
