from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

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
