from __future__ import annotations

import re

from kg.verify.readers import TaggedWord
from kg.verify.speakers import find_persons, find_speeches

TEXT = "林溪表示，供应紧张。罗景行说：“价格应当公示。”"


def persons() -> list[TaggedWord]:
    words = [TaggedWord(m.start(), m.end(), "PER") for m in re.finditer("林溪|罗景行", TEXT)]
    return find_persons(TEXT, words)


def test_each_says_what_follows_until_the_next() -> None:
    found = find_speeches(TEXT, persons())
    assert [speech.speaker for speech in found] == ["林溪", "罗景行"]
    assert "供应紧张" in TEXT[found[0].start : found[0].end]
    assert "价格应当公示" in TEXT[found[1].start : found[1].end]
    assert "价格" not in TEXT[found[0].start : found[0].end]


def test_a_known_name_is_a_person_wherever_it_stands() -> None:
    assert find_persons("周砚秋来了", [], ["周砚秋"]) == [TaggedWord(0, 3, "PER")]


def test_a_known_name_is_whole_where_the_words_cut_it() -> None:
    text = "埃里克·松德拜说"
    assert find_persons(text, [TaggedWord(0, 6, "PER")], ["埃里克·松德拜"]) == [TaggedWord(0, 7, "PER")]


def test_a_longer_tagged_name_stays_beside_a_known_part() -> None:
    assert find_persons("周砚秋来了", [TaggedWord(0, 3, "PER")], ["砚秋"]) == [TaggedWord(0, 3, "PER")]
