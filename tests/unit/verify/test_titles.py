from __future__ import annotations

import pytest

from kg.models import EntityType
from kg.offline.verifying import check_claim, make_readers
from kg.verify import SourceArticle
from kg.verify import check_claim as check_against
from tests.invented import make_article, make_extraction

ARTICLE = "海川新材料董事长林溪表示，储能电池的供应十分紧张。北岚动力总裁罗景行认为，充电价格应当公示。"


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [("海川新材料总裁林溪表示，储能电池的供应十分紧张。", "总裁"), ("北岚动力董事长罗景行认为，充电价格应当公示。", "董事长")],
)  # fmt: skip
def test_another_post_is_a_contradiction(claim: str, wrong: str) -> None:
    verdict = check_claim(ARTICLE, claim)
    assert verdict.verdict == "contradicted"
    assert any(wrong in span.text for span in verdict.unsupported)


def test_the_post_of_the_article_is_none() -> None:
    assert check_claim(ARTICLE, "海川新材料董事长林溪表示，储能电池的供应十分紧张。").verdict == "supported"


def test_a_post_that_only_the_extractor_ties_to_the_person_is_known() -> None:
    article = make_article("a", "海川新材料今天换帅。公司聘任林溪，其职务为总裁。董事会秘书林溪此前任职五年。")
    extraction = make_extraction(
        article, {EntityType.PERSON: [("林溪",)]}, affiliations=[("公司聘任林溪，其职务为总裁", "林溪", "总裁", None)]
    )
    claim = "总裁林溪此前任职五年。"
    for known, codes in ((extraction, []), (make_extraction(article, {}), ["other post"])):
        source = SourceArticle(article.text, make_readers(), extraction=known)
        assert [s.because.code for s in check_against(source, claim).unsupported if s.kind == "title"] == codes
