from __future__ import annotations

import re

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.post_times import time_of


@pytest.mark.parametrize(
    ("marked", "change", "expected"),
    [
        ("3月5日，[P 周岚]出任[T 总裁]。", "begins", ("begins", "2025-03-05")),
        ("[P 周岚]出任[T 总裁]，自4月1日起。", "begins", ("begins", "2025-04-01")),
        ("2004年至2009年出任[T 总裁]。", "begins", ("past", None)),
        ("[P 周岚]出任[T 总裁]。", "begins", ("begins", None)),
    ],
)
def test_time_of(make_doc, marked, change, expected) -> None:  # type: ignore[no-untyped-def]
    reading = read_doc(make_doc(marked, published="2025-03-06"))
    verb = re.search("出任", reading.text)
    assert verb is not None
    assert time_of(reading, verb, reading.text.index("总裁") + 2, change) == expected
