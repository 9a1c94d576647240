from __future__ import annotations

from kg.resolve.organization_variants import organization_variants


def test_short_words_take_the_place_of_long_ones() -> None:
    found = {text: whole for text, _, _, whole in organization_variants("国家发展和改革委员会")}
    assert found["国家发改委"]


def test_a_name_without_another_way_to_write_it_has_none() -> None:
    assert list(organization_variants("青屿商会")) == []
