"""The time for which a figure holds, as ISO: a day, month, quarter (2025-Q1), half (2025-H1) or year, or start/end.

The house's reader of dates says which day a date means. Here stand what only figures have: 前10个月, 1至5月, 今年以来, 截至3月末,
上年同期, 前值, and what goes on to hold for the clauses behind it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.models.periods import end_of, span_of
from kg.nlp.annotated import AnnotatedText
from kg.text.dates import FoundDate, nearest, parse_day
from kg.text.language import language
from kg.text.numerals import parse_number

_TO = r"\s?(?:[-—–~～至到]|——)\s?"
_NUM = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = r"(?:(?P<year>(?:19|20)?\d{2})\s?年|(?P<rel>今年|去年|前年|本年|上年))"
_MONTHS = re.compile(rf"{_YEAR}?(?:的)?(?P<first>{_NUM})\s?月?份?{_TO}(?P<last>{_NUM})\s?月份?(?!\d|[日号])")
_FIRST_MONTHS = re.compile(rf"{_YEAR}?(?:的)?前\s?(?P<n>{_NUM})\s?个?(?P<unit>季度|季|月)")
_REPORT = re.compile(
    rf"{_YEAR}?(?:的)?(?P<part>第?[一三]季报|一季度报告|三季度报告|半年报|半年度报告|中报|年报|年度报告)"
)
_SHORT_YEAR = re.compile(r"(?<![\d.])(?P<year>[012]\d)\s?年(?![\d底末初代期])")
_QUARTER = re.compile(r"(?<![A-Za-z\d])(?:(?P<year>(?:20)?\d{2})\s?年?)?\s?(?P<part>[QH][1-4])(?![A-Za-z\d])")
_SINCE = re.compile(r"(?P<from>今年|20\d{2}\s?年|\d{1,2}\s?月)(?:份)?以来")
_TO_NOW = re.compile(
    "截[至止](?:到)?(?:目前|现在|今[日天]|(?:本|该)?公告(?:披露)?[日之]?|发稿|记者发稿)|迄今(?:为止)?|至今(?![年日天后])"
)
_WHOLE_YEAR = re.compile(r"(?:(?P<year>(?:19|20)\d{2})年|(?P<rel>今年|去年))?(?<!\d)(?:全年|年内)")
_LAST_WEEK = re.compile("上周(?![一二三四五六日天])")
_WEEK_TO = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日当周")
_BY = re.compile(r"截[至止](?:到)?\s?$|至\s?$")
_END_OF = re.compile(r"\s?(?:末|底)")
# The day on which somebody tells a thing is not the time for which it holds.
_TELLS = re.compile(
    r"^[，]?(?:[早晚]间?|上午|下午|当天)?[^，。；]{0,22}?(?:公告|公布|表示|透露|介绍|消息|报道|获悉|发布|宣布|指出|称[，：,:]|讯|电|披露|收到|接到|通知|致电|回应)"
)
_RECENT = 4  # years
_UNTIL = re.compile("(?:(?<!截)[到至]|预计|将于|拟于|计划)$")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_BARE_YEAR = re.compile(r"(?<![\d.到至,，.元A-Za-z-])20[0-2]\d(?=[\u4e00-\u9fff])(?!年|[万亿元股家个人名吨辆点张台件])")


@dataclass(frozen=True)
class Period:
    """A time told at [start, end); `value` is None where nobody knows its year, `told` where it only says when one speaks."""

    start: int
    end: int
    value: str | None
    told: bool = False


class Periods:
    """The times that a text tells, asked by place."""

    def __init__(self, reading: AnnotatedText) -> None:
        self.text = reading.text
        self.reading = reading
        self.published = (reading.published or "")[:10] or _own_day(reading.text)
        self._today = parse_day(self.published)
        self.found = self._find()

    def within(self, start: int, end: int) -> list[Period]:
        """Return the times told in [start, end), by start."""
        first = bisect_left(self.found, start, key=lambda period: period.start)
        last = bisect_left(self.found, end, key=lambda period: period.start)
        return [period for period in self.found[first:last] if period.end <= end]

    @property
    def main(self) -> str | None:
        """The time that a report is about: the first one longer than a day."""
        return next((p.value for p in self.found if p.value and not p.told and (len(p.value) != 10)), None)

    def _find(self) -> list[Period]:
        dates = [d for d in language().find_dates(self.text, self.published) if d.precision != "period"]
        found = [*self._special(), *(self._dated(date) for date in dates)]
        kept: list[Period] = []
        for period in sorted(found, key=lambda p: (p.start, -p.end)):
            if kept and period.start < kept[-1].end:
                continue
            last = kept[-1] if kept else None
            if (
                last is not None
                and re.fullmatch(_TO, self.text[last.end : period.start])
                and last.value
                and period.value
            ):
                kept[-1] = Period(last.start, period.end, span_of(last.value, period.value))
            else:
                kept.append(period)
        return kept

    def _dated(self, date: FoundDate) -> Period:
        text, value, end = self.text, date.target, date.end
        if date.assumed_year and value is not None:
            if self.reading.published is not None:
                year = nearest(date, self.published, ahead=False)
                value = f"{year}-{date.part}" if date.part and year else year
            if self.reading.published is None and self.published is None:
                value = None
        if value and (after := _END_OF.match(text, end) or re.search("[末底]$", date.surface)):
            by = _BY.search(text[max(0, date.start - 4) : date.start])
            end = end + len(after.group()) if after.re is _END_OF else end
            value = (
                end_of(value) if by or date.part or date.precision == "year" or after.group().strip() == "末" else value
            )
        tells = bool(_TELLS.match(text[end : end + 30])) and date.precision == "day"
        return Period(date.start, end, value, tells)

    def _special(self) -> list[Period]:
        readers = (
            (_MONTHS, self._months), (_FIRST_MONTHS, self._first_months), (_REPORT, self._report), (_SINCE, self._since),
            (_TO_NOW, lambda _: self.published), (_WHOLE_YEAR, self._whole_year), (_LAST_WEEK, self._last_week),
            (_WEEK_TO, self._week_to), (_SHORT_YEAR, self._short_year), (_QUARTER, self._coded),
        )  # fmt: skip
        found = [Period(*m.span(), read(m)) for pattern, read in readers for m in pattern.finditer(self.text)]
        return [p for p in found if p.value is not None or not _SHORT_YEAR.fullmatch(self.text, p.start, p.end)]

    def _year(self, match: re.Match[str]) -> int | None:
        if match["year"]:
            return int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
        if self._today is None:
            return None
        back = {"去年": 1, "上年": 1, "前年": 2}.get(match["rel"] or "", 0) if "rel" in match.re.groupindex else 0
        return self._today.year - back

    def _months(self, match: re.Match[str]) -> str | None:
        first, last, year = parse_number(match["first"]), parse_number(match["last"]), self._year(match)
        if not first or not last or not first < last <= 12 or year is None:
            return None
        if not match["year"] and not match["rel"] and self._today and int(last) > self._today.month:
            year -= 1
        return f"{year}-{int(first):02d}/{year}-{int(last):02d}"

    def _first_months(self, match: re.Match[str]) -> str | None:
        number, year = parse_number(match["n"]), self._year(match)
        if not number or year is None:
            return None
        months = int(number) * (3 if match["unit"] != "月" else 1)
        return f"{year}-01/{year}-{months:02d}" if months <= 12 else None

    def _report(self, match: re.Match[str]) -> str | None:
        year, part = self._year(match), match["part"]
        if year is None:
            return None
        if part.startswith(("年",)):
            return f"{year if match['year'] or match['rel'] else year - 1}"
        kind = "H1" if part[0] in "半中" else "Q1" if "一" in part else "Q3"
        return f"{year}-{kind}"

    def _since(self, match: re.Match[str]) -> str | None:
        if self._today is None or len(self.published or "") < 7:
            return None
        told, now = match["from"], f"{self._today.year}-{self._today.month:02d}"
        if told.endswith("月"):
            month = int(parse_number(told.rstrip("月 ")) or 0)
            return f"{self._today.year if month <= self._today.month else self._today.year - 1}-{month:02d}/{now}"
        return f"{self._today.year if told == '今年' else told[:4]}-01/{now}"

    def _whole_year(self, match: re.Match[str]) -> str | None:
        year = self._year(match)
        return None if year is None else f"{year}"

    def _last_week(self, match: re.Match[str]) -> str | None:
        if self._today is None or len(self.published or "") < 10:
            return None
        monday = self._today - dt.timedelta(days=self._today.weekday() + 7)
        return f"{monday}/{monday + dt.timedelta(days=6)}"

    def _week_to(self, match: re.Match[str]) -> str | None:
        """Return the seven days that end on a day."""
        if self._today is None and not match["year"]:
            return None
        try:
            last = dt.date(
                int(match["year"] or (self._today or dt.date.min).year), int(match["month"]), int(match["day"])
            )
        except ValueError:
            return None
        return f"{last - dt.timedelta(days=6)}/{last}"

    def _short_year(self, match: re.Match[str]) -> str | None:
        """Return the year of 18年 where it is one of the last few; else it says how long (10年)."""
        year = 2000 + int(match["year"])
        return f"{year}" if self._today is not None and 0 <= self._today.year - year <= _RECENT else None

    def _coded(self, match: re.Match[str]) -> str | None:
        year = int(match["year"]) if match["year"] else self._today.year if self._today else None
        return None if year is None else f"{year if year > 99 else 2000 + year}-{match['part']}"


def year_before(value: str | None) -> str | None:
    """Return the same time a year earlier."""
    return re.sub(r"(?<!\d)\d{4}(?=-|/|$)", lambda m: f"{int(m.group()) - 1:04d}", value) if value else None


def step_before(value: str | None) -> str | None:
    """Return the time of the same length right before: the month before of a month, the week before of a week."""
    if not value:
        return None
    if re.fullmatch(r"\d{4}-\d{2}", value):
        year, month = int(value[:4]), int(value[5:])
        return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02d}"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, quarter = int(match[1]), int(match[2])
        return f"{year - 1}-Q4" if quarter == 1 else f"{year}-Q{quarter - 1}"
    if re.fullmatch(r"\d{4}", value):
        return f"{int(value) - 1}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", value):
        week = dt.timedelta(days=7)
        first, last = (dt.date.fromisoformat(day) for day in value.split("/"))
        return f"{first - week}/{last - week}"
    return None


def _own_day(text: str) -> str | None:
    """Return the last time of which an undated text tells the year itself: what it was written about, or after."""
    told = [date.target or "" for date in language().find_dates(text, None) if date.value and _tells_now(text, date)]
    told += [match.group() for match in _BARE_YEAR.finditer(text)]
    best = max(told, default=None, key=lambda value: (value[:4], len(value) > 4, end_of(value)))
    return end_of(best) if best and len(best) > 4 else best


def _tells_now(text: str, date: FoundDate) -> bool:
    """Tell whether a date may be of the time of writing: none of another story, and none that something is to last until."""
    ahead = _UNTIL.search(text[max(0, date.start - 4) : date.start]) or date.precision == "period"
    since = text.startswith(("以来", "起", "至今"), date.end)
    return not date.assumed_year and not ahead and not since and not _STAMP.match(text, date.start)
