"""How long the saved questions take on a graph of many articles."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.costs import percentile
from kg.ask.questions import Value, answer, given_values
from kg.errors import KgError
from kg.store.graph import GraphStore
from kg.store.queries import SavedQuery, ids_asked, names_asked, saved_queries


def measure(store: GraphStore, ids: Sequence[str], times: int) -> Iterator[str]:
    """Yield the lines of the page; `ids` are those of the articles that the graph has."""
    names = [str(row[0]) for row in store.query("MATCH (e:Company) RETURN e.name ORDER BY e.id", {})[1]]
    yield "## Saved questions"
    yield ""
    yield f"On {len(ids):,} articles, {times} times each with other names, after one that is not counted: milliseconds."
    yield ""
    yield "| question | p50 | p99 |"
    yield "| --- | ---: | ---: |"
    for saved in saved_queries().values():
        took = _times(store, saved, names, ids, times)
        if took:
            yield f"| {saved.name} | {1000 * percentile(took, 0.5):.0f} | {1000 * percentile(took, 0.99):.0f} |"


def _times(store: GraphStore, saved: SavedQuery, names: Sequence[str], ids: Sequence[str], times: int) -> list[float]:
    draw, took = random.Random(saved.name), []
    for _ in range(times + 1):
        try:
            values = _values(saved, names, ids, draw)
            start = time.perf_counter()
            answer(store, saved, values)
        except KgError:  # it asks for what invented articles have not
            return []
        took.append(time.perf_counter() - start)
    return took[1:]


def _values(saved: SavedQuery, names: Sequence[str], ids: Sequence[str], draw: random.Random) -> Mapping[str, Value]:
    given = {name: draw.choice(names) for name in names_asked(saved)} | {i: draw.choice(ids) for i in ids_asked(saved)}
    return given_values(saved, given)
