from __future__ import annotations

import pytest

from kg.verify.posts import TITLE


@pytest.mark.parametrize("title", ["董事长", "总经理", "副总经理", "常务副市长"])
def test_a_post_is_matched_whole(title: str) -> None:
    found = TITLE.match(title)
    assert found
    assert found.group() == title


def test_a_name_is_no_post() -> None:
    assert TITLE.fullmatch("林溪") is None
