from __future__ import annotations

from kg.graph.derivation import fact_id, mention_rows
from kg.graph.findings import make_view, make_wording, observe_findings, read_view
from kg.graph.naming import article_names, mentions_of
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
NAMED = [names.full for names in article_names(EXTRACTION)]
ENTITY_OF = {name.id: name.id.replace("新材料股份有限公司", "").split("@")[0] for name in NAMED}


def links() -> set[tuple[str, str, str]]:
    findings, _ = observe_findings(ARTICLE, EXTRACTION, NAMED)
    return {(f.label.lower(), link, name.split("@")[0]) for f in findings for link, name in f.links}


def test_a_finding_links_each_role() -> None:
    roles = {link for link in links() if link[1] != "ABOUT"}
    assert roles == {
        ("affiliation", "HOLDS", "person:林溪"),
        ("affiliation", "AT", "company:海川新材料股份有限公司"),
        ("statement", "STATES", "person:林溪"),
        ("plan", "PLANS", "company:海川新材料股份有限公司"),
        ("regulation", "UNDER", "policy:回收条例"),
        ("regulation", "BINDS", "company:海川新材料股份有限公司"),
    }


def test_a_finding_is_about_what_stands_inside_the_fact() -> None:
    about = {(kind, entity) for kind, link, entity in links() if link == "ABOUT"}
    assert ("statement", "company:海川新材料股份有限公司") in about
    assert ("plan", "company:海川新材料股份有限公司") not in about


def test_mention_rows_are_parallel_lists_whose_offsets_hold() -> None:
    rows = mention_rows("a1", mentions_of(article_names(EXTRACTION)), ENTITY_OF)
    assert {row["entity"] for row in rows} == set(ENTITY_OF.values())
    for row in rows:
        quotes = [ARTICLE.text[s:e] for s, e in zip(row["starts"], row["ends"], strict=True)]
        assert quotes == row["surfaces"]


def test_findings_quote_the_article_and_keep_what_is_no_entity() -> None:
    findings, wordings = observe_findings(ARTICLE, EXTRACTION, NAMED)
    assert all(ARTICLE.text[f.start : f.end] == f.quote for f in findings)
    assert {f.wording for f in findings} == set(wordings)
    assert [f.subjects for f in findings if f.subjects] == [("电池企业",)]


def test_a_fact_stated_twice_in_the_same_words_is_one_finding() -> None:
    twice = Extraction(**dict(EXTRACTION) | {"plans": EXTRACTION.plans * 2})
    assert observe_findings(ARTICLE, twice, NAMED) == observe_findings(ARTICLE, EXTRACTION, NAMED)


def test_a_wording_holds_all_that_is_compared_but_not_where_it_stands() -> None:
    for fact in EXTRACTION.facts():
        view = make_view(ARTICLE, EXTRACTION, fact)
        wording = make_wording(view)
        assert read_view("", wording.view) == view
        moved = EXTRACTION.model_copy(update={"id": "a2"})
        assert make_wording(make_view(ARTICLE.model_copy(update={"id": "a2"}), moved, fact)) == wording


def test_fact_id_tells_articles_and_roles_apart_but_not_confidence() -> None:
    plan = EXTRACTION.plans[0]
    assert fact_id("a1", plan) != fact_id("a2", plan)
    assert fact_id("a1", plan) != fact_id("a1", plan.model_copy(update={"actor": "别家"}))
    assert fact_id("a1", plan) == fact_id("a1", plan.model_copy(update={"confidence": 0.5}))
