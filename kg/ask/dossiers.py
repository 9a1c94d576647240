"""Dossiers of entities: of one that a person names, or of all that the graph holds facts of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.ask.lookup import find_entities
from kg.ask.ties import Choice, read_named_parties, read_parties, read_ties, with_sentences
from kg.store.graph import GraphStore
from kg.views.dossier import Dossier
from kg.views.ties import Tie


def dossiers_of(store: GraphStore, name: str, minimum: float = 0.0) -> list[Dossier]:
    """Return the dossier of each entity that the name leads to, by id; UsageError with near names for none.

    It has the facts that are sure enough (0-1).
    """
    ids = tuple(row["id"] for row in find_entities(store, name))
    ties = with_sentences(store, read_ties(store, Choice(around=ids, minimum=minimum)))
    others = {party.id: party for party in read_parties(store, ties)}
    named = read_named_parties(store, ids)
    return [Dossier(party, [tie for tie in ties if party.id in tie.parties], others) for party in named]


def all_dossiers(store: GraphStore) -> Iterator[Dossier]:
    """Yield the dossier of every entity that a fact is about, by id."""
    ties = with_sentences(store, read_ties(store, Choice()))
    others = {party.id: party for party in read_parties(store, ties)}
    of: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        for party in tie.parties:
            of[party].append(tie)
    for id in sorted(of):
        if others[id].type != "subject":
            yield Dossier(others[id], of[id], others)
