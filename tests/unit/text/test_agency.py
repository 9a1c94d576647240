from __future__ import annotations

import pytest

from kg.text.agency import find_agency_lines, find_headlines
from kg.text.structure import Structure


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("财讯社5月20日电，砚舟储能建厂。", "财讯社5月20日电，"),
        ("【砚舟储能拟在望海市建设新工厂】财讯社5月20日电，砚舟储能拟在望海市建设新工厂，明年完工。", "财讯社5月20日电，"),
        ("格物汇5月20日丨砚舟储能公布", "格物汇5月20日丨"),
        ("格物汇 5 月 20日｜砚舟储能公布", "格物汇 5 月 20日｜"),
        ("每日AI快讯，砚舟储能公告", "每日AI快讯，"),
        ("望海财经北京5月20日电（记者何进）砚舟储能", "望海财经北京5月20日电（记者何进）"),
        ("本报讯（记者 何进）砚舟储能", "本报讯（记者 何进）"),
        ("望海财讯3月1日电，砚舟储能", "望海财讯3月1日电，"),
        ("48氪获悉，砚舟储能完成融资", "48氪获悉，"),
        ("6月5日，望海邦获悉，砚舟储能完成融资", "6月5日，望海邦获悉，"),
        ("望新网5月20日电 题：砚舟储能的十年", "望新网5月20日电 题："),
        ("（望海网讯）砚舟储能", "（望海网讯）"),
        ("【望华社讯】砚舟储能", "【望华社讯】"),
        ("望海之家5月20日消息，砚舟储能", "望海之家5月20日消息，"),
        ("望海网消息：砚舟储能", "望海网消息："),
    ],
)  # fmt: skip
def test_find_agency_lines(text: str, line: str) -> None:
    assert [text[found.start : found.end] for found in find_agency_lines(text)] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "砚舟储能5月20日公布，拟建厂。",
        "砚舟储能5月20日停电检修。",
        "砚舟储能5月20日起上调充电价格，每度一元。",
        "砚舟通讯，一家望海的公司。",
        "砚舟通讯（600000）公告，拟建厂。",
        "记者5月20日从砚舟储能获悉，工厂已开工。",
        "从望海网获悉，工厂已开工。",
        "5月20日，砚舟储能宣布建厂。",
        "何进5月20日来电，说工厂已开工。",
        "砚舟储能的消息，令市场振奋。",
    ],
)
def test_find_agency_lines_leaves_news(text: str) -> None:
    assert find_agency_lines(text) == []


def test_find_agency_lines_tells_a_column_from_who_reports() -> None:
    assert [line.column for line in find_agency_lines("早报｜砚舟储能将在望海市建厂")] == [True]


def test_agency_line_is_a_clause_and_a_sentence_of_its_own() -> None:
    text = "【砚舟储能拟建新厂】格物汇5月20日丨砚舟储能公布，拟投资10亿元建设新厂。"
    structure = Structure(text)
    clauses = [text[clause.start : clause.end] for clause in structure.clauses]
    assert clauses == ["【砚舟储能拟建新厂】", "格物汇5月20日丨", "砚舟储能公布", "拟投资10亿元建设新厂"]
    assert [text[each.start : each.end] for each in structure.sentences][:2] == clauses[:2]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("【砚舟储能拟在望海建厂】砚舟储能今天宣布，将在望海市建厂。", ["【砚舟储能拟在望海建厂】"]),
        ("【砚舟储能拟在望海建厂】", []),
        ("【快讯】砚舟储能今天宣布，将在望海市建厂。", []),
        ("他在【砚舟储能的介绍材料】里写道，公司将建厂。", []),
    ],
)
def test_find_headlines(text: str, heads: list[str]) -> None:
    assert [text[head.start : head.end] for head in find_headlines(text)] == heads
