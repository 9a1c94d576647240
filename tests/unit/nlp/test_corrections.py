import pytest

from kg.nlp.corrections import (
    cut_departments,
    drop_no_names,
    drop_unlikely,
    join_family,
    join_missions,
    one_type_each,
    settle_names,
    split_country,
    spread_names,
    start_at_subject,
    take_places,
)
from kg.nlp.marked_names import take_introductions
from kg.nlp.tokenizer import NamedSpan, Word


def span(text: str, surface: str, label: str, score: float = 0.9) -> NamedSpan:
    at = text.index(surface)
    return NamedSpan(at, at + len(surface), label, score)


def shown(text: str, spans: list[NamedSpan]) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.label) for one in spans]


def test_one_type_each_takes_the_likelier_type() -> None:
    text = "远山说，远山称"
    spans = [NamedSpan(0, 2, "COMPANY", 0.9), NamedSpan(4, 6, "PERSON", 0.5)]
    assert shown(text, one_type_each(text, spans)) == [("远山", "COMPANY"), ("远山", "COMPANY")]


def test_drop_unlikely_keeps_a_surface_that_is_likely_once() -> None:
    text = "远山说，远山称，近水称"
    spans = [NamedSpan(0, 2, "COMPANY", 0.9), NamedSpan(4, 6, "COMPANY", 0.1), NamedSpan(8, 10, "COMPANY", 0.1)]
    assert shown(text, drop_unlikely(text, spans)) == [("远山", "COMPANY"), ("远山", "COMPANY")]


def test_split_country_makes_a_region_of_a_foreign_country_before_a_firm() -> None:
    text = "韩国远山电子公司宣布"
    spans = split_country(text, [span(text, "韩国远山电子公司", "COMPANY")])
    assert shown(text, spans) == [("韩国", "REGION"), ("远山电子公司", "COMPANY")]


def test_split_country_keeps_a_name_that_needs_its_country() -> None:
    for text, label in (("韩国电力公司", "COMPANY"), ("中国远山电子公司", "COMPANY"), ("韩国商务部", "ORGANIZATION")):
        assert shown(text, split_country(text, [span(text, text, label)])) == [(text, label)]


def test_start_at_subject_leaves_out_the_issuer_but_keeps_treaties_whole() -> None:
    text = "水务局关于河道的意见"
    assert shown(text, start_at_subject(text, [span(text, text, "POLICY")])) == [("关于河道的意见", "POLICY")]
    treaty = "甲国和乙国关于河道的条约"
    assert shown(treaty, start_at_subject(treaty, [span(treaty, treaty, "POLICY")])) == [(treaty, "POLICY")]
    marked = "根据《水务局关于河道的意见》"
    inside = [span(marked, "水务局关于河道的意见", "POLICY")]
    assert shown(marked, start_at_subject(marked, inside)) == [("水务局关于河道的意见", "POLICY")]


def test_drop_no_names_refuses_unnamed_persons_and_waters() -> None:
    text = "李某与王先生在青石水库和云岭谈发展中国家"
    spans = [
        span(text, "李某", "PERSON"),
        span(text, "王先生", "PERSON"),
        span(text, "青石水库", "REGION"),
        span(text, "云岭", "REGION"),
        span(text, "中国", "REGION"),
    ]
    assert shown(text, drop_no_names(text, spans)) == [("云岭", "REGION")]


@pytest.mark.parametrize(
    ("surface", "kept"),
    [
        ("云岭远山汽车有限公司研发中心", "云岭远山汽车有限公司"),
        ("云岭远山汽车有限公司", "云岭远山汽车有限公司"),
        ("远山银行股份有限公司云岭分行", "远山银行股份有限公司云岭分行"),
        ("远山科技有限公司（云岭）", "远山科技有限公司（云岭）"),
    ],
)
def test_cut_departments_ends_a_full_name_at_its_legal_form(surface: str, kept: str) -> None:
    assert shown(surface, cut_departments(surface, [span(surface, surface, "COMPANY")])) == [(kept, "COMPANY")]


def test_cut_departments_makes_a_firm_of_what_was_taken_for_a_body() -> None:
    text = "远山汽车有限公司研发中心"
    assert shown(text, cut_departments(text, [span(text, text, "ORGANIZATION")])) == [("远山汽车有限公司", "COMPANY")]


def test_join_missions_begins_an_embassy_at_the_country_that_sends_it() -> None:
    text = "韩国驻加拿大使馆"
    for body in ("加拿大使馆", "驻加拿大使馆"):
        spans = [span(text, "韩国", "REGION"), span(text, body, "ORGANIZATION")]
        assert shown(text, join_missions(text, spans)) == [(text, "ORGANIZATION")]
    other = "韩国和加拿大使馆"
    apart = [span(other, "韩国", "REGION"), span(other, "加拿大使馆", "ORGANIZATION")]
    assert join_missions(other, apart) == apart


def test_split_country_parts_a_college_of_a_foreign_university() -> None:
    text = "加拿大远山大学商学院"
    spans = split_country(text, [span(text, text, "ORGANIZATION")])
    assert shown(text, spans) == [("加拿大", "REGION"), ("远山大学商学院", "ORGANIZATION")]


def test_join_family_gives_a_brand_the_type_of_its_firm() -> None:
    text = "远山汽车有限公司开业，远山在云岭，李远说"
    firm, brand = span(text, "远山汽车有限公司", "COMPANY"), NamedSpan(11, 13, "PERSON", 0.95)
    other = span(text, "李远", "PERSON")
    assert [kind for _, kind in shown(text, join_family(text, [firm, brand, other]))] == [
        "COMPANY",
        "COMPANY",
        "PERSON",
    ]
    assert join_family(text, [brand, other]) == [brand, other]


