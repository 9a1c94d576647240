"""What a text says of a firm's other names: short names of the exchange (*ST甲乙, 甲乙-U) and former ones (原名)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.nlp.firms import is_firm_shaped
from kg.nlp.short_forms import known_regions
from kg.nlp.tokenizer import NamedSpan, Word

_HAN = "\u4e00-\u9fff"
_SCORE = 0.8
_STARRED = re.compile(rf"(?<![A-Za-z])(?:(?:S\*|\*|S)?ST|XD|XR|DR|N|C)(?P<stem>[{_HAN}]{{2,4}})")
_SURE_MARK = re.compile(r"S?\*ST|S?ST")
_SUFFIXED = re.compile(rf"(?<![{_HAN}])(?P<stem>[{_HAN}]{{2,4}})-(?:UW|SW|WD|[UWBS])(?![A-Za-z0-9])")
_CODE = re.compile(r"[（(](?:[0-9]{5,6}|[A-Z]{2}[0-9]{6}|证券代码|股票代码)")
_ENDS = re.compile(
    r"[，。、：；）)（(”“\s]|公告|发布|披露|股价|涨停|跌停|今日|昨日|董事|控股股东|实控人|计划|拟|将|宣布|$"
)
FORMER = "原名称?|曾用名称?|曾名|前身|现名|现用名|旧称|旧名|原称|本名|又名"
_BEHIND = re.compile(rf"(?:（|\()(?:{FORMER})(?:为|是|系)?[：:]?[“\"]?(?P<name>[{_HAN}A-Za-z0-9]{{2,20}})[”\"]?[）)]")
_IS_FORMER = re.compile(
    rf"(?:，?(?:的|其|公司)?(?:{FORMER})(?:为|是|系|：)|(?:已|正式|已正式|现|现已|后)?(?:更名|改名)为)[“\"]?"
    rf"(?P<name>[{_HAN}A-Za-z]{{2,12}})(?=[”\"]?[，。；、）])"
)
RENAMED = (
    r"(?:现|已|现已|后|正式|此前|日前|近日|今日|拟|将|宣布|[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日|于|在){0,6}"
    '(?:更名|改名|易名|改称)为[“"]?'
)
_NOUN_TAGS = frozenset(("n", "nz", "nw", "ORG", "LOC", "PER", "vn", "an", "f", "s", "j", "b", "a", "v", "xc"))
_FIRM_TYPES = ("COMPANY", "ORGANIZATION")


def take_listed(text: str, spans: Sequence[NamedSpan], words: Sequence[Word]) -> list[NamedSpan]:
    """Return the spans, by start, with the short names that an exchange gives firms: *ST甲乙, N甲乙（301999）, 甲乙-U."""
    edges = {word.end for word in words}
    found = []
    for match in _STARRED.finditer(text):
        end = _end_of_stem(text, match.start("stem"), match.end("stem"), edges)
        sure = _SURE_MARK.match(text, match.start()) is not None
        if end and (sure or _CODE.match(text, end)):
            found.append(NamedSpan(match.start(), end, "COMPANY", _SCORE))
    found += [NamedSpan(*match.span(), "COMPANY", _SCORE) for match in _SUFFIXED.finditer(text)]
    return _lay(spans, found)


def _end_of_stem(text: str, start: int, last: int, edges: set[int]) -> int | None:
    for end in range(start + 2, last + 1):
        if _ENDS.match(text, end):
            return end
    return next((end for end in range(start + 2, last + 1) if end in edges), None)


def take_former(text: str, spans: Sequence[NamedSpan], words: Sequence[Word]) -> list[NamedSpan]:
    """Return the spans with both names of a firm whose former name is told: 甲乙科技（原名：丙丁电子）, 甲乙科技的前身是丙丁电子."""
    firms: dict[str, NamedSpan] = {}
    for span in spans:
        if span.label in _FIRM_TYPES:
            firms.setdefault(text[span.start : span.end], span)
    by_end = {span.end: span for span in spans if span.label in _FIRM_TYPES}
    added: list[NamedSpan] = []
    for bracket in _BEHIND.finditer(text):
        start = by_end[bracket.start()].start if bracket.start() in by_end else None
        if start is None:
            start = _start_of_name(text, bracket.start(), words)
        outer = text[start : bracket.start()] if start is not None else ""
        known = firms.get(outer) or firms.get(bracket["name"])
        if known is None and is_firm_shaped(bracket["name"]) and is_firm_shaped(outer):
            known = NamedSpan(bracket.start("name"), bracket.end("name"), "COMPANY", _SCORE)
        if known is not None and start is not None and bracket["name"] not in known_regions():
            added.append(replace(known, start=start, end=bracket.start()))
            added.append(replace(known, start=bracket.start("name"), end=bracket.end("name")))
    for span in by_end.values():
        former = _IS_FORMER.match(text, span.end)
        if former is not None and (former["name"] in firms or is_firm_shaped(former["name"])):
            added.append(replace(span, start=former.start("name"), end=former.end("name")))
    return _lay(spans, added)


def _start_of_name(text: str, end: int, words: Sequence[Word]) -> int | None:
    """Return where the nouns begin that end at `end`, if they are 2 to 20 characters and the head of their clause."""
    start = end
    for word in reversed(words[: _index_after(words, end)]):
        if word.end != start or word.tag not in _NOUN_TAGS or end - word.start > 20:
            break
        start = word.start
    return start if end - start >= 2 and text[start:end].isalnum() else None


def _index_after(words: Sequence[Word], end: int) -> int:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if words[middle].end <= end else (low, middle)
    return low


def _lay(spans: Sequence[NamedSpan], added: Sequence[NamedSpan]) -> list[NamedSpan]:
    taken = {index for span in added for index in range(span.start, span.end)}
    rest = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
    return sorted([*rest, *added], key=lambda span: span.start)
