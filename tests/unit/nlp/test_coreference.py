from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.coreference import resolve_body, resolve_person
from tests.unit.nlp.conftest import MakeDoc


@pytest.mark.parametrize(
    ("marked", "person"),
    [
        ("[P 周岚]表示，工厂已经建成。他说，产量很高。", "周岚"),
        ("[P 周岚]表示，工厂已经建成。\n53岁的[P 何进]是一名司机。他说，我很高兴。", "何进"),
        ("工厂已经建成。他说，产量很高。", None),
    ],
)
def test_a_pronoun_means_the_nearest_fitting_subject(make_doc: MakeDoc, marked: str, person: str | None) -> None:
    reading = read_doc(make_doc(marked))
    speakers = {name.start: name for name in reading.names if name.surface == "周岚"}
    found = resolve_person(reading, reading.text.index("他"), speakers)
    assert (found.surface if found else None) == person


def test_the_company_is_the_one_of_the_sentence_before(make_doc: MakeDoc) -> None:
    reading = read_doc(make_doc("[C 海川新材料]建成了工厂。该公司计划扩产。"))
    found = resolve_body(reading, reading.text.index("该公司"))
    assert found is not None
    assert found.surface == "海川新材料"
