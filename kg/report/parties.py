"""Sections 4 and 5: who acts in what is reported, and whom or what the acts are aimed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from kg.models import Affiliation, ArticleEntity, EntityType, Plan, Regulation, Statement
from kg.report.article_view import ArticleView
from kg.report.lines import Line
from kg.report.subjects import Subjects, is_generic, short_name
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

_MOST_ACTORS, _MOST_OBJECTS = 8, 6
_TYPES = (EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PERSON)
_BODIES = _TYPES[:2]
# What stands right before whom or what an act is aimed at.
_AIMED = frozenset(
    "对 向 针对 面向 与 同 给 为 把 被 名为 帮助 要求 约谈 批准 收购 购买 吸引 起诉 驳回 服务 赋能 禁止 允许".split()
)
_SOURCES = frozenset({"显示", "统计", "数据显示"})  # who only counts acts in nothing
_PHRASE = frozenset({"n", "nz", "a", "vn", "m", "s", "f", "LOC", "ORG", "nw"})
_LONGEST_PHRASE = 16
_LEAST_SCORE = 2.0


class Parties:
    """The actors of an article, by their first mention, and those that the acts are aimed at."""

    def __init__(self, view: ArticleView, subjects: Subjects) -> None:
        self._view = view
        self._aimed = {id(e): span for e in view.sure(*_TYPES) if (span := self._first_aimed_at(e)) is not None}
        self._acts = self._count_acts(subjects)
        self._acting = self._main()

    def actor_lines(self) -> Iterator[Line]:
        """Yield a line for each actor, a person with the firm or body that it acts for."""
        told: set[int] = set()
        for entity in self._acting:
            employer = self._employer(entity)
            shorter = any(entity.name in e.name for e in self._acting if e is not entity and e.type is entity.type)
            if shorter or id(entity) in told or (employer is not None and id(employer) in told):
                continue
            told.update({id(entity), id(employer)})
            spans, text = [self._first(entity)], short_name(self._view, entity)
            if employer is not None:
                spans.append(self._first(employer))
                text = f"{short_name(self._view, employer)}{self._title(entity)}{text}"
            yield Line(4, text, tuple(sorted(spans)))

    def object_lines(self) -> Iterator[Line]:
        """Yield whom or what the acts are aimed at: names, and phrases that name a group, a market or a thing."""
        acting = {id(entity) for entity in self._acting}
        told = {mention for entity in self._acting for mention in entity.mentions}
        named = [self._aimed[id(e)] for e in self._view.sure(*_TYPES) if id(e) in self._aimed and id(e) not in acting]
        count = 0
        for where in [*named, *sorted(self._phrases())]:
            text = self._view.say(where)
            if count < _MOST_OBJECTS and not any(text in other or other in text for other in told):
                told.add(text)
                count += 1
                yield Line(5, text, (where,))

    def _count_acts(self, subjects: Subjects) -> Counter[int]:
        view, acts = self._view, Counter[int]()
        for unit in view.units:
            if (who := subjects.of(unit)) is not None:
                acts[id(who)] += 2 if subjects.own(unit) else 1
        for fact in view.extraction.facts():
            name = None
            if isinstance(fact, Plan):
                name = fact.actor
            elif isinstance(fact, Statement) and fact.verb not in _SOURCES:
                name = fact.speaker
            elif isinstance(fact, Regulation):
                name = fact.issuer
            if name and (entity := view.extraction.find(name, *_TYPES)) is not None:
                acts[id(entity)] += 2
        for statement in view.extraction.of(Statement):
            if statement.verb in _SOURCES and (entity := view.extraction.find(statement.speaker, *_TYPES)):
                acts[id(entity)] -= 2
        return acts

    def _main(self) -> list[ArticleEntity]:
        scored = []
        for entity in self._view.sure(*_TYPES):
            acts = self._acts[id(entity)]
            titled = any(span.end <= self._view.title.end for span in entity.mention_spans)
            score = acts + 2 * titled + 0.5 * len(entity.mention_spans) - 3 * (id(entity) in self._aimed)
            if acts > 0 and score >= _LEAST_SCORE:
                scored.append((score, entity))
        best = sorted(scored, key=lambda found: (-found[0], found[1].mention_spans[0].start))[:_MOST_ACTORS]
        return sorted((entity for _, entity in best), key=lambda entity: entity.mention_spans[0].start)

    def _employer(self, entity: ArticleEntity) -> ArticleEntity | None:
        if entity.type is not EntityType.PERSON:
            return None
        posts = (a for a in self._view.extraction.of(Affiliation) if a.person in entity.mentions)
        of = next((a.organization for a in posts if a.organization), None)
        return self._view.extraction.find(of, *_BODIES) if of else None

    def _title(self, entity: ArticleEntity) -> str:
        posts = (a for a in self._view.extraction.of(Affiliation) if a.person in entity.mentions)
        return next((a.title for a in posts if a.title), "")

    def _first(self, entity: ArticleEntity) -> Stretch:
        """Return the mention that a line gives: the name as it stands in the line, the first of them."""
        name = short_name(self._view, entity)
        span = next((s for s in entity.mention_spans if s.surface == name), entity.mention_spans[0])
        return Stretch(span.start, span.end)

    def _first_aimed_at(self, entity: ArticleEntity) -> Stretch | None:
        """Return the first mention that stands right behind what is done to it, where it has one."""
        for span in entity.mention_spans:
            clause = self._view.structure.clause_at(span.start)
            before = [w for w in self._view.words_in(Stretch(clause.start, span.start)) if w.end <= span.start]
            said = [self._view.text[w.start : w.end] for w in before[-3:]]
            if not is_generic(span.surface) and before and said[-1].strip("“《") in _AIMED:
                return Stretch(span.start, span.end)
        return None

    def _phrases(self) -> Iterator[Stretch]:
        """Yield the phrases whose head names an addressee, right behind what is done to it."""
        view = self._view
        for clause in view.clauses:
            words = view.words_in(clause)
            for at, word in enumerate(words):
                said = view.text[word.start : word.end]
                inside = at + 1 < len(words) and words[at + 1].tag in ("n", "vn", "nz")
                if word.tag not in ("n", "nz") or inside or not said.endswith(_heads()):
                    continue
                first = at
                while (
                    first and words[first - 1].tag in _PHRASE and word.end - words[first - 1].start <= _LONGEST_PHRASE
                ):
                    first -= 1
                if first and first < at and view.text[words[first - 1].start : words[first - 1].end] in _AIMED:
                    yield Stretch(words[first].start, word.end)


@cache
def _heads() -> tuple[str, ...]:
    return load_lexicon("report_addressees")
