from __future__ import annotations

from kg.nlp.marked_names import take_bylines


def test_take_bylines_finds_each_name() -> None:
    text = "（记者 林晓 方舟）南港开埠"
    assert [(text[s.start : s.end], s.label) for s in take_bylines(text, [])] == [
        ("林晓", "PERSON"),
        ("方舟", "PERSON"),
    ]


def test_take_bylines_leaves_running_text() -> None:
    assert take_bylines("记者林晓说南港开埠", []) == []


def test_a_word_for_the_work_is_no_name() -> None:
    text = "（记者 王小明 通讯员 李红）青禾投产。"
    assert [text[s.start : s.end] for s in take_bylines(text, [])] == ["王小明", "李红"]
