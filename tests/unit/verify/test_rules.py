from __future__ import annotations

from kg.offline.verifying import make_readers
from kg.verify.claim import ClaimText
from kg.verify.rules import apply_rules
from kg.verify.source import SourceArticle

SOURCE = SourceArticle("海川新材料有限公司董事长林溪说，公司投入60亿元。", make_readers(), published="2025-06-01")


def test_nothing_is_wrong_in_a_sentence_that_the_article_has() -> None:
    assert not [span for span in apply_rules(ClaimText("公司投入60亿元。", SOURCE)) if span.unsupported]


def test_every_rule_finds_its_part() -> None:
    found = apply_rules(ClaimText("海川新材料有限公司总裁林溪说，公司投入80亿元。", SOURCE))
    assert {span.kind for span in found if span.unsupported} >= {"number", "title"}
