"""Questions to a graph of ties: the chain between two, who is central, who belongs together."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any

from kg.ask.lookup import find_entities
from kg.ask.ties import GRAPHS, PARTY_TYPES, Choice, read_tie_graph, with_sentences
from kg.errors import UsageError
from kg.messages import msg
from kg.store.graph import GraphStore
from kg.views.analysis import centrality, chains, communities
from kg.views.ties import Party, Tie


@dataclass(frozen=True)
class Step:
    """One step of a chain: from whom to whom, the ties between them, and how many articles support these."""

    a: Party
    b: Party
    ties: tuple[Tie, ...]
    articles: int


def find_chains(store: GraphStore, a: str, b: str, choice: Choice, limit: int) -> list[list[Step]]:
    """Return the shortest chains between what two names lead to, those of most witnesses first, with their sentences.

    The two may be of any type. Raises UsageError for a name that leads nowhere, or where both are the same entity.
    """
    ends = [[row["id"] for row in find_entities(store, name)] for name in (a, b)]
    if set(ends[0]) & set(ends[1]):
        raise UsageError(
            msg("{a!r} and {b!r} are the same entity", a=a, b=b),
            hint=msg("`kg explain {quote}` says why", quote=shlex.quote(a)),
        )
    graph = read_tie_graph(store, replace(choice, always=(*choice.always, *ends[0], *ends[1])))
    found = [path for one in ends[0] for other in ends[1] for path in chains(graph, one, other, limit)]
    found.sort(key=lambda path: (len(path), -min(_articles(graph, path)), -sum(_articles(graph, path)), path))
    found = [path for path in found if len(path) == len(found[0])][:limit]
    return [[_step(store, graph, x, y) for x, y in pairwise(path)] for path in found]


def other_ties(store: GraphStore, a: str, b: str, tried: Choice) -> Choice | None:
    """Return another choice by which a chain ties the two: of the same types first, then with regions too; by facts that are
    less sure before by another kind of tie; None without any.
    """
    kinds = dict.fromkeys((tried.types, PARTY_TYPES))
    sureness = dict.fromkeys((tried.minimum, 0.0))
    for types, on, minimum in product(kinds, GRAPHS, sureness):
        choice = Choice(on, types, minimum=minimum)
        if choice != tried and find_chains(store, a, b, choice, 1):
            return choice
    return None


def _articles(graph: Any, path: list[str]) -> list[int]:
    return [graph.edges[pair]["articles"] for pair in pairwise(path)]


def _step(store: GraphStore, graph: Any, a: str, b: str) -> Step:
    edge = graph.edges[a, b]
    ties = tuple(with_sentences(store, edge["ties"]))
    return Step(graph.nodes[a]["party"], graph.nodes[b]["party"], ties, edge["articles"])


def rank(store: GraphStore, choice: Choice, measure: str, limit: int | None = None) -> list[dict[str, Any]]:
    """Return {name, type, id, neighbours, articles, score} of the most central entities, best first; without limit all.

    `articles` are the witnesses of its ties, summed; `score` is the measure (`kg.views.analysis.centrality`).
    """
    graph = read_tie_graph(store, choice)
    articles = dict(graph.degree(weight="articles"))
    rows = []
    for id, score in centrality(graph, measure)[:limit]:
        party = graph.nodes[id]["party"]
        known = {"name": party.name, "type": party.type.upper(), "id": id}
        rows.append(known | {"neighbours": graph.degree(id), "articles": articles[id], "score": round(score, 6)})
    return rows


def group(store: GraphStore, choice: Choice, least: int) -> tuple[list[dict[str, Any]], float]:
    """Return {size, members: list of {name, type, id, articles}} of every community with `least` members or more.

    The second value is the modularity of the whole division.
    """
    graph = read_tie_graph(store, choice)
    articles = dict(graph.degree(weight="articles"))
    groups, quality = communities(graph)
    rows = []
    for ids in (ids for ids in groups if len(ids) >= least):
        parties = [graph.nodes[id]["party"] for id in ids]
        members = [{"name": p.name, "type": p.type.upper(), "id": p.id, "articles": articles[p.id]} for p in parties]
        rows.append({"size": len(ids), "members": members})
    return rows, quality
