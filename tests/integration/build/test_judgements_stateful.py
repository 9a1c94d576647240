"""Articles and judgements come and go at random; what is there in the end is what would be had only the last come.

A short run by default; KG_SOAK=<examples> makes it long.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from neo4j import Driver

from kg.build.judging import add_judgements, withdraw_judgements
from kg.build.splitting import By, split_name
from kg.build.writing import delete_articles, write_articles
from kg.errors import UsageError
from kg.models import Judgement
from kg.resolve import judgement_id
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.judgements import all_judgements
from tests.integration.build.test_judgements import ARTICLES, JUDGEMENTS, different, lines, same

EXAMPLES = int(os.environ.get("KG_SOAK", "3"))
NAMES = ("海川", "海川新材料", "海川新材料股份有限公司", "远帆", "远帆科技", "蓝鲸动力", "青梧药业", "无人用过")
PAIR = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
ANY = st.one_of(st.sampled_from(JUDGEMENTS), PAIR.map(lambda p: same(*p)), PAIR.map(lambda p: different(*p)))


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


def machine(store: GraphStore) -> type[RuleBasedStateMachine]:
    """Return the machine that acts on this graph; it keeps its own list of which articles are in."""

    class Newsroom(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            clear(store)
            self.articles: set[int] = set()

        @rule(numbers=st.sets(st.sampled_from(range(len(ARTICLES))), min_size=1, max_size=4))
        def bring(self, numbers: set[int]) -> None:
            store.write(write_articles([ARTICLES[n] for n in sorted(numbers)]))
            self.articles |= numbers

        @rule(numbers=st.sets(st.sampled_from(range(len(ARTICLES))), min_size=1, max_size=3))
        def delete(self, numbers: set[int]) -> None:
            store.write(delete_articles([ARTICLES[n].article.id for n in sorted(numbers)]))
            self.articles -= numbers

        @rule(judgement=ANY, replace=st.booleans())
        def judge(self, judgement: Judgement, replace: bool) -> None:
            before = lines(store)
            try:
                store.write(add_judgements([judgement], replace=replace))
            except UsageError:
                assert not replace
                assert lines(store) == before

        @rule(pair=PAIR)
        def merge_and_split(self, pair: tuple[str, str]) -> None:
            """Splitting what a judgement alone merged gives the graph as it was."""
            before = lines(store)
            judgement = same(*pair)
            known = store.read(all_judgements)
            try:
                store.write(add_judgements([judgement], pending=False))
            except UsageError:
                return
            if judgement_id(judgement) in known:
                return
            change = None
            try:
                change = store.write(split_name(*pair, By("tester", "2025-06-02")))
            except UsageError:
                store.write(withdraw_judgements([judgement_id(judgement)]))
            if change is None or not change.added:
                assert lines(store) == before

        @rule(data=st.data())
        def withdraw(self, data: st.DataObject) -> None:
            known = sorted(store.read(all_judgements))
            if known:
                store.write(withdraw_judgements([data.draw(st.sampled_from(known))]))

        def teardown(self) -> None:
            found, judgements = lines(store), list(store.read(all_judgements).values())
            clear(store)
            store.write(write_articles([ARTICLES[n] for n in sorted(self.articles)]))
            store.write(add_judgements(judgements))
            assert lines(store) == found

    return Newsroom


def clear(store: GraphStore) -> None:
    store.write(delete_articles([o.article.id for o in ARTICLES]))
    store.write(withdraw_judgements(sorted(store.read(all_judgements))))
    assert lines(store) == []


def test_articles_and_judgements_in_any_order(store: GraphStore) -> None:
    checks: Any = list(HealthCheck)
    run_state_machine_as_test(
        machine(store),
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=8, deadline=None, suppress_health_check=checks,
            derandomize=EXAMPLES < 10,
        ),
    )  # fmt: skip
