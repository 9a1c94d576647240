from __future__ import annotations

from kg.graph.findings import make_view, make_wording, observe_findings, read_view
from kg.graph.naming import article_names
from kg.models import EntityType
from tests.invented import make_article, make_extraction

ARTICLE = make_article("a1", "海川新材料计划到2028年建成两座工厂。")
EXTRACTION = make_extraction(
    ARTICLE, {EntityType.COMPANY: [("海川新材料",)]}, plans=[("到2028年建成两座工厂", "海川新材料", "2028")]
)


def test_a_finding_has_its_place_and_its_wording() -> None:
    found, wordings = observe_findings(ARTICLE, EXTRACTION, [names.full for names in article_names(EXTRACTION)])
    (finding,) = found
    assert ARTICLE.text[finding.start : finding.end] == finding.quote == "到2028年建成两座工厂"
    assert set(wordings) == {finding.wording}
    assert wordings[finding.wording].keys


def test_a_stored_wording_is_read_as_it_was() -> None:
    view = make_view(ARTICLE, EXTRACTION, EXTRACTION.plans[0])
    wording = make_wording(view)
    assert make_wording(read_view(wording.id, wording.view)) == wording


BASE = "砚舟储能的生产基地18日在望海市开工。据主任白鹿鸣介绍，该项目总投资28亿元。叶承安说，砚舟储能总部在澜州市。"
NAMES = {EntityType.COMPANY: [("砚舟储能",)], EntityType.REGION: [("望海市",), ("澜州市",)], EntityType.PERSON: [("白鹿鸣",), ("叶承安",)]}  # fmt: skip


def test_a_statement_that_names_nothing_is_about_what_was_said_before() -> None:
    article = make_article("a2", BASE)
    said = [("该项目总投资28亿元", "白鹿鸣", "介绍"), ("砚舟储能总部在澜州市", "叶承安", "说")]
    extraction = make_extraction(article, NAMES, statements=[said[0], said[1]])
    first, second = (make_view(article, extraction, fact) for fact in extraction.statements)
    assert first.about == (("望海市",), ("砚舟储能",))
    assert "生产基地" in first.things
    assert (second.about, second.things) == ((("澜州市",), ("砚舟储能",)), ())
    wording = make_wording(first)
    assert make_wording(read_view(wording.id, wording.view)) == wording


def test_the_title_and_the_dateline_of_a_digest_are_those_of_no_item() -> None:
    text = "1、财讯社5月9日电，海川新材料计划明日开放展厅。\n2、财讯社5月20日电，砚舟储能发布财报。"
    article = make_article("a3", text, title="早报：砚舟储能发布财报", published="2025-05-21")
    names = {EntityType.COMPANY: [("海川新材料",), ("砚舟储能",)]}
    extraction = make_extraction(article, names, plans=[("计划明日开放展厅", "海川新材料", "2025-05-10")])
    border = article.text.index("2、财讯社")
    digest = extraction.model_copy(
        update={"items": ((len(article.title) + 1, border - 1), (border, len(article.text)))}
    )
    view = make_view(article, digest, digest.plans[0])
    assert (view.published, view.about) == ("2025-05-09", ())
    assert make_view(article, extraction, extraction.plans[0]).about == (("砚舟储能",),)
