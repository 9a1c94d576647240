"""Facts across articles: repeated, revised, disputed, reprinted, rejected; the same whatever order articles come in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.graph.observing import observe
from kg.judge.applying import withdraw_judgements
from kg.judge.deciding import listed_judgements, reject_fact
from kg.judge.splitting import By
from kg.models import EntityType, ObservedArticle
from kg.offline.graph import graph_of
from kg.resolve import judgement_id
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.views.exports import canonical_lines
from kg.write.articles import delete_articles, write_articles
from tests.invented import make_article, make_extraction

COMPANY, PERSON, REGION = EntityType.COMPANY, EntityType.PERSON, EntityType.REGION

FILLER = (
    "当地居民说，工地上的灯一直亮到深夜，运料的卡车排出去很远。附近的小饭馆也热闹起来，老板娘添了三张桌子。"
    "一位退休教师回忆，三十年前这里还是一片盐田，海风吹过来全是咸味。如今道路修好了，公交车二十分钟一班。"
)


def story(
    identifier: str,
    plan: tuple[str, str | None],
    published: str | None,
    *,
    lead: str = "",
    firm: Sequence[str] = ("海川新材料股份有限公司", "海川新材料"),
    said: str = "去年海川新材料营业收入达到41亿元",
    filler: str | None = None,
) -> ObservedArticle:
    """Return an article in which a chairman states a figure and his firm plans something."""
    text, target = plan
    # Words without sense after the facts, other ones in each article: else short texts would be reprints.
    filler = "".join(random.Random(identifier).choices(FILLER, k=150)) if filler is None else filler
    content = f"{lead}{'又称'.join(firm)}。{firm[0]}董事长林溪说，{said}。{firm[-1]}{text}。{filler}"
    article = make_article(identifier, content, title=f"新闻{identifier}", published=published)
    return observe(
        article,
        make_extraction(
            article,
            {COMPANY: [firm], PERSON: [("林溪",)], REGION: [("青屿市",)] if "青屿市" in content else []},
            affiliations=[(f"{firm[0]}董事长林溪", "林溪", "董事长", firm[0])],
            statements=[(said, "林溪", "说")],
            plans=[(text, firm[-1], target)],
        ),
        "test",
    )


FIRST = ("计划到2026年12月在青屿市建成3座储能电池工厂", "2026-12")
LATER = ("计划到2027年6月在青屿市建成3座储能电池工厂", "2027-06")
LAST = ("计划到2028年6月在青屿市建成3座储能电池工厂", "2028-06")
FEWER = ("计划到2026年12月在青屿市建成2座储能电池工厂", "2026-12")

ARTICLES = [
    story("a1", FIRST, "2025-03-12"),
    story("a2", FIRST, "2025-03-13", lead="本报讯，"),
    story("a3", FEWER, "2025-03-12", lead="晚报消息，", said="去年海川新材料营业收入达到38亿元"),
    story("a4", LATER, "2025-06-20", lead="日前，"),
    story("a5", LAST, "2025-09-01", lead="据悉，"),
    story("a6", LATER, "2025-10-01", lead="有消息称，"),
    story("a7", FIRST, None, lead="转自网络。"),
    story("b1", FIRST, "2025-03-12", lead="【电】", filler=FILLER),
    story("b2", FIRST, "2025-03-14", lead="【报】", filler=FILLER),
    story("b0", FIRST, "2025-03-15", lead="【网】", filler=FILLER),
    story("c1", LATER, "2025-07-01", firm=("青梧药业",), said="青梧药业去年营业收入达到41亿元"),
    story("c2", LATER, "2025-07-02", firm=("青梧药业",), said="青梧药业去年营业收入达到41亿元"),
]


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


def put(store: GraphStore, articles: Sequence[ObservedArticle], batch_size: int = 50) -> None:
    for start in range(0, len(articles), batch_size):
        store.write(write_articles(articles[start : start + batch_size]))


def pick(*ids: str) -> list[ObservedArticle]:
    return [o for o in ARTICLES if o.article.id in ids]


def lines(store: GraphStore) -> list[str]:
    return list(canonical_lines(read_graph(store, internal=True)))


def wipe(store: GraphStore) -> None:
    store.write(delete_articles([o.article.id for o in ARTICLES]))


def ask(store: GraphStore, query: str) -> list[list[Any]]:
    return store.query(query, {})[1]


def sources(store: GraphStore, label: str) -> set[tuple[str, ...]]:
    """Return the sorted articles of each fact of a kind."""
    rows = ask(
        store, f"MATCH (f:{label})-[:EVIDENCED_BY]->(a) WITH f, a ORDER BY a.id RETURN f.id, collect(a.id) AS articles"
    )
    return {tuple(row[1]) for row in rows}


def revisions(store: GraphStore) -> set[tuple[str, str, tuple[str, ...]]]:
    """Return (target date, target date of what it revises, what changed)."""
    found = ask(store, "MATCH (p)-[r:REVISES]->(q) RETURN p.target_date, q.target_date, r.changes")
    return {(later, earlier, tuple(changes)) for later, earlier, changes in found}


def test_the_same_fact_in_two_articles_is_one_with_two_sources(store: GraphStore) -> None:
    put(store, pick("a1", "a2"))
    for label in ("Plan", "Statement", "Affiliation"):
        assert sources(store, label) == {("a1", "a2")}
    rows = ask(store, "MATCH (e)-[:PLANS]->(p:Plan)-[v:EVIDENCED_BY]->(a) RETURN e.name, p.witnesses, v.quote, a.text")
    assert len(rows) == 2
    for name, witnesses, quote, text in rows:
        assert (name, witnesses) == ("海川新材料", 2)
        assert quote in text


def test_the_same_words_of_two_firms_are_two_facts(store: GraphStore) -> None:
    put(store, pick("a4", "c1", "c2"))
    assert sources(store, "Plan") == {("a4",), ("c1", "c2")}


def test_a_later_plan_revises_the_one_before_it(store: GraphStore) -> None:
    put(store, pick("a1", "a4", "a5"))
    change = ("target date 2027-06 -> 2028-06",)
    assert revisions(store) == {
        ("2027-06", "2026-12", ("target date 2026-12 -> 2027-06",)),
        ("2028-06", "2027-06", change),
    }
    store.write(delete_articles(["a4"]))
    assert revisions(store) == {("2028-06", "2026-12", ("target date 2026-12 -> 2028-06",))}
    put(store, pick("a4"))
    assert ("2028-06", "2027-06", change) in revisions(store)


def test_what_is_said_again_later_does_not_revise_what_revised_it(store: GraphStore) -> None:
    put(store, pick("a1", "a4", "a5", "a6"))
    assert {(later, earlier) for later, earlier, _ in revisions(store)} == {
        ("2027-06", "2026-12"),
        ("2028-06", "2027-06"),
    }


def test_other_figures_on_one_day_are_in_dispute_until_one_is_corrected(store: GraphStore) -> None:
    put(store, pick("a1", "a3"))
    found = ask(store, "MATCH (p:Fact)-[r:DISPUTES]->(q:Fact) RETURN p.id < q.id, labels(p), r.changes")
    assert all(row[0] for row in found)
    assert sorted(label for _, labels, _ in found for label in labels if label != "Fact") == ["Plan", "Statement"]
    assert {frozenset(row[2][0].split(" -> ")) for row in found} == {
        frozenset({"3座储能电池工厂", "2座储能电池工厂"}),
        frozenset({"41亿元", "38亿元"}),
    }
    corrected = story("a3", FIRST, "2025-03-12", lead="晚报消息，")
    put(store, [corrected])
    assert ask(store, "MATCH (:Fact)-[r:DISPUTES]->(:Fact) RETURN r") == []
    assert sources(store, "Plan") == {("a1", "a3")}


def test_copies_of_one_text_are_one_witness(store: GraphStore) -> None:
    put(store, pick("a1", "b0", "b1", "b2"))
    assert ask(store, "MATCH (a)-[:REPRINT_OF]->(b) RETURN a.id, b.id ORDER BY a.id") == [["b0", "b1"], ["b2", "b1"]]
    assert ask(store, "MATCH (p:Plan) RETURN p.witnesses, size([(p)-[:EVIDENCED_BY]->(a) | a])") == [[2, 4]]
    store.write(delete_articles(["b1"]))
    assert ask(store, "MATCH (a)-[:REPRINT_OF]->(b) RETURN a.id, b.id") == [["b0", "b2"]]
    put(store, [story("b2", FIRST, "2025-03-14")])
    assert ask(store, "MATCH (a)-[:REPRINT_OF]->(b) RETURN a.id, b.id") == []
    assert ask(store, "MATCH (p:Plan) RETURN p.witnesses") == [[3]]


@pytest.mark.parametrize(("seed", "batch_size"), [(1, 1), (2, 3), (3, 1), (4, 5)])
def test_order_and_batches_do_not_matter(store: GraphStore, seed: int, batch_size: int) -> None:
    put(store, ARTICLES)
    expected = lines(store)
    wipe(store)
    assert lines(store) == []
    put(store, random.Random(seed).sample(ARTICLES, len(ARTICLES)), batch_size)
    assert lines(store) == expected


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_was_deleted_or_replaced_leaves_no_trace(store: GraphStore, seed: int) -> None:
    draw = random.Random(seed)
    kept = draw.sample(ARTICLES, 6)
    put(store, kept)
    expected = lines(store)
    rest = [o for o in ARTICLES if o not in kept]
    put(store, draw.sample(rest, len(rest)), 2)
    swapped = draw.sample(kept, 3)
    for o in swapped:
        other = draw.choice([FIRST, LATER, FEWER])
        put(store, [story(o.article.id, other, draw.choice(["2025-05-05", None]), filler=FILLER)])
    store.write(delete_articles([o.article.id for o in draw.sample(rest, len(rest))]))
    put(store, swapped, 1)
    assert lines(store) == expected


def test_a_rejected_fact_stays_out_with_all_its_sources(store: GraphStore) -> None:
    put(store, ARTICLES)
    before = lines(store)
    fact, _, articles = ask(
        store,
        "MATCH (p:Plan {target_date: '2027-06'})-[:EVIDENCED_BY]->(a) WHERE a.id STARTS WITH 'a' "
        "RETURN p.id, p.text, collect(a.id) AS articles",
    )[0]
    assert set(articles) == {"a4", "a6"}
    rejected = store.write(reject_fact(fact, By("tester", "2025-11-02"))).added
    assert {(later, earlier) for later, earlier, _ in revisions(store)} == {("2028-06", "2026-12")}
    after = lines(store)
    wipe(store)
    put(store, ARTICLES[::-1], 1)
    assert lines(store) == after
    store.write(withdraw_judgements([judgement_id(rejected[0])]))
    assert lines(store) == before


def test_a_rejected_fact_stays_out_while_its_sources_come_and_go(store: GraphStore) -> None:
    """Whichever of its articles is there, corrected or new; and its words are free to others."""
    put(store, pick("a2", "a7"))
    [[fact]] = ask(store, "MATCH (p:Plan) RETURN p.id")
    rejected = store.write(reject_fact(fact, By("tester", "2025-11-02"))).added
    assert {j.fact for j in rejected} == {fact}
    for come, go in ((["a1"], ["a2"]), (["b1", "c1"], ["a7"]), (["a2"], ["a1", "b1"]), (["a7"], ["a2"])):
        put(store, pick(*come))
        store.write(delete_articles(go))
        assert sources(store, "Plan") <= {("c1",)}
    put(store, [story("a7", FIRST, None, lead="转自网络，记者改错，重新发布。")])
    assert sources(store, "Plan") == {("c1",)}
    wipe(store)
    assert not [held for _, _, held in store.read(listed_judgements) if held]
    put(store, pick("a1", "a2", "a7"), 1)
    assert sources(store, "Plan") == set()
    store.write(withdraw_judgements([fact]))
    assert sources(store, "Plan") == {("a1", "a2", "a7")}


def test_files_alone_give_the_facts_of_the_graph(store: GraphStore) -> None:
    put(store, ARTICLES)
    wanted = {"REVISES", "DISPUTES", "EVIDENCED_BY", "PLANS", "REPRINT_OF"}
    stored = {(e.source, e.type, e.target) for e in read_graph(store).edges if e.type in wanted}
    offline = graph_of([(o.article, o.extraction) for o in ARTICLES])
    assert {(e.source, e.type, e.target) for e in offline.edges if e.type in wanted} == stored
