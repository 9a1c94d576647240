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


@pytest.mark.parametrize(
    ("article", "claim", "verdict"),
    [
        ("海川新材料计划在越南建成两座工厂。", "海川新材料在越南建成了两座工厂。", "contradicted"),
        ("林溪建议，企业共建数字化维修网络。", "企业共建了数字化维修网络。", "contradicted"),
        ("如果订单增加，海川新材料会扩建望海工厂。", "订单增加，海川新材料已经扩建望海工厂。", "contradicted"),
        ("海川新材料公布了计划，在越南建成两座工厂。", "海川新材料公布了在越南建成两座工厂的计划。", "supported"),
        ("海川新材料建成了两座工厂，计划再建三座。", "海川新材料建成了两座工厂。", "supported"),
    ],
)
def test_a_plan_advice_or_condition_is_not_done(article: str, claim: str, verdict: str) -> None:
    assert check_claim(article, claim, published="2025-06-01").verdict == verdict
