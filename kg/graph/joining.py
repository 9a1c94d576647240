"""Facts across articles: the findings that say the same are one fact, with one source each.

Pure functions of findings and of decisions between their wordings; `kg.write.facts` applies them to the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.models import Finding, Matter, fact_class, name_caption, text_caption
from kg.resolve import clusters, fold
from kg.resolve.fact_view import FactView
from kg.resolve.facts import changes, relation, same_fact

Row = dict[str, Any]


@dataclass(frozen=True)
class JoinedFact:
    """All findings of one fact, in the order of their places; the first gives the fact its words."""

    findings: tuple[Finding, ...]

    @cached_property
    def id(self) -> str:
        """The smallest id of its findings: a fact with one source keeps it whatever joins later."""
        return min(finding.id for finding in self.findings)

    @property
    def first(self) -> Finding:
        """The finding that was published first."""
        return self.findings[0]

    @property
    def confidence(self) -> float | None:
        """That of its surest source (0-1), None where none was measured.

        A fact is right as soon as one source says it. More sources add nothing: what misleads the reader in one article
        does so in the next, which has the same words, so their errors are not independent; a copy says nothing new.
        """
        return max((sure for f in self.findings if (sure := f.properties.get("confidence")) is not None), default=None)

    @cached_property
    def day(self) -> str | None:
        """The first day on which it was published, or None where no day is known."""
        return min((f.published[:10] for f in self.findings if f.published and len(f.published) >= 10), default=None)


@dataclass
class Decisions:
    """What comparing wordings gave: pairs that say the same, and pairs of one matter."""

    same: list[Row] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)

    def compare(self, a: FactView, b: FactView) -> None:
        """Add what the package decides of two wordings; their order does not matter."""
        later, earlier = (b, a) if (a.day or "", a.article_id) < (b.day or "", b.article_id) else (a, b)
        found = relation(later, earlier)
        if found is None:
            return
        first, second = (b, a) if b.article_id < a.article_id else (a, b)
        if found == "same":
            verdict = same_fact(first, second)
            row = {"a": first.article_id, "b": second.article_id}
            self.same.append(row | {"score": verdict.score, "reasons": list(verdict.reasons)})
        elif found == "revises":
            self.matters.append(Matter(later.article_id, earlier.article_id, "revises", changes(later, earlier)))
        elif found == "disputes":
            self.matters.append(
                Matter(first.article_id, second.article_id, found, changes(second, first), changes(first, second))
            )


@dataclass
class FactRows:
    """Rows for the store."""

    facts: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    subjects: list[Row] = field(default_factory=list)


def join_findings(
    findings: Iterable[Finding], same: Iterable[tuple[str, str]], rejected: Container[str] = frozenset()
) -> list[JoinedFact]:
    """Return the facts that these findings make, by id; without those of which a wording was rejected."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.wording].append(finding)
    groups = clusters(found, [(a, b, 1.0) for a, b in same], ())
    joined = (JoinedFact(tuple(sorted((f for w in group for f in found[w]), key=_place))) for group in groups)
    kept = (fact for fact in joined if not any(finding.wording in rejected for finding in fact.findings))
    return sorted(kept, key=lambda fact: fact.id)


def _place(finding: Finding) -> tuple[str, str, int, str]:
    return finding.place


def fact_rows(facts: Iterable[JoinedFact], entity_of: Mapping[str, str]) -> FactRows:
    """Return what these facts add, given the entity id of each name's id."""
    rows = FactRows()
    for fact in facts:
        rows.facts.append({"id": fact.id, "label": fact.first.label, "properties": _shown(fact)})
        evidence = sorted({(f.article, f.start, f.end, f.quote) for f in fact.findings})
        rows.evidence += [
            {"fact": fact.id, "article": article, "start": start, "end": end, "quote": quote}
            for article, start, end, quote in evidence
        ]
        links = sorted({(link, entity_of[name]) for f in fact.findings for link, name in f.links})
        rows.links += [{"fact": fact.id, "entity": entity, "link": link} for link, entity in links]
        subjects = sorted({subject for f in fact.findings for subject in f.subjects})
        rows.subjects += [
            {"fact": fact.id, "subject": s, "caption": name_caption(s), "link": link}
            for link in fact_class(fact.first.label).subject_links()
            for s in subjects
        ]
    return rows


def _shown(fact: JoinedFact) -> Row:
    """Return the properties of a fact, with what is searched and what stands in a picture."""
    first = fact.first.properties
    measured = f"{first['indicator']} {first['value']}" if "indicator" in first else ""
    words = first.get("title") or measured or first["text"]
    caption = text_caption(words, before=first.get("target_date") or first.get("period"))
    sure = {} if fact.confidence is None else {"confidence": fact.confidence}
    return first | sure | {"search_text": fold(first["text"]), "caption": caption}


@dataclass(frozen=True)
class FactTies:
    """Rows {later, earlier, changes} for revisions and {a, b, changes} for disputes."""

    revisions: list[Row]
    disputes: list[Row]


def tie_facts(facts: Sequence[JoinedFact], matters: Iterable[Matter]) -> FactTies:
    """Return the revisions and disputes among these facts.

    A pair of facts is tied by findings of two articles. A plan revises, of those that it may, the one before it, which
    was published on an earlier day. What is revised is not disputed.
    """
    revised: dict[str, list[tuple[JoinedFact, Matter]]] = defaultdict(list)
    disputes = []
    for (first, second), found in _tied(facts, matters):
        revision = next((t for t in found if t.matter.relation == "revises" and _is_later(t.one, t.other)), None)
        if revision is not None:
            revised[revision.one.id].append((revision.other, revision.matter))
            continue
        dispute = next((t for t in found if t.matter.relation == "disputes"), None)
        if dispute is not None:
            told = dispute.matter.changes if dispute.one.id == first else dispute.matter.back
            disputes.append({"a": first, "b": second, "changes": list(told)})
    revisions = []
    for later in sorted(revised):
        earlier, matter = max(revised[later], key=lambda entry: entry[0].first.place)
        revisions.append({"later": later, "earlier": earlier.id, "changes": list(matter.changes)})
    return FactTies(revisions, disputes)


@dataclass(frozen=True)
class _Tie:
    """A decision between two facts: `one` has the wording `matter.a`, `other` has `matter.b`."""

    matter: Matter
    one: JoinedFact
    other: JoinedFact


def _tied(facts: Sequence[JoinedFact], matters: Iterable[Matter]) -> Iterator[tuple[tuple[str, str], list[_Tie]]]:
    """Yield (smaller fact id, larger fact id) with the decisions between them, those that were published first first."""
    facts_of = {finding.wording: fact for fact in facts for finding in fact.findings}
    places: dict[str, list[tuple[str, str, int, str]]] = defaultdict(list)
    for fact in facts:
        for finding in fact.findings:
            places[finding.wording].append(finding.place)
    between: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
    for matter in matters:
        one, other = facts_of.get(matter.a), facts_of.get(matter.b)
        articles = {place[1] for wording in (matter.a, matter.b) for place in places[wording]}
        if one is not None and other is not None and one is not other and len(articles) > 1:
            between[min(one.id, other.id), max(one.id, other.id)].append(_Tie(matter, one, other))
    for pair in sorted(between):
        yield pair, sorted(between[pair], key=lambda t: (min(places[t.matter.a]), min(places[t.matter.b])))


def _is_later(one: JoinedFact, other: JoinedFact) -> bool:
    return one.day is not None and other.day is not None and one.day > other.day
