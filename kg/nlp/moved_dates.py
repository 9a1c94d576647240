"""Times that were moved: which date of a text is the old one, and which the one that holds now.

由A推迟至B, 从A提前到B, 原定A，现改为B and B（原定A）: all mean B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.text.dates import FoundDate

# Ends right before the new date, or before a word or two in front of it.
_MOVED = (
    "(?:推迟|延期|延后|延迟|延缓|顺延|后延|推后|延长|展期|提前|提早|改期|更改|变更|调整|改|延|拖)(?:到|至|为|在|于|成)"
)
_TO = re.compile(rf"{_MOVED}(?:了|将|约|大约|预计)?(?:公历|当地时间)?$")
_MOVES_ONLY = re.compile(
    rf"(?:但|而)?(?:现在?|后来?|如今|目前|最新|其后)?(?:已|将|拟|决定|计划)?{_MOVED}[^，。；]{{3,14}}"
)
_OLD = re.compile(
    "(?:原定|原计划|原拟|原本|原先|原预计|最初|早先|此前(?:的)?(?:计划|预计|定|预定|宣布|公布))[^，。；、（）()]{0,8}$"
)
_FROM = re.compile("[由从自](?:原定|原计划|原来|原先|此前|最初)?的?$")
_MOVES = re.compile("[^，。；]{0,10}?(?:推迟|延|推后|提前|提早|改|变更|调整|拖)")
_REACH = 16


def new_date(text: str, dates: Sequence[FoundDate]) -> FoundDate | None:
    """Return the first of the dates (places in `text`) to which a time was moved, or None."""
    return next((date for date in dates if _TO.search(text, max(0, date.start - _REACH), date.start)), None)


def old_dates(text: str, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """Return the dates that no longer hold: 原定A, 由A推迟."""
    return [date for date in dates if _is_old(text, date)]


def only_moves(clause: str) -> bool:
    """Tell whether a clause says nothing but to which time something was moved: 现改为2027年6月."""
    return _MOVES_ONLY.fullmatch(clause) is not None


def _is_old(text: str, date: FoundDate) -> bool:
    before = max(0, date.start - _REACH)
    if _OLD.search(text, before, date.start):
        return True
    return bool(_FROM.search(text, before, date.start)) and bool(_MOVES.match(text, date.end, date.end + _REACH))
