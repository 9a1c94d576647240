"""Who news tells rules of: the body or state that a sentence names as the one that speaks, issues or orders.

A digest or a broadcast names no document: 某市：取消…；…, 某部发布通知，…, 某国暂停…. Pure functions of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.nlp.annotated import AnnotatedText, Mention
from kg.text.stretch import Stretch

_HEADS = re.compile("(?:最新|新规|新政|官宣)?[：:]")
_ISSUES = re.compile(
    "[^，。；：\n]{0,14}?(?P<verb>发布|印发|出台|制定|修订|公布|推出|发出|下发|颁布|签署|通知|公告|批准|通过|发文|通告)"
)
_ORDERS = re.compile(
    "[^，。；：\n]{0,10}?(?P<verb>要求|规定|明确|决定|宣布|禁止|允许|暂停|恢复|取消|调整|优化|放宽|收紧|下调|上调|扩大|加征|征收|实施|实行"
    "|执行|启动|提高|降低|延长|叫停|限制)"
)
# What may stand between the head of a line and who speaks there: a mark, a day.
_BEFORE_HEAD = re.compile(
    '(?:[【\\[“"《·●■◆▲*#\\s]|\\d{1,3}[.、．]|[一二三四五六七八九十]{1,3}、|[（(]\\d{1,2}[）)]|据悉，?|近日，?|日前，?|今天，?)*'
)
# What may stand between a place and what it orders: 某国政府今年以来暂停…; what 某地居民取消… tells may be others' doing.
_AS_STATE = re.compile(
    "(?:政府|当局|方面|今年|去年|近日|日前|今日|昨日|今起|以来|自|从|已|再|将|拟|也|还|又|正式|全面|开始|起|[\\d年月日]|同时|率先|进一步|再次|此前|先后)*"
)
_REACH = 6  # sentences
_LOOKED_AT = 6  # makers


@dataclass(frozen=True)
class Maker:
    """A name that may have made the rules behind it; by its `way`.

    "heads" (甲局：…), "issues" (发布通知) or "orders" (暂停); "place" where others may do so there (某地居民取消…).
    """

    name: Mention
    way: str
    verb: str = ""


@dataclass(frozen=True)
class Reach:
    """The maker nearest before a clause, so many sentences ago, in the clause's own paragraph or before it."""

    maker: Maker
    ago: int
    near: bool


class RuleMakers:
    """The makers of rules in one text, by place."""

    def __init__(self, reading: AnnotatedText) -> None:
        self._reading = reading
        self._found = [maker for name in reading.names if (maker := _as_maker(reading, name)) is not None]
        self._starts = [maker.name.start for maker in self._found]

    def before(self, clause: Stretch) -> Reach | None:
        """Return the maker named last before the clause's end, no place if it can be; None where all are too far off."""
        index = bisect_left(self._starts, clause.end)
        structure = self._reading.structure
        here = structure.index_at("sentences", clause.start)
        reached = [
            (maker, ago)
            for maker in reversed(self._found[max(0, index - _LOOKED_AT) : index])
            if (ago := max(0, here - structure.index_at("sentences", maker.name.start))) <= _REACH
        ]
        if not reached:
            return None
        # a place gives way to whoever orders before it: 甲局：…；某地居民可以…
        maker, ago = next((one for one in reached if one[0].way != "place"), reached[0])
        return Reach(maker, ago, maker.name.start >= structure.paragraph_at(clause.start).start)


def _as_maker(reading: AnnotatedText, name: Mention) -> Maker | None:
    if name.type not in ("ORGANIZATION", "REGION", "COMPANY"):
        return None
    text = reading.text
    sentence = reading.structure.sentence_at(name.start)
    if _HEADS.match(text, name.end, sentence.end) and _BEFORE_HEAD.fullmatch(text, sentence.start, name.start):
        return Maker(name, "heads")
    for way, pattern in (("issues", _ISSUES), ("orders", _ORDERS)):
        match = pattern.match(text, name.end, sentence.end)
        if match is not None:
            itself = name.type != "REGION" or _AS_STATE.fullmatch(text, name.end, match.start("verb"))
            return Maker(name, way if itself else "place", match["verb"])
    return None
