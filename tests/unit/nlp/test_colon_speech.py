from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.colon_speech import read_colon_speech
from tests.unit.nlp.conftest import MakeDoc


def read(make_doc: MakeDoc, marked: str) -> list[tuple[str, str, str]]:
    reading = read_doc(make_doc(marked))
    found = list(read_colon_speech(reading))
    return [(said.speaker.surface, said.kind, reading.text[said.content.start : said.content.end]) for said in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[C 海川新材](300999.SZ)：拟投资2亿元建厂\n正文。", [("海川新材", "headline", "拟投资2亿元建厂")]),
        ("（财经）[P 周岚]：产业升级正当时\n正文。", [("周岚", "headline", "产业升级正当时")]),
        ("市长[P 周岚]谈发展：产业升级正当时\n正文。", [("周岚", "headline", "产业升级正当时")]),
        ("早报\n3、[O 南江商务局]：暂不采取临时措施。", [("南江商务局", "item", "暂不采取临时措施")]),
        ("访谈\n记者：产量如何？\n[P 周岚]：产量上升一成。", [("周岚", "item", "产量上升一成")]),
    ],
)
def test_what_follows_a_name_and_a_colon_is_said(
    make_doc: MakeDoc, marked: str, expected: list[tuple[str, str, str]]
) -> None:
    assert read(make_doc, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[R 南江]：春天来了正好出游\n正文。",  # a place
        "[L 南江条例]：全文公布请看这里\n正文。",
        "[C 海川新材]：5比3\n正文。",  # too short
        "比赛\n[C 海川]对[C 南江]：12:3结束比赛。",
        "早报\n[P 周岚]说：“产量上升一成。”",  # a cue's
        "早报\n他昨天见到[O 南江商务局]，后者答复：暂不采取临时措施。",
    ],
)
def test_other_colons_give_nothing(make_doc: MakeDoc, marked: str) -> None:
    assert read(make_doc, marked) == []
