from __future__ import annotations

import spacy

from kg.models import FACTS
from kg.nlp.attributes import FACT_ATTRIBUTES, register_attributes


def test_each_doc_has_lists_of_its_own_for_every_kind() -> None:
    register_attributes()
    nlp = spacy.blank("xx")
    one, other = nlp("甲"), nlp("乙")
    assert len(FACT_ATTRIBUTES) == len(FACTS)
    for name in FACT_ATTRIBUTES:
        getattr(one._, name).append("x")
        assert getattr(other._, name) == []
