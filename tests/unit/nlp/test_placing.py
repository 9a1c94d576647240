from __future__ import annotations

from kg.models import ArticleEntity, EntityType, MentionSpan, Plan
from kg.models.facts.spec import Quantity
from kg.nlp.placing import place_entities, place_facts
from kg.text.lines import join_lines

STORED = "标题\n砚舟储能今天在会上宣布，\n公司明年将在望海市投资30亿\n元。"
JOINED = join_lines(STORED)


def test_place_facts_gives_the_stored_text_and_places() -> None:
    start = JOINED.text.index("公司明年")
    amount = JOINED.text.index("30亿元")
    plan = Plan(
        text=JOINED.text[start : amount + 4],
        start=start,
        end=amount + 4,
        actor="砚舟储能",
        quantities=("30亿元",),
        quantity_spans=(Quantity(surface="30亿元", start=amount, end=amount + 4, value=3e9, unit="元"),),
    )
    (placed,) = place_facts(STORED, JOINED, [plan])
    assert placed.text == STORED[placed.start : placed.end]
    assert placed.text.startswith("公司明年")
    assert placed.text.endswith("30亿\n元")
    (span,) = placed.quantity_spans
    assert (span.surface, STORED[span.start : span.end], span.value) == ("30亿\n元", "30亿\n元", 3e9)


def test_place_entities_keeps_the_name_as_it_reads() -> None:
    stored = "标题\n砚舟储能董事长何进表示，公司计划明年在望\n海市建设一座新的工厂。"
    joined = join_lines(stored)
    at = joined.text.index("望海市")
    span = MentionSpan(surface="望海市", start=at, end=at + 3)
    entity = ArticleEntity(type=EntityType.REGION, name="望海市", mentions=("望海市",), mention_spans=(span,))
    (placed,) = place_entities(stored, joined, [entity])
    assert (placed.name, placed.mentions) == ("望海市", ("望海市",))
    assert placed.mention_spans == (MentionSpan(surface="望\n海市", start=at, end=at + 4),)
