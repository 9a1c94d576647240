from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.plan_standing import content, likeness, repetitions, standing_features
from kg.text.language import language
from tests.unit.nlp.conftest import MakeDoc


def standing(make_doc: MakeDoc, text: str, act: str) -> set[str]:
    reading = read_doc(make_doc(text, "2025-06-14"))
    start = reading.text.index(act)
    clause = next(c for c in reading.structure.clauses if c.start <= start < c.end)
    dates = [date for date in language().find_dates(reading.text, reading.published) if date.start < start]
    return set(standing_features(reading, clause, start, dates))


@pytest.mark.parametrize(
    ("text", "act", "feature"),
    [
        ("青禾公司当时说，拟建厂。", "拟建", "bygone before"),
        ("列入拟表彰的单位。", "拟表彰", "an attribute"),
        ("本次拟注销的股份予以注销后，资本不变。", "拟注销", "a time"),
        ("标准将于明年起实施。", "将于", "into force"),
        ("通过了《关于拟设立基金的方案》。", "拟设立", "in a document's name"),
        ("新厂将于明年投产。", "将于", "checkable"),
        ("2024年9月，青禾公司拟建厂。", "拟建", "old date in sentence"),
    ],
)
def test_standing_tells_how_a_clause_is_told(make_doc: MakeDoc, text: str, act: str, feature: str) -> None:
    assert feature in standing(make_doc, text, act)


def test_a_plain_clause_has_no_history(make_doc: MakeDoc) -> None:
    assert standing(make_doc, "2025年6月10日，青禾公司拟建厂。", "拟建") == set()


def test_repetitions_know_the_title_from_the_body(make_doc: MakeDoc) -> None:
    reading = read_doc(make_doc("青禾公司将建电池厂\n青禾公司将建电池厂。云舟去了。青禾公司将建电池厂，明年完工。"))
    clauses = [c for c in reading.structure.clauses if "将建" in reading.text[c.start : c.end]]
    title, first, again = repetitions(reading, clauses)
    assert set(title) == {"said again"}
    assert set(first) == {"as in the title", "said again"}
    assert set(again) == {"as in the title", "said before", "the same before"}


def test_likeness_is_of_the_smaller() -> None:
    assert likeness(content("建电池厂"), content("将建电池厂二期")) == 1.0
    assert likeness(content("建电池厂"), content("裁员")) == 0.0
    assert likeness(content(""), content("裁员")) == 0.0
