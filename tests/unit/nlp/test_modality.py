"""Whether somebody stands by name for what is read, on invented sentences."""

from __future__ import annotations

import pytest

from kg.models import Article, Extraction
from kg.nlp.pipeline import BuiltinExtractor


def read(extractor: BuiltinExtractor, content: str) -> Extraction:
    return extractor.extract(Article(id="a", title="快讯", content=content, published="2025-06-01"))


@pytest.mark.parametrize(
    ("content", "modality", "held"),
    [
        ("一旦关税上调，青岩重工将在2027年关闭苏州工厂。", "conditional", "一旦关税上调，"),
        ("若订单不足，青岩重工将于2027年关闭苏州工厂。", "conditional", "若订单不足，"),
        ("在获得批准的前提下，青岩重工将于2027年投资5亿元建厂。", "conditional", "在获得批准的前提下，"),
        ("据知情人士透露，青岩汽车计划2027年收购澜光电气。", "rumoured", "青岩汽车计划"),
        ("市场传闻称，青岩重工将于2027年收购澜光电气。", "rumoured", "青岩重工将于"),
        ("青岩重工如期开工，将于2027年在苏州市建成2座工厂。", None, "将于2027年"),
    ],
)
def test_rumours_and_conditions_stay_as_such(
    extractor: BuiltinExtractor, content: str, modality: str | None, held: str
) -> None:
    found = read(extractor, content)
    assert [plan.modality for plan in found.plans] == [modality]
    assert held in found.plans[0].text
    assert found.set_aside == ()
