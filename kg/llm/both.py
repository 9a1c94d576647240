"""The extractor `both`: what the built-in one reads together with what a language model does; agreement makes sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from kg.llm.confidence import sure_of_both
from kg.llm.extractor import LlmExtractor, Understood
from kg.models import FACTS, Article, ArticleEntity, Extraction, Fact
from kg.models.extractor import Extractor
from kg.nlp.agreement import GoldArticle, Matcher
from kg.nlp.version import extractor_version


class BothExtractor:
    """The `kg.models.Extractor` that joins two readings of an article."""

    def __init__(self) -> None:
        self._answers = LlmExtractor()
        self.version = f"{extractor_version()}+{self._answers.version}"

    @cached_property
    def _builtin(self) -> Extractor:
        from kg.nlp.pipeline import load_extractor  # seconds and hundreds of megabytes

        return load_extractor()

    def extract(self, article: Article) -> Extraction:
        """Return what both say of `article`."""
        return self.understand(article).extraction

    def understand(self, article: Article) -> Understood:
        """Return the same, with a sentence for each record of the answers that was left out."""
        answered = self._answers.understand(article)
        return Understood(join(article, answered.extraction, self._builtin.extract(article)), answered.refused)


def join(article: Article, model: Extraction, rules: Extraction) -> Extraction:
    """Return one extraction of two: records of both stand as the model has them, surer; those of one as they are.

    Where the two name things at the same characters, the characters are the model's: it has seen the whole article.
    """
    entities, renamed = _join_entities(model.entities, rules.entities)
    told = [_renamed(fact, renamed) for fact in rules.facts()]
    facts = _join_facts(article.text, model, Extraction.of_article(article.id, rules.entities, told))
    found = Extraction.of_article(article.id, entities, facts, rules.set_aside, rules.items)
    return found.model_copy(update={"answers": model.answers, "notes": rules.notes})


def _join_entities(
    model: Sequence[ArticleEntity], rules: Sequence[ArticleEntity]
) -> tuple[list[ArticleEntity], dict[str, str]]:
    """Return the entities, and by what names facts of the rules call those that the model names otherwise."""
    found = list(model)
    owner = {
        at: i for i, entity in enumerate(model) for span in entity.mention_spans for at in range(span.start, span.end)
    }
    renamed: dict[str, str] = {}
    for entity in rules:
        met = {owner[at] for span in entity.mention_spans for at in range(span.start, span.end) if at in owner}
        same = [
            i for i in sorted(met) if found[i].type is entity.type and set(found[i].mentions) & set(entity.mentions)
        ]
        free = [s for s in entity.mention_spans if not any(at in owner for at in range(s.start, s.end))]
        if same:
            found[same[0]] = _surer(found[same[0]], entity)
            renamed |= {
                surface: found[same[0]].name for surface in entity.mentions if surface not in found[same[0]].mentions
            }
        elif met:
            other = found[min(met)]
            renamed |= dict.fromkeys((entity.name, *entity.mentions), other.name)
        elif free:
            found.append(entity)
    return sorted(found, key=lambda entity: entity.mention_spans[0].start), renamed


def _surer(entity: ArticleEntity, other: ArticleEntity) -> ArticleEntity:
    sure = sure_of_both(entity.confidence, other.confidence)
    return entity.model_copy(update={"confidence": sure, "byline": entity.byline and other.byline})


def _renamed(fact: Fact, names: dict[str, str]) -> Fact:
    changed: dict[str, Any] = {}
    for field in fact.roles():
        value = getattr(fact, field)
        if isinstance(value, tuple):
            changed[field] = tuple(names.get(each, each) for each in value)
        elif value in names:
            changed[field] = names[value]
    return fact.model_copy(update=changed)


def _join_facts(text: str, model: Extraction, rules: Extraction) -> list[Fact]:
    """Return the facts of both, each once."""
    matcher = Matcher(GoldArticle(model.id, text, model.model_dump(mode="json")), rules.model_dump(mode="json"))
    return [fact for kind in FACTS for fact in _join_kind(matcher, kind, model.of(kind), rules.of(kind))]


def _join_kind(matcher: Matcher, kind: type[Fact], model: Iterable[Fact], rules: Iterable[Fact]) -> list[Fact]:
    match, found = matcher.of(kind), list(model)
    rows = [fact.model_dump(mode="json") for fact in found]
    left, alone = list(range(len(found))), []
    for fact in rules:
        row = fact.model_dump(mode="json")
        nearest = max(left, key=lambda i: match(rows[i], row), default=None)
        if nearest is None or match(rows[nearest], row) == 0:
            alone.append(fact)
            continue
        left.remove(nearest)
        sure = sure_of_both(found[nearest].confidence, fact.confidence)
        found[nearest] = found[nearest].model_copy(update={"confidence": sure})
    return [*found, *alone]
