"""What people judge binds names: before or after the articles come, again and again, and it can be taken back."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.ask.lookup import find_entities
from kg.errors import UsageError
from kg.graph.observing import observe
from kg.judge.applying import JudgementChange, add_judgements, withdraw_judgements
from kg.judge.deciding import merge_names, reject_fact
from kg.judge.splitting import By, split_name
from kg.models import EntityType, Judgement, ObservedArticle, StoredJudgement
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.judgements import all_judgements, upsert_judgements
from kg.views.exports import canonical_lines
from kg.write.articles import delete_articles, write_articles
from kg.write.refreshing import file_judgements
from tests.invented import make_article, make_extraction

COMPANY, PERSON, ORGANIZATION = EntityType.COMPANY, EntityType.PERSON, EntityType.ORGANIZATION
BY = By("tester", "2025-06-01T10:00:00Z")


def firm_article(
    identifier: str, firm: Sequence[str], person: str = "林溪", kind: EntityType = COMPANY
) -> ObservedArticle:
    """Return an article in which a person of a firm states a plan."""
    content = f"{'又称'.join(firm)}。{firm[0]}的董事长{person}说，{firm[0]}计划到2028年建厂。"
    article = make_article(identifier, content)
    return observe(
        article,
        make_extraction(
            article,
            {kind: [firm], PERSON: [(person,)]},
            affiliations=[(f"{firm[0]}的董事长{person}", person, "董事长", firm[0])],
            statements=[(f"{firm[0]}计划到2028年建厂", person, "说")],
            plans=[("计划到2028年建厂", firm[0], "2028")],
        ),
        "test",
    )


ARTICLES = [
    firm_article("a1", ("海川新材料股份有限公司", "海川")),
    firm_article("a2", ("海川新材料",), "高远"),
    firm_article("a3", ("远帆科技",)),
    firm_article("a4", ("蓝鲸动力", "远帆")),
    firm_article("a5", ("砚舟研究院",), "林溪", ORGANIZATION),
    firm_article("a6", ("砚舟研究院",), "林溪溪"),
    firm_article("a7", ("青梧药业", "海川")),
]


def same(a: str, b: str, kind: EntityType = COMPANY) -> Judgement:
    return Judgement(kind="same", type=kind, a=a, b=b, user="tester", at=BY.at)  # type: ignore[arg-type]


def different(a: str, b: str, kind: EntityType = COMPANY) -> Judgement:
    return Judgement(kind="different", type=kind, a=a, b=b)  # type: ignore[arg-type]


def retype(a: str, kind: EntityType, to: EntityType) -> Judgement:
    return Judgement(kind="retype", type=kind, a=a, to_type=to)  # type: ignore[arg-type]


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


def put(store: GraphStore, articles: Sequence[ObservedArticle] = ARTICLES) -> None:
    store.write(write_articles(articles))


def judge(store: GraphStore, *judgements: Judgement, replace: bool = False) -> JudgementChange:
    return store.write(add_judgements(judgements, replace=replace))


def lines(store: GraphStore) -> list[str]:
    return list(canonical_lines(read_graph(store, internal=True)))


def entities(store: GraphStore) -> dict[str, set[str]]:
    """Return the names of the articles' firms and bodies by the id of their entity."""
    rows = store.query("MATCH (e:Entity) WHERE NOT e:Person RETURN e.id, e.aliases", {})[1]
    return {row[0]: set(row[1]) for row in rows}


def called_with(store: GraphStore, name: str) -> set[str]:
    """Return all names of the firm or body that has this one."""
    found = [names for names in entities(store).values() if name in names]
    assert len(found) == 1
    return found[0]


def wipe(store: GraphStore) -> None:
    store.write(delete_articles([o.article.id for o in ARTICLES]))


