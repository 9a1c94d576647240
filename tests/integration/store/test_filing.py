"""Keys as lists with an index over them: what meets is found whatever the keys are made of, and in any order."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from neo4j import Driver

from kg.models import EntityType, Name
from kg.settings import Settings
from kg.store.derived import name_candidates
from kg.store.filing import Filed
from kg.store.graph import GraphStore, Transaction

# What Lucene would take for operators, spaces and quotes must be parts of a key like any other.
KEYS = [
    "company:form:岚图", "company:form:青屿 汽车", 'x:"岚', "x:\\", "x:\\\"", "a:b AND c:d", "x:*", "x:岚?", "-x", "+x", "x~2",
    "(x", "[a TO b]", "/x/", "x^4", "OR", "x:a&&b", "X:岚图", "x:岚图", "x:岚 图", "x:" + "长" * 2000, "keys:x",
]  # fmt: skip


def draw(seed: int, count: int) -> dict[Name, Filed]:
    """Return names, each under a few keys, some of them derived."""
    rnd = random.Random(seed)
    found = {}
    for number in range(count):
        some = rnd.sample(KEYS, rnd.randint(0, 3))
        whole = rnd.randint(0, len(some))
        found[Name(EntityType.COMPANY, f"name{number:03d}")] = Filed(some[:whole], some[whole:])
    return found


def meeting(names: dict[Name, Filed]) -> set[tuple[str, str]]:
    found = set()
    for (one, a), (other, b) in combinations(sorted(names.items()), 2):
        if set(a.whole) & {*b.whole, *b.derived} or set(b.whole) & {*a.whole, *a.derived}:
            found.add((one.id, other.id))
    return found


def look_up_and_write(store: GraphStore, some: dict[Name, Filed]) -> set[tuple[str, str]]:
    def work(tx: Transaction) -> set[tuple[str, str]]:
        found = {(one.id, other.id) for one, other in name_candidates(tx, some)}
        rows = [
            {"id": name.id, "type": name.type.value, "surface": name.surface, "context": [], "norm_key": name.id}
            | {"keys": list(filed.whole), "derived_keys": list(filed.derived), "rules": "test"}
            for name, filed in some.items()
        ]
        tx.run_batches("upsert/names", rows)
        return found

    return store.write(work)


@pytest.mark.parametrize("batch_size", [1, 9, 60])
def test_every_pair_that_meets_is_found_in_any_order(
    empty_graph: Driver, neo4j_settings: Settings, batch_size: int
) -> None:
    store = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    store.ensure_schema()
    names = draw(1, 60)
    shuffled = random.Random(batch_size).sample(sorted(names), len(names))
    found: set[tuple[str, str]] = set()
    for start in range(0, len(shuffled), batch_size):
        found |= look_up_and_write(store, {name: names[name] for name in shuffled[start : start + batch_size]})
    assert found == meeting(names)
    assert len(found) > 100

    # filed anew under other keys, a name meets what is under these and no longer what is under the old
    changed = draw(2, 20)
    met = look_up_and_write(store, changed)
    assert met == {pair for pair in meeting(names | changed) if set(pair) & {name.id for name in changed}}
