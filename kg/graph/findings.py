"""What one article states, ready to be compared with what others do: a finding for each fact, and its wording."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.graph.derivation import fact_id
from kg.models import (
    Article,
    ArticleEntity,
    CompareBy,
    EntityType,
    Extraction,
    Fact,
    Figure,
    Finding,
    Name,
    Wording,
    bounded_key,
    digest,
)
from kg.models.target_dates import iso_prefix
from kg.resolve.fact_view import FactView, read_number, said
from kg.resolve.facts import fact_keys
from kg.text.datelines import sent_on
from kg.text.language import language
from kg.text.normalize import plain_blanks
from kg.text.stretch import Stretch

# No headline is longer; with a text in its place each fact would be about all the names in that.
_LONGEST_TITLE = 200  # characters
_SENTENCES_BEFORE = 2
_THING = re.compile("[\u4e00-\u9fff]{2}(?:基地|工厂|项目|电站|中心|园区|产线|工程|大厦|码头|机场)")
# Where they stand makes no difference between wordings. A wording takes its own id for that of an article.
_COMPARED = [name for name in FactView.__dataclass_fields__ if name not in ("article_id", "start")]


def observe_findings(
    article: Article, extraction: Extraction, named: Sequence[Name]
) -> tuple[list[Finding], dict[str, Wording]]:
    """Return the findings of an article and their wordings by id.

    `named` has the full name of each entity of the extraction, in their order. A fact that is extracted twice in the
    same words at the same place is one finding.
    """
    findings: dict[str, Finding] = {}
    wordings: dict[str, Wording] = {}
    names = {id(entity): name.id for entity, name in zip(extraction.entities, named, strict=True)}
    for fact in extraction.facts():
        identifier = fact_id(article.id, fact)
        if identifier not in findings:
            wording = make_wording(make_view(article, extraction, fact))
            wordings[wording.id] = wording
            links, subjects = _links(extraction, fact, names)
            findings[identifier] = Finding(
                identifier, fact.label(), article.id, article.published, wording.id, fact.start, fact.end,
                article.text[fact.start : fact.end], fact.properties(), links, subjects,
            )  # fmt: skip
    return list(findings.values()), wordings


def make_view(article: Article, extraction: Extraction, fact: Fact) -> FactView:
    """Return what resolution sees of a fact; where parts are compared, only these, whatever the article's words."""
    actor, actor_type = _actor(extraction, fact)
    if fact.compare_by is CompareBy.PARTS:
        return FactView(fact.label().lower(), actor, "", actor_type=actor_type, **_told(extraction, fact))
    if isinstance(fact, Figure):
        return _figure_view(article, fact, actor, actor_type)
    target: str | None = getattr(fact, "target_date", None)
    item = extraction.item_at(fact.start)
    day = (sent_on(article.text[slice(*item)] if item else article.text, article.published) or "")[:10]
    return FactView(
        kind=fact.label().lower(),
        actor=actor,
        text=fact.text,
        target_date=iso_prefix(target) if target is not None else None,  # the words tell which part of the year
        numbers=tuple(read_number(quantity) for quantity in language().find_quantities(fact.text)),
        published=day if len(day) == 10 else None,
        actor_type=actor_type,
        about=tuple(sorted({e.mentions for e in _named_in(article, extraction, fact)})),
        things=tuple(sorted(set(_THING.findall(article.text[slice(*_said_before(article, extraction, fact))])))),
    )


def _figure_view(article: Article, fact: Figure, actor: tuple[str, ...], actor_type: EntityType | None) -> FactView:
    """Return what resolution sees of a figure: its measure, time and number, by whom and when it was published.

    Of one without a time also the words, by which a reprint is known.
    """
    number = () if fact.number is None else ((fact.number, fact.unit, None, fact.value),)
    day = (article.published or "")[:10]
    return FactView(
        kind=fact.label().lower(), actor=actor, text="" if fact.period else fact.text, numbers=number, published=day if len(day) == 10 else None,
        actor_type=actor_type, parts=(fact.indicator, fact.period or "", fact.value), source=article.source or "",
    )  # fmt: skip


def make_wording(view: FactView) -> Wording:
    """Return the wording of a view, filed under its keys."""
    told = {name: value for name in _COMPARED if (value := getattr(view, name))}
    content = json.dumps(told, ensure_ascii=False)
    return Wording(f"wording:{digest(content)[:16]}", view.kind, content, said(view), fact_keys(view))


