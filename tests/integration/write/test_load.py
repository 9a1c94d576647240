"""Imports, deletions, judgements and questions from four processes at once: afterwards the graph is that of a quiet import.

Some seconds in CI; half an hour by `make soak` (KG_LOAD_SECONDS), which also holds questions to a second.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from typing import Any

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.judge.applying import add_judgements
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.judgements import all_judgements
from kg.views.exports import canonical_hash
from kg.write.articles import write_articles, write_reports
from kg.write.proving import prove_graph
from tests.counts import tried
from tests.integration.conftest import wipe
from tests.load import TRADES
from tests.processes import PATIENCE_S, running
from tests.sixty import sixty_observed, two_reports

LOAD_SECONDS = float(os.environ.get("KG_LOAD_SECONDS", "20"))
IS_LONG = LOAD_SECONDS >= 60
# How much a process may hold more at the end than in the middle (MB): what a driver keeps of statements and plans.
FLAT_MB = 30


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    made.write(write_articles(sixty_observed()))
    return made


def test_four_processes_leave_the_graph_of_a_quiet_import(
    store: GraphStore, driver: Driver, neo4j_settings: Settings, neo4j_environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    logs = follow_trades(neo4j_environment)
    asked = sorted(logs["ask"]["seconds"])
    p50, p99 = (asked[int(part * (len(asked) - 1))] for part in (0.5, 0.99))
    with capsys.disabled():
        told = ", ".join(f"{log['done']} x {trade}" for trade, log in logs.items())
        print(f"\nload of {LOAD_SECONDS:.0f} s: {told}; saved queries p50 {p50:.3f} s, p99 {p99:.3f} s")
        held = (f"{trade} {log['memory'][0]:.0f} to {log['memory'][-1]:.0f}" for trade, log in logs.items())
        print(f"memory (MB): {', '.join(held)}")

    assert {trade: log["faults"] for trade, log in logs.items() if log["faults"]} == {}
    assert all(log["done"] > 0 for log in logs.values())
    if IS_LONG:
        assert p99 < 1
        growth = {t: log["memory"][-1] - log["memory"][len(log["memory"]) // 2] for t, log in logs.items()}
        assert all(grown < FLAT_MB for grown in growth.values()), growth
    proof = prove_graph(store)
    assert proof.holds, (proof.problems, proof.unfounded, proof.changed)
    after = canonical_hash(read_graph(store, internal=True))
    assert after == quiet_hash(store, driver, neo4j_settings)
    kept = f"the graph of a quiet import; saved queries p50 {p50:.2f} s, p99 {p99:.2f} s"
    if IS_LONG:
        kept += f"; no process grew by {FLAT_MB} MB in the second half"
    tried("Seconds of imports, deletions, judgements and queries from four processes", int(LOAD_SECONDS), held=kept)


def follow_trades(environment: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Run the four processes side by side; return what each did."""
    with ExitStack() as stack:
        code = (
            "from tests.load import *; print(json.dumps(vars(run(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))))"
        )
        started = {
            trade: stack.enter_context(running(environment, trade, str(LOAD_SECONDS), str(seed), code=code))
            for seed, trade in enumerate(TRADES)
        }
        told = {trade: process.communicate(timeout=PATIENCE_S + LOAD_SECONDS) for trade, process in started.items()}
    assert {trade: process.returncode for trade, process in started.items()} == dict.fromkeys(TRADES, 0), told
    return {trade: json.loads(output) for trade, (output, _) in told.items()}


def quiet_hash(store: GraphStore, driver: Driver, settings: Settings) -> str:
    """Return the hash of an import of the same articles, reports and judgements into an empty graph, one after the other."""
    there = {row["article"]["id"] for row in store.rows("read/whole_articles")}
    reports = {row["report"]["id"] for row in store.rows("read/whole_reports")}
    judged = store.read(all_judgements)
    wipe(driver, settings)
    store.write(write_articles([observed for observed in sixty_observed() if observed.article.id in there]))
    store.write(write_reports([report for report in two_reports() if report.id in reports]))
    store.write(add_judgements(judged.values()))
    return canonical_hash(read_graph(store, internal=True))
