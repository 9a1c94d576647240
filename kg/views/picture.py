"""What a picture shows: dots for entities, lines for ties, and the evidence behind both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt

import networkx as nx

from kg.views.layout import place_nodes
from kg.views.ties import Party, Tie, place

# Colours that differ for the colour-blind too (Okabe and Ito 2008), black and yellow left out.
COLOURS = {
    "company": "#0072b2",
    "person": "#d55e00",
    "policy": "#009e73",
    "region": "#8c8c8c",
    "organization": "#cc79a7",
    "subject": "#e69f00",
}
_SMALLEST, _LARGEST = 7.0, 30.0


@dataclass(frozen=True)
class Dot:
    """An entity in the picture; `articles` are the witnesses of its ties, which give its size."""

    party: Party
    x: float
    y: float
    radius: float
    articles: int


@dataclass(frozen=True)
class Line:
    """Two dots that are tied, by their positions in the list of dots, and by how many articles."""

    a: int
    b: int
    articles: int


@dataclass(frozen=True)
class Picture:
    """Dots by id, lines, and every tie of a dot with its sources, in the order of publication."""

    title: str
    dots: list[Dot]
    lines: list[Line]
    ties: list[Tie]


def choose_nodes(graph: nx.Graph, limit: int, always: Collection[str] = ()) -> nx.Graph:
    """Return the part of the graph with the `limit` best supported entities that are tied to others.

    Those in `always` stay whatever they have.
    """
    strength = dict(graph.degree(weight="articles"))
    order = sorted(graph, key=lambda id: (id not in always, -strength[id], id))
    kept = graph.subgraph(order[:limit])
    return graph.subgraph([id for id in kept if id in always or kept.degree(id)]).copy()


def make_picture(graph: nx.Graph, ties: Sequence[Tie], title: str) -> Picture:
    """Return the picture of a graph of ties, with those of `ties` that one of its nodes takes part in."""
    strength = dict(graph.degree(weight="articles"))
    most = max(strength.values(), default=0) or 1
    radius = {id: round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(strength[id] / most), 1) for id in graph}
    positions = place_nodes(graph, radius)
    ids = sorted(graph)
    numbers = {id: number for number, id in enumerate(ids)}
    dots = [Dot(graph.nodes[id]["party"], *positions[id], radius[id], strength[id]) for id in ids]
    edges = sorted((*sorted((numbers[a], numbers[b])), articles) for a, b, articles in graph.edges(data="articles"))
    shown = [tie for tie in ties if any(party in numbers for party in tie.parties)]
    return Picture(title, dots, [Line(*edge) for edge in edges], sorted(shown, key=place))
