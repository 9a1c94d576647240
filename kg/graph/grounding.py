"""What of an extraction stands in its article: the door that the records of any extractor pass.

A record that quotes what the article does not say at those characters, or names somebody whom it does not name, is left
out, whoever made it. Pure: the same article and extraction give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.messages import msg
from kg.models import Article, ArticleEntity, Extraction, Fact, MentionSpan
from kg.text.lines import read_across


def ground(article: Article, extraction: Extraction, refuse: Callable[[str], None] = lambda reason: None) -> Extraction:
    """Return the extraction with only what stands in `article.text` at its characters, as of this article.

    `refuse` is told of each record that is left out, in a sentence. An entity keeps the mentions that are there; a fact
    stands when its text is there, its amounts lie inside it, and all whom it names are entities (or, in a role that may
    be filled by a subject, words of the text).
    """
    text = article.text
    entities = tuple(kept for entity in extraction.entities if (kept := _entity(text, entity, refuse)))
    named = Extraction(id=article.id, entities=entities)
    facts = []
    for fact in extraction.facts():
        reason = next(_faults(text, named, fact), None)
        if reason is None:
            facts.append(fact)
        else:
            refuse(f"{fact.label().lower()} {fact.text[:40]!r}: {reason}")
    aside = []
    for each in extraction.set_aside:
        if each.text and text[max(each.start, 0) : each.end] == each.text:
            aside.append(each)
        else:
            refuse(msg("what is set aside {text!r}: its text does not stand at its characters", text=each.text[:40]))
    found = Extraction.of_article(article.id, entities, facts, aside, extraction.items)
    return found.model_copy(update={"notes": extraction.notes, "answers": extraction.answers})


def _entity(text: str, entity: ArticleEntity, refuse: Callable[[str], None]) -> ArticleEntity | None:
    spans = tuple(span for span in entity.mention_spans if _stands(text, span))
    surfaces = {read_across(span.surface) for span in spans}  # a name that a line end cuts is named as it reads
    if not spans:
        refuse(msg("{type} {name!r}: it stands nowhere in the text", type=entity.type.value, name=entity.name))
        return None
    if len(spans) == len(entity.mention_spans) and surfaces == set(entity.mentions) and entity.name in surfaces:
        return entity
    mentions = tuple(sorted(surfaces, key=lambda surface: (-len(surface), surface)))
    name = entity.name if entity.name in surfaces else mentions[0]
    return entity.model_copy(update={"name": name, "mentions": mentions, "mention_spans": spans})


def _faults(text: str, named: Extraction, fact: Fact) -> Iterator[str]:
    """Yield what is wrong with a fact."""
    if not fact.text or text[max(fact.start, 0) : fact.end] != fact.text:
        yield msg("its text does not stand at its characters")
    if not fact.stands():
        yield msg("it lacks what its kind needs")
    for role, surface in fact.named():
        if named.find(surface, *role.types) is None and not (role.subject and surface in text):
            yield msg("{surface!r} is nobody whom the text names as {link}", surface=surface, link=role.link)
    for span in _spans(fact):
        if not (fact.start <= span.start and span.end <= fact.end and _stands(text, span)):
            yield msg("{surface!r} does not stand in it", surface=span.surface)


def _spans(fact: Fact) -> Iterator[MentionSpan]:
    """Yield the places that the fields of a fact give, such as those of its amounts."""
    for field in type(fact).model_fields:
        value: Any = getattr(fact, field)
        yield from (each for each in (value if isinstance(value, tuple) else ()) if isinstance(each, MentionSpan))


def _stands(text: str, span: MentionSpan) -> bool:
    return bool(span.surface) and span.start >= 0 and text[span.start : span.end] == span.surface
