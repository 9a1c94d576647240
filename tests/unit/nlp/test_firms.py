import pytest

from kg.nlp.firms import is_name_proper, take_firms
from kg.nlp.tokenizer import NamedSpan, Word


def words_of(*tagged: str) -> tuple[str, list[Word]]:
    """Return the text and words of 远屿/ORG 航运/n …"""
    text, words = "", []
    for each in tagged:
        surface, _, tag = each.rpartition("/")
        words.append(Word(len(text), len(text) + len(surface), tag))
        text += surface
    return text, words


def found(text: str, words: list[Word], *spans: NamedSpan) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.label) for span in take_firms(text, spans, words)]


@pytest.mark.parametrize(
    "tagged",
    [
        ("远屿/n", "航运/n", "首席执行官/n", "林溪/PER", "说/v"),
        ("远屿/ORG", "航运/n", "拟/v", "购船/v"),
        ("据/p", "远屿/PER", "航运/n", "公告/n", "，/w"),
        ("商业航天公司/ORG", "远屿/PER", "航运/n", "12日/TIME", "表示/v"),
    ],
)
def test_a_name_and_a_trade_before_a_post_or_an_act_is_a_firm(tagged: tuple[str, ...]) -> None:
    assert found(*words_of(*tagged)) == [("远屿航运", "COMPANY")]


@pytest.mark.parametrize(
    "tagged",
    [
        ("社会/n", "资本/n", "将/d", "进入/v"),
        ("中国/LOC", "铁路/n", "将/d", "提速/v"),
        ("新能源/n", "汽车/n", "将/d", "降价/v"),
        ("氢燃料电池/nz", "是/v", "电源/n"),
        ("远屿/n", "航运/n", "指数/n", "上涨/v"),
        ("他/r", "说/v", "远屿/ORG", "航运/n", "拟/v", "购船/v"),
    ],
)
def test_goods_trades_and_places_are_no_firms(tagged: tuple[str, ...]) -> None:
    assert found(*words_of(*tagged)) == []


def test_what_heads_clauses_twice_needs_no_name_tag() -> None:
    once = ("远屿/n", "航运/n", "计划/n", "购船/v", "。/w")
    assert found(*words_of(*once)) == []
    assert found(*words_of(*once, *once)) == [("远屿航运", "COMPANY")] * 2


def test_a_full_legal_name_gives_its_short_form_whatever_it_was_taken_for() -> None:
    text = "岚港远屿航运科技股份有限公司开业。据远屿航运介绍，船已到港"
    full, person = NamedSpan(0, 14, "COMPANY", 0.9), NamedSpan(18, 20, "PERSON", 0.6)
    assert text[18:20] == "远屿"
    assert found(text, [], full, person) == [(text[:14], "COMPANY"), ("远屿航运", "COMPANY")]


def test_bodies_and_kinds_of_firms() -> None:
    text, words = words_of("世界银行/ORG", "宣布/v", "贷款/n")
    assert found(text, words, NamedSpan(0, 4, "ORGANIZATION", 0.9)) == [("世界银行", "ORGANIZATION")]
    text, words = words_of("商业航天公司/ORG", "远屿/PER", "航天/n", "12日/TIME", "表示/v")
    assert found(text, words, NamedSpan(0, 6, "COMPANY", 0.9)) == [("远屿航天", "COMPANY")]


def test_a_place_in_front_is_no_name_proper() -> None:
    assert is_name_proper("远屿")
    assert not is_name_proper("中国远屿")
    assert not is_name_proper("跨境")
