"""What is known of one entity as a Markdown page: each line with the sources that say so, each source with its quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.confidence import told_sureness
from kg.models import SHOWN_FACTS, Affiliation, Fact, Figure, Plan, Statement, fact_class
from kg.models.target_dates import last_day
from kg.views.markdown import escape_markdown, link_address
from kg.views.ties import Change, Party, Source, Tie, place

# Figures stand first, then posts: how large somebody is, and who.
_SECTIONS = sorted(SHOWN_FACTS, key=lambda kind: (kind is not Figure, kind is not Affiliation))


@dataclass(frozen=True)
class Dossier:
    """An entity, every tie that it takes part in (with sentences), and who else takes part in these, by id."""

    party: Party
    ties: Sequence[Tie]
    others: dict[str, Party]


def render_dossier(dossier: Dossier) -> str:
    """Return the page: who it is, figures, posts, plans, statements, rules, timeline, disputes, sources with their quotes."""
    return _Page(dossier).render()


class _Page:
    """The sections of one dossier, which share how they name others and number sources."""

    def __init__(self, dossier: Dossier) -> None:
        self._party = dossier.party
        self._others = dossier.others
        self._ties = sorted(dossier.ties, key=place)
        articles = dict.fromkeys(source.article for tie in self._ties for source in tie.sources)
        self._numbers = {article: number for number, article in enumerate(articles, 1)}

    def render(self) -> str:
        sections = (
            *((kind.words.many.capitalize(), self._own(kind)) for kind in _SECTIONS),
            ("What others say of it", self._of_others()),
            ("Timeline", self._timeline()),
            ("Disputes", self._disputes()),
            ("Sources", self._sources()),
        )
        parts = [*self._head()]
        for title, lines in sections:
            found = list(lines)
            if found:
                parts += [f"## {title}", "\n".join(found)]
        return "\n\n".join(parts) + "\n"

    def _head(self) -> Iterator[str]:
        party = self._party
        yield f"# {escape_markdown(party.name)}"
        also = "、".join(escape_markdown(alias) for alias in party.aliases if alias != party.name)
        codes = ", ".join(escape_markdown(code) for code in party.codes)
        days = f", published {party.first} to {party.last}" if party.first else ""
        lines = [
            f"- {party.type.capitalize()}, {escape_markdown(party.id)}",
            f"- Also: {also}" if also else "",
            f"- Codes: {codes}" if codes else "",
            f"- Mentioned in {party.articles} article(s){days}",
        ]
        yield "\n".join(line for line in lines if line)

    def _own(self, kind: type[Fact]) -> Iterator[str]:
        told = {Affiliation: self._post, Plan: self._plan, Statement: self._statement}
        return self._lines(kind, told.get(kind, self._text), own=True)

    def _lines(self, kind: type[Fact], tell: Callable[[Tie], str], *, own: bool) -> Iterator[str]:
        """Yield a line for each tie of a kind in which the entity acts (or, not `own`, is only named)."""
        label = kind.label().lower()
        found = [tie for tie in self._ties if tie.kind == label and (self._party.id in tie.actors) == own]
        for tie in sorted(found, key=_by_due if own and kind.is_dated() else place):
            yield f"- {tell(tie)} {self._references(tie)}"
            yield from self._changes(tie)

    def _changes(self, tie: Tie) -> Iterator[str]:
        for word, changes in (
            ("revises", tie.revises),
            ("revised by", tie.revised_by),
            ("in dispute with", tie.disputes),
        ):
            for change in changes:
                yield f"    - {word}: {_change(change)}"

    def _post(self, tie: Tie) -> str:
        others = self._names(tie, "HOLDS", "AT")
        return "，".join(filter(None, [others, escape_markdown(tie.title or tie.text)])) + self._since(tie)

    def _plan(self, tie: Tie) -> str:
        return f"**{escape_markdown(tie.due) if tie.due else 'no date'}** {escape_markdown(tie.text)}" + self._since(
            tie
        )

    def _statement(self, tie: Tie) -> str:
        return f"{escape_markdown(tie.verb or 'states')}: {escape_markdown(tie.text)}" + self._since(tie)

    def _text(self, tie: Tie) -> str:
        others = self._names(tie, *(role.link for role in fact_class(tie.kind).roles().values()))
        return escape_markdown(tie.text) + (f" ({others})" if others else "") + self._since(tie)

    def _of_others(self) -> Iterator[str]:
        for kind in SHOWN_FACTS:
            if kind.compare_by.related:
                yield from self._lines(kind, self._others_text, own=False)

    def _others_text(self, tie: Tie) -> str:
        links = fact_class(tie.kind).own_links()
        verb = escape_markdown(tie.verb or links[0].lower())
        return f"{self._names(tie, *links)} {verb}: {escape_markdown(tie.text)}" + self._since(tie)

    def _timeline(self) -> Iterator[str]:
        for tie in self._ties:
            who = "、".join(self._name(party) for party in tie.actors)
            words = escape_markdown(tie.text)
            kind = fact_class(tie.kind).words.one
            sure = f" ({told})" if (told := told_sureness(tie.confidence)) else ""
            yield f"- {tie.published or 'no date'} {kind}, {who}: {words}{sure} {self._references(tie)}"

    def _disputes(self) -> Iterator[str]:
        for tie in self._ties:
            for change in tie.disputes:
                yield f"- {escape_markdown(tie.text)} {self._references(tie)} against: {_change(change)}"

    def _sources(self) -> Iterator[str]:
        places: dict[str, dict[tuple[int, int], Source]] = {article: {} for article in self._numbers}
        for tie in self._ties:
            for source in tie.sources:
                places[source.article][source.start, source.end] = source
        for article, number in self._numbers.items():
            found = [places[article][span] for span in sorted(places[article])]
            yield f"{number}. {_article(found[0])}"
            for source in found:
                yield f"    - 「{escape_markdown(source.quote)}」 characters {source.start} to {source.end}"

    def _names(self, tie: Tie, *roles: str) -> str:
        """Return the others who have one of these roles."""
        ids = dict.fromkeys(party for party, role in tie.roles if role in roles and party != self._party.id)
        return "、".join(self._name(party) for party in ids)

    def _name(self, id: str) -> str:
        return escape_markdown(self._others[id].name if id in self._others else self._party.name)

    def _since(self, tie: Tie) -> str:
        told = [part for part in (tie.published, told_sureness(tie.confidence)) if part]
        return f" — {', '.join(told)}" if told else ""

    def _references(self, tie: Tie) -> str:
        numbers = sorted({self._numbers[source.article] for source in tie.sources})
        return "\\[" + ", ".join(map(str, numbers)) + "\\]"


def _article(source: Source) -> str:
    parts = [f"《{escape_markdown(source.title)}》", source.outlet, source.published or "no date", source.article]
    told = ", ".join([parts[0] or "", *(escape_markdown(part) for part in parts[1:] if part)])
    return f"{told} {link_address(source.url)}".rstrip()


def _change(change: Change) -> str:
    return f"{escape_markdown(change.text)} ({escape_markdown('; '.join(change.changes))})"


def _by_due(tie: Tie) -> tuple[object, ...]:
    return (last_day(tie.due) if tie.due else "9999", *place(tie))
