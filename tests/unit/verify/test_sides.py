from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

ARTICLE = (
    "海川新材料有限公司宣布，以12亿元收购蓝屿电池有限公司60%股权。"
    "董事长林溪介绍，鹭汀新能源有限公司今年起诉了砚舟储能有限公司。鹭汀新能源有限公司与砚舟储能有限公司曾合作建厂。"
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("砚舟储能有限公司起诉了鹭汀新能源有限公司", "contradicted"),
        ("今年，鹭汀新能源有限公司起诉砚舟储能有限公司", "supported"),
        ("砚舟储能有限公司被鹭汀新能源有限公司起诉", "supported"),
        ("砚舟储能有限公司与鹭汀新能源有限公司曾合作建厂", "supported"),
    ],
)
def test_who_does_it_to_whom(claim: str, verdict: str) -> None:
    found = check_claim(ARTICLE, claim)
    assert found.verdict == verdict, found.reason


def test_the_reason_gives_both_ways_round() -> None:
    found = check_claim(ARTICLE, "林溪介绍，砚舟储能有限公司今年起诉了鹭汀新能源有限公司。")
    assert found.verdict == "contradicted"
