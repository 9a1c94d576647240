from kg.nlp.corrections import (
    drop_no_names,
    drop_unlikely,
    one_type_each,
    settle_names,
    split_country,
    spread_names,
    start_at_subject,
)
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
