"""Chains, centrality and communities of a graph of ties, with networkx.

Nothing here depends on the order of a set of strings, which changes from run to run: networkx computes on the
positions of the nodes in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import networkx as nx

# Betweenness looks from every node to every other; past this many it looks from as many, chosen by a fixed seed.
PIVOTS = 500
_SEED = 7


def chains(graph: nx.Graph, a: str, b: str, limit: int = 1) -> list[list[str]]:
    """Return the shortest chains from a to b, as ids: fewest steps first, then those of most witnesses.

    No chain is longer than the shortest; the list is empty where there is none.
    """
    numbers, plain = _numbered(graph)
    if a not in numbers or b not in numbers or not nx.has_path(plain, numbers[a], numbers[b]):
        return []
    ids = sorted(numbers)
    # from the smaller id, so that the chain from b to a is the same backwards
    start, end = sorted((numbers[a], numbers[b]))
    found = nx.shortest_simple_paths(plain, start, end, weight="cost")
    shortest = nx.shortest_path_length(plain, start, end)
    kept = [path for path in islice(found, limit) if len(path) - 1 == shortest]
    return [[ids[n] for n in (path if ids[path[0]] == a else path[::-1])] for path in kept]


def _by_neighbours(graph: nx.Graph) -> dict[int, float]:
    return dict(graph.degree())


def _by_articles(graph: nx.Graph) -> dict[int, float]:
    return dict(graph.degree(weight="articles"))


def _by_between(graph: nx.Graph) -> dict[int, float]:
    pivots = PIVOTS if graph.number_of_nodes() > PIVOTS else None
    found: dict[int, float] = nx.betweenness_centrality(graph, k=pivots, seed=_SEED)
    return found


MEASURES: dict[str, Callable[[nx.Graph], dict[int, float]]] = {
    "neighbours": _by_neighbours,
    "articles": _by_articles,
    "between": _by_between,
}


def centrality(graph: nx.Graph, measure: str) -> list[tuple[str, float]]:
    """Return (id, score) of every node, best first, then by id.

    `neighbours`: to how many others it is tied; `articles`: witnesses of its ties, summed; `between`: the share of
    shortest chains that pass through it, 0-1 (Freeman 1977; from 500 nodes at most, after Brandes and Pich 2007).
    """
    numbers, plain = _numbered(graph)
    scores = MEASURES[measure](plain)
    return sorted(((i, scores[n]) for i, n in numbers.items()), key=lambda found: (-found[1], found[0]))


def communities(graph: nx.Graph) -> tuple[list[list[str]], float]:
    """Return groups that are tied more closely inside than outside, largest first, and their modularity (-0.5 to 1).

    Members come by their witnesses, then id; nodes without a tie are in none. By the Louvain method (Blondel et al.
    2008), weighted by witnesses, with a fixed seed.
    """
    numbers, plain = _numbered(graph)
    plain.remove_nodes_from(list(nx.isolates(plain)))
    if not plain:
        return [], 0.0
    ids = sorted(numbers)
    groups = nx.community.louvain_communities(plain, weight="articles", seed=_SEED)
    strength = _by_articles(plain)
    named = [[ids[n] for n in sorted(group, key=lambda n: (-strength[n], n))] for group in groups]
    quality = nx.community.modularity(plain, groups, weight="articles")
    return sorted(named, key=lambda group: (-len(group), group)), round(quality, 4)


def _numbered(graph: nx.Graph) -> tuple[dict[str, int], nx.Graph]:
    """Return the position of each id, and the graph over positions with `articles` and `cost` on its edges.

    A chain's cost is its number of steps and, less than one step in all, how few witnesses these have.
    """
    ids = sorted(graph)
    numbers = {i: n for n, i in enumerate(ids)}
    plain = nx.Graph()
    plain.add_nodes_from(range(len(ids)))
    share = 1 / (len(ids) + 1)
    for a, b, articles in sorted((*sorted((numbers[a], numbers[b])), w) for a, b, w in graph.edges(data="articles")):
        plain.add_edge(a, b, articles=articles, cost=1 + share / max(articles, 1))
    return numbers, plain
