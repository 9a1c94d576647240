"""The page of a dossier: which lines of which sections, worded; figures first, then plans with their state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from kg.confidence import told_sureness
from kg.messages import in_words, phrase, word
from kg.messages.words import capital, change_words, clauses, role_word, type_word
from kg.models import SHOWN_FACTS, Affiliation, Fact, Figure, Statement, fact_class
from kg.models.target_dates import last_day
from kg.views.dossier import PAGE_LIMIT, Dossier, Entry, Page, Part, Section
from kg.views.one_line import Told, told_once
from kg.views.ties import Party, Source, Tie, place

T = TypeVar("T")
# Where the page is to be short: sources that a line names, and lines of what others say
_NAMED_SOURCES, _OTHERS = 3, 3
# How large somebody is comes first, who works there last.
_SECTIONS = sorted(SHOWN_FACTS, key=lambda kind: (kind is not Figure, kind is Affiliation))
_UNIT = re.compile(r"[\d.,，．%％几数十百千万亿余多约近超]*")


def make_page(dossier: Dossier, today: date | None = None, limit: int | None = PAGE_LIMIT) -> Page:
    """Return the page with at most `limit` lines a section (None: all, and every quote of the sources).

    By `today` (default: the day on which it runs) the date of a plan has passed.
    """
    made = _Maker(dossier, (today or date.today()).isoformat(), limit)
    sections = tuple(section for section in made.sections() if section.entries)
    articles: dict[str, dict[tuple[int, int], Source]] = {}
    for section in sections:
        for source in (s for entry in section.entries for part in (*entry.parts, *entry.below) for s in part.sources):
            articles.setdefault(source.article, {})[source.start, source.end] = source
    numbered = tuple(tuple(places[span] for span in sorted(places)) for places in articles.values())
    return Page(dossier.party.name, tuple(_heads(dossier.party)), sections, numbered, limit is None)


def _heads(party: Party) -> Iterator[str]:
    yield phrase("{type}, {id}", type=capital(type_word(party.type)), id=party.id)
    if also := "、".join(alias for alias in party.aliases if alias != party.name):
        yield phrase("Also: {names}", names=also)
    if party.codes:
        yield phrase("Codes: {codes}", codes=phrase(", ").join(party.codes))
    if party.first:
        yield phrase(
            "Mentioned in {count} article(s), published {first} to {last}",
            count=party.articles, first=party.first, last=party.last,
        )  # fmt: skip
    else:
        yield phrase("Mentioned in {count} article(s)", count=party.articles)


class _Maker:
    """The lines of one dossier, which share how they name others, what day it is, and how many there may be."""

    def __init__(self, dossier: Dossier, today: str, limit: int | None) -> None:
        self._dossier, self._party, self._today, self._limit = dossier, dossier.party, today, limit
        self._group = {self._party.id, *(place.id for place in dossier.inside)}
        self._found = told_once(dossier.ties, self._place_of_section)

    def _place_of_section(self, tie: Tie) -> int:
        return _SECTIONS.index(fact_class(tie.kind)) + (0 if self._is_own(tie) else len(_SECTIONS))

    def sections(self) -> Iterator[Section]:
        for kind in _SECTIONS:
            yield self._own(kind)
        related = [kind for kind in SHOWN_FACTS if kind.compare_by.related]
        others = [told for kind in related for told in self._found if self._is_of(told, kind, own=False)]
        shown = sorted(others, key=_newest_first)[: None if self._limit is None else min(self._limit, _OTHERS)]
        yield self._section(phrase("What others say of it"), shown, self._line_of_others, len(others))
        places = sorted(self._dossier.inside, key=lambda party: (-party.articles, party.id))
        yield self._section(phrase("Places inside it"), places, _line_of_place)

    def _own(self, kind: type[Fact]) -> Section:
        found = [told for told in self._found if self._is_of(told, kind, own=True)]
        title = capital(word("kinds", kind.words.many))
        if kind is Figure:
            return self._section(title, _by_measure(found), self._figures)
        if kind.is_dated():
            ahead = sorted(found, key=self._is_behind)
            return self._section(title, sorted(ahead[: self._limit], key=_by_due), self._plan, len(ahead))
        tell = {Affiliation: self._post, Statement: self._statement}.get(kind, self._with_others)
        return self._section(title, sorted(found, key=_newest_first), tell)

    def _is_behind(self, told: Told) -> tuple[object, ...]:
        """Order plans by what there is to act on: disputed ones, then those that are open, the latest word first."""
        disputed = any(below.relation == "disputed" for below in told.below)
        return not disputed, self._state(told.tie) in ("date passed", "revised"), *_newest_first(told)

    def _is_of(self, told: Told, kind: type[Fact], *, own: bool) -> bool:
        return told.tie.kind == kind.label().lower() and self._is_own(told.tie) == own

    def _is_own(self, tie: Tie) -> bool:
        """Tell whether the entity, or a place inside it, takes part in the fact."""
        return not self._group.isdisjoint(tie.actors)

    def _of_place(self, tie: Tie) -> str:
        """Return whose fact it is where that is a place inside the entity, to stand in front of its words."""
        places = [party for party in tie.actors if party in self._group]
        return (
            ""
            if not places or self._party.id in places
            else phrase("{heading}: ", heading="、".join(map(self._name, places)))
        )

    def _section(
        self, title: str, ranked: Sequence[T], tell: Callable[[T], Entry], count: int | None = None
    ) -> Section:
        """Return a section of the first of these; there are `count` (default: as many as given)."""
        entries = tuple(tell(one) for one in ranked[: self._limit])
        return Section(title, entries, (len(ranked) if count is None else count) - len(entries))

    def _figures(self, values: Sequence[Told]) -> Entry:
        """Return the line of one measure: its values by their time."""
        by_time = sorted(values, key=lambda told: (told.tie.period is None, told.tie.period or "", place(told.tie)))
        below = tuple(part for told in by_time for part in self._below(told))
        return Entry(values[0].tie.indicator or "", tuple(self._value(told) for told in by_time), below)

    def _value(self, told: Told) -> Part:
        tie = told.tie
        change = tie.change if tie.change != tie.value else None
        details = phrase(", ").join(filter(None, [_time_of(tie), change, in_words(told_sureness(tie.confidence))]))
        return self._named(
            Part(
                phrase("{text} ({details})", text=self._of_place(tie) + (tie.value or tie.text), details=details),
                told.sources,
            )
        )

    def _plan(self, told: Told) -> Entry:
        due = told.tie.due or phrase("no date")
        state, modality = word("state", self._state(told.tie)), word("modality", told.tie.modality or "")
        return self._entry(phrase(", ").join(filter(None, [due, state, modality])), told.tie.text, told)

    def _state(self, tie: Tie) -> str:
        """Return whether a plan was revised, its last day is behind today (one for this month is not over), or it is open."""
        due = last_day(tie.due) if tie.due else ""
        if tie.revised_by:
            return "revised"
        if due and due < self._today and not self._today.startswith(due):
            return "date passed"
        return "open" if due else ""

    def _statement(self, told: Told) -> Entry:
        return self._entry("", phrase("{who}: {text}", who=told.tie.verb or phrase("states"), text=told.tie.text), told)

    def _post(self, told: Told) -> Entry:
        tie = told.tie
        words = "，".join(filter(None, [self._names(tie, "HOLDS", "AT"), tie.title or tie.text]))
        when = tie.change_date or tie.published
        changed = _since(tie.change, when) if tie.change and when else ""
        return self._entry("", phrase("{text} ({details})", text=words, details=changed) if changed else words, told)

    def _with_others(self, told: Told) -> Entry:
        others = self._names(told.tie, *(role.link for role in fact_class(told.tie.kind).roles().values()))
        return self._entry(
            "", phrase("{text} ({details})", text=told.tie.text, details=others) if others else told.tie.text, told
        )

    def _line_of_others(self, told: Told) -> Entry:
        links = fact_class(told.tie.kind).own_links()
        words = told.tie.value or told.tie.text if told.tie.kind == "figure" else told.tie.text
        who, verb = self._names(told.tie, *links), told.tie.verb or role_word(links[0])
        return self._entry("", phrase("{who} {verb}: {text}", who=who, verb=verb, text=words), told)

    def _entry(self, lead: str, words: str, told: Told) -> Entry:
        speakers = "、".join(self._name(party) for party in told.said_by)
        said = phrase("said by {speakers}", speakers=speakers) if speakers else None
        first = told.sources[0].published if told.sources else None
        details = phrase(", ").join(filter(None, [said, first, in_words(told_sureness(told.tie.confidence))]))
        words = self._of_place(told.tie) + words
        text = phrase("{text} — {details}", text=words, details=details) if details else words
        return Entry(lead, (self._named(Part(text, told.sources)),), self._below(told))

    def _below(self, told: Told) -> tuple[Part, ...]:
        made = []
        for relation, text, changes, sources in told.below:
            if differs := clauses(map(change_words, changes)):
                text = phrase("{text} ({details})", text=text, details=differs)
            words = phrase("{who}: {text}", who=word("relation", relation), text=text)
            made.append(self._named(Part(words, sources)))
        return tuple(made)

    def _named(self, part: Part) -> Part:
        """Return the part with its first articles alone where the page is to be short."""
        articles = list(dict.fromkeys(source.article for source in part.sources))
        if self._limit is None or len(articles) <= _NAMED_SOURCES:
            return part
        kept = articles[:_NAMED_SOURCES]
        sources = tuple(source for source in part.sources if source.article in kept)
        return Part(part.text, sources, len(articles) - len(kept))

    def _names(self, tie: Tie, *roles: str) -> str:
        """Return the others who have one of these roles."""
        ids = dict.fromkeys(party for party, role in tie.roles if role in roles and party != self._party.id)
        return "、".join(self._name(party) for party in ids)

    def _name(self, id: str) -> str:
        return self._dossier.others[id].name if id in self._dossier.others else self._party.name


def _time_of(figure: Tie) -> str:
    """Return the time that a figure is for, else when it was reported."""
    if figure.period:
        begin, to, end = figure.period.partition("/")
        return phrase("{begin} to {end}", begin=begin, end=end) if to else begin
    return phrase("reported {day}", day=figure.published) if figure.published else phrase("reported without a date")


def _since(change: str, when: str) -> str:
    """Return since, until or before when somebody has a post; "" for any other change."""
    told = {
        "begins": phrase("since {when}", when=when),
        "ends": phrase("until {when}", when=when),
        "past": phrase("before {when}", when=when),
    }
    return told.get(change, "")


def _by_measure(found: Sequence[Told]) -> list[list[Told]]:
    """Return figures by what they measure and in which unit, those of the latest word first."""

    def measure(told: Told) -> tuple[str, str]:
        return told.tie.indicator or "", _UNIT.sub("", told.tie.value or told.tie.text)

    groups = [list(group) for _, group in groupby(sorted(found, key=measure), measure)]
    return sorted(groups, key=lambda group: min(_newest_first(told) for told in group))


def _line_of_place(party: Party) -> Entry:
    return Entry(party.name, (Part(phrase("{count} article(s)", count=party.articles)),))


def _newest_first(told: Told) -> tuple[int, str, int, str]:
    """Order by the day of the first word, the latest first, then by where it stands; what has no day comes last."""
    _, article, start, id = place(told.tie)
    return -int((told.tie.published or "0000")[:10].replace("-", "").ljust(8, "0")), article, start, id


def _by_due(told: Told) -> tuple[object, ...]:
    return (last_day(told.tie.due) if told.tie.due else "9999", *place(told.tie))
