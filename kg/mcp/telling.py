"""The short text of an answer: what a language model reads where it does not read the structured part; a fact a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.confidence import told_sureness
from kg.mcp.answers import Change, Entity, Evidence, Fact, FactPage, Page


def told_entities(entities: Sequence[Entity]) -> str:
    """Return who a name means, on one line."""
    return "; ".join(f"{one.name} ({one.type}, {one.id})" for one in entities)


def told_page(page: FactPage, what: str) -> str:
    """Return a page of facts; `what` they are, in the plural."""
    heads = [told_entities(page.entities)] if page.entities else []
    return "\n".join([*heads, told_part(page, what, len(page.facts)), *told_facts(page.facts)])


def told_part(page: Page, what: str, shown: int) -> str:
    """Return how many there are, which of them follow, and how to get the rest."""
    parts = [f"{page.total} {what}"]
    if 0 < shown < page.total:
        parts.append(f"{page.offset + 1} to {page.offset + shown} shown")
    if page.next is not None:
        parts.append(f"offset={page.next} goes on")
    return "; ".join([*parts, *filter(None, [page.note])])


def told_facts(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the lines of facts."""
    for fact in facts:
        yield f"- {told_fact(fact)}"
        yield from (f"  {line}" for line in _told_evidence(fact))
        for word, changes in (
            ("revises", fact.revises),
            ("REVISED by", fact.revised_by),
            ("DISPUTED by", fact.disputes),
        ):
            yield from (f"  {word}: {told_change(change)}" for change in changes)


def told_fact(fact: Fact) -> str:
    """Return a fact on one line: kind, when, who, what, how sure, its id."""
    when = next((date for date in (fact.target_date, fact.period, fact.change_date) if date), None)
    sure = told_sureness(fact.confidence)
    marks = ", ".join(filter(None, [sure, fact.modality, _of_post(fact)]))
    who = fact.who if fact.kind != "regulation" else [fact.issuer] if fact.issuer else []
    head = f"{fact.kind}{f' [{when}]' if when else ''} {'、'.join(who)}"
    return _one_line(f"{head}{_words(fact)}{f' ({marks})' if marks else ''} {fact.id}")


def told_source(source: Evidence) -> str:
    """Return where something stands, so that it can be cited and read."""
    origin = f" {source.source}" if source.source else ""
    reprint = f" (a reprint of {source.reprint_of})" if source.reprint_of else ""
    days = source.published or "no date"
    return _one_line(f"《{source.title}》{origin} {days} {source.article} [{source.start}, {source.end}){reprint}")


def told_change(change: Change) -> str:
    """Return another fact, and what differs."""
    differs = f" ({'; '.join(change.differs)})" if change.differs else ""
    return _one_line(f"{change.text}{differs} {change.fact}")


def quoted(text: str) -> str:
    """Return a quote on one line in the marks that stand around quotes in every text of an answer."""
    return f"「{_one_line(text)}」"


def _told_evidence(fact: Fact) -> Iterator[str]:
    first, *others = fact.evidence
    yield (quoted(first.quote) if first.quote != fact.text else "") + told_source(first)
    for source in others:
        if source.reprint_of == first.article:
            yield f"reprinted: {source.article} [{source.start}, {source.end})"
        else:
            yield f"also {told_source(source)}"
    if (more := fact.evidence_total - len(fact.evidence)) > 0:
        yield f"and {more} more"


def _words(fact: Fact) -> str:
    if fact.kind == "affiliation":
        return f": {fact.organization or ''}{' ' if fact.organization and fact.title else ''}{fact.title or ''}"
    if fact.kind == "figure":
        return f": {fact.indicator} {fact.value}{f' ({fact.change})' if fact.change else ''} — {quoted(fact.text)}"
    if fact.kind == "regulation":
        under = f" 《{fact.policy.strip('《》')}》" if fact.policy else ""
        region = f" in {fact.region}" if fact.region else ""
        binds = f" binds {'、'.join(fact.binds)}" if fact.binds else ""
        return f"{under}{region}{binds}: {quoted(fact.text)}"
    return f"{f' {fact.verb}' if fact.verb else ''}: {quoted(fact.text)}"


def _of_post(fact: Fact) -> str:
    if fact.kind != "affiliation":
        return ""
    held = {True: "held now", False: "no longer held", None: ""}[fact.now]
    return ", ".join(filter(None, [fact.change, held]))


def _one_line(text: str) -> str:
    return " ".join(text.split())
