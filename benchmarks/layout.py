"""How long positions for a picture take, as a multiple of networkx' own layout of the same graph.

    python benchmarks/layout.py [ENTITIES]

Processor time of one run each, on an invented graph in which early nodes have more ties, as in news.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

import networkx as nx

from kg.views.layout import place_nodes

STEPS_OF_NETWORKX = 100  # its default; ours takes 300


def invented_graph(count: int) -> nx.Graph:
    """Return a connected graph with 4 ties for 3 nodes."""
    chance = random.Random(1)
    graph = nx.Graph()
    graph.add_node("n0")
    for i in range(1, count):
        for _ in range(1 + (i % 3 == 0)):
            graph.add_edge(f"n{i}", f"n{int(i * chance.random() ** 2)}", articles=1)
    return graph


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of one run."""
    began = time.process_time()
    run()
    return time.process_time() - began


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    graph = invented_graph(count)
    ours = seconds(lambda: place_nodes(graph, dict.fromkeys(graph, 8.0)))
    theirs = seconds(lambda: nx.forceatlas2_layout(graph, seed=1, max_iter=STEPS_OF_NETWORKX))
    print(f"{count} entities, {graph.number_of_edges()} ties")
    print(f"kg.views.layout {ours:.2f} s, networkx forceatlas2_layout {theirs:.2f} s: {ours / theirs:.2f} of it")


if __name__ == "__main__":
    main()
