"""What is read of texts in traditional characters, and of texts with characters that show nothing."""

import pytest

from kg.models import Article, EntityType, Extraction
from kg.nlp.pipeline import BuiltinExtractor

pytestmark = pytest.mark.model


def read(extractor: BuiltinExtractor, content: str) -> Extraction:
    article = Article(id="a", title="简讯", content=content, published="2025-06-01")
    found = extractor.extract(article)
    for entity in found.entities:
        assert all(article.text[span.start : span.end] == span.surface for span in entity.mention_spans)
        assert {span.surface for span in entity.mention_spans} == set(entity.mentions)
    for fact in found.facts():
        assert article.text[fact.start : fact.end] == fact.text
    return found


def test_a_traditional_text_is_read_like_its_simplified_twin(extractor: BuiltinExtractor) -> None:
    found = read(extractor, "鷺汀光電董事長許志遠表示，公司將在2027年投資30億元在台中市興建2座工廠。")
    (plan,) = found.plans
    assert (plan.actor, plan.target_date) == ("鷺汀光電", "2027")
    assert [(q.surface, q.unit, q.value) for q in plan.quantity_spans] == [
        ("30億元", "元", 3e9),
        ("2座工廠", "工厂", 2.0),
    ]
    (post,) = found.affiliations
    assert (post.person, post.title, post.organization) == ("許志遠", "董事長", "鷺汀光電")
    assert {(e.type, e.name) for e in found.entities} >= {
        (EntityType.COMPANY, "鷺汀光電"),
        (EntityType.PERSON, "許志遠"),
        (EntityType.REGION, "台中市"),
    }
    (statement,) = found.statements
    assert statement.text == "公司將在2027年投資30億元在台中市興建2座工廠"


def test_a_name_with_a_hidden_blank_is_the_name_without(extractor: BuiltinExtractor) -> None:
    found = read(extractor, "鹭汀光电总裁欧阳\u200b立群表示，公司将在2026年上市。")
    (person,) = [e for e in found.entities if e.type is EntityType.PERSON]
    assert (person.name, person.mentions) == ("欧阳立群", ("欧阳\u200b立群",))
    assert found.affiliations[0].person == "欧阳\u200b立群"


@pytest.mark.parametrize("blank", ["\xa0", "\u3000", " ", "\u2002"])
def test_a_blank_between_firm_post_and_name_keeps_the_post(extractor: BuiltinExtractor, blank: str) -> None:
    found = read(extractor, blank.join(("东方汽车", "董事长", "李明远", "表示，今年目标50万辆。")))
    assert [(p.person, p.title, p.organization) for p in found.affiliations] == [("李明远", "董事长", "东方汽车")]


@pytest.mark.parametrize("noise", ["\u200b\u200b\u200b", "\u202e\u202c", "😀😀", "🚗", "\xa0\xa0", "——", "\x07"])
def test_what_has_no_letter_is_no_name(extractor: BuiltinExtractor, noise: str) -> None:
    found = read(extractor, f"国际足联{noise}表示，将扩大赛事规模。{noise}{noise}")
    assert all(any(map(str.isalpha, surface)) for e in found.entities for surface in e.mentions)
    assert "国际足联" in {surface for e in found.entities for surface in e.mentions}
