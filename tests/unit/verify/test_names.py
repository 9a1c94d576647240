from __future__ import annotations

import pytest

from kg.offline.verifying import check_claim

ARTICLE = "青屿市人民政府公布《储能条例》。海川新材料有限公司董事长林溪说，公司将在青屿市建厂。"


@pytest.mark.parametrize("claim", ["青屿市政府公布《储能条例》。", "林溪说，公司将在青屿建厂。"])
def test_another_form_of_a_name_is_borne_out(claim: str) -> None:
    assert not check_claim(ARTICLE, claim).unsupported


@pytest.mark.parametrize(
    ("claim", "name"), [("青屿市人民政府公布《充电条例》。", "充电条例"), ("周砚秋说，公司将在青屿市建厂。", "周砚秋")]
)
def test_a_name_that_the_article_does_not_have_is_told(claim: str, name: str) -> None:
    assert any(name in span.text for span in check_claim(ARTICLE, claim).unsupported)


TOLD_IN_PARTS = "望海基地总经理柯一帆透露，基地一期主体厂房已经封顶。青屿基地二期还在设计。"


def test_a_name_in_two_parts_that_share_a_word_is_borne_out() -> None:
    assert not [s for s in check_claim(TOLD_IN_PARTS, "望海基地一期主体厂房已经封顶。").unsupported if s.kind == "name"]


def test_parts_of_two_sentences_make_no_name() -> None:
    assert check_claim(TOLD_IN_PARTS, "望海基地二期还在设计。").verdict != "supported"
