"""Facts as whole records: those around an entity in an order that can be paged, and all that is known of each by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kg.ask.ties import PARTY_TYPES, Choice, read_ties
from kg.confidence import is_sure
from kg.models import Fact
from kg.models.target_dates import last_day
from kg.resolve import fold
from kg.store.graph import GraphStore, Row
from kg.views.ties import Tie, place

_NAMED = "ABOUT"  # the role of whom a fact's text only names


def facts_around(
    store: GraphStore, parties: Iterable[str], kind: type[Fact], *, links: Iterable[str] | None = None
) -> list[Tie]:
    """Return the facts of a kind in which one of these parties (ids) has one of these roles, however sure they are.

    Without `links` (such as PLANS) any role but being named in the text. Dated kinds come by their dates, a quarter by its
    last day, others by publication.
    """
    wanted = set(parties)
    kept = set(links) if links is not None else _acting(kind)
    return [tie for tie in _around(store, wanted, kind) if _roles(tie, wanted) & kept]


def facts_naming(store: GraphStore, parties: Iterable[str], kind: type[Fact]) -> list[Tie]:
    """Return the facts of others whose text names one of these parties, in the order of `facts_around`."""
    wanted = set(parties)
    acting = _acting(kind)
    return [tie for tie in _around(store, wanted, kind) if _NAMED in (had := _roles(tie, wanted)) and not had & acting]


def sure_facts(found: Iterable[Tie], minimum: float) -> list[Tie]:
    """Return the facts that are sure enough (0-1)."""
    return [tie for tie in found if is_sure(tie.confidence, minimum)]


def _around(store: GraphStore, parties: set[str], kind: type[Fact]) -> list[Tie]:
    choice = Choice(types=PARTY_TYPES, around=tuple(sorted(parties)), kinds=(kind.label(),))
    return sorted(read_ties(store, choice), key=_by_date if kind.is_dated() else place)


def _acting(kind: type[Fact]) -> set[str]:
    return {role.link for role in kind.roles().values()}


def _roles(tie: Tie, parties: set[str]) -> set[str]:
    return {role for party, role in tie.roles if party in parties}


def holds_words(words: str) -> Callable[[Tie], bool]:
    """Return whether a fact's text or a quote of it has these words, however they are written (简/繁, full width, case)."""
    sought = fold(words.strip())

    def holds(tie: Tie) -> bool:
        return any(sought in fold(text) for text in (tie.text, *(source.quote for source in tie.sources)))

    return holds


def read_facts(store: GraphStore, ids: Sequence[str]) -> list[Row]:
    """Return {fact, kind, text, properties, roles, sources, revises, revised_by, disputes} of each, in the order of the ids.

    An id that no fact has is passed over.
    """
    rows: dict[str, dict[str, Any]] = {row["fact"]: row for row in store.rows("read/facts_by_id", ids=list(ids))}
    return [rows[id] for id in dict.fromkeys(ids) if id in rows]


def _by_date(tie: Tie) -> tuple[object, ...]:
    return (last_day(tie.due) if tie.due else "9999", *place(tie))
