"""When an article was published, where no field says so: its dateline, or the year of an event said to be recent.

Wrong is worse than unknown here (今年 and 去年 are resolved against it), so only phrases that tie a date to the time of
writing count, and phrases that disagree give nothing. The tests hold the cases.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kg.models import PublishedBasis
from loaders.dates import iso_date, read_date

# Datelines stand at the beginning; a page's line of date and source may come after a repeated headline.
_HEAD_CHARS = 400
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH_DAY = r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"

_AGENCY = (
    r"(?:新华社|新华网|中新社|中新网|中国新闻网|人民网|央视网|中通社|法新社|路透社|财联社|本报|本刊|本网"
    r"|[一-龥]{2,6}(?:社|网|报|通讯|新闻|财经))"
)
_DATELINE = re.compile(
    rf"(?:^|\n)[\s【\[（(]{{0,20}}{_AGENCY}(?:记者)?[\s，,·/]{{0,8}}[一-龥]{{0,12}}?[\s，,]{{0,8}}(?:{_YEAR}年)?{_MONTH_DAY}"
    r"(?:[一-龥]{0,4})(?:电|讯|消息|报道)"
)
_BYLINE_DATE = re.compile(
    r"(?:^|\n)[ \t　]*(?P<labelled>(?:发布|发表|发稿|更新)?(?:时间|日期)[:：]\s*)?"
    rf"{_YEAR}[-/.年](?P<month>\d{{1,2}})[-/.月](?P<day>\d{{1,2}})日?(?P<rest>[^\n]{{0,60}})(?=\n|$)"
)
_BYLINE_REST = re.compile(r"\s{0,20}(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s{0,20}(?:(?:来源|作者|记者|编辑)[:：\s].*)?")
_ENGLISH_DATELINE = re.compile(
    r"^\s*[A-Z][A-Za-z .,'-]{2,40}?,\s+(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+(?:19|20)\d{2})"
    r"\s*(?:\([A-Za-z /]+\))?\s*[-–—]"
)
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")

_RECENTLY = r"(?:近日|日前|近期|昨日|昨天|今日|今天|本周|上周|刚刚)"
# Only gatherings: 近日发布的2024年年报 is about the year before, and a 2024年度…大会 is often held after it.
_GATHERING = (
    r"(?:论坛|大会|峰会|博览会|展览会|展会|车展|发布会"
    r"|研讨会|交流会|洽谈会|推介会|对接会|服贸会|进博会|广交会|联赛|锦标赛|马拉松)"
)
_HELD = r"(?:举办|举行|召开|开幕|启幕|闭幕|落幕|拉开帷幕)"
_NOT_OF_ITS_YEAR = re.compile(r"年度|财年|总结|表彰|股东|业绩|报告|白皮书|筹备|倒计时|回顾")
_CLAUSE = re.compile(r"[^。！？；，\n]{0,12}")
_HELD_RECENTLY = re.compile(
    rf"{_RECENTLY}[^。！？；\n]{{0,20}}?{_HELD}的[“《「第]?{_YEAR}(?!\d)(?P<event>[^。！？；，\n]{{2,40}}?{_GATHERING})"
)
_RECENTLY_HELD = re.compile(
    rf"{_RECENTLY}[，,]?[^。！？；，\n]{{0,10}}?{_YEAR}(?!\d)(?P<event>[^。！？；，\n]{{2,40}}?{_GATHERING}[”》」]?[^。！？；\n]{{0,20}}?{_HELD})"
)
_THIS_YEAR = re.compile(rf"今年[（(]{_YEAR}年?[）)]")
_DAY_IN_BRACKETS = re.compile(rf"(?P<word>今天|今日|昨天|昨日)[（(]{_YEAR}年{_MONTH_DAY}[）)]")


def infer_published(content: str, url: str | None = None) -> tuple[str | None, PublishedBasis]:
    """Return the ISO prefix of publication and what it rests on: dateline, text, or (None, "unknown").

    A dateline without a year (新华社北京1月30日电) takes it from a date in `url` on the same month and day, or from the
    text; alone it gives nothing, since a month without a year has no ISO prefix.
    """
    head = content[:_HEAD_CHARS]
    if dated := _full_dateline(head):
        return dated, "dateline"
    days, years = _recent_dates(content)
    if match := _DATELINE.search(head):
        month, day = int(match["month"]), int(match["day"])
        found = {iso_date(year, month, day) for year in _years_of_day(url, month, day) or years}
        if len(found) == 1 and (complete := found.pop()):
            return complete, "dateline"
    if len(days) == 1 and len(years) == 1:
        return days.pop(), "text"
    return (str(years.pop()), "text") if len(years) == 1 else (None, "unknown")


def _full_dateline(head: str) -> str | None:
    """Return the date of the first dateline, or line of date and source, that has a year."""
    if (match := _DATELINE.search(head)) and match["year"]:
        return _day(match)
    if match := _ENGLISH_DATELINE.match(head):
        return read_date(match["date"])
    for match in _BYLINE_DATE.finditer(head):
        rest = match["rest"]
        bare = not rest.strip()
        if _BYLINE_REST.fullmatch(rest) and (match["labelled"] or not bare):
            return _day(match)
    return None


def _recent_dates(content: str) -> tuple[set[str], set[int]]:
    """Return the days and the years that the text ties to the time of writing."""
    days = {day for match in _DAY_IN_BRACKETS.finditer(content) if (day := _day_of_writing(match))}
    years = {int(day[:4]) for day in days} | set(_recent_years(content))
    return days, years


def _recent_years(content: str) -> Iterator[int]:
    for pattern in (_HELD_RECENTLY, _RECENTLY_HELD):
        for match in pattern.finditer(content):
            # …论坛筹备会: what follows the first word for a gathering may say that it is another.
            rest = _CLAUSE.match(content, match.end())
            if not _NOT_OF_ITS_YEAR.search(match["event"] + (rest[0] if rest else "")):
                yield int(match["year"])
    for match in _THIS_YEAR.finditer(content):
        yield int(match["year"])


def _years_of_day(url: str | None, month: int, day: int) -> set[int]:
    return {int(y) for y, m, d in _URL_DATE.findall(url or "") if (int(m), int(d)) == (month, day)}


def _day(match: re.Match[str]) -> str | None:
    return iso_date(int(match["year"]), int(match["month"]), int(match["day"]))


def _day_of_writing(match: re.Match[str]) -> str | None:
    written = _day(match)
    if written is None or match["word"] in ("今天", "今日"):
        return written
    return (dt.date.fromisoformat(written) + dt.timedelta(days=1)).isoformat()
