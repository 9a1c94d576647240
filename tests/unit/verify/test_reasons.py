"""Reasons: codes with values, put into words by one table, in the graph as parallel lists."""

from __future__ import annotations

from string import Formatter

import pytest

from kg.offline.verifying import check_claim
from kg.verify.reasons import CODES, WORDS, Reason, as_lists, say, say_stored

ARTICLE = "海川新材料有限公司宣布搭建全球物流调度平台。公司投入60亿元，并完成了旗下12座仓库中8座的检修。"


def test_every_code_has_words_of_its_own_values() -> None:
    assert WORDS.keys() == CODES
    fields = {name for words in WORDS.values() for _, name, _, _ in Formatter().parse(words) if name}
    assert fields == {"claim", "article"}


def test_reasons_are_said_once_each() -> None:
    one, other = Reason(code="no date", claim="3月"), Reason(code="other scope", claim="本地", article="全球")
    assert say([one, other, one]) == "the article does not have the date 3月; 本地 is not 全球"


def test_what_is_stored_is_said_in_the_same_words() -> None:
    reasons = (Reason(code="other number", claim="80亿元", article="60亿元"), Reason(code="as written"))
    stored = as_lists(reasons)
    assert stored["reasons"] == ["other number", "as written"]
    assert say_stored({"reason": "other number", **stored}) == say(reasons)


def test_a_side_that_no_reason_shows_is_no_list() -> None:
    """A list of one empty text is what neo4j-admin refuses."""
    reasons = [Reason(code="as written")]
    stored = as_lists(reasons)
    assert (stored["reasons_claim"], stored["reasons_article"]) == (None, None)
    assert say_stored({"reason": reasons[0].code, **stored}) == say(reasons)


@pytest.mark.parametrize(
    "stored",
    [
        {"reason": "the article says 60亿元", "reasons": None, "reasons_claim": None, "reasons_article": None},
        {"reason": "the article says 60亿元", "reasons": ["other number"], "reasons_claim": [], "reasons_article": []},
        {"reason": "the article says 60亿元", "reasons": ["?"], "reasons_claim": [""], "reasons_article": [""]},
    ],
)
def test_what_an_older_version_stored_stays_as_it_is(stored: dict[str, object]) -> None:
    assert say_stored(stored) == "the article says 60亿元"


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("海川新材料有限公司搭建本地物流调度平台。", "本地 is not 全球"),
        ("公司投入80亿元。", "the article says 60亿元, not 80亿元"),
        ("旗下12座仓库中已有8座完成检修。", "as the article says"),
    ],
)
def test_a_reason_names_what_differs_and_no_particle(claim: str, reason: str) -> None:
    assert check_claim(ARTICLE, claim).reason == reason


def test_the_verdict_for_machines_has_codes_and_words() -> None:
    [span] = [
        s for s in check_claim(ARTICLE, "公司投入80亿元。").model_dump()["spans"] if s["verdict"] == "contradicted"
    ]
    assert span["because"] == {"code": "other number", "claim": "80亿元", "article": "60亿元"}
    assert span["reason"] == "the article says 60亿元, not 80亿元"
