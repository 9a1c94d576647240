"""Sections 4 and 5: who acts in what is reported, and whom or what the acts are aimed at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kg.models import ArticleEntity, EntityType, Plan, Regulation, Statement
from kg.report.article_view import ArticleView, Named
from kg.report.lines import Line
from kg.report.subjects import Subjects, is_generic, short_name
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

_MOST_ACTORS, _MOST_OBJECTS = 8, 6
_ACTORS = (EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PERSON)
_AIMED = re.compile("(?:对|向|针对|面向|与|同|和|给|为|将|把|被|由)$")
_PHRASE = frozenset({"n", "nz", "a", "vn", "m", "q", "s", "f", "LOC", "ORG", "nw"})
_LONGEST_PHRASE = 16


def actors(view: ArticleView, subjects: Subjects) -> list[ArticleEntity]:
    """Return the main ones that act, by their first mention."""
    acts: Counter[int] = Counter()
    for unit in view.units:
        if (who := subjects.of(unit)) is not None:
            acts[id(who)] += 2 if subjects.own(unit) else 1
    for fact in view.extraction.facts():
        who = fact.actor if isinstance(fact, Plan) else fact.speaker if isinstance(fact, Statement) else None
        who = fact.issuer if isinstance(fact, Regulation) else who
        if (entity := view.extraction.find(who, *_ACTORS) if who else None) is not None:
            acts[id(entity)] += 2
    scored = []
    for entity in view.sure(*_ACTORS):
        titled = any(span.end <= view.title.end for span in entity.mention_spans)
        score = acts[id(entity)] + 2 * titled * bool(acts[id(entity)]) + 0.5 * len(entity.mention_spans)
        if acts[id(entity)] and score >= 2:
            scored.append((score, entity))
    best = sorted(scored, key=lambda found: (-found[0], found[1].mention_spans[0].start))[:_MOST_ACTORS]
    return sorted((entity for _, entity in best), key=lambda entity: entity.mention_spans[0].start)


def actor_lines(view: ArticleView, acting: list[ArticleEntity]) -> Iterator[Line]:
    """Yield a line for each actor, a person with the firm or body that it acts for."""
    told: set[int] = set()
    for entity in acting:
        if id(entity) in told:
            continue
        told.add(id(entity))
        employer = _employer(view, entity)
        if employer is not None and id(employer) in told:
            continue
        spans, text = [_first(view, entity)], short_name(view, entity)
        if employer is not None:
            told.add(id(employer))
            spans.append(_first(view, employer))
            text = f"{employer.name}{_title(view, entity)}{text}"
        yield Line(4, text, tuple(sorted(spans)))


def _employer(view: ArticleView, entity: ArticleEntity) -> ArticleEntity | None:
    if entity.type is not EntityType.PERSON:
        return None
    of = next((a.organization for a in view.extraction.affiliations if a.person in entity.mentions and a.organization), None)
    return view.extraction.find(of, EntityType.COMPANY, EntityType.ORGANIZATION) if of else None


def _title(view: ArticleView, entity: ArticleEntity) -> str:
    return next((a.title for a in view.extraction.affiliations if a.person in entity.mentions and a.title), "")


def _first(view: ArticleView, entity: ArticleEntity) -> Stretch:
    """Return the mention that a line gives: the name as it stands in the line, the first of them."""
    name = short_name(view, entity)
    span = next((s for s in entity.mention_spans if s.surface == name), entity.mention_spans[0])
    return Stretch(span.start, span.end)


def objects(view: ArticleView, acting: list[ArticleEntity]) -> Iterator[Line]:
    """Yield whom or what the acts are aimed at: names behind a verb, and phrases that name a group, market or thing."""
    told: set[str] = {mention for entity in acting for mention in entity.mentions}
    found = [*_named(view, acting), *_phrases(view)]
    count = 0
    for where in sorted(found):
        text = view.say(where)
        if count == _MOST_OBJECTS or any(text in other or other in text for other in told):
            continue
        told.add(text)
        count += 1
        yield Line(5, text, (where,))


def _named(view: ArticleView, acting: list[ArticleEntity]) -> Iterator[Stretch]:
    acts = {id(entity) for entity in acting}
    for entity in view.sure(*_ACTORS):
        if id(entity) in acts:
            continue
        for span in entity.mention_spans:
            name = Named(span.start, span.end, entity)
            if not is_generic(span.surface) and _is_aimed_at(view, name):
                yield Stretch(span.start, span.end)
                break


def _is_aimed_at(view: ArticleView, name: Named) -> bool:
    """Tell whether a verb or 对, 向, 与 stands right before a name."""
    clause = view.structure.clause_at(name.start)
    before = [w for w in view.words_in(Stretch(clause.start, name.start)) if w.end <= name.start]
    if not before:
        return False
    word = view.text[before[-1].start : before[-1].end]
    return before[-1].tag in ("v", "vn") or _AIMED.search(word) is not None


def _phrases(view: ArticleView) -> Iterator[Stretch]:
    """Yield the phrases with a head that names an addressee, behind a verb or a preposition."""
    heads = _heads()
    for clause in view.clauses:
        words = view.words_in(clause)
        for at, word in enumerate(words):
            if not view.text[word.start : word.end].endswith(heads) or word.tag not in ("n", "nz"):
                continue
            if at + 1 < len(words) and words[at + 1].tag in ("n", "vn", "nz"):
                continue
            first = at
            while first and words[first - 1].tag in _PHRASE and word.end - words[first - 1].start <= _LONGEST_PHRASE:
                first -= 1
            if first and (words[first - 1].tag in ("v", "p") or _AIMED.search(view.text[words[first - 1].start : words[first - 1].end])):
                yield Stretch(words[first].start, word.end)


@cache
def _heads() -> tuple[str, ...]:
    return load_lexicon("report_addressees")
