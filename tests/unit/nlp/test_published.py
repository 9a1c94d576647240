from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.speech import find_cues
from tests.unit.nlp.conftest import MakeDoc


def cues(make_doc: MakeDoc, marked: str) -> list[tuple[str | None, str]]:
    reading = read_doc(make_doc(marked))
    found = [cue for cue in find_cues(reading) if cue.speaker is not None]
    return [(cue.speaker and cue.speaker.surface, reading.text[cue.content : cue.content + 4]) for cue in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[C 海川新材]发布财报，二季度营收3亿元。", [("海川新材", "二季度营")]),
        ("[O 南江央行]公布最新利率决议：将利率下调25个基点。", [("南江央行", "将利率下")]),
        ("5、据[O 南江水利局]，上半年投资增长一成。", [("南江水利局", "上半年投")]),
        ("据[O 南江水利局]网站，上半年投资增长一成。", [("南江水利局", "上半年投")]),
    ],
)
def test_what_a_body_publishes_is_a_cue(make_doc: MakeDoc, marked: str, expected: list[tuple[str, str]]) -> None:
    assert cues(make_doc, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "研究人员发布了新数据，产量上升一成。",  # nobody named
        "据[R 南江]，产量上升一成。",
        "据[P 周岚]，产量上升一成。",
        "据[O 南江水利局]大楼前的保安，产量上升一成。",
        "网友说：“[C 海川新材]发布财报，营收3亿元。”",  # in somebody else's words
    ],
)
def test_what_nobody_named_publishes_is_none(make_doc: MakeDoc, marked: str) -> None:
    assert cues(make_doc, marked) == []


def test_a_verb_of_saying_goes_before_what_is_published(make_doc: MakeDoc) -> None:
    reading = read_doc(make_doc("[C 海川新材]发布财报显示，二季度营收3亿元。"))
    assert [cue.verb(reading.text) for cue in find_cues(reading)] == ["显示"]


def test_what_is_published_in_reported_speech_begins_nothing(make_doc: MakeDoc) -> None:
    marked = "[O 商务局]表示，[O 商务局]从未发布所谓补贴公证书，市民请勿上当。"
    assert cues(make_doc, marked) == [("商务局", "商务局从")]


def test_what_is_published_ends_where_somebody_speaks(make_doc: MakeDoc) -> None:
    marked = "[O 南江协会]将发布《检测规范》团体标准，[P 周岚]介绍，多家企业参与起草。"
    assert [who for who, _ in cues(make_doc, marked)] == ["南江协会", "周岚"]
