from __future__ import annotations

import re

from kg.resolve.matter_words import place_name, place_pattern
from kg.text.lexicon import alternation


def test_places_are_found_with_their_rank() -> None:
    assert place_pattern().findall("在挪威和广东省建厂") == ["挪威", "广东省"]


def test_a_place_has_one_name() -> None:
    assert place_name("美利坚合众国") == place_name("美国") == "美国"


def test_the_longest_word_wins() -> None:
    assert re.findall(alternation(["投产", "投产仪式"]), "举行投产仪式") == ["投产仪式"]
