"""Articles, their corrections and judgements come and go at random; the end is what would be had only the last come."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from neo4j import Driver

from kg.errors import UsageError
from kg.judge.applying import add_judgements, withdraw_judgements
from kg.judge.deciding import reject_fact
from kg.judge.splitting import By, split_name
from kg.models import Judgement
from kg.resolve import judgement_id
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.judgements import all_judgements
from kg.write.articles import delete_articles, write_articles
from tests.integration.judge.test_judgements import ARTICLES as FIRMS
from tests.integration.judge.test_judgements import JUDGEMENTS, different, lines, same
from tests.integration.write.test_facts import FEWER, FIRST, LAST, LATER, story
from tests.soak import soaked

# What an article may say, by its id: some are corrected now and then.
VERSIONS = {o.article.id: [o] for o in FIRMS} | {
    "s1": [story("s1", FIRST, "2025-03-12"), story("s1", LAST, None)],
    "s2": [story("s2", FIRST, "2025-03-13", lead="本报讯，"), story("s2", FEWER, "2025-03-12")],
    "s3": [story("s3", FEWER, "2025-03-12"), story("s3", LATER, "2025-06-20", firm=("青梧药业",), said="去年增长")],
    "s4": [story("s4", LATER, "2025-06-20"), story("s4", FIRST, "2025-06-20", filler="全文转载。" * 9)],
    "s5": [story("s5", FIRST, "2025-03-14", filler="全文转载。" * 9), story("s5", LAST, "2025-09-01")],
}
IDS = st.sampled_from(sorted(VERSIONS))
EXAMPLES = soaked(3)
BY = By("tester", "2025-06-02")
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
            self.articles: dict[str, int] = {}

        @rule(ids=st.sets(IDS, min_size=1, max_size=5), version=st.integers(0, 1))
        def bring(self, ids: set[str], version: int) -> None:
            self.articles |= {i: version % len(VERSIONS[i]) for i in ids}
            store.write(write_articles([VERSIONS[i][self.articles[i]] for i in sorted(ids)]))

        @rule(ids=st.sets(IDS, min_size=1, max_size=4))
        def delete(self, ids: set[str]) -> None:
            store.write(delete_articles(sorted(ids)))
            self.articles = {i: version for i, version in self.articles.items() if i not in ids}

        @rule(data=st.data(), back=st.booleans())
        def reject(self, data: st.DataObject, back: bool) -> None:
            """Reject one of the facts; taken back at once, it leaves no trace."""
            facts = [row[0] for row in store.query("MATCH (f:Fact) RETURN f.id ORDER BY f.id", {})[1]]
            if not facts:
                return
            before = lines(store)
            fact = data.draw(st.sampled_from(facts))
            store.write(reject_fact(fact, BY))
            assert not store.query("MATCH (f:Fact {id: $id}) RETURN f.id", {"id": fact})[1]
            if back:
                store.write(withdraw_judgements([fact]))
                assert lines(store) == before

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
                change = store.write(split_name(*pair, BY))
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
            store.write(write_articles([VERSIONS[i][version] for i, version in sorted(self.articles.items())]))
            store.write(add_judgements(judgements))
            assert lines(store) == found

    return Newsroom


def clear(store: GraphStore) -> None:
    store.write(delete_articles(sorted(VERSIONS)))
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