def read_view(identifier: str, content: str) -> FactView:
    """Return the view of a stored wording."""
    fields = json.loads(content)
    if "actor_type" in fields:
        fields["actor_type"] = EntityType(fields["actor_type"])
    if "parts" not in fields and "text" not in fields:  # a post as version 0.1.0 wrote it
        fields |= {"parts": [fields.pop("title", "")], "names": [fields.pop("organization", [])]}
    for key in ("actor", "parts", "things"):
        fields[key] = tuple(fields.get(key, ()))
    for key in ("numbers", "about", "names"):
        fields[key] = tuple(tuple(each) for each in fields.get(key, ()))
    # A wording that older rules have filed has other fields; it is filed and compared anew when its article is.
    known = {name: value for name, value in fields.items() if name in FactView.__dataclass_fields__}
    return FactView(**{"text": ""} | known, article_id=identifier)


def _actor(extraction: Extraction, fact: Fact) -> tuple[tuple[str, ...], EntityType | None]:
    """Return all surfaces of those whose fact it is, and their type where only one is named."""
    roles = fact.roles()
    found = [_surfaces(extraction, getattr(fact, field), *roles[field].types) for field in fact.who]
    named = [each for each in found if each[0]]
    return tuple(s for surfaces, _ in named for s in surfaces), named[0][1] if len(named) == 1 else None


def _told(extraction: Extraction, fact: Fact) -> dict[str, Any]:
    """Return the parts beside the actor by which facts are compared: words, and names with all of their surfaces."""
    roles = fact.roles()
    names = [_surfaces(extraction, getattr(fact, f), *roles[f].types)[0] for f in fact.told if f in roles]
    words = [getattr(fact, f) or "" for f in fact.told if f not in roles]
    words += filter(None, (getattr(fact, f) for f in fact.told_if_any))
    return {"parts": tuple(words), "names": tuple(names)}


def _surfaces(
    extraction: Extraction, surface: str | None, *types: EntityType
) -> tuple[tuple[str, ...], EntityType | None]:
    """Return the surfaces that the article has for what it calls this, and its type."""
    if surface is None:
        return (), None
    entity = extraction.find(surface, *types)
    return (entity.mentions, entity.type) if entity else ((surface,), None)


def _named_in(article: Article, extraction: Extraction, fact: Fact) -> Iterator[ArticleEntity]:
    """Yield the entities named in the fact's text or in the article's title; that of a digest says nothing of an item."""
    if not extraction.items:
        yield from extraction.entities_within(0, min(len(article.title), _LONGEST_TITLE))
    yield from extraction.entities_within(fact.start, fact.end)
    before = _said_before(article, extraction, fact)
    yield from (e for e in extraction.entities_within(*before) if e.type is not EntityType.PERSON)


def _said_before(article: Article, extraction: Extraction, fact: Fact) -> Stretch:
    """Return the sentences that a statement is about which itself names nothing (该项目总投资…); else an empty stretch."""
    if fact.compare_by is not CompareBy.CLAIM or extraction.entities_within(fact.start, fact.end):
        return Stretch(fact.start, fact.start)
    structure = language().structure(article.text)
    first = structure.sentences[max(0, structure.index_at("sentences", fact.start) - _SENTENCES_BEFORE)].start
    item = extraction.item_at(fact.start) or (0, 0)
    return Stretch(max(first, item[0]), fact.start)


def _links(
    extraction: Extraction, fact: Fact, names: Mapping[int, str]
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return (relationship type, name) of who fills the fact's roles and whom it is about, and what is no entity.

    `names` gives the name's id of each entity by its `id()`.
    """
    links: set[tuple[str, str]] = set()
    subjects: set[str] = set()
    for role, surface in fact.named():
        entity = extraction.find(surface, *role.types, near=fact)
        if entity is not None:
            links.add((role.link, names[id(entity)]))
        elif role.subject:
            subjects.add(bounded_key(plain_blanks(surface)))
    links.update(("ABOUT", names[id(entity)]) for entity in extraction.entities_within(fact.start, fact.end))
    return tuple(sorted(links)), tuple(sorted(subjects))
