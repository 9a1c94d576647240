"""The items of a digest (早报, 要闻, 公告精选): pieces of news in one article that have nothing to do with each other.

A digest is told by its title or by a line that announces news, with marked items below; or by its items themselves: each
with a headline in 【】 in front of its news, a time, an agency line or its own name for a subject. Points of one text
(一是…, provisions, subheads) are none. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from kg.text.agency import find_agency_lines
from kg.text.broadcast import find_spoken_items
from kg.text.digest_marks import Mark, end_of_line, find_families, has_body
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch, trim

_STOPS = "。！？!?；…”）)"
_LONGEST_HEADING = 24  # characters of a line between items that heads a section
_LONGEST_CALL = 30  # characters of a line before the items that says what they are
_LONGEST_LINE = 60  # characters of an agency line, with what it must be told by
_LEAST_HEAD = 6  # characters of a headline in 【】, marks included; shorter ones head parts of one text
_DATED = re.compile(
    r"(?:(?:当地时间|北京时间|据悉|据了解)[，,]?)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:晚间?|上午|下午|凌晨)?[，,]?"
    '|(?:近日|日前|今日|昨日|今天|昨天|昨晚|今晨|今晚|日内)[，,]?|[“"《]'
)
_DOCUMENT = re.compile(
    f"(?:{alternation(load_lexicon('official_papers'))}|公告|函|议案|报告书|公约|协议|协定)(?:》)?(?:（[^）]{{1,30}}）)?$"
)
_LISTS = re.compile("[：:]$|如下[。]?$|以下[^。]{0,12}$")


class Item(NamedTuple):
    """An item at [start, end) of a text; [start, head) is its headline, with the mark, and the news stands behind."""

    start: int
    head: int
    end: int


def find_items(text: str, subjects: Iterable[tuple[int, str]] = ()) -> list[Item]:
    """Return the items of a digest by start, none where the text is one piece of news.

    `subjects` are the names of firms, bodies, places and persons, as (start, surface).
    """
    body = text.find("\n") + 1
    if body <= 0:
        return []
    named = _Named(sorted(subjects))
    title = text[: body - 1].strip()
    for marks in find_families(text, body):
        items = _cut(text, marks)
        if len(items) > 1 and all(has_body(text, Stretch(item.start, item.end)) for item in items):
            return items if _is_digest(text, title, marks, items, named) else []
    if not _announces(title):
        return []
    spoken = [Item(*item) for item in find_spoken_items(text, body)]
    return spoken if len(spoken) > 1 and named.are_in(spoken) else []


class _Named:
    """The names that may act, asked by place."""

    def __init__(self, subjects: Sequence[tuple[int, str]]) -> None:
        self._subjects = subjects
        self._starts = [start for start, _ in subjects]

    def within(self, start: int, end: int) -> list[tuple[int, str]]:
        return list(self._subjects[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def are_in(self, items: Sequence[Item]) -> bool:
        """Tell whether items say themselves whom they are about: most, or nobody is named before them who could be meant."""
        told = 2 * sum(bool(self.within(item.start, item.end)) for item in items) > len(items)
        return told or not self.within(0, items[0].start)

    def each_begins_with_its_own(self, text: str, items: Sequence[Item]) -> bool:
        """Tell whether each item begins with a name that no other item has."""
        surfaces = Counter(
            surface for item in items for surface in {surface for _, surface in self.within(item.start, item.end)}
        )
        for item in items:
            news = trim(text, item.head, item.end).start
            dated = _DATED.match(text, news)
            first = self.within(news, (dated.end() if dated else news) + 1)
            if not first or surfaces[first[0][1]] > 1:
                return False
        return True


def _is_digest(text: str, title: str, marks: Sequence[Mark], items: Sequence[Item], named: _Named) -> bool:
    before = [line.strip() for line in text[len(title) : items[0].start].splitlines() if line.strip()]
    call = before[-1] if before else ""
    if _announces(title) or (len(call) <= _LONGEST_CALL and _announces(call)):
        return named.are_in(items)
    if _DOCUMENT.search(title) or _LISTS.search(call):
        return False
    if marks[0].family == "head":
        # a headline, and its news in the same line: 【甲拟建厂】甲公告称，…
        return all(mark.end - mark.start >= _LEAST_HEAD and _goes_on(text, mark) for mark in marks)
    if marks[0].family == "time":
        return True
    reported = sum(
        bool(find_agency_lines(text[item.head : min(item.end, item.head + _LONGEST_LINE)])) for item in items
    )
    return 2 * reported > len(items) or named.each_begins_with_its_own(text, items)


def _goes_on(text: str, mark: Mark) -> bool:
    return has_body(text, Stretch(mark.end, end_of_line(text, mark.end)))


def _announces(line: str) -> bool:
    return _titles().search(line) is not None


@cache
def _titles() -> re.Pattern[str]:
    # 快讯｜甲…: a label in front of one piece of news
    return re.compile(rf"(?:{alternation(load_lexicon('digest_titles'))})(?![】\]）)]?[ \u3000]?[丨｜|：:])")


def _cut(text: str, marks: Sequence[Mark]) -> list[Item]:
    """Return what lies from mark to mark, without the heading of a section at its end.

    The last item goes on over lines of its own only where others do.
    """
    ends = [mark.start for mark in marks[1:]]
    items = [_item(text, mark, trim(text, mark.start, end)) for mark, end in zip(marks, ends, strict=False)]
    last = marks[-1]
    one_line = all("\n" not in text[item.start : item.end] for item in items)
    end = end_of_line(text, last.end) if one_line else len(text)
    return [*items, _item(text, last, trim(text, last.start, end))]


def _item(text: str, mark: Mark, stretch: Stretch) -> Item:
    end = _without_heading(text, mark, stretch)
    line = min(end, end_of_line(text, mark.end))
    is_headline = line < end and mark.end < line and text[line - 1] not in _STOPS
    return Item(stretch.start, line if is_headline else min(mark.end, end), end)


def _without_heading(text: str, mark: Mark, item: Stretch) -> int:
    last = max(text.rfind("\n", mark.end, item.end) + 1, mark.end)
    line = text[last : item.end].strip()
    is_heading = last > mark.end and len(line) <= _LONGEST_HEADING and line[-1:] not in _STOPS
    if not is_heading or not text[mark.end : last].strip():
        return item.end
    return trim(text, item.start, last).end
