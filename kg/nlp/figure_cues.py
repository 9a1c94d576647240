"""What tells that a value is no figure: a plan, a forecast, a demand, a title in 《》; or one of an earlier time."""

from __future__ import annotations

import re

from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_values import Value
from kg.text.stretch import Stretch

_AHEAD = re.compile(
    "拟|计划|预计|预期|预测|预估|有望|料将|或将|或达|可能|可望|目标|力争|争取|打算|准备|承诺|规划|将要|即将|估计|估算|假设|如果|若(?!按)|建议|应当|应不|不得|必须|须|不低于|不超过|不少于|不高于"
    "|上限|下限|至多|最多|至少|未来|今后|到20[2-9]\\d年|起征|标准为|考虑"
)
_BY_YEAR = re.compile("到20\\d\\d年[底末]?，$")
_MEANT = re.compile("(?:左右|以上|以下)?(?:的(?:目标|预期|预测|计划)|的?(?:目标|上限|额度内))")
_EXPECTED = re.compile(
    "(?:预期|预测|预计|预估|预期值|预测值|预估值|市场预期|市场预估|目标价)(?:中值|均值)?[为是:：]?[约近]?$"
)
_CORRECTED_FROM = re.compile("(?:由|从|自)[^，。；]{0,2}$")
_CORRECTION = re.compile("^[^，。；]{0,4}?(?:向[上下])?修正")
_EARLIER = re.compile(
    "(?P<what>前值|前一?周|上周|(?:上年|去年|上一年|上年度)(?:同期|同月|末)?|上期|上月|上季|\\d{1,2}月(?:终值|初值)|期初|年初|原来|原先|此前|上次)[^，。；\\d]{0,6}?(?:为|是|达|[升降]|自|由|修正[为至]|[:：])?[^，。；\\d]{0,4}?$"
)


def is_ahead(reading: AnnotatedText, clause: Stretch, value: Value) -> bool:
    """Tell whether the clause of a value speaks of what is planned, expected or demanded."""
    text = reading.text
    before = text[clause.start : value.start]
    if _BY_YEAR.search(text[max(0, clause.start - 14) : clause.start]):
        return True
    if _AHEAD.search(before.replace("预期差值", "").replace("预期寿命", "")) or _EXPECTED.search(before):
        return True
    if _MEANT.match(text[value.end : value.end + 12]):
        return True
    return not re.search("[已曾][经]?将", before) and any(
        word.tag in ("d", "v") and text[word.start : word.end] in ("将", "会", "要", "需", "应", "可", "或", "须", "能")
        for word in reading.words_within(clause.start, value.start)
    )


def is_corrected(text: str, value: Value) -> bool:
    """Tell whether a value is what was corrected: 0.5% in 由0.5%修正为0.7%."""
    return bool(_CORRECTION.match(text[value.end : value.end + 12]))


def earlier_words(before: str) -> str | None:
    """Return the words that say that a value is of an earlier time (前值, 上年同期), or None."""
    match = _EARLIER.search(before)
    return match["what"] if match else None
