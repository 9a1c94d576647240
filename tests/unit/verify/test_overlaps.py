from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.text.stretch import Stretch
from kg.verify.overlaps import Overlaps

SPANS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 150)).map(lambda p: Stretch(p[0], p[0] + p[1])), max_size=12
)


@given(SPANS, st.integers(0, 400), st.integers(1, 90))
def test_it_finds_what_a_look_at_each_would_find(spans: list[Stretch], start: int, length: int) -> None:
    end = start + length
    assert Overlaps(spans).of(start, end) == [s for s in spans if s.start < end and s.end > start]
