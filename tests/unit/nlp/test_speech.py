from __future__ import annotations

from kg.nlp.annotated import read_doc
from kg.nlp.speech import find_cues
from tests.unit.nlp.conftest import MakeDoc


def test_a_cue_has_a_verb_and_where_its_content_begins(make_doc: MakeDoc) -> None:
    reading = read_doc(make_doc("[P 周岚]表示，工厂已经建成。一位专家说，这不容易。"))
    cues = find_cues(reading)
    assert [cue.verb(reading.text) for cue in cues] == ["表示", "说"]
    assert [reading.text[cue.content :][:2] for cue in cues] == ["工厂", "这不"]


def test_no_cue_inside_a_quotation(make_doc: MakeDoc) -> None:
    reading = read_doc(make_doc("[P 周岚]说：“他表示，工厂已经建成。”"))
    assert [cue.verb(reading.text) for cue in find_cues(reading)] == ["说"]


def test_a_verb_that_is_part_of_a_noun_is_no_cue(make_doc: MakeDoc) -> None:
    assert find_cues(read_doc(make_doc("这部小说很好看。"))) == []
