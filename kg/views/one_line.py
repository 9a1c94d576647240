"""Each fact once: which facts of somebody share one line, since they are one post, a plan and what became of it, two sides
of a dispute, or what was said and the plan that it tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from kg.models import CompareBy, Statement, fact_class
from kg.views.ties import NAMED, Change, Source, Tie, place

Relation = Literal["before", "disputed", "revised to"]
# So much of what somebody said stands in plans, posts or figures told already: the rest are words between them.
_COVERED = 0.7


class Below(NamedTuple):
    """What stands below a line: what it was before, what disputes it, or what it was revised to, and what differs."""

    relation: Relation
    text: str
    changes: tuple[str, ...]
    sources: tuple[Source, ...]


class Told(NamedTuple):
    """A fact as one line: the tie to word it by, all its places, who said so beside, and what stands below it."""

    tie: Tie
    sources: tuple[Source, ...]
    said_by: tuple[str, ...]
    below: tuple[Below, ...]


def told_once(ties: Iterable[Tie], order: Callable[[Tie], int]) -> list[Told]:
    """Return a line for each fact, by its first publication; of two that share one, `order` tells which leads it."""
    return _Lines(sorted(ties, key=place), order).lines()


class _Lines:
    """Which tie leads the line of which other, and as what the other stands there."""

    def __init__(self, ties: Sequence[Tie], order: Callable[[Tie], int]) -> None:
        self._ties = {tie.id: tie for tie in ties}
        self._order = order
        self._leader: dict[str, str] = {}
        self._as: dict[str, str] = {}

    def lines(self) -> list[Told]:
        self._join_posts()
        self._join_revisions()
        self._join_what_was_said()
        self._join_disputes()
        members: dict[str, list[Tie]] = defaultdict(list)
        for tie in self._ties.values():
            members[self._head(tie.id)].append(tie)
        return [self._told(self._ties[id], members[id]) for id in self._ties if id not in self._leader]

    def _head(self, id: str) -> str:
        while id in self._leader:
            id = self._leader[id]
        return id

    def _lead(self, follower: Tie, leader: Tie, stands_as: str) -> None:
        """Put a tie on another's line, unless it leads that line itself."""
        if follower.id not in self._leader and self._head(leader.id) != follower.id:
            self._leader[follower.id] = leader.id
            self._as[follower.id] = stands_as

    def _join_posts(self) -> None:
        """One post of one person is a line, by its last word: to begin, to hold and to give up."""
        groups: dict[tuple[object, ...], list[Tie]] = defaultdict(list)
        for tie in self._ties.values():
            if fact_class(tie.kind).compare_by is CompareBy.PARTS and tie.title:
                held = tuple(role for role in tie.roles if role[1] != NAMED)
                groups[tie.kind, tie.title, held].append(tie)
        for group in groups.values():
            last = max(group, key=lambda tie: (tie.change is not None, place(tie)))
            for tie in group:
                self._lead(tie, last, "same")

    def _join_revisions(self) -> None:
        for tie in self._ties.values():
            for change in tie.revised_by:
                if change.fact in self._ties:
                    self._lead(tie, self._ties[change.fact], "before")

    def _join_what_was_said(self) -> None:
        """Put what was said on the line of the fact that it tells."""
        at: dict[str, list[tuple[int, int, Tie]]] = defaultdict(list)
        for tie in self._ties.values():
            if tie.kind != Statement.label().lower():
                for source in tie.sources:
                    at[source.article].append((source.start, source.end, tie))
        for tie in self._ties.values():
            if tie.kind == Statement.label().lower():
                best = max(
                    (_best_cover(source, at[source.article]) for source in tie.sources), default=None, key=_share
                )
                if best is not None and best[0] >= _COVERED:
                    self._lead(tie, best[1], "said")

    def _join_disputes(self) -> None:
        for tie in sorted(self._ties.values(), key=lambda tie: (self._order(tie), place(tie))):
            if tie.id in self._leader and self._as[tie.id] == "disputed":
                continue
            for change in tie.disputes:
                if change.fact in self._ties:
                    self._lead(self._ties[change.fact], tie, "disputed")

    def _told(self, tie: Tie, members: Sequence[Tie]) -> Told:
        said = [m for m in members if self._as.get(m.id) == "said"]
        same = [tie, *(m for m in members if self._as.get(m.id) == "same"), *said]
        speakers = dict.fromkeys(party for one in said for party, role in one.roles if role in Statement.own_links())
        sources = {(s.article, s.start, s.end): s for one in same for s in one.sources}
        below = dict.fromkeys(below for one in (tie, *members) for below in self._below(one, members))
        by_time = tuple(sorted(sources.values(), key=lambda s: (s.published or "9999", s.article, s.start)))
        return Told(tie, by_time, tuple(party for party in speakers if party not in tie.actors), tuple(below))

    def _below(self, tie: Tie, members: Sequence[Tie]) -> Iterator[Below]:
        """Yield what the tie has on its line: itself where another leads it, and what is related and no tie of these."""
        stands_as = self._as.get(tie.id)
        if stands_as in ("before", "disputed"):
            changes = [*tie.revised_by] if stands_as == "before" else [*tie.disputes]
            ids = {member.id for member in members} | {self._leader[tie.id]}
            differs = next((change.changes for change in changes if change.fact in ids), ())
            relation: Relation = "before" if stands_as == "before" else "disputed"
            yield Below(relation, tie.text, differs, tie.sources)
        related: tuple[tuple[Relation, tuple[Change, ...]], ...] = (
            ("before", tie.revises), ("revised to", tie.revised_by), ("disputed", tie.disputes),
        )  # fmt: skip
        for name, found in related:
            yield from (Below(name, c.text, c.changes, ()) for c in found if c.fact not in self._ties)


def _best_cover(source: Source, others: Sequence[tuple[int, int, Tie]]) -> tuple[float, Tie] | None:
    """Return which share of the characters of a place stands in others' places, and who has most of it."""
    inside = [(max(start, source.start), min(end, source.end), tie) for start, end, tie in others]
    inside = [(start, end, tie) for start, end, tie in inside if start < end]
    if not inside:
        return None
    covered = len({at for start, end, _ in inside for at in range(start, end)})
    most = max(inside, key=lambda one: (one[1] - one[0], one[2].id))
    return covered / max(1, source.end - source.start), most[2]


def _share(cover: tuple[float, Tie] | None) -> float:
    return cover[0] if cover else 0.0
