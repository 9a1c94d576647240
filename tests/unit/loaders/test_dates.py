from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import read_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025", "2025"),
        (2025, "2025"),
        ("2025-06", "2025-06"),
        ("2025-06-14", "2025-06-14"),
        ("2025-06-14 00:02:45", "2025-06-14"),
        ("2025-06-14T23:59:59Z", "2025-06-14"),
        ("2025-06-14T00:10:00.123+08:00", "2025-06-14"),
        ("2025/6/4", "2025-06-04"),
        ("2025.6.4", "2025-06-04"),
        ("20250614", "2025-06-14"),
        (20250614, "2025-06-14"),
        ("20250614083000", "2025-06-14"),
        ("2025年6月14日", "2025-06-14"),
        ("2025年6月14日 08:30 星期六", "2025-06-14"),
        ("2025 年 06 月", "2025-06"),
        ("2025年", "2025"),
        ("２０２５年６月１４号", "2025-06-14"),
        ("二〇二五年六月十四日", "2025-06-14"),
        ("二○二五年十二月三十一日", "2025-12-31"),
        ("二〇二五年十月二十日", "2025-10-20"),
        ("June 14, 2025", "2025-06-14"),
        ("14 June 2025", "2025-06-14"),
        ("June 2025", "2025-06"),
        ("Sat, 14 Jun 2025 23:00:00 GMT", "2025-06-14"),
        ("14/06/2025", "2025-06-14"),
        ("06/14/2025", "2025-06-14"),
        ("06/07/2025", "2025"),
        ("06/06/2025", "2025-06-06"),
        (1749859200, "2025-06-14"),
        (1749859200.0, "2025-06-14"),
        ("1749859200000", "2025-06-14"),
        (1749834000, "2025-06-14"),
        ("", None),
        (None, None),
        (True, None),
        (["2025"], None),
        ("昨天", None),
        ("yesterday", None),
        ("6月14日", None),
        ("June 14", None),
        ("2025-13-01", None),
        ("2025-02-30", None),
        ("0001-01-01", None),
        ("2999", None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_read_date(value: object, date: str | None) -> None:
    assert read_date(value) == date


def test_read_date_takes_seconds_in_the_zone_given() -> None:
    assert read_date(1749834000, epoch_offset_h=0) == "2025-06-13"


@given(st.text(max_size=30) | st.integers() | st.floats() | st.from_regex(r"[0-9年月日/.: T-]{1,20}", fullmatch=True))
def test_read_date_answers_anything(value: object) -> None:
    date = read_date(value)
    assert date is None or (len(date) in (4, 7, 10) and date[:4].isdecimal())
