from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

ARTICLE = "海川新材料应当在每个月的前3个交易日内公布回购进展。北岚动力有限公司的工厂今年在望海建成。"


@pytest.mark.parametrize(
    ("claim", "replaced"),
    [
        ("北岚动力有限公司的仓库今年在望海建成。", ["仓库"]),
        ("今年北岚动力有限公司的工厂在望海建成。", []),  # in another order
        ("海川新材料应当在每月的前3个交易日内公布回购进展。", []),  # the same, shorter
        ("北岚动力有限公司的一座工厂今年在望海建成。", []),
    ],
)
def test_another_thing_in_a_things_place_tells(claim: str, replaced: list[str]) -> None:
    assert [s.text for s in check_claim(ARTICLE, claim).unsupported if s.kind == "replaced"] == replaced
