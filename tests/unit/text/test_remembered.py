"""What is remembered of names has a bound, so that an import of any length takes the same memory."""

from __future__ import annotations

import psutil

from benchmarks.synthetic_news import Pool
from kg.graph.naming import name_keys
from kg.models import EntityType, Name
from kg.text.remembered import SURFACES


def test_memory_does_not_grow_with_ever_new_names() -> None:
    pool, sizes, own = Pool(), [], psutil.Process()
    for number in range(2 * SURFACES):
        name_keys(Name(EntityType.COMPANY, pool.firm(number)[0]))
        if number + 1 in (SURFACES // 10, SURFACES, 2 * SURFACES):
            sizes.append(own.memory_info().rss)
    assert sizes[2] - sizes[1] < 0.2 * (sizes[1] - sizes[0])
