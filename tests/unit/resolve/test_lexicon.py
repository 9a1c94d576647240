from __future__ import annotations

from kg.resolve.lexicon import longest_prefix, longest_suffix, organization_words, places, trade_words


def test_the_longest_word_at_either_end() -> None:
    words = {"新": "a", "新材料": "b", "材料": "c"}
    assert longest_prefix("新材料海川", words) == "新材料"
    assert longest_suffix("海川新材料", words) == "新材料"
    assert longest_prefix("海川", words) == ""


def test_words_have_classes_that_rules_know() -> None:
    assert set(places().values()) == {"province", "city", "county_city", "county"}
    assert set(trade_words().values()) == {"generic", "sector", "arm", "venture"}
    assert set(organization_words().values()) == {"word", "dropped", "link"}
