from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.own_document import OwnDocuments, Section


def sections(make_doc, marked: str) -> list[Section]:  # type: ignore[no-untyped-def]
    return OwnDocuments(read_doc(make_doc(marked))).sections


def told(found: list[Section]) -> list[tuple[str, str | None]]:
    return [(one.policy.surface, one.issuer.surface if one.issuer else None) for one in found]


NOTICE = (
    "[O 青川省人民政府][L 关于印发河道采砂管理办法的通知]\n青政发〔2021〕8号\n各市、县人民政府：\n"
    "各市要按照《[L 河道采砂管理办法]》要求制定方案。\n[O 青川省人民政府]\n2021年3月2日\n"
    "[L 河道采砂管理办法]\n第一条 为了保护河道，制定本办法。\n第二条 采砂单位应当登记。"
)


def test_a_notice_speaks_for_itself_and_its_annex_from_its_own_heading_on(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = sections(make_doc, NOTICE)
    issuer = "青川省人民政府"
    assert told(found) == [("关于印发河道采砂管理办法的通知", issuer), ("河道采砂管理办法", issuer)]
    text = read_doc(make_doc(NOTICE)).text
    documents = OwnDocuments(read_doc(make_doc(NOTICE)))
    before, after = documents.at(text.index("各市要")), documents.at(text.index("采砂单位"))
    assert before is not None
    assert before.policy.surface == "关于印发河道采砂管理办法的通知"
    assert after is not None
    assert after.policy.surface == "河道采砂管理办法"
    assert documents.at(0) is None


def test_the_issuer_is_who_signs_where_the_title_does_not_say(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = "山林防火新规全文\n[L 山林防火规定]\n第一条 入山应当登记。\n[O 云岭市林业局]\n2020年1月5日"
    assert told(sections(make_doc, marked)) == [("山林防火规定", "云岭市林业局")]


def test_the_issuer_is_named_in_an_order(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = "[L 河道条例]\n[O 青川省人民政府]令\n第12号\n第一条 河道应当保护。"
    assert told(sections(make_doc, marked)) == [("河道条例", "青川省人民政府")]


@pytest.mark.parametrize(
    "marked",
    [
        "[O 青川省政府]发布《[L 河道采砂管理办法]》\n办法规定，采砂单位应当登记。\n一、二两段河道禁止采砂。",
        "河道新规\n《[L 河道采砂管理办法]》施行一年，成效显著。\n一、采砂减少。",  # names it in a sentence
        "河道新规\n[L 河道采砂管理办法]\n记者走访了三个采砂场。\n工人说活少了。",  # a line alone, yet no document below
        "甲公司公告\n[O 青川省政府]今天公布[L 河道条例]\n一、公司应当登记。",  # a report's line
        "标题\n采砂单位应当登记。",
    ],
)
def test_a_report_is_no_document(make_doc, marked: str) -> None:  # type: ignore[no-untyped-def]
    assert sections(make_doc, marked) == []
