"""Persons that are none, and names that took an adverb along."""

from __future__ import annotations

import re

import pytest

from kg.nlp.person_edges import cut_adverbs, cut_titles, drop_sides
from kg.nlp.tokenizer import NamedSpan


def spans_of(text: str, *names: tuple[str, str]) -> list[NamedSpan]:
    found = [
        NamedSpan(m.start(), m.end(), label, 0.9) for name, label in names for m in re.finditer(re.escape(name), text)
    ]
    return sorted(found, key=lambda span: span.start)


@pytest.mark.parametrize(
    ("text", "names", "people"),
    [
        ("日方表示遗憾。", [("日方", "PERSON")], []),
        ("黎巴嫩总理来访。黎方谴责袭击。", [("黎巴嫩", "REGION"), ("黎方", "PERSON")], []),
        ("黎方是一位工程师。", [("黎方", "PERSON")], ["黎方"]),
        ("日方舟表示遗憾。", [("日方舟", "PERSON")], ["日方舟"]),
    ],
)
def test_a_side_of_a_talk_is_no_person(text: str, names: list[tuple[str, str]], people: list[str]) -> None:
    kept = drop_sides(text, spans_of(text, *names))
    assert [text[s.start : s.end] for s in kept if s.label == "PERSON"] == people


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("林舟均指出，订单充足。林舟是总经理。", "林舟均", ["林舟"]),
        ("周明远亦表示，不会降价。", "周明远亦", ["周明远"]),
        ("张立均表示，不会降价。张立均很忙。", "张立均", ["张立均", "张立均"]),
        ("张立均的车很新。张立走了。", "张立均", ["张立均"]),
    ],
)
def test_an_adverb_is_no_part_of_a_name(text: str, name: str, found: list[str]) -> None:
    kept = cut_adverbs(text, spans_of(text, (name, "PERSON")))
    assert [text[s.start : s.end] for s in kept] == found


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("美国国务卿鲁宾表示", "卿鲁宾", "鲁宾"),
        ("董事长孙明远表示", "孙明远", "孙明远"),
        ("作家卿鲁宾表示", "卿鲁宾", "卿鲁宾"),
    ],
)
def test_the_end_of_a_title_is_no_part_of_a_name(text: str, name: str, found: str) -> None:
    (span,) = cut_titles(text, spans_of(text, (name, "PERSON")))
    assert text[span.start : span.end] == found
