from __future__ import annotations

from kg.offline.verifying import make_readers
from kg.verify.claim import ClaimText
from kg.verify.source import SourceArticle

SOURCE = SourceArticle("海川新材料建成三座工厂。林溪表示，供应十分紧张。", make_readers(), published="2025-06-01")


def test_a_claim_is_aligned_with_the_sentence_that_shares_most() -> None:
    claim = ClaimText("林溪说，供应紧张。", SOURCE)
    aligned = claim.align(0, len(claim.text))
    assert aligned is not None
    assert SOURCE.text[aligned.start : aligned.end] == "林溪表示，供应十分紧张。"
    assert 0 < aligned.coverage < 1


def test_what_stands_in_the_article_is_verbatim() -> None:
    claim = ClaimText("建成三座工厂，供应充足。", SOURCE)
    assert claim.is_verbatim(0, 6)
    assert not claim.is_verbatim(7, 11)
    assert claim.runs[0] == 6


def test_nothing_shared_is_not_aligned() -> None:
    assert ClaimText("天气很好", SOURCE).align(0, 4) is None
