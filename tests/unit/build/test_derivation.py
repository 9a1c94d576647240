from __future__ import annotations

from kg.build.derivation import derive_rows, fact_id
from kg.build.naming import full_names
from kg.models import EntityType, Extraction
from tests.invented import make_article, make_extraction

ARTICLE = make_article(
    "a1", "海川新材料股份有限公司董事长林溪说，海川计划到2028年建成两座工厂。林溪认为《回收条例》要求电池企业回收。"
)
EXTRACTION = make_extraction(
    ARTICLE,
    {
        EntityType.COMPANY: [("海川新材料股份有限公司", "海川")],
        EntityType.PERSON: [("林溪",)],
        EntityType.POLICY: [("回收条例",)],
    },
    affiliations=[("海川新材料股份有限公司董事长林溪", "林溪", "董事长", "海川新材料股份有限公司")],
    statements=[("海川计划到2028年建成两座工厂", "林溪", "说")],
    plans=[("计划到2028年建成两座工厂", "海川", "2028")],
    regulations=[("要求电池企业回收", "回收条例", None, ["电池企业", "海川"])],
)
ENTITY_OF = {i: i.replace("新材料股份有限公司", "").split("@")[0] for i in full_names(EXTRACTION)}


def links() -> set[tuple[str, str, str]]:
    rows = derive_rows(ARTICLE.text, EXTRACTION, ENTITY_OF)
    return {(row["fact"].split(":")[0], row["link"], row["entity"]) for row in rows.links}


def test_derive_rows_links_each_role() -> None:
    roles = {link for link in links() if link[1] != "ABOUT"}
    assert roles == {
        ("affiliation", "HOLDS", "person:林溪"),
        ("affiliation", "AT", "company:海川"),
        ("statement", "STATES", "person:林溪"),
        ("plan", "PLANS", "company:海川"),
        ("regulation", "UNDER", "policy:回收条例"),
        ("regulation", "BINDS", "company:海川"),
    }


def test_derive_rows_is_about_what_stands_inside_the_fact() -> None:
    about = {(kind, entity) for kind, link, entity in links() if link == "ABOUT"}
    assert ("statement", "company:海川") in about
    assert ("plan", "company:海川") not in about


def test_derive_rows_gives_parallel_lists_whose_offsets_hold() -> None:
    rows = derive_rows(ARTICLE.text, EXTRACTION, ENTITY_OF)
    for row in rows.mentions:
        quotes = [ARTICLE.text[s:e] for s, e in zip(row["starts"], row["ends"], strict=True)]
        assert quotes == row["surfaces"]
    assert all(ARTICLE.text[row["start"] : row["end"]] == row["quote"] for row in rows.facts)


def test_derive_rows_makes_a_subject_of_what_is_no_entity() -> None:
    rows = derive_rows(ARTICLE.text, EXTRACTION, ENTITY_OF)
    assert [row["subject"] for row in rows.subjects] == ["电池企业"]


def test_a_fact_stated_twice_in_the_same_words_is_one() -> None:
    twice = Extraction(**dict(EXTRACTION) | {"plans": EXTRACTION.plans * 2})
    assert derive_rows(ARTICLE.text, twice, ENTITY_OF) == derive_rows(ARTICLE.text, EXTRACTION, ENTITY_OF)


def test_fact_id_tells_articles_and_roles_apart_but_not_confidence() -> None:
    plan = EXTRACTION.plans[0]
    assert fact_id("a1", plan) != fact_id("a2", plan)
    assert fact_id("a1", plan) != fact_id("a1", plan.model_copy(update={"actor": "别家"}))
    assert fact_id("a1", plan) == fact_id("a1", plan.model_copy(update={"confidence": 0.5}))
