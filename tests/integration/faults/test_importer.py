"""Whatever happens to an import, repeating it gives the graph that an undisturbed one gives. How often is counted.

The moments are drawn at random, by a seed that the test names. Full counts by `make soak`; in CI a few of them.
"""

from __future__ import annotations

import contextlib
import random
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from kg.errors import UsageError
from kg.judge.applying import withdraw_judgements
from kg.judge.deciding import merge_names
from kg.judge.splitting import By
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.judgements import all_judgements
from kg.write.articles import delete_articles
from kg.write.rebuilding import derive_again
from tests.counts import tried
from tests.integration.faults.importing import (
    HELD,
    Child,
    check_repeated,
    hashed,
    import_all,
    importing,
    in_order,
    moments,
)
from tests.soak import soaked

Disturb = Callable[[Child, random.Random], object]


def at_random_moments(
    store: GraphStore,
    expected: str,
    settings: Settings,
    emptied: Callable[[], None],
    moments: list[float],
    disturb: Disturb,
) -> list[int]:
    """Disturb an import at each of these moments, repeat it, and look; return how the imports ended."""
    ended = []
    for seed, moment in enumerate(moments):
        emptied()
        with importing(settings, seed) as child:
            time.sleep(moment)  # the moment is what is drawn
            disturb(child, random.Random(seed))
            ended.append(child.wait())
            acknowledged = child.acknowledged()
        check_repeated(store, expected, acknowledged)
    return ended


def test_an_importer_that_is_killed(
    store: GraphStore, expected: str, duration: float, neo4j_settings: Settings, emptied: Callable[[], None]
) -> None:
    times = soaked(10, 100)
    ended = at_random_moments(
        store,
        expected,
        neo4j_settings,
        emptied,
        moments(times, duration, 1),
        lambda child, _: child.signal(signal.SIGKILL),
    )
    assert -signal.SIGKILL in ended
    tried("SIGKILL of the importer at a random moment", times, held=HELD)


def test_an_importer_that_is_interrupted(
    store: GraphStore, expected: str, duration: float, neo4j_settings: Settings, emptied: Callable[[], None]
) -> None:
    times = soaked(5, 50)
    ended = at_random_moments(
        store,
        expected,
        neo4j_settings,
        emptied,
        moments(times, duration, 2),
        lambda child, _: child.signal(signal.SIGINT),
    )
    assert set(ended) <= {0, 1, 130, -signal.SIGINT}
    tried("Ctrl-C at a random moment, also within a transaction", times, held=HELD)


def test_an_importer_that_sleeps_while_another_works(
    store: GraphStore, expected: str, duration: float, neo4j_settings: Settings, emptied: Callable[[], None]
) -> None:
    times = soaked(1, 10)
    for seed, moment in enumerate(moments(times, duration, 3)):
        emptied()
        with importing(neo4j_settings, seed) as asleep, importing(neo4j_settings, seed + 50) as awake:
            time.sleep(moment)
            asleep.signal(signal.SIGSTOP)
            time.sleep(moment)
            asleep.signal(signal.SIGCONT)
            assert (asleep.wait(), awake.wait()) == (0, 0)
        assert hashed(store) == expected
    tried("SIGSTOP and SIGCONT of one of two importers", times, held="the same graph to the byte, both ended well")


def test_importers_side_by_side(
    store: GraphStore, expected: str, neo4j_settings: Settings, emptied: Callable[[], None]
) -> None:
    for importers, times in ((2, soaked(1, 10)), (4, soaked(1, 10))):
        for seed in range(times):
            emptied()
            with ExitStack() as stack:
                children = [stack.enter_context(importing(neo4j_settings, 10 * seed + n)) for n in range(importers)]
                assert [child.wait() for child in children] == [0] * importers
            assert hashed(store) == expected
        tried(f"{importers} importers at once, each in an order of its own", times, held="the same graph to the byte")


def test_an_import_beside_deletions_and_judgements(
    store: GraphStore, expected: str, neo4j_settings: Settings, emptied: Callable[[], None]
) -> None:
    times = soaked(1, 10)
    for seed in range(times):
        emptied()
        draw = random.Random(seed)
        import_all(store, seed, 7)
        with importing(neo4j_settings, seed + 20) as child:
            for _ in range(3):
                store.write(delete_articles([o.article.id for o in draw.sample(in_order(seed), 4)]))
                with contextlib.suppress(UsageError):  # not both are in just then
                    store.write(
                        merge_names(
                            "海川新材料", "北岚动力", "COMPANY", By("tester", "2025-06-01T10:00:00Z"), replace=True
                        )
                    )
            child.wait()
        store.write(withdraw_judgements(sorted(store.read(all_judgements))))
        check_repeated(store, expected, set())
    tried("Import beside deletions and judgements, which are then taken back", times, held="the same graph to the byte")


def test_an_import_beside_a_deep_look(
    store: GraphStore, expected: str, neo4j_settings: Settings, emptied: Callable[[], None]
) -> None:
    """`kg doctor --deep` holds the lock while it derives all again; it finds a whole graph, however much is in yet."""
    times = soaked(1, 10)
    for seed in range(times):
        emptied()
        with importing(neo4j_settings, seed) as child:
            looks = 0
            while child.lives():
                assert derive_again(store).holds
                looks += 1
            assert child.wait() == 0
        assert looks
        assert hashed(store) == expected
    tried("Imports beside kg doctor --deep", times, held="no damage found; the same graph to the byte")


def test_a_clock_that_goes_back(
    store: GraphStore, expected: str, emptied: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = soaked(1, 5)
    real = time.time
    for seed in range(times):
        emptied()
        calls = iter(range(10**9))
        monkeypatch.setattr(time, "time", lambda calls=calls: real() - 3600.0 * next(calls))
        import_all(store, seed)
        monkeypatch.setattr(time, "time", real)
        assert hashed(store) == expected
    tried("A clock that goes back an hour at each look", times, held="the same graph to the byte")
