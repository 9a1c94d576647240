from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.verify.text import content_length, normalize, split_clauses, split_sentences, trim


@given(st.text(max_size=60))
def test_normal_form_is_as_long_as_the_text(text: str) -> None:
    assert len(normalize(text)) == len(text)


def test_widths_and_marks_are_one() -> None:
    assert normalize("ＡＢ「甲」") == normalize("ab“甲”")


def test_cuts_lie_where_they_say() -> None:
    text = "工厂建成，产量很高。 价格公示。"
    assert [text[a:b] for a, b in split_sentences(text)] == ["工厂建成，产量很高。", "价格公示。"]
    assert [text[a:b].strip("，。") for a, b in split_clauses(text, 0, 10)] == ["工厂建成", "产量很高"]
    assert trim(text, 10, 16) == (11, 16)
    assert content_length("工厂，建成。") == 4
