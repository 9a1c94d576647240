"""Two people of one name in one article."""

from __future__ import annotations

import re

import pytest

from kg.graph.namesakes import employer_keys, judged_apart, part_judged, split_namesakes
from kg.graph.naming import article_names
from kg.models import (
    Affiliation,
    ArticleEntity,
    EntityType,
    Extraction,
    Judgement,
    JudgementKind,
    MentionSpan,
    Statement,
)
from kg.resolve import decide


def entity(text: str, kind: EntityType, name: str) -> ArticleEntity:
    spans = tuple(MentionSpan(surface=name, start=m.start(), end=m.end()) for m in re.finditer(name, text))
    return ArticleEntity(type=kind, name=name, mentions=(name,), mention_spans=spans)


def post(text: str, organization: str, title: str, person: str) -> Affiliation:
    words = f"{organization}{title}{person}"
    at = text.index(words)
    return Affiliation(text=words, start=at, end=at + len(words), person=person, organization=organization, title=title)


def read(text: str) -> Extraction:
    person = [entity(text, EntityType.PERSON, "方知行")]
    bodies = [entity(text, EntityType.ORGANIZATION, "澄江大学"), entity(text, EntityType.COMPANY, "岚川电机")]
    posts = [post(text, "澄江大学", "教授", "方知行"), post(text, "岚川电机", "总裁", "方知行")]
    return Extraction.of_article("a", [*person, *bodies], posts)


TWO = "澄江大学教授方知行认为标准不一。方知行还呼吁互认。台下坐着另一位方知行。岚川电机总裁方知行表示将扩产。方知行没有给出日期。"


def test_whom_an_article_calls_another_is_another() -> None:
    found = split_namesakes(TWO, read(TWO))
    one, other = (e for e in found.entities if e.type is EntityType.PERSON)
    assert [s.start for s in one.mention_spans] == [TWO.index("方知行认"), TWO.index("方知行还")]
    assert len(other.mention_spans) == 3
    names = [n.full for n in article_names(found) if n.entity.type is EntityType.PERSON]
    assert [n.context for n in names] == [("澄江大学",), ("岚川电机",)]
    assert decide(*names) is None


def test_a_fact_belongs_to_the_namesake_named_nearest() -> None:
    found = split_namesakes(TWO, read(TWO))
    for words, employer in (("标准不一", 0), ("将扩产", 1), ("没有给出日期", 1)):
        at = TWO.index(words)
        said = Statement(text=words, start=at, end=at + len(words), speaker="方知行", verb="说", direct=False)
        people = [e for e in found.entities if e.type is EntityType.PERSON]
        assert found.find("方知行", EntityType.PERSON, near=said) is people[employer]


@pytest.mark.parametrize(
    "text",
    [
        "澄江大学教授方知行认为标准不一。岚川电机总裁方知行表示将扩产。",
        "澄江大学教授方知行兼任岚川电机总裁方知行的顾问。",
        "澄江大学教授方知行去年离职。岚川电机总裁方知行表示将扩产，另一位负责人没有回应。",
        "另一位教授说，澄江大学教授方知行到任。岚川电机总裁方知行表示将扩产。",
    ],
)
def test_who_holds_two_posts_is_one(text: str) -> None:
    assert split_namesakes(text, read(text)) == read(text)


def test_another_without_an_employer_of_his_own_stays() -> None:
    text = "澄江大学教授方知行认为标准不一。台下坐着另一位方知行。岚川电机没有回应。"
    person = entity(text, EntityType.PERSON, "方知行")
    found = Extraction.of_article(
        "a", [person, entity(text, EntityType.ORGANIZATION, "澄江大学")], [post(text, "澄江大学", "教授", "方知行")]
    )
    assert split_namesakes(text, found) is found


ONE = "澄江大学教授方知行认为标准不一。方知行还呼吁互认。岚川电机总裁方知行表示将扩产。方知行没有给出日期。"
APART = Judgement(kind=JudgementKind.DIFFERENT, type=EntityType.PERSON, a="方知行@澄江大学", b="方知行@岚川电机")


def test_a_judgement_parts_whom_an_article_sees_at_two_employers() -> None:
    pairs = judged_apart(read(ONE), [APART])
    assert pairs == (("person:方知行@岚川电机", "person:方知行@澄江大学"),)
    found = part_judged(read(ONE), pairs)
    people = [e for e in found.entities if e.type is EntityType.PERSON]
    assert [[s.start for s in person.mention_spans] for person in people] == [
        [ONE.index("方知行认"), ONE.index("方知行还")],
        [ONE.index("方知行表"), ONE.index("方知行没")],
    ]
    names = [n.full for n in article_names(found) if n.entity.type is EntityType.PERSON]
    assert [n.context for n in names] == [("澄江大学",), ("岚川电机",)]


def test_a_judgement_of_others_parts_nobody() -> None:
    other = APART.model_copy(update={"b": "方知行@远帆科技"})
    same = APART.model_copy(update={"kind": JudgementKind.SAME})
    for judgement in (other, same):
        assert judged_apart(read(ONE), [judgement]) == ()
    assert part_judged(read(ONE), ()) == read(ONE)
    assert employer_keys(read("澄江大学教授方知行认为标准不一。岚川电机总裁方知行。")) == {
        "person:方知行@澄江大学",
        "person:方知行@岚川电机",
    }