def test_merge_then_split_restores_the_graph(store: GraphStore) -> None:
    put(store)
    before = lines(store)
    judge(store, same("远帆科技", "海川新材料"))
    assert {"远帆科技", "海川新材料股份有限公司"} <= entities(store)["company:海川新材料"]
    change = store.write(split_name("远帆科技", "海川新材料股份有限公司", BY))
    assert [str(j.kind) for j in change.withdrawn] == ["same"]
    assert change.added == ()
    assert lines(store) == before


def test_names_that_nobody_has_seen_join_what_is_judged_the_same_as_they(store: GraphStore) -> None:
    put(store)
    judge(store, same("远帆科技", "远帆集团总部"), same("远帆集团总部", "蓝鲸动力"))
    assert "蓝鲸动力" in called_with(store, "远帆科技")


def test_splitting_what_rules_joined_keeps_the_names_apart(store: GraphStore) -> None:
    put(store)
    assert "海川新材料" in entities(store)["company:海川新材料"]
    change = store.write(split_name("海川新材料", "海川新材料股份有限公司", BY))
    assert {j.kind for j in change.added} == {"different"}
    found = entities(store)
    assert found["company:海川新材料"] == {"海川新材料"}
    assert "海川新材料股份有限公司" in found["company:海川新材料股份有限公司"]
    with pytest.raises(UsageError, match="contradicts"):
        judge(store, same("海川新材料", "海川新材料股份有限公司"))
    judge(store, same("海川新材料", "海川新材料股份有限公司"), replace=True)
    assert "海川新材料股份有限公司" in entities(store)["company:海川新材料"]
    assert {j.kind for j in store.read(all_judgements).values()} == {"same"}


def test_a_retyped_name_gets_its_type_and_can_be_merged_as_such(store: GraphStore) -> None:
    put(store, ARTICLES[2:5])
    before = lines(store)
    judge(store, retype("砚舟研究院", ORGANIZATION, COMPANY))
    assert "company:砚舟研究院" in entities(store)
    store.write(add_judgements([same("砚舟研究院", "远帆科技")], pending=False))
    assert {"砚舟研究院", "远帆科技"} <= entities(store)["company:砚舟研究院"]
    with pytest.raises(UsageError, match="contradicts"):
        judge(store, retype("砚舟研究院", ORGANIZATION, EntityType.REGION))
    store.write(withdraw_judgements(sorted(store.read(all_judgements))))
    assert lines(store) == before


def test_a_person_who_is_none_loses_the_shortcuts_of_people(store: GraphStore) -> None:
    judgement = retype("林溪", PERSON, COMPANY)
    put(store, ARTICLES[:3])
    judge(store, judgement)
    after = lines(store)
    wipe(store)
    put(store, ARTICLES[:3])
    assert lines(store) == after
    assert not [line for line in after if "WORKS_FOR" in line and "林溪" in line]


def test_a_rejected_fact_is_gone_until_the_judgement_is_withdrawn(store: GraphStore) -> None:
    put(store, ARTICLES[:2])
    before = lines(store)
    rows = store.query("MATCH (f:Fact)-[:EVIDENCED_BY]->(a:Article {id: 'a1'}) RETURN f.id ORDER BY f.id", {})[1]
    for (fact,) in rows:
        store.write(reject_fact(fact, BY))
        with pytest.raises(UsageError, match="rejected already"):
            store.write(reject_fact(fact, BY))
    assert store.query("MATCH (f:Fact)-[:EVIDENCED_BY]->(:Article {id: 'a1'}) RETURN f", {})[1] == []
    after = lines(store)
    assert not [line for line in after if "WORKS_FOR" in line and "林溪" in line]
    wipe(store)
    put(store, ARTICLES[:2])
    assert lines(store) == after
    store.write(withdraw_judgements([fact for (fact,) in rows]))
    assert lines(store) == before


def test_what_contradicts_through_others_is_refused_with_all_shown(store: GraphStore) -> None:
    put(store)
    judge(store, same("远帆科技", "海川新材料"), different("海川新材料", "青梧药业"))
    before = lines(store)
    with pytest.raises(UsageError, match=r"海川新材料 ≠ 青梧药业.*contradicts.*远帆科技"):
        judge(store, same("远帆科技", "青梧药业"))
    assert lines(store) == before
    change = judge(store, same("远帆科技", "青梧药业"), replace=True)
    assert [j.kind for j in change.withdrawn] == ["different"]


