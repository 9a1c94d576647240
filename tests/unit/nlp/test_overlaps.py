from __future__ import annotations

from kg.nlp.overlaps import overlap


def test_the_best_of_all_places_counts() -> None:
    text = "甲乙丙，乙丙丁"
    assert overlap(text, "乙丙", "乙丙丁") == (2 / 3, 1.0)
    assert overlap(text, "甲", "丁") == (0.0, 0.0)
    assert overlap(text, "", "丁") == (0.0, 0.0)
