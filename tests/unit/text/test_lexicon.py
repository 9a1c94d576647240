from __future__ import annotations

import re

from kg.text.lexicon import alternation, load_lexicon, read_pairs


def test_lists_have_no_remarks_and_no_word_twice() -> None:
    words = load_lexicon("title_heads")
    assert len(words) > 200
    assert len(set(words)) == len(words)
    assert not [word for word in words if word.startswith("#") or word != word.strip()]


def test_alternation_takes_the_longest_and_no_sign_for_a_pattern() -> None:
    pattern = re.compile(alternation(["总经理", "总经理助理", "C.O"]))
    assert pattern.findall("总经理助理和总经理，CEO和C.O") == ["总经理助理", "总经理", "C.O"]


def test_pairs_are_the_first_two_columns() -> None:
    pairs = list(read_pairs("units"))
    assert pairs
    assert all(left and right for left, right in pairs)