def test_unknown_names_and_other_types_are_refused_unless_pending(store: GraphStore) -> None:
    put(store)
    with pytest.raises(UsageError, match=r"Near: .*海川新材料"):
        store.write(add_judgements([same("海川新材科", "远帆科技")], pending=False))
    with pytest.raises(UsageError, match="types are not merged"):
        store.write(add_judgements([same("林溪", "远帆科技")], pending=False))
    change = judge(store, same("海川新材科", "远帆科技"))
    assert [j.a for j in change.pending] == ["海川新材科"]


JUDGEMENTS = [
    same("远帆科技", "远帆集团总部"),
    same("远帆集团总部", "蓝鲸动力"),
    different("海川", "青梧药业"),
    retype("砚舟研究院", ORGANIZATION, COMPANY),
    same("砚舟研究院", "青梧药业"),
    same("林溪", "高远", PERSON),
    Judgement(kind="code", type=COMPANY, a="远帆集团总部", code="600000.SH"),  # type: ignore[arg-type]
]


def test_namesakes_are_told_by_any_name_of_their_employer(store: GraphStore) -> None:
    put(store)
    before = lines(store)
    people = find_entities(store, "林溪")
    assert len(people) > 2
    (one,) = find_entities(store, "林溪@海川新材料")
    assert find_entities(store, one["id"]) == [one]
    change = store.write(merge_names("林溪@海川新材料", "林溪@远帆科技", None, BY))
    assert [(j.a, j.b) for j in change.added] == [("林溪@海川新材料股份有限公司", "林溪@远帆科技")]
    assert len(find_entities(store, "林溪")) == len(people) - 1
    store.write(split_name("林溪@远帆科技", "林溪@海川新材料", BY))
    assert lines(store) == before
    with pytest.raises(UsageError, match="林溪@远帆科技"):
        store.write(merge_names("林溪@青梧", "林溪@远帆科技", None, BY))


def test_splitting_a_name_that_waits_withdraws_what_makes_it_wait(store: GraphStore) -> None:
    put(store)
    store.write(merge_names("远帆科技", "远帆集团", "company", BY, pending=True))
    assert store.write(split_name("远帆集团", "远帆科技", BY)).withdrawn
    assert store.read(all_judgements) == {}


@pytest.mark.parametrize("seed", [1, 2])
def test_judgements_and_articles_come_in_any_order(store: GraphStore, seed: int) -> None:
    put(store)
    judge(store, *JUDGEMENTS)
    expected = lines(store)
    assert any("600000.SH" in line for line in expected)
    wipe(store)
    assert lines(store) == []
    store.write(withdraw_judgements(sorted(store.read(all_judgements))))
    work: list[ObservedArticle | Judgement] = [*ARTICLES, *JUDGEMENTS]
    for item in random.Random(seed).sample(work, len(work)):
        if isinstance(item, Judgement):
            judge(store, item)
        else:
            put(store, [item])
    assert lines(store) == expected
    put(store, ARTICLES[:3])
    assert judge(store, *JUDGEMENTS).added == ()
    assert lines(store) == expected


def test_judgements_filed_by_older_rules_are_filed_anew(store: GraphStore) -> None:
    put(store, ARTICLES)
    judged = same("远帆科技", "远帆动力")
    store.write(add_judgements([judged]))
    expected = lines(store), store.read(all_judgements)
    store.write(
        lambda tx: upsert_judgements(tx, [StoredJudgement("judgement:old", judged, ("company:远 帆", "company:old"))])
    )
    store.write(withdraw_judgements(list(expected[1])))
    store.write(file_judgements)
    put(store, ARTICLES)
    assert (lines(store), store.read(all_judgements)) == expected
