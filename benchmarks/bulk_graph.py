"""The graph that the product makes of registers, as tables for `neo4j-admin`: minutes in place of the hours of an import.

It is decided as `kg import --bulk` does, on a graph in memory. `benchmarks.growth` checks at its smallest size that an import
article by article makes the same graph.
"""

from __future__ import annotations

import multiprocessing
from itertools import islice
from pathlib import Path

from benchmarks.synthetic_news import register
from kg.bulk.tables import write_tables
from kg.graph.observing import observe
from kg.models import ObservedArticle
from kg.store.memory.graph import MemoryGraph
from kg.store.memory.store import MemoryStore
from kg.write.articles import write_articles

EXTRACTOR = "prepared"
PROCESSES = 2
_NEW_NAMES = 110  # of a register, about
_TOGETHER = 250


def observe_register(number: int) -> ObservedArticle:
    """Return a register as the product stores it."""
    return observe(*register(number), EXTRACTOR)


def write_graph(size: int, folder: Path) -> int:
    """Write the graph of as many registers as have so many surface forms; return how many it has."""
    folder.mkdir(parents=True)
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool, MemoryGraph() as graph:
        store, done = MemoryStore(graph), 0
        while (forms := graph.count("_Name")) < size:
            wanted = min(_TOGETHER, max(1, (size - forms) // _NEW_NAMES))
            registers = pool.imap(observe_register, range(done, done + wanted), 20)
            store.write(write_articles(list(islice(registers, wanted))))
            done += wanted
        options = write_tables(graph, folder)
        (folder / "import.args").write_text("".join(f"{option}\n" for option in options), encoding="utf-8")
        return graph.count("_Name")
