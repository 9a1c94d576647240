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
