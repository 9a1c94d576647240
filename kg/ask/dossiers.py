"""Dossiers of entities: of one that a person names, or of all that the graph holds facts of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.ask.lookup import find_entities
from kg.ask.places import places_inside
from kg.ask.ties import Choice, read_named_parties, read_parties, read_ties, with_sentences
from kg.store.graph import GraphStore
from kg.views.dossier import Dossier
from kg.views.ties import Party, Tie


def dossiers_of(store: GraphStore, name: str, minimum: float = 0.0) -> list[Dossier]:
    """Return the dossier of each entity that the name leads to, by id; UsageError with near names for none.

    It has the facts that are sure enough (0-1), of a place also those of the places inside it.
    """
    entities = find_entities(store, name)
    inside = {entity["id"]: [place["id"] for place in places_inside(store, entity)] for entity in entities}
    ids = tuple(dict.fromkeys((*inside, *(place for places in inside.values() for place in places))))
    ties = with_sentences(store, read_ties(store, Choice(around=ids, minimum=minimum)))
    others = {party.id: party for party in read_parties(store, ties)}
    named = {party.id: party for party in read_named_parties(store, ids)}
    return [_dossier(named[id], [named[place] for place in inside[id]], ties, others) for id in sorted(inside)]


def _dossier(party: Party, inside: Sequence[Party], ties: Sequence[Tie], others: dict[str, Party]) -> Dossier:
    group = {party.id, *(place.id for place in inside)}
    return Dossier(party, [tie for tie in ties if group & set(tie.parties)], others, tuple(inside))


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
