"""The four fact finders on arbitrary text: they never raise, and every record gives its own characters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.affiliations import extract_affiliations
from kg.nlp.annotated import AnnotatedText, Mention, Word, drop_overlaps
from kg.nlp.plans import extract_plans
from kg.nlp.regulations import extract_regulations
from kg.nlp.statements import extract_statements
from kg.text.stretch import Stretch

TYPES = ("COMPANY", "PERSON", "POLICY", "REGION", "ORGANIZATION")
PIECES = st.sampled_from(
    [
        *(
            "周岚",
            "青禾公司",
            "南江",
            "说",
            "表示，",
            "将",
            "计划",
            "“",
            "”",
            "：“",
            "。”",
            "，",
            "。",
            "\n",
            "\r\n",
            "2030年",
        ),
        *(
            "60个国家",
            "应当",
            "不得",
            "《办法》",
            "规定",
            "据",
            "他",
            "、",
            "兼",
            "总裁",
            "记者",
            "（",
            "）",
            "电",
            "其",
        ),
        *("公司", "认为", "🚀", "a\u0301"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


@st.composite
def annotated_texts(draw: st.DrawFn) -> AnnotatedText:
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, max(len(text) - 1, 0)), st.integers(1, 4), st.sampled_from(TYPES))
    names = [
        Mention(start, min(start + length, len(text)), kind, text[start : start + length], text[start : start + length])
        for start, length, kind in draw(st.lists(spans, max_size=8))
        if text
    ]
    titles = tuple(
        Stretch(start, min(start + 2, len(text))) for start, _, _ in draw(st.lists(spans, max_size=2)) if text
    )
    words = tuple(Word(index, index + 1, draw(st.sampled_from("ndvp"))) for index in range(len(text)))
    return AnnotatedText(text, tuple(drop_overlaps(names)), titles, draw(st.sampled_from([None, "2025-06-14"])), words)


@settings(max_examples=1000, deadline=None)
@given(annotated_texts())
def test_every_fact_gives_its_own_characters(reading: AnnotatedText) -> None:
    affiliations, statements = extract_affiliations(reading), extract_statements(reading)
    facts = [
        *affiliations,
        *statements,
        *extract_plans(reading, affiliations, statements),
        *extract_regulations(reading, affiliations, statements),
    ]
    assert all(reading.text[fact.start : fact.end] == fact.text for fact in facts)


WITH_COMMAS = "周岚说，青禾公司将在2026年建设60个基地，他表示，办法规定，应当不超过3天，"
WITHOUT_MARKS = "周岚与青禾公司按照河道办法规定企业应当报告并将在2026年建设60个基地"
WITH_QUOTES = "周岚与青禾公司将在2026年建厂以及河道办法规定企业应当报告“目标”"
NAMES = (("周岚", "PERSON"), ("青禾公司", "COMPANY"), ("河道办法", "POLICY"))


def seconds_for(unit: str, times: int) -> float:
    text = "题\n" + unit * times
    names = [
        Mention(start + unit.index(surface), start + unit.index(surface) + len(surface), kind, surface, surface)
        for start in range(2, len(text), len(unit))
        for surface, kind in NAMES
        if surface in unit
    ]
    words = tuple(Word(index, index + 1, "v") for index in range(len(text)))
    reading = AnnotatedText(text, tuple(names), (), "2025-06-14", words)
    started = time.process_time()
    statements = extract_statements(reading)
    extract_plans(reading, extract_affiliations(reading), statements)
    extract_regulations(reading, (), statements)
    return time.process_time() - started


@pytest.mark.parametrize("unit", [WITH_COMMAS, WITHOUT_MARKS, WITH_QUOTES], ids=["commas", "no marks", "quotes"])
def test_time_grows_linearly_in_one_endless_sentence(unit: str) -> None:
    seconds_for(unit, 20)  # loads models and lexicons
    small, large = seconds_for(unit, 200), seconds_for(unit, 2400)
    assert large < 12 * small * 2.5
