"""Two readings of one article: what both find is surer, what one finds stays as it is, and names agree."""

from __future__ import annotations

from kg.llm.both import join
from kg.models import Article, ArticleEntity, EntityType, Extraction, Fact, MentionSpan, Plan, Statement

TEXT = "砚舟储能表示，将在2034年建成三座工厂，并聘用八百人。白鹭市欢迎。"
ARTICLE = Article(id="a", title=TEXT, content="")


def entity(kind: EntityType, surface: str, confidence: float) -> ArticleEntity:
    start = TEXT.index(surface)
    span = MentionSpan(surface=surface, start=start, end=start + len(surface))
    return ArticleEntity(type=kind, name=surface, mentions=(surface,), mention_spans=(span,), confidence=confidence)


def plan(words: str, actor: str, confidence: float) -> Plan:
    start = TEXT.index(words)
    return Plan(text=words, start=start, end=start + len(words), actor=actor, confidence=confidence)


def extraction(entities: list[ArticleEntity], *facts: Fact) -> Extraction:
    return Extraction.of_article("a", entities, facts)


MODEL = extraction(
    [entity(EntityType.COMPANY, "砚舟储能", 0.9), entity(EntityType.REGION, "白鹭市", 0.9)],
    plan("将在2034年建成三座工厂", "砚舟储能", 0.75),
)


def test_what_both_find_is_surer_and_stands_as_the_model_has_it() -> None:
    rules = extraction(
        [entity(EntityType.COMPANY, "砚舟储能", 0.8)], plan("将在2034年建成三座工厂，并聘用八百人", "砚舟储能", 0.6)
    )
    joined = join(ARTICLE, MODEL, rules)
    [found] = joined.plans
    assert (found.text, found.confidence) == ("将在2034年建成三座工厂", 0.9)
    assert [(e.name, e.confidence) for e in joined.entities] == [("砚舟储能", 0.98), ("白鹭市", 0.9)]


def test_what_one_finds_keeps_its_confidence() -> None:
    said = Statement(text="欢迎", start=TEXT.index("欢迎"), end=TEXT.index("欢迎") + 2, speaker="白鹭市", verb="表示",
                     direct=False, confidence=0.5)  # fmt: skip
    rules = extraction([entity(EntityType.REGION, "白鹭市", 0.7)], said)
    joined = join(ARTICLE, MODEL, rules)
    assert [f.confidence for f in joined.plans] == [0.75]
    assert [f.confidence for f in joined.statements] == [0.5]


def test_a_name_that_the_rules_cut_otherwise_is_called_as_the_model_calls_it() -> None:
    rules = extraction([entity(EntityType.COMPANY, "砚舟", 0.6)], plan("并聘用八百人", "砚舟", 0.6))
    joined = join(ARTICLE, MODEL, rules)
    assert [e.name for e in joined.entities] == ["砚舟储能", "白鹭市"]
    assert [f.actor for f in joined.plans] == ["砚舟储能", "砚舟储能"]


def test_a_name_that_only_the_rules_know_stays() -> None:
    rules = extraction([entity(EntityType.REGION, "白鹭市", 0.7)])
    joined = join(ARTICLE, extraction([entity(EntityType.COMPANY, "砚舟储能", 0.9)]), rules)
    assert [(e.name, e.confidence) for e in joined.entities] == [("砚舟储能", 0.9), ("白鹭市", 0.7)]
