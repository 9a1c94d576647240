from __future__ import annotations

import pytest

from kg.resolve.company_names import drop_inserted, has_legal_form, split_company, split_trades


def test_split_company_names_its_parts() -> None:
    name = split_company("广东海川汽车科技集团有限公司")
    assert (name.place, name.brand, name.trades, name.group, name.legal) == (
        "广东", "海川", ("汽车", "科技"), ("集团",), True,
    )  # fmt: skip
    assert split_company("海川新材料").legal is False


@pytest.mark.parametrize(
    ("name", "legal"), [("海川新材料股份有限公司", True), ("海川有限责任公司", True), ("海川新材料", False)]
)
def test_has_legal_form(name: str, legal: bool) -> None:
    assert has_legal_form(name) is legal


def test_a_bracketed_place_is_taken_out_and_kept() -> None:
    assert drop_inserted("海川(深圳)有限公司") == ("海川有限公司", "深圳")
    assert drop_inserted("海川有限公司") == ("海川有限公司", "")


def test_split_trades_leaves_the_brand() -> None:
    assert split_trades("海川新材料") == ("海川", ("新材料",))
