"""An import whose connection is cut or falls silent, or whose transactions the server ends: it goes on, or can be repeated."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from neo4j import Driver
from neo4j.exceptions import Neo4jError, TransientError

from kg.settings import Settings
from kg.store import patience
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from tests.counts import tried
from tests.integration.faults.importing import HELD, check_repeated, hashed, import_all, importing, moments
from tests.integration.faults.proxy import Proxy, proxy_before
from tests.processes import PATIENCE_S
from tests.soak import soaked

Emptied = Callable[[], None]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiters look sooner, and take a writer sooner for gone."""
    for name, seconds in {
        "LOOK_SECONDS": 0.3,
        "ANSWER_SECONDS": 1.0,
        "OWN_IDLE_SECONDS": 0.6,
        "IDLE_SECONDS": 2.0,
    }.items():
        monkeypatch.setattr(patience, name, seconds)


@pytest.fixture
def proxy(neo4j_settings: Settings) -> Iterator[Proxy]:
    assert neo4j_settings.neo4j_uri is not None
    with proxy_before(int(neo4j_settings.neo4j_uri.rpartition(":")[2])) as made:
        yield made


def through(proxy: Proxy, settings: Settings) -> Settings:
    return settings.model_copy(update={"neo4j_uri": f"bolt://127.0.0.1:{proxy.port}"})


def test_connections_that_are_cut(
    store: GraphStore, expected: str, duration: float, neo4j_settings: Settings, emptied: Emptied, proxy: Proxy
) -> None:
    times, cut = soaked(2, 20), 0
    for seed, moment in enumerate(moments(times, duration, 4)):
        emptied()
        with importing(through(proxy, neo4j_settings), seed) as child:
            time.sleep(moment)
            cut += proxy.cut()
            assert child.wait() in (0, 1)
            acknowledged = child.acknowledged()
        check_repeated(store, expected, acknowledged)
    assert cut
    tried("Connections cut by a proxy at a random moment", times, held=HELD)


def test_a_writer_that_falls_silent_holds_nobody_up(
    store: GraphStore, expected: str, duration: float, neo4j_settings: Settings, emptied: Emptied, proxy: Proxy,
    impatient: None,
) -> None:  # fmt: skip
    """Its network is gone and neither end is told: what it had begun is ended by whoever waits for it."""
    times, silenced = soaked(1, 20), 0
    for seed, moment in enumerate(moments(times, duration, 7)):
        emptied()
        with importing(through(proxy, neo4j_settings), seed) as silent:
            time.sleep(moment)
            silenced += proxy.fall_silent()
            with importing(neo4j_settings, seed + 50) as other:
                assert other.wait() == 0
            assert hashed(store) == expected
            assert silent.lives() or silent.wait() == 0
    assert silenced
    tried("Connections that fall silent, both ends untold, while another imports", times, held="the other ended well")


