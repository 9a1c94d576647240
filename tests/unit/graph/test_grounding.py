"""What an extraction claims is kept only where the article says it."""

from __future__ import annotations

import pytest

from kg.graph.grounding import ground
from kg.models import Article, ArticleEntity, EntityType, Extraction, MentionSpan, Plan, Quantity, Regulation

TEXT = "岚川汽车计划到2030年开设500家门店。"
ARTICLE = Article(id="a", title="建店", content=TEXT)
AT = len("建店\n")


def entity(name: str = "岚川汽车", start: int = AT, kind: EntityType = EntityType.COMPANY) -> ArticleEntity:
    span = MentionSpan(surface=name, start=start, end=start + len(name))
    return ArticleEntity(type=kind, name=name, mentions=(name,), mention_spans=(span,))


def plan(**changed: object) -> Plan:
    text = "计划到2030年开设500家门店"
    start = ARTICLE.text.index(text)
    at = ARTICLE.text.index("500家门店")
    amount = Quantity(surface="500家门店", start=at, end=at + 6, value=500.0, unit="门店")
    fields = {"text": text, "start": start, "end": start + len(text), "actor": "岚川汽车", "quantity_spans": (amount,)}
    return Plan.model_validate(fields | changed)


def grounded(
    *facts: Plan | Regulation, entities: tuple[ArticleEntity, ...] = (entity(),)
) -> tuple[Extraction, list[str]]:
    refused: list[str] = []
    return ground(ARTICLE, Extraction.of_article("a", entities, facts), refused.append), refused


def test_what_stands_in_the_text_stays_as_it_is() -> None:
    found, refused = grounded(plan())
    assert found == Extraction.of_article("a", (entity(),), (plan(),))
    assert refused == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (plan(text="计划到2030年开设600家门店"), "does not stand at its characters"),
        (plan(start=plan().start + 1, end=plan().end + 1), "does not stand at its characters"),
        (plan(actor="鹭汀新能源"), "nobody whom the text names"),
        (plan(quantity_spans=(Quantity(surface="岚川", start=AT, end=AT + 2, value=1.0),)), "does not stand in it"),
        (
            plan(quantity_spans=(plan().quantity_spans[0].model_copy(update={"surface": "600家门店"}),)),
            "does not stand in it",
        ),
    ],
)
def test_what_does_not_stand_goes_with_its_reason(wrong: Plan, reason: str) -> None:
    found, refused = grounded(wrong, plan())
    assert found.of(Plan) == (plan(),)
    assert len(refused) == 1
    assert reason in refused[0]


def test_an_entity_keeps_the_mentions_that_are_there() -> None:
    made_up = MentionSpan(surface="岚川集团", start=AT, end=AT + 4)
    both = entity().model_copy(
        update={
            "name": "岚川集团",
            "mentions": ("岚川集团", "岚川汽车"),
            "mention_spans": (*entity().mention_spans, made_up),
        }
    )
    found, _ = grounded(entities=(both,))
    assert found.entities == (entity(),)


def test_an_entity_that_stands_nowhere_takes_its_facts_along() -> None:
    nowhere = entity("岚川汽车", start=AT + 1)
    found, refused = grounded(plan(), entities=(nowhere,))
    assert (found.entities, list(found.facts())) == ((), [])
    assert len(refused) == 2


def test_a_rule_may_bind_words_of_the_text_but_no_others() -> None:
    start = ARTICLE.text.index("开设500家门店")
    fields = {"text": "开设500家门店", "start": start, "end": start + 8, "issuer": "岚川汽车"}
    kept, made_up = (Regulation.model_validate(fields | {"regulated": (who,)}) for who in ("门店", "工厂"))
    found, refused = grounded(kept, made_up)
    assert found.of(Regulation) == (kept,)
    assert "工厂" in refused[0]
