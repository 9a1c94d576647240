from __future__ import annotations

import random
import subprocess
import sys
from itertools import combinations

import networkx as nx
import pytest

from kg.views.analysis import MEASURES, centrality, chains, communities


def weighted(edges: dict[tuple[str, str], int]) -> nx.Graph:
    graph = nx.Graph()
    for (a, b), articles in edges.items():
        graph.add_edge(a, b, articles=articles)
    return graph


def two_rings() -> nx.Graph:
    """Two cliques of five, joined by one edge."""
    edges = {pair: 3 for ring in ("abcde", "vwxyz") for pair in combinations(ring, 2)}
    return weighted(edges | {("e", "v"): 1})


def test_chains_take_the_fewest_steps_then_the_most_witnesses() -> None:
    graph = weighted(
        {("a", "m"): 1, ("m", "z"): 1, ("a", "n"): 9, ("n", "z"): 9, ("a", "x"): 99, ("x", "y"): 99, ("y", "z"): 99}
    )
    assert chains(graph, "a", "z") == [["a", "n", "z"]]
    assert chains(graph, "a", "z", limit=9) == [["a", "n", "z"], ["a", "m", "z"]]


def test_chains_are_the_same_from_either_end() -> None:
    graph = weighted({(a, b): 1 for a in "az" for b in "mno"})
    assert chains(graph, "z", "a", 3) == [path[::-1] for path in chains(graph, "a", "z", 3)]


def test_chains_are_empty_between_parts_and_for_who_is_not_there() -> None:
    graph = weighted({("a", "b"): 1, ("c", "d"): 1})
    assert chains(graph, "a", "d") == []
    assert chains(graph, "a", "nobody") == []


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_centrality_puts_equals_in_the_order_of_their_ids(measure: str) -> None:
    found = centrality(two_rings(), measure)
    assert [i for i, _ in found[:2]] == ["e", "v"]
    assert [i for i, _ in found[2:]] == list("abcdwxyz")


def test_betweenness_is_freemans() -> None:
    path = weighted({("a", "b"): 1, ("b", "c"): 1})
    assert centrality(path, "between") == [("b", 1.0), ("a", 0.0), ("c", 0.0)]


def test_communities_are_the_two_rings_without_who_stands_alone() -> None:
    graph = two_rings()
    graph.add_node("alone")
    groups, modularity = communities(graph)
    assert [sorted(group) for group in groups] == [list("abcde"), list("vwxyz")]
    assert modularity > 0.4
    assert communities(nx.Graph()) == ([], 0.0)


def test_the_order_in_which_a_graph_was_built_changes_nothing() -> None:
    edges = list(nx.gnm_random_graph(60, 150, seed=1).edges)
    one = weighted({(f"n{a}", f"n{b}"): a % 3 + 1 for a, b in edges})
    random.Random(2).shuffle(edges)
    other = weighted({(f"n{b}", f"n{a}"): a % 3 + 1 for a, b in edges})
    assert communities(one) == communities(other)
    assert all(centrality(one, m) == centrality(other, m) for m in MEASURES)
    assert chains(one, "n1", "n2", 5) == chains(other, "n1", "n2", 5)


def test_another_seed_of_hashes_changes_nothing() -> None:
    script = (
        "import networkx as nx; from kg.views.analysis import *; g = nx.Graph();"
        "[g.add_edge(f'n{a}', f'n{b}', articles=1) for a, b in nx.gnm_random_graph(40, 80, seed=3).edges];"
        "print(communities(g), centrality(g, 'between'), chains(g, 'n1', 'n2', 5))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