def test_silence_is_told_and_a_read_goes_on_when_the_network_is_back(
    store: GraphStore, neo4j_settings: Settings, proxy: Proxy, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[object] = []
    with open_driver(through(proxy, neo4j_settings)) as driver:
        far = GraphStore(driver, neo4j_settings.neo4j_database)
        far.rows("read/answer")
        proxy.fall_silent(new_too=True)
        reader = threading.Thread(target=lambda: answers.append(far.rows("read/answer")))
        reader.start()
        deadline = time.monotonic() + PATIENCE_S
        while not any(message.startswith("Neo4j has not answered for") for message in caplog.messages):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert reader.is_alive()
        proxy.cut()
        reader.join(PATIENCE_S)
    assert answers == [store.rows("read/answer")]


def test_a_transaction_left_open_is_told_of_and_ended(
    store: GraphStore, emptied: Emptied, impatient: None, caplog: pytest.LogCaptureFixture, driver: Driver,
    neo4j_settings: Settings,
) -> None:  # fmt: skip
    """That of a kg; another program's is told of, and left."""
    emptied()
    with lock_held(driver, neo4j_settings, {"kg_token": "x", "kg_process": 1234, "kg_host": "far.example"}) as alive:
        began = time.monotonic()
        import_all(store)
        assert time.monotonic() - began > patience.IDLE_SECONDS
        assert not alive()
    told = caplog.messages
    assert any(t.startswith("Waiting for another kg") and "process 1234 on far.example" in t for t in told), told
    assert any(t.startswith("Ended what that kg had begun") for t in told), told


@pytest.mark.parametrize("mark", [{}, {"kg_token": "x", "kg_process": 1, "kg_host": "h", "kg_lasting": True}])
def test_a_transaction_that_may_be_silent_is_waited_for(
    store: GraphStore, emptied: Emptied, impatient: None, caplog: pytest.LogCaptureFixture, driver: Driver,
    neo4j_settings: Settings, mark: dict[str, object],
) -> None:  # fmt: skip
    emptied()
    done = threading.Event()

    def write() -> None:
        import_all(GraphStore(driver, neo4j_settings.neo4j_database))
        done.set()

    with lock_held(driver, neo4j_settings, mark) as alive:
        waiter = threading.Thread(target=write)
        waiter.start()
        assert not done.wait(2 * patience.IDLE_SECONDS)
        assert alive()
    waiter.join()
    assert done.is_set()
    assert len([message for message in caplog.messages if message.startswith("Waiting for another")]) == 1


@contextmanager
def lock_held(driver: Driver, settings: Settings, mark: dict[str, object]) -> Iterator[Callable[[], bool]]:
    """Hold the lock in a transaction with a mark; give what tells whether that still lives."""
    with driver.session(database=settings.neo4j_database) as session:
        tx = session.begin_transaction(metadata=mark)
        tx.run("MERGE (l:_Lock {id: 'derivation'}) SET l.id = 'derivation'").consume()

        def alive() -> bool:
            try:
                return tx.run("RETURN 1 AS one").single(strict=True)["one"] == 1
            except Neo4jError:
                return False

        try:
            yield alive
        finally:
            with contextlib.suppress(Neo4jError):
                tx.close()


def test_transactions_that_the_server_ends(
    store: GraphStore, expected: str, duration: float, driver: Driver, neo4j_settings: Settings, emptied: Emptied
) -> None:
    """As it does when memory or time is short."""
    times = soaked(1, 20)
    for seed, moment in enumerate(moments(times, duration, 5)):
        emptied()
        with importing(neo4j_settings, seed) as child:
            time.sleep(moment)
            for row in driver.execute_query("SHOW TRANSACTIONS YIELD transactionId, currentQuery").records:
                if "SHOW TRANSACTIONS" not in (row["currentQuery"] or ""):
                    with contextlib.suppress(Neo4jError):
                        driver.execute_query("TERMINATE TRANSACTIONS $id", id=row["transactionId"])
            assert child.wait() in (0, 1)
            acknowledged = child.acknowledged()
        check_repeated(store, expected, acknowledged)
    tried("Transactions ended by the server", times, held=HELD)


def test_deadlocks_with_another_program(
    store: GraphStore, expected: str, neo4j_settings: Settings, emptied: Emptied, driver: Driver
) -> None:
    """It locks nodes and then what an import locks first: Neo4j takes one of the two back, which has to begin again."""
    times, met = soaked(1, 20), 0
    for seed in range(times):
        emptied()
        import_all(store, seed, 7)
        with importing(neo4j_settings, seed + 20) as child:
            while child.lives():
                met += deadlocked(driver, neo4j_settings)
            assert child.wait() == 0
        assert hashed(store) == expected
    tried("Imports beside a program that locks in another order (deadlocks)", times, held="the same graph to the byte")


def deadlocked(driver: Driver, settings: Settings) -> bool:
    """Lock nodes, then the lock, and let go of all; tell whether that met a deadlock."""
    try:
        with driver.session(database=settings.neo4j_database) as session, session.begin_transaction() as tx:
            tx.run("MATCH (n) WHERE NOT n:_Lock SET n.locked = true").consume()
            tx.run("MATCH (l:_Lock) SET l.locked = true").consume()
            tx.rollback()
    except TransientError:
        return True
    return False
