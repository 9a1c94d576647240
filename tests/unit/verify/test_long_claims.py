"""A long claim takes time nearly in proportion to its length; what asks for spans at a place gets each of them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import NamedTuple

import pytest

from kg.offline.verifying import check_claim
from kg.verify.overlaps import Overlaps

ARTICLE = "星河汽车有限公司14日在广州宣布，计划到2028年在欧洲开设300家门店，今年建成99个充电站。公司正从卖产品向提供服务转变。"
_SIZE, _FLOOR, _GROWTH = 3_000, 0.3, 3.0


class Place(NamedTuple):
    """A span."""

    start: int
    end: int


def numbered(mark: str) -> Callable[[int], str]:
    return lambda size: "".join(f"星河汽车计划到20{i % 90 + 10}年在欧洲开设{i}家门店{mark}" for i in range(size // 25))


@pytest.mark.parametrize("make", [numbered("。"), numbered("，")], ids=["sentences", "one sentence"])
def test_a_long_claim_takes_time_in_proportion(make: Callable[[int], str]) -> None:
    check_claim(ARTICLE, "星河汽车。", published="2025-06-14")
    for _ in range(2):
        spent = []
        for size in (_SIZE, 2 * _SIZE):
            start = time.process_time()
            check_claim(ARTICLE, make(size), published="2025-06-14")
            spent.append(time.process_time() - start)
        if spent[1] <= _GROWTH * max(spent[0], _FLOOR):
            return
    raise AssertionError(f"{_SIZE} characters: {spent[0]:.2f} s, twice as many: {spent[1]:.2f} s")


def test_overlaps_are_those_that_a_look_at_all_spans_finds() -> None:
    chance = random.Random(1)
    spans = [Place(start, start + chance.randint(1, 150)) for start in chance.choices(range(400), k=60)]
    overlaps = Overlaps(spans)
    for start in range(0, 600, 7):
        for end in (start, start + 1, start + 90):
            assert overlaps.of(start, end) == [s for s in spans if s.start < end and s.end > start]
