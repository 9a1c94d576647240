from __future__ import annotations

from kg.resolve.same_facts import same_fact
from tests.unit.resolve.fact_pairs import make_view

PLAN = {"kind": "plan", "actor": ["海川新材料"], "text": "计划到2028年在青屿市建成3座电池工厂", "target_date": "2028"}


def test_the_same_in_other_words_is_one_fact() -> None:
    other = make_view(**PLAN | {"text": "将于2028年在青屿市建成3座电池工厂"})
    found = same_fact(make_view(**PLAN), other)
    assert found.same
    assert found == same_fact(other, make_view(**PLAN))


def test_another_number_is_another_fact() -> None:
    other = make_view(**PLAN | {"text": "计划到2028年在青屿市建成5座电池工厂"})
    found = same_fact(make_view(**PLAN), other)
    assert not found.same
    assert found.reasons
