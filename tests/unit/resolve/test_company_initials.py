"""Abbreviations of firms by first characters."""

from __future__ import annotations

import pytest

from kg.resolve.company_forms import company_forms


def short(name: str) -> set[str]:
    return {form.text for form in company_forms(name)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("阳泉2棉纺织厂", {"阳泉2棉", "阳泉2棉厂", "阳泉2棉纺厂"}),
        ("阳泉3建筑工程有限公司", {"阳泉3建"}),
        ("大连锅炉股份有限公司", {"大锅a", "大锅b"}),
        ("大连三岚智能控制", {"三岚智控"}),
    ],
)
def test_abbreviations(name: str, expected: set[str]) -> None:
    assert expected <= short(name)


@pytest.mark.parametrize(
    ("name", "other"), [("阳泉2棉纺织厂", "阳泉棉"), ("阳泉2棉纺织厂", "阳泉2毛"), ("大连锅炉有限公司", "大锅b")]
)
def test_what_is_no_abbreviation(name: str, other: str) -> None:
    assert other not in short(name)