def test_join_family_leaves_a_sure_body() -> None:
    text = "远山汽车有限公司开业，远山说"
    spans = [span(text, "远山汽车有限公司", "COMPANY"), NamedSpan(11, 13, "ORGANIZATION", 0.95)]
    assert join_family(text, spans) == spans


def test_drop_no_names_refuses_counted_bodies() -> None:
    text = "3家医院和远山医院"
    spans = [span(text, "3家医院", "ORGANIZATION"), span(text, "远山医院", "ORGANIZATION")]
    assert shown(text, drop_no_names(text, spans)) == [("远山医院", "ORGANIZATION")]


def test_spread_names_finds_whole_words_only() -> None:
    text = "远山说。远山来，远山岭"
    words = (Word(0, 2), Word(2, 3), Word(4, 6), Word(6, 7), Word(8, 11))
    spans = spread_names(text, [NamedSpan(0, 2, "COMPANY", 0.9)], words)
    assert [(one.start, one.end) for one in spans] == [(0, 2), (4, 6)]


def test_settle_names_returns_spans_without_overlap() -> None:
    text = "远山公司与远山"
    spans = [NamedSpan(0, 4, "COMPANY", 0.9), NamedSpan(5, 7, "COMPANY", 0.9)]
    settled = settle_names(text, spans, (Word(0, 2), Word(2, 4), Word(5, 7)))
    assert [(one.start, one.end) for one in settled] == [(0, 4), (5, 7)]


def test_take_introductions_finds_the_short_form_that_the_text_gives() -> None:
    text = "远山汽车有限公司（以下简称“远山”）与河道协会（简称河协）"
    spans = [span(text, "远山汽车有限公司", "COMPANY"), span(text, "河道协会", "ORGANIZATION")]
    assert shown(text, take_introductions(text, spans)) == [
        ("远山汽车有限公司", "COMPANY"),
        ("远山", "COMPANY"),
        ("河道协会", "ORGANIZATION"),
        ("河协", "ORGANIZATION"),
    ]


def test_take_places_keeps_the_bracket_of_a_firm_but_no_other() -> None:
    text = "远山银行（香港）与近水银行（下简称近水）"
    spans = [span(text, "远山银行", "COMPANY"), span(text, "香港", "REGION"), span(text, "近水银行", "COMPANY")]
    assert shown(text, take_places(text, spans)) == [("远山银行（香港）", "COMPANY"), ("近水银行", "COMPANY")]


@pytest.mark.parametrize(
    ("surface", "kept"),
    [
        ("远山有限公司欧洲子公司", "远山有限公司"),
        ("远山集团智慧出行业务", "远山集团"),
        ("远山集团股份有限公司", "远山集团股份有限公司"),
        ("远山有限公司南江分行", "远山有限公司南江分行"),
    ],
)
def test_cut_departments_knows_branches_from_departments(surface: str, kept: str) -> None:
    assert shown(surface, cut_departments(surface, [span(surface, surface, "COMPANY")])) == [(kept, "COMPANY")]


def test_join_family_takes_a_brand_without_the_seat_that_the_text_names() -> None:
    text = "云岭的云岭远舟储能有限公司说，远舟要扩建"
    spans = [
        span(text, "云岭", "REGION"),
        span(text, "云岭远舟储能有限公司", "COMPANY"),
        NamedSpan(text.index("远舟要"), text.index("远舟要") + 2, "PERSON", 0.7),
    ]
    assert shown(text, join_family(text, spans))[-1] == ("远舟", "COMPANY")


def test_drop_no_names_leaves_words_whole() -> None:
    text = "教育部门说，教育部说，南江大学生说"
    spans = [
        NamedSpan(0, 3, "ORGANIZATION", 0.9),
        NamedSpan(6, 9, "ORGANIZATION", 0.9),
        span(text, "南江大学", "ORGANIZATION"),
    ]
    assert drop_no_names(text, spans) == spans[1:2]


def test_take_introductions_leaves_no_overlap() -> None:
    text = "河道协会（以下简称“河道会”）"
    spans = [span(text, "河道协会", "ORGANIZATION"), span(text, "道会", "PERSON", 0.4)]
    assert shown(text, take_introductions(text, spans)) == [("河道协会", "ORGANIZATION"), ("河道会", "ORGANIZATION")]


@pytest.mark.parametrize(
    ("surface", "label", "kept"),
    [
        ("有限公司", "COMPANY", False),
        ("公司", "COMPANY", False),
        ("上市公司", "COMPANY", False),
        ("公司投资管理部", "ORGANIZATION", False),
        ("集团人力资源中心", "ORGANIZATION", False),
        ("中国队", "ORGANIZATION", False),
        ("中国国家女子排球队", "ORGANIZATION", False),
        ("远山有限公司", "COMPANY", True),
        ("集团军", "ORGANIZATION", True),
        ("远山车队", "ORGANIZATION", True),
        ("河道巡查队", "ORGANIZATION", True),
        ("财政部税政司", "ORGANIZATION", True),
    ],
)
def test_drop_no_names_drops_words_for_firms_and_national_teams(surface: str, label: str, kept: bool) -> None:
    text = f"昨日，{surface}到场"
    assert bool(drop_no_names(text, [span(text, surface, label)])) is kept


@pytest.mark.parametrize(
    ("surface", "left"),
    [
        ("远山公司证券部", "远山公司"),
        ("远山集团人力资源部", "远山集团"),
        ("远山公司", "远山公司"),
        ("远山证券部落", "远山证券部落"),
    ],
)
def test_cut_departments_leaves_the_firm_of_a_department(surface: str, left: str) -> None:
    text = f"由{surface}负责"
    assert shown(text, cut_departments(text, [span(text, surface, "COMPANY")])) == [(left, "COMPANY")]
