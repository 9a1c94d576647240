from __future__ import annotations

import pytest

from kg.models import EntityType
from kg.resolve.actors import actor_keys, plain_name, share_names, share_subject
from kg.resolve.fact_view import FactView


@pytest.mark.parametrize(("written", "plain"), [("望海市", "望海"), ("海川（集团）", "海川集团"), ("Ａ海川", "a海川")])
def test_plain_name_has_neither_marks_nor_rank(written: str, plain: str) -> None:
    assert plain_name(written) == plain


def test_names_are_shared_by_a_surface_or_by_the_rules_of_their_type() -> None:
    full, short, other = ("海川新材料股份有限公司",), ("海川新材料",), ("远帆科技",)
    assert share_names(full, short, EntityType.COMPANY, EntityType.COMPANY)
    assert not share_names(full, short, None, None)
    assert not share_names(full, other, EntityType.COMPANY, EntityType.COMPANY)


def test_actors_that_share_a_name_share_a_key() -> None:
    full = FactView("plan", ("海川新材料股份有限公司",), "建厂", actor_type=EntityType.COMPANY)
    short = FactView("plan", ("海川新材料",), "建厂", actor_type=EntityType.COMPANY)
    assert set(actor_keys(full)) & set(actor_keys(short))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("云江省望湖市港南新区", "望湖市港南新区", True),  # with the province before it
        ("望湖市港南新区", "云江省望湖市港北新区", False),
        ("望湖市", "云江省望湖市", False),  # too short to be told from another 望湖市
        ("海川银行股份有限公司", "银行股份有限公司", False),
    ],
)
def test_a_district_is_one_with_its_province_and_without(one: str, other: str, same: bool) -> None:
    left, right = (FactView("statement", (), "建厂", about=((name,),)) for name in (one, other))
    assert share_subject(left, right, 1) is same
