"""`kg.nlp.load()` is a spaCy pipeline like any other."""

from __future__ import annotations

import pytest
from spacy import displacy
from spacy.language import Language

import kg.nlp

pytestmark = pytest.mark.model

TEXT = "远山汽车有限公司总经理张明远在北京表示，公司计划到2030年开设500家门店。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.nlp.load()


def test_entities_are_where_spacy_has_them(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert {("远山汽车有限公司", "COMPANY"), ("张明远", "PERSON"), ("北京", "REGION")} <= {
        (ent.text, ent.label_) for ent in doc.ents
    }
    assert doc.text == TEXT


def test_facts_have_spans_and_attributes(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [plan.target_date for plan in doc._.plans] == ["2030"]
    (span,) = doc.spans["plans"]
    assert doc._.plans[0].text in span.text
    assert [(held.person, held.title) for held in doc._.affiliations] == [("张明远", "总经理")]
    assert doc.spans["affiliations"][0].label_ == "Affiliation"


def test_pipe_gives_what_calling_gives(nlp: Language) -> None:
    texts = [TEXT, "上海。", ""]
    assert [doc._.plans for doc in nlp.pipe(texts)] == [nlp(text)._.plans for text in texts]


def test_the_order_of_the_components_is_sound(nlp: Language) -> None:
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_displacy_draws_it(nlp: Language) -> None:
    assert "远山汽车有限公司" in displacy.render(nlp(TEXT), style="ent", jupyter=False)
