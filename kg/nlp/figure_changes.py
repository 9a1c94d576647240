"""What a figure is compared with: 同比增长7.9%, 较上年末下降3.2个百分点, 环比-5%, 增长47.32%.

A change follows its level in the same sentence, or stands alone and is then the figure itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.nlp.figure_values import Value
from kg.text.lexicon import alternation, load_lexicon

_BASE = (
    r"(?:同比|环比|按年|按月|季比|年率|[与和跟][^，。；、：\n]{1,16}?相比，?|(?:相?较(?!为)|(?<![占同环对正之])比(?![例重值率])|相比于?)"
    r"(?:\d{4}年|\d{1,2}月(?:\d{1,2}日)?)?[^，。；、：\n\d]{0,16}?)"
)
_SPARE = "(?:超过|接近|不足|不到|达到|约为|合计|大约|高达|将近|仅|[了约近超逾达又均]){0,4}+"
_SURE = ("同比", "环比", "按年", "按月", "季比", "年率")
_UP_TO_PERCENT = {"倍": 100.0, "成": 10.0}
_POINTS = frozenset({"%", "％", "个百分点", "百分点", "成", "倍"})


@dataclass(frozen=True)
class Change:
    """A change told in one value: its words at [start, end), its base (同比 …; empty where none is told), and its number."""

    start: int
    end: int
    base: str
    number: float | None
    value: Value
    verb: str = ""


def read_change(text: str, clause_start: int, value: Value) -> Change | None:
    """Return the change that a value tells, or None where it is a level."""
    before = text[max(clause_start, value.start - 40) : value.start]
    match = _pattern().search(before)
    if match is None or (not match["base"] and not match["verb"]):
        return _named_after(text, value)
    if match["to"] or (match["base"] and not match["base"].startswith(_SURE) and not match["verb"]):
        return None
    if match["verb"] in ("高", "低", "多", "少") and not match["base"]:
        return None
    start = value.start - len(before) + match.start()
    down = bool(match["verb"]) and match["verb"] in load_lexicon("falling_verbs")
    return Change(
        start, _end(text, value), match["base"] or "", change_number(value, down=down), value, match["verb"] or ""
    )


def change_number(value: Value, *, down: bool) -> float | None:
    """Return a change in percent or percentage points, below zero for a fall; None of an absolute one."""
    number = value.number * 100 if value.unit is None and value.number in (0.5,) else value.number
    if value.unit not in _POINTS and number == value.number:
        return None
    number = round(number * _UP_TO_PERCENT.get(value.unit or "", 1.0), 6)
    return -abs(number) if down else number


def _named_after(text: str, value: Value) -> Change | None:
    """Return the change of 5.3%的同比增长率, 5.3%同比增幅."""
    match = re.match(
        r"的?(?:同比|环比)(?P<verb>[\u4e00-\u9fff]{1,3}?)(?:率|幅度|幅|速)?(?=[，。；、\s]|$)",
        text[value.end : value.end + 10],
    )
    if match is None or not value.is_share:
        return None
    down = match["verb"] in load_lexicon("falling_verbs")
    return Change(value.start, value.end + match.end(), "同比", change_number(value, down=down), value)


def _end(text: str, value: Value) -> int:
    after = re.match("(?:以上|左右)", text[value.end : value.end + 2])
    return value.end + (after.end() if after else 0)


@cache
def _pattern() -> re.Pattern[str]:
    falling, rising = load_lexicon("falling_verbs"), load_lexicon("rising_verbs")
    verbs = alternation((*falling, *rising))
    return re.compile(
        rf"(?P<base>{_BASE})?(?:要|再|大幅|小幅|快速|略有|略|明显|显著|继续|也|又|已经|已|累计|同步|均|净){{0,3}}+(?P<verb>{verbs})?(?P<to>至|到|为|成)?{_SPARE}$"
    )
