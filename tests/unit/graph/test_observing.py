from __future__ import annotations

import pytest

from kg.graph.observing import observe, title_key
from kg.models import EntityType
from tests.invented import make_article, make_extraction


@pytest.mark.parametrize(
    ("title", "key"), [("海川：建厂 (快讯)", "海川建厂快讯"), ("Ａ股", "a股"), ("——", None), (None, None)]
)
def test_title_key_keeps_letters_and_digits(title: str | None, key: str | None) -> None:
    assert title_key(title) == key


def test_an_article_is_observed_with_its_names_and_findings() -> None:
    article = make_article("a1", "海川新材料计划到2028年建成两座工厂。")
    extraction = make_extraction(
        article, {EntityType.COMPANY: [("海川新材料",)]}, plans=[("到2028年建成两座工厂", "海川新材料", "2028")]
    )
    seen = observe(article, extraction, "test")
    assert [name.surface for name in seen.keys] == ["海川新材料"]
    assert [finding.quote for finding in seen.findings] == ["到2028年建成两座工厂"]
