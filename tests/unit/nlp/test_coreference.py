from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.coreference import resolve_body, resolve_person, resolve_speakers
from kg.nlp.speech import find_cues
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


@pytest.mark.parametrize(
    ("marked", "speakers"),
    [
        ("[C 海川证券]说，前景看好。[C 南江化工]上涨。该行称，价格偏低。", ["海川证券", "海川证券"]),
        ("[P 周岚]说，前景看好。[C 南江化工]上涨。该公司称，价格偏低。", ["周岚", "南江化工"]),
        ("[P 周岚]说，前景看好。该负责人说，价格偏低。", ["周岚", "周岚"]),
        ("[P 周岚]说，前景看好。一名分析师说，产量不明。该分析师说，价格偏低。", ["周岚", None, None]),
        (
            "[C 海川证券]说，前景看好。\n一段。\n一段。\n[C 南江化工]上涨。该公司称，价格偏低。",
            ["海川证券", "南江化工"],
        ),
    ],
)
def test_speakers_are_resolved_only_where_it_is_sure_who(
    make_doc: MakeDoc, marked: str, speakers: list[str | None]
) -> None:
    reading = read_doc(make_doc(marked))
    assert [cue.speaker and cue.speaker.surface for cue in resolve_speakers(reading, find_cues(reading))] == speakers
