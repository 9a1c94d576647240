from __future__ import annotations

import pytest

from kg.nlp.moved_dates import new_date, old_dates
from kg.text.dates import find_dates


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("投产时间由2026年10月推迟至2027年5月", "2027-05", ["2026-10"]),
        ("竣工从2028年提前到2027年9月", "2027-09", ["2028"]),
        ("原定2026年8月通车，现改为2027年2月", "2027-02", ["2026-08"]),
        ("原计划于2026年上市，后延期至2028年", "2028", ["2026"]),
        ("交付延后到2027年6月（原定2026年12月）", "2027-06", ["2026-12"]),
        ("首飞拖到2029年", "2029", []),
        ("2026年3月开工，2028年建成", None, []),
        ("从2026年起每年生产8万辆，到2028年翻番", None, []),
        ("由2026年成立的公司承建，2027年完工", None, []),
        ("目标从2026年的3万辆提高，2027年达5万辆", None, []),
    ],
)
def test_a_moved_time_is_told_from_the_one_that_holds(text: str, new: str | None, old: list[str]) -> None:
    dates = find_dates(text, "2025-05-12")
    found = new_date(text, dates)
    assert (found.value if found else None) == new
    assert [date.value for date in old_dates(text, dates)] == old
