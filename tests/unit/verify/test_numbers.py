from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

ARTICLE = "海川新材料有限公司今年投入60亿元，计划到2028年在欧洲开设300家门店。"


@pytest.mark.parametrize(
    ("claim", "wrong", "should_be"),
    [
        ("海川新材料有限公司计划到2028年在欧洲开设400家门店。", "400家", "300家"),
        ("海川新材料有限公司今年投入80亿元。", "80亿元", "60亿元"),
    ],
)
def test_another_number_is_a_contradiction(claim: str, wrong: str, should_be: str) -> None:
    verdict = check_claim(ARTICLE, claim, published="2025-06-14")
    (span,) = [span for span in verdict.unsupported if wrong in span.text]
    assert should_be in (span.should_be or "")


def test_the_same_number_written_otherwise_is_none() -> None:
    assert not check_claim(ARTICLE, "今年投入六十亿元。", published="2025-06-14").unsupported
