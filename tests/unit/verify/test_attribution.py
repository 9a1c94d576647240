from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

ARTICLE = "海川新材料董事长林溪表示，储能电池的供应十分紧张。北岚动力总裁罗景行认为，充电价格应当公示。"


@pytest.mark.parametrize(
    ("claim", "should_be"),
    [("罗景行表示，储能电池的供应十分紧张。", "林溪"), ("林溪认为，充电价格应当公示。", "罗景行")],
)
def test_what_somebody_else_says_is_a_contradiction(claim: str, should_be: str) -> None:
    verdict = check_claim(ARTICLE, claim)
    assert verdict.verdict == "contradicted"
    assert any(should_be in (span.should_be or "") for span in verdict.spans)


def test_what_they_say_themselves_is_none() -> None:
    assert check_claim(ARTICLE, "林溪表示，储能电池的供应十分紧张。").verdict == "supported"
