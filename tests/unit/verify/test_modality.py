from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

ARTICLE = "海川新材料有限公司计划到2028年在欧洲开设300家门店。公司没有裁减研发部门的人员。"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("海川新材料有限公司计划到2028年在欧洲开设300家门店。", "supported"),
        ("海川新材料有限公司已在欧洲开设300家门店。", "contradicted"),
        ("公司裁减研发部门的人员。", "contradicted"),
        ("公司没有裁减研发部门的人员。", "supported"),
    ],
)
def test_done_is_not_planned_and_no_is_not_yes(claim: str, verdict: str) -> None:
    assert check_claim(ARTICLE, claim, published="2025-06-01").verdict == verdict
