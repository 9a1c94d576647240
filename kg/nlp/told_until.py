"""The latest day that a text tells of as past: where nobody knows when it was published, it was not before that day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.text.dates import FoundDate

_MARKS = "，。；！？\n"
_PAST = re.compile(
    "公告|发布|披露|公布|公示|召开|签署|签订|宣布|晚间|收到|完成|消息|收盘|截至|获悉|报道|通过|举行|成立|讯|电|曾|已|了"
    "|实现|同比|营收|净利|年报|季报|成立|上市以来"
)
_AHEAD = re.compile("将|拟|计划|预计|目标|力争|争取|未来|规划|届满|到期|期限|届时|有效期|定于|不晚于|不迟于")
_UP_TO = re.compile("(?:到|(?<!截)至|于?截止|直到|延期|前往)$")
_BY = re.compile("(?:之?前|底前|止|为止|到期|届满)")
_REACH = 40  # characters of a clause on either side of a date that are looked at


def latest_told(text: str, dates: Sequence[FoundDate]) -> str | None:
    """Return the latest of the dates (ISO prefix) at which something has happened by the words around it."""
    return max((date.value for date in dates if date.value is not None and _is_told(text, date)), default=None)


def _is_told(text: str, date: FoundDate) -> bool:
    if date.assumed_year:
        return False
    least = max(0, date.start - _REACH)
    start = max(least, *(text.rfind(mark, least, date.start) + 1 for mark in _MARKS))
    at = date.end + text.startswith("，", date.end)  # 2019年3月6日，甲公司公告称
    ends = (text.find(mark, at, date.end + _REACH) for mark in _MARKS)
    end = min(date.end + _REACH, *(end for end in ends if end >= 0), len(text))
    before, behind = text[start : date.start], text[date.end : end]
    if _UP_TO.search(before) or _BY.match(behind) or _AHEAD.search(before) or _AHEAD.search(behind):
        return False
    return bool(_PAST.search(behind) or _PAST.search(before))
