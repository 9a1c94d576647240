from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.text.stretch import Stretch, trim


def test_white_space_at_the_edges_goes() -> None:
    assert trim("甲 \u3000工厂建成\n乙", 1, 8) == Stretch(3, 7)


@given(st.text(alphabet=" \n甲，", max_size=20))
def test_what_is_left_is_the_text_stripped(text: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == text.strip()
