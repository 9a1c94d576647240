"""Two entities compared: posts, plans by year, figures by measure and time, shared partners, and what each says of the other."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kg.ask.entity_report import is_within
from kg.ask.lookup import find_entities
from kg.ask.ties import TELLING, Choice, read_named_parties, read_parties, read_ties
from kg.errors import UsageError
from kg.messages import joined, msg, term
from kg.messages.words import change_message
from kg.models import Affiliation, Fact, Figure, Plan, Statement, fact_class
from kg.resolve.figures import one_measure
from kg.store.graph import GraphStore
from kg.views.comparison import Comparison, Item, Row, Side
from kg.views.one_line import Told, told_once
from kg.views.ties import NAMED, Party, Tie, place

Items = tuple[Item, ...]
_NO_YEAR, _NO_TIME, _TAB, _TO = msg("no date"), msg("no time"), "\t", " to "


@dataclass(frozen=True)
class Between:
    """Which facts: published in [since, until] (ISO prefixes; articles without a day only where both are None), how sure (0-1)."""

    since: str | None = None
    until: str | None = None
    minimum: float = 0.0


def compare(store: GraphStore, a: str, b: str, between: Between) -> list[Comparison]:
    """Return the comparison of each that the one name leads to with each of the other.

    Raises UsageError with near names for a name that leads nowhere, or where both are the same entity.
    """
    ends = [[row["id"] for row in find_entities(store, name)] for name in (a, b)]
    pairs = [(one, other) for one, other in product(*ends) if one != other]
    if set(ends[0]) & set(ends[1]):
        raise UsageError(
            msg("{a!r} and {b!r} are the same entity", a=a, b=b),
            hint=msg("`kg explain {quote}` says why", quote=shlex.quote(a)),
        )
    ids = tuple(dict.fromkeys((*ends[0], *ends[1])))
    ties = _published(read_ties(store, Choice(around=ids, minimum=between.minimum)), between)
    parties = {party.id: party for party in (*read_parties(store, ties), *read_named_parties(store, ids))}
    return [Pair(parties, ties, one, other).compared(_articles_of_both(store, one, other)) for one, other in pairs]


def _articles_of_both(store: GraphStore, one: str, other: str) -> int:
    [row] = store.rows("read/articles_of_both", a=one, b=other)
    return int(row["articles"])


def _published(ties: Sequence[Tie], between: Between) -> list[Tie]:
    """Return the ties that were published in that time, with the places that were."""
    since, until = between.since, between.until
    kept = (replace(tie, sources=tuple(s for s in tie.sources if is_within(s.published, since, until))) for tie in ties)
    return [tie for tie in kept if tie.sources]


class Pair:
    """Two entities with the facts of both."""

    def __init__(self, parties: dict[str, Party], ties: Sequence[Tie], a: str, b: str) -> None:
        self._parties, self._ties, self._ends = parties, ties, (a, b)
        self._told = tuple(self._own(end) for end in self._ends)

    def compared(self, together: int) -> Comparison:
        """Return the comparison; `together` is in how many articles both are mentioned."""
        a, b = (self._parties[end] for end in self._ends)
        posts = [Row(*row) for row in self._by(Affiliation, lambda tie: tie.title or "", self._post)]
        plans = [Row(*row) for row in self._by(Plan, lambda tie: tie.due[:4] if tie.due else _NO_YEAR, _plan)]
        sections = (
            Side("posts", msg("Posts"), "title", tuple(posts)),
            Side("plans", msg("Plans by year"), "year", tuple(plans)),
            Side("figures", msg("Figures"), "figure", tuple(self._figures())),
            Side("partners", msg("Shared partners"), "partner", tuple(self._partners())),
            Side("statements", msg("What each says of the other"), "day", self._statements()),
        )
        return Comparison(a, b, together, sections)

    def _own(self, end: str) -> list[Told]:
        return told_once([tie for tie in self._ties if end in tie.actors], lambda tie: 0)

    def _by(
        self, kind: type[Fact], key: Callable[[Tie], str], words: Callable[[Told, str], str]
    ) -> Iterator[tuple[str, Items, Items]]:
        """Yield each key of a kind of fact with the facts of both sides, in the order of the keys."""
        sides: list[dict[str, list[Item]]] = []
        for end, told in zip(self._ends, self._told, strict=True):
            found: dict[str, list[Item]] = defaultdict(list)
            for one in told:
                if one.tie.kind == kind.label().lower():
                    found[key(one.tie)].append(_item(one, words(one, end)))
            sides.append(found)
        for each in sorted({*sides[0], *sides[1]}):
            yield each, tuple(sides[0].get(each, ())), tuple(sides[1].get(each, ()))

    def _post(self, told: Told, end: str) -> str:
        others = "、".join(self._parties[party].name for party in told.tie.actors if party != end)
        when = told.tie.change_date or told.tie.published or ""
        changed = {
            "begins": msg("{words} since {when}", words=others, when=when),
            "ends": msg("{words} until {when}", words=others, when=when),
            "past": msg("{words} before {when}", words=others, when=when),
        }
        return changed.get(told.tie.change or "", others)

    def _figures(self) -> list[Row]:
        """Return the figures of both by measure and time; measures that both have come first."""
        called: dict[str, str] = {}

        def key(tie: Tie) -> str:
            measure = one_measure(tie.indicator or "")
            called.setdefault(measure, tie.indicator or "")
            return f"{measure}{_TAB}{(tie.period or _NO_TIME).replace('/', _TO)}"

        def measure_of(key: str) -> str:
            return key.partition(_TAB)[0]

        rows = list(self._by(Figure, key, _figure))
        left, right = ({measure_of(key) for key, *sides in rows if sides[side]} for side in (0, 1))
        rows.sort(key=lambda row: measure_of(row[0]) not in left & right)
        return [Row(_measured(called[measure_of(key)], key.partition(_TAB)[2]), a, b) for key, a, b in rows]

    def _partners(self) -> Iterator[Row]:
        """Yield who is tied to both by facts, with the kinds of these, those of most facts first."""
        tied: list[dict[str, Counter[str]]] = []
        for end in self._ends:
            found: dict[str, Counter[str]] = defaultdict(Counter)
            for tie in self._ties:
                for pair in tie.pairs():
                    if end in pair:
                        found[pair[pair[0] == end]][tie.kind] += 1
            tied.append(found)
        shared = [id for id in tied[0].keys() & tied[1].keys() if self._parties[id].type in TELLING]
        shared = [id for id in shared if id not in self._ends]
        for id in sorted(shared, key=lambda id: (-min(side[id].total() for side in tied), id)):
            a, b = ((Item(_counted(side[id])),) for side in tied)
            yield Row(self._parties[id].name, a, b)

    def _statements(self) -> tuple[Row, ...]:
        """Return what each, or who has a post there, says about the other, by the day."""
        found: dict[str, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
        for tie in self._ties:
            if tie.kind != Statement.label().lower():
                continue
            for side, (end, other) in enumerate((self._ends, self._ends[::-1])):
                speakers = [party for party, role in tie.roles if role in Statement.own_links()]
                if (other, NAMED) in tie.roles and any(
                    s == end or self._has_post(s, end, tie.published or "9999") for s in speakers
                ):
                    who = "、".join(self._parties[s].name for s in speakers)
                    [told] = told_once([tie], lambda tie: 0)
                    found[tie.published or _NO_YEAR][side].append(_item(told, _said(who, tie)))
        return tuple(Row(day, tuple(a), tuple(b)) for day, (a, b) in sorted(found.items()))

    def _has_post(self, person: str, end: str, day: str) -> bool:
        """Tell whether somebody has a post there by the words published until that day, or by the first one after it."""
        last: dict[str, str | None] = {}
        for tie in sorted(self._ties, key=place):
            if tie.kind == Affiliation.label().lower() and {person, end} <= set(tie.actors):
                if (tie.published or "") <= day:
                    last[tie.title or ""] = tie.change
                elif not last:
                    return tie.change != "begins"
        return any(change in (None, "begins") for change in last.values())


def _item(told: Told, text: str) -> Item:
    published = told.sources[0].published if told.sources else None
    return Item(text, told.tie.id, told.tie.confidence, published, told.sources)


def _plan(told: Told, end: str) -> str:
    before, disputed = (
        joined(
            [
                change
                for below in told.below
                if below.relation == relation
                for change in map(change_message, below.changes)
            ],
            msg("; "),
        )
        for relation in ("before", "disputed")
    )
    marks = [msg("[revised: {changes}]", changes=before) if before else "",
             msg("[disputed: {changes}]", changes=disputed) if disputed else ""]  # fmt: skip
    due = told.tie.due if told.tie.due and len(told.tie.due) > 4 else ""
    words = msg("{what}: {reason}", what=due, reason=told.tie.text) if due else told.tie.text
    return joined([words, *filter(None, marks)], " ")


def _said(who: str, tie: Tie) -> str:
    """Return a statement with who made it, also where it has no verb."""
    return msg("{who} {verb}: {text}", who=who, verb=tie.verb or "", text=tie.text)


def _measured(measure: str, time: str) -> str:
    """Return what a row of figures is about: the measure and its time."""
    begin, to, end = time.partition(_TO)
    if time == _NO_TIME:
        return msg("{measure} {time}", measure=measure, time=_NO_TIME)
    return msg("{measure} {begin} to {end}", measure=measure, begin=begin, end=end) if to else f"{measure} {time}"


def _figure(told: Told, end: str) -> str:
    change = told.tie.change if told.tie.change != told.tie.value else None
    return joined(filter(None, [told.tie.value or told.tie.text, change]), msg(", "))


def _counted(kinds: Counter[str]) -> str:
    return joined((_number_of(kind, count) for kind, count in sorted(kinds.items())), msg(", "))


def _number_of(kind: str, count: int) -> str:
    words = fact_class(kind).words
    return msg("{count} {facts}", count=count, facts=term("kinds", words.one if count == 1 else words.many))
