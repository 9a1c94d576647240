from __future__ import annotations

import pytest

from kg.text.quotations import inside
from kg.text.structure import Structure


def quoted(text: str) -> list[str]:
    found = (inside(text, quotation) for quotation in Structure(text).quotations)
    return [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("何进说：“市场很好。”罗青说：“产量很高。”", ["市场很好。", "产量很高。"]),
        ("何进说：“市场很好。\"罗青说，产量很高。", ["市场很好。"]),
        ("何进说：\"市场很好。”罗青说：“产量很高。\"", ["市场很好。", "产量很高。"]),
        ("何进说：”市场很好。”罗青说，产量很高。", ["市场很好。"]),
        ("何进说：”市场很好。“罗青说，产量很高。", ["市场很好。"]),
        ("何进说：“市场很好。“罗青说，产量很高。", ["市场很好。"]),
        ("何进说：“市场很好。“罗青说：“产量很高。“", ["市场很好。", "产量很高。"]),
        ("何进说：‘市场很好。’罗青说，产量很高。", ["市场很好。"]),
        ("何进说：『市场很好。』罗青说：「产量很高。」", ["市场很好。", "产量很高。"]),
        ("何进说：\"市场很好。\"罗青说：\"产量很高。\"", ["市场很好。", "产量很高。"]),
        ("何进说：“他们答‘可以’，我们放心。”", ["他们答‘可以’，我们放心。"]),
        ("何进说：“他们答“可以”，我们放心。”", ["他们答“可以”，我们放心。"]),
        ("何进说：“市场很好。\n“产量很高。\n“明年更好。”", ["市场很好。", "产量很高。", "明年更好。"]),
        ("何进说：“市场很好。\n产量很高。”罗青在场。", ["市场很好。", "产量很高。"]),
        ("Xi’s book and today’s news", []),
        ("屏幕为6\"，重量为两公斤。", []),
        ("市场很好。", []),
    ],
)  # fmt: skip
def test_quotations_are_read_as_they_are_meant(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
