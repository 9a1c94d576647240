"""Annotated digests are read in training as they are read later: each item for itself."""

from __future__ import annotations

from kg.models import Affiliation, Statement
from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.training.gold import GoldArticle, items_of
from kg.text.stretch import Stretch

FIRST = "1、砚舟储能公告称，公司计划到2027年投资20亿元建设3座工厂。"
SECOND = "2、长汐电气总裁陶望舒表示，新产线已经投产，公司将扩招。"
TEXT = f"澜江早报\n{FIRST}\n{SECOND}"


def digest(text: str = TEXT, unread: tuple[Stretch, ...] = ()) -> GoldArticle:
    names = [("砚舟储能", "COMPANY"), ("长汐电气", "COMPANY"), ("陶望舒", "PERSON")]
    found = [
        Mention(at, at + len(surface), kind, surface, surface)
        for surface, kind in names
        if (at := text.find(surface)) >= 0
    ]
    reading = AnnotatedText(text, tuple(sorted(found)), published="2025-05-21")
    return GoldArticle("a", {"entities": []}, reading, "2025-05-21", items_of(reading), unread)


def said(text: str) -> Statement:
    start = TEXT.index(text)
    return Statement(text=text, start=start, end=start + len(text), speaker="陶望舒", verb="表示", direct=False)


def find_said(part: GoldArticle) -> list[tuple[Statement, str]]:
    """What the context of a part says is said in it, with the part's text."""
    return [(statement, part.reading.text) for statement in part.context.statements]


def test_each_item_is_a_part_with_its_own_names() -> None:
    parts = digest().parts
    assert [[name.surface for name in part.reading.names] for part in parts] == [["砚舟储能"], ["长汐电气", "陶望舒"]]


def test_a_fact_goes_to_its_item_and_comes_back_to_its_place() -> None:
    article = digest().seen([], [said("新产线已经投产"), said("公司将扩招")])
    assert [len(part.context.statements) for part in article.parts] == [0, 2]
    for statement in article.parts[1].context.statements:
        assert article.parts[1].reading.text[statement.start : statement.end] == statement.text
    assert [fact for fact, _ in article.read(find_said)] == [said("新产线已经投产"), said("公司将扩招")]


def test_what_one_item_says_of_a_post_holds_in_its_own_alone() -> None:
    text = "长汐电气总裁陶望舒"
    start = TEXT.index(text)
    post = Affiliation(
        text=text, start=start, end=start + len(text), person="陶望舒", organization="长汐电气", title="总裁"
    )
    parts = digest().seen([post], []).parts
    assert [part.context.bodies_of("陶望舒") for part in parts] == [[], ["长汐电气"]]


def test_nothing_is_read_of_what_is_read_for_names_alone() -> None:
    start = TEXT.index("新产线")
    article = digest(unread=(Stretch(start, start + 3),)).seen([], [said("新产线已经投产"), said("公司将扩招")])
    assert [fact.text for fact, _ in article.read(find_said)] == ["公司将扩招"]


def test_any_other_text_is_read_whole() -> None:
    article = digest("砚舟储能的计划\n砚舟储能计划到2027年建设3座工厂。")
    assert article.parts == [article]
