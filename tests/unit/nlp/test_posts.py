from __future__ import annotations

import pytest

from kg.nlp.posts import is_single


@pytest.mark.parametrize("title", ["董事长", "总裁", "海外业务总经理", "CEO", "市长"])
def test_one_person_at_a_time_holds_it(title: str) -> None:
    assert is_single(title)


@pytest.mark.parametrize("title", ["副董事长", "董事", "联席CEO", "总裁助理", "记者", "原总裁"])
def test_several_may_hold_it(title: str) -> None:
    assert not is_single(title)
