from __future__ import annotations

import pytest

from kg.models import EntityType
from kg.resolve import compare
from kg.resolve.region_names import region_forms, region_level, regions_conflict


@pytest.mark.parametrize(("name", "level"), [("望海市", "市"), ("青屿县", "县"), ("望海", None)])
def test_region_level(name: str, level: str | None) -> None:
    assert region_level(name) == level


def test_two_levels_are_two_places() -> None:
    assert regions_conflict("望海市", "望海县")
    assert regions_conflict("望海市", "望海") is None


def test_a_city_is_named_with_and_without_rank_and_province() -> None:
    assert {"望海", "望海市"} <= {form.text for form in region_forms("望海市")}
    assert {"深圳", "深圳市"} <= {form.text for form in region_forms("广东省深圳市") if form.whole}


def test_the_province_whose_usual_spelling_tells_it_from_its_neighbour() -> None:
    assert "pinyin:shaanxi" in {form.text for form in region_forms("陕西省")}
    assert "pinyin:shanxi" in {form.text for form in region_forms("山西省")}
    assert "pinyin:shanxi" not in {form.text for form in region_forms("陕西省")}


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("齐齐哈尔市", "Qiqihar"),
        ("吐鲁番", "Turpan"),
        ("日喀则市", "Shigatse"),
        ("日喀则市", "Xigaze"),
        ("吕梁", "Lyuliang"),
    ],
)
def test_places_whose_spelling_is_no_pinyin(name: str, spelled: str) -> None:
    assert compare(name, spelled, EntityType.REGION).same
    assert not compare(name, "Harbin", EntityType.REGION).same


def test_a_people_in_the_name_of_a_region_is_no_rank() -> None:
    assert "内蒙古" in {form.text for form in region_forms("内蒙古自治区")}
    assert "大理" in {form.text for form in region_forms("大理白族自治州")}
