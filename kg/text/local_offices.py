"""Offices that are named without their place: 市发展改革委, 县政府, 省能源局. Each place has one."""

from __future__ import annotations

import re

RANKS = "省市县区州"
_OFFICE = (
    "(?:人民)?政府(?:办公室|办公厅)?|[党市县区省州纪政监团]?委(?:办公室|常委会|监委|宣传部|组织部|统战部|政法委)?|(?:中级|高级)?(?:人民)?法院|高院|中院|(?:人民)?检察院"
    "|人大(?:常委会)?|政协|纪委监委|总工会|残联|妇联|[\u4e00-\u9fff]{1,12}(?:局|厅|委|委员会|办|办公室|管委会|支队|大队|总队|指挥部)"
)
_LOCAL = re.compile(rf"(?:该|本|我|全)?(?P<rank>[{RANKS}])(?![场域块际级值面])(?:{_OFFICE})")


def office_rank(name: str) -> str | None:
    """Return the rank of the place that an office is named without (市 of 市教育局), or None for any other name."""
    found = _LOCAL.fullmatch(name)
    return found["rank"] if found else None


def with_place(name: str, place: str) -> str:
    """Return the office with its place: 市教育局 of 长沙 or 长沙市 is 长沙市教育局."""
    found = _LOCAL.fullmatch(name)
    if found is None:
        return name
    return place.removesuffix(found["rank"]) + name[found.start("rank") :]
