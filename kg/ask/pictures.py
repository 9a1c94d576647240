"""Pictures of the graph: the chosen part of it, with every sentence behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.ask.lookup import find_entities
from kg.ask.ties import Choice, read_parties, read_ties, with_sentences
from kg.models import FACTS
from kg.store.graph import GraphStore
from kg.views.picture import Picture, choose_nodes, make_picture
from kg.views.ties import Party, Tie, place, tie_graph

# What may be revised or disputed has its place in time.
_ON_TIME = frozenset(kind.label().lower() for kind in FACTS if kind.compare_by.related)


@dataclass(frozen=True)
class Drawn:
    """A picture, and how many entities there were to choose from."""

    picture: Picture
    found: int


def draw(store: GraphStore, names: Sequence[str], choice: Choice, *, steps: int, limit: int) -> Drawn:
    """Return the picture of all that is tied, or of what is within `steps` of the entities of these names.

    At most `limit` entities, those with most articles first. Raises UsageError for a name that leads nowhere.
    """
    centres = tuple(row["id"] for name in names for row in find_entities(store, name))
    choice = replace(choice, always=centres)
    ties = _ties_around(store, choice, centres, steps) if centres else read_ties(store, choice)
    parties = read_parties(store, ties)
    graph = choose_nodes(tie_graph(parties, ties), limit, centres)
    shown = with_sentences(store, [tie for tie in ties if any(party in graph for party in tie.parties)])
    title = "、".join(graph.nodes[id]["party"].name for id in centres if id in graph) or "news-kg"
    return Drawn(make_picture(graph, shown, title), len(parties))


def _ties_around(store: GraphStore, choice: Choice, centres: tuple[str, ...], steps: int) -> list[Tie]:
    """Return the ties among all that is within `steps` of the centres."""
    reached = set(centres)
    for _ in range(steps):
        ties = read_ties(store, replace(choice, around=tuple(sorted(reached))))
        reached |= {end for tie in ties for pair in tie.pairs() if reached & set(pair) for end in pair}
    inside = read_ties(store, replace(choice, around=tuple(sorted(reached))))
    trimmed = (replace(tie, roles=tuple(role for role in tie.roles if role[0] in reached)) for tie in inside)
    return [tie for tie in trimmed if set(tie.actors)]


def draw_timeline(store: GraphStore, names: Sequence[str], choice: Choice) -> tuple[str, list[Party], list[Tie]]:
    """Return (title, parties, ties): plans and statements of these names, or all, by publication, with sentences.

    Raises UsageError for a name that leads nowhere.
    """
    centres = tuple(row["id"] for name in names for row in find_entities(store, name))
    read = read_ties(store, replace(choice, always=centres, around=centres or None))
    told = [tie for tie in read if tie.kind in _ON_TIME and tie.actors]
    own = [tie for tie in told if not centres or set(tie.actors) & set(centres)]
    parties = read_parties(store, own)
    title = "、".join(dict.fromkeys(party.name for party in parties if party.id in centres)) or "news-kg"
    return title, parties, sorted(with_sentences(store, own), key=place)
