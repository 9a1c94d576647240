"""The sections of a key-information report over all articles that tell of an entity in a time: a line a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.ask.lookup import find_entities
from kg.ask.places import places_inside
from kg.ask.ties import Choice, read_named_parties, read_parties, read_ties
from kg.models import CompareBy, fact_class
from kg.report import SECTIONS
from kg.store.graph import GraphStore
from kg.views.ties import Party, Source, Tie, place

# Where a kind of fact stands, by how it is compared; what is counted, and what others say of the entity, is section 7.
_SECTION = {CompareBy.PARTS: 4, CompareBy.PROMISE: 6, CompareBy.WORDS: 8, CompareBy.CLAIM: 12}
_OTHERS = 7


@dataclass(frozen=True)
class ToldLine:
    """One fact as a line, with every place that says it, by publication."""

    section: int
    text: str
    sources: tuple[Source, ...]

    def as_object(self) -> dict[str, Any]:
        """Return the line for JSON."""
        sources = [
            {
                "article": s.article,
                "title": s.title,
                "published": s.published,
                "span": [s.start, s.end],
                "quote": s.quote,
            }
            for s in self.sources
        ]
        return {"section": self.section, "text": self.text, "sources": sources}


@dataclass(frozen=True)
class EntityReport:
    """What articles of a time say of one entity, by section."""

    party: Party
    lines: tuple[ToldLine, ...]

    def as_object(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return {"id": self.party.id, "name": self.party.name, "lines": [line.as_object() for line in self.lines]}


def reports_about(
    store: GraphStore, name: str, since: str | None = None, until: str | None = None, minimum: float = 0.0
) -> list[EntityReport]:
    """Return the report on each entity that the name leads to; UsageError with near names for none.

    `since` and `until` are ISO prefixes of the publication, both included; with one of them, articles without a date are
    left out. Facts are those that are sure enough (0-1); what concerns a place inside the entity is among them.
    """
    entities = find_entities(store, name)
    groups = {entity["id"]: [entity["id"], *(p["id"] for p in places_inside(store, entity))] for entity in entities}
    ids = tuple(dict.fromkeys(id for group in groups.values() for id in group))
    ties = read_ties(store, Choice(around=ids, minimum=minimum))
    names = {party.id: party.name for party in (*read_parties(store, ties), *read_named_parties(store, ids))}
    found = []
    for party in read_named_parties(store, groups):
        group = set(groups[party.id])
        own = sorted((tie for tie in ties if group & set(tie.parties)), key=place)
        lines = [line for tie in own if (line := _line(tie, group, names, since, until)) is not None]
        found.append(EntityReport(party, tuple(sorted(lines, key=lambda line: line.section))))
    return found


def _line(tie: Tie, group: set[str], names: dict[str, str], since: str | None, until: str | None) -> ToldLine | None:
    sources = tuple(source for source in tie.sources if is_within(source.published, since, until))
    if not sources:
        return None
    own = not group.isdisjoint(tie.actors)
    section = _SECTION.get(fact_class(tie.kind).compare_by, _OTHERS) if own else _OTHERS
    return ToldLine(section, _text(tie, names), sources)


def is_within(published: str | None, since: str | None, until: str | None) -> bool:
    """Tell whether a day of publication lies in [since, until], all ISO prefixes; no day lies only in a time without ends."""
    if published is None:
        return since is None and until is None
    after = since is None or published[: len(since)] >= since[: len(published)]
    return after and (until is None or published[: len(until)] <= until[: len(published)])


def _text(tie: Tie, names: dict[str, str]) -> str:
    """Return the fact's words with who acts in it in front."""
    kind = fact_class(tie.kind)
    own = kind.own_links()
    who = "、".join(dict.fromkeys(names[party] for party, role in tie.roles if role in own and party in names))
    if kind.compare_by is CompareBy.PARTS:
        others = "、".join(names[party] for party, role in tie.roles if role not in own and party in names)
        return f"{others}{tie.title or ''}{who}"
    if tie.verb or kind.compare_by is CompareBy.WORDS:
        return f"{who}{tie.verb or ''}：{tie.text}"
    return tie.text if who in tie.text else f"{who}：{tie.text}"


def render_about(report: EntityReport, *, markdown: bool) -> str:
    """Return the report as text or Markdown: sections with a line a fact, then the sources by their numbers."""
    numbers: dict[str, int] = {}
    for line in report.lines:
        for source in line.sources:
            numbers.setdefault(source.article, len(numbers) + 1)
    parts = [f"{'# ' if markdown else ''}{report.party.name}"]
    for number, name in enumerate(SECTIONS, 1):
        lines = [line for line in report.lines if line.section == number]
        if lines:
            parts.append(f"\n## {number}. {name}\n" if markdown else f"{number}. {name}")
            parts += [f"{'- ' if markdown else '       '}{_numbered(line, numbers)}" for line in lines]
    parts.append("\n## 来源\n" if markdown else "---")
    return "\n".join([*parts, *_sources(report.lines, numbers)]) + "\n"


def _numbered(line: ToldLine, numbers: dict[str, int]) -> str:
    told = sorted({numbers[source.article] for source in line.sources})
    return f"{' '.join(line.text.split())} [{', '.join(map(str, told))}]"


def _sources(lines: Sequence[ToldLine], numbers: dict[str, int]) -> Iterator[str]:
    by = {source.article: source for line in lines for source in line.sources}
    for article, number in numbers.items():
        source = by[article]
        yield f"{number}. 《{source.title}》 {source.published or ''} {article}".replace("  ", " ")
