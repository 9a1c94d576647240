"""Dates in Chinese news text, resolved against the day of publication to ISO prefixes (GUIDELINES, case 16).

Pure functions of the text and the publication date; report checking uses them too. 年底 and 下半年 give the year, 下周 and 下月
the month, 本月8日 the day, “十四五”期间 the last year of the plan, 未来三年 the year in which they end.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from kg.models import DatePrecision
from kg.text.lexicon import alternation
from kg.text.numerals import parse_number

_NUM = r"[\d０-９]{1,2}|[〇零一二三四五六七八九十]{1,3}"
_YEAR = (
    r"(?<![\d０-９])(?:1[89]|20)\d{2}"
    r"|(?<![〇零一二三四五六七八九])二[〇零○][〇零○一二三四五六七八九]{2}|一九[〇零一二三四五六七八九]{2}"
)
_REL_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "明年": 1, "后年": 2, "去年": -1, "前年": -2, "来年": 1, "大后年": 3}
_REL_MONTHS = {"本月": 0, "这个月": 0, "当月": 0, "下月": 1, "下个月": 1, "上月": -1, "上个月": -1}
_REL_DAYS = {
    "今天": 0,
    "今日": 0,
    "今晚": 0,
    "明天": 1,
    "明日": 1,
    "明晚": 1,
    "后天": 2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "前天": -2,
}
_REL_WEEKS = {"本周": 0, "这周": 0, "下周": 1, "上周": -1}
_WEEKDAYS = {char: index for index, char in enumerate("一二三四五六")} | {"日": 6, "天": 6}
_PART = (
    r"(?:年?(?P<half>上半年|下半年)|年?第?(?P<quarter>[一二三四1234])季度"
    r"|年?(?P<part>年底|年末|年初|年内|年中|底|末|初))"
)

_CALENDAR = re.compile(
    rf"(?:(?P<year>{_YEAR})年(?!代)|(?P<rel>{alternation(_REL_YEARS)}))"
    rf"(?:的|度)?(?:(?P<month>{_NUM})月(?:份)?(?:(?P<day>{_NUM})[日号]|(?P<third>[上中下]旬|底|末|初))?|{_PART})?"
)
_MONTH = re.compile(
    rf"(?<![\d年个后前])(?P<month>{_NUM})月(?:份)?(?:(?P<day>{_NUM})[日号]|(?P<third>[上中下]旬|底|末|初))?(?!\d)"
)
_REL_MONTH = re.compile(rf"(?P<rel>{alternation(_REL_MONTHS)})(?:份)?(?:(?P<day>{_NUM})[日号]|[上中下]旬|底|末|初)?")
_REL_DAY = re.compile(alternation(_REL_DAYS))
_REL_WEEK = re.compile(f"(?P<rel>{alternation(_REL_WEEKS)})(?P<day>[一二三四五六日天])?")
# 9号线 is no day
_NUMBERED = "线楼院馆机厂井门店台炉桥路令文库矿船舱"
_DAY = re.compile(
    r"(?<![\d月一二三四五六七八九十至、第-])(?P<day>\d{1,2})"
    rf"(?:日(?![元本报])|号(?![元本报{_NUMBERED}]|公告|航站|泊位|地块|车间))"
)
_BARE_PART = re.compile("(?<![今明去前后本\\d])(?P<part>年底|年末|年内|下半年|上半年)")
_FIVE_YEAR = re.compile(
    '[“"]?十(?P<n>[一二三四五六])?五[”"]?(?:规划)?(?:期间|时期|末|末期|规划|计划|以来)|[“"]十(?P<m>[一二三四五六])?五[”"]'
)
_SPAN_AHEAD = re.compile(
    r"(?:未来|今后|接下来|下一个|此后|往后)的?(?P<n>[\d]{1,2}|[一二两三四五六七八九十]{1,3})(?:到|至|[-—~～])?(?P<n2>[\d]{1,2}|[一二两三四五六七八九十]{1,3})?"
    r"(?:个)?(?P<unit>年|月|周|天|日)(?:内|里|之内|间|时间)?"
)
_WITHIN = re.compile(
    r"(?<![\d第])(?P<n>[\d]{1,2}|[一二两三四五六七八九十]{1,3})(?:个)?(?P<unit>年|月|周|天|日)(?:之内|以内|内)(?!的?前)"
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})[-/.](?P<month>0?[1-9]|1[0-2])(?:[-/.](?P<day>[0-3]?\d))?(?![\d.])"
)
_YEARS = re.compile(r"(?<!\d)(?P<first>20\d{2})(?:年)?(?:-|—|–|至|到|~|～)(?P<last>20\d{2})(?:年|赛季)?(?!\d)")


class FoundDate(NamedTuple):
    """A date in the text: `text[start:end] == surface`; `value` is an ISO prefix, or None when it can't be resolved.

    `assumed_year` tells that the text names no year: the value is the one nearest to publication.
    """

    start: int
    end: int
    surface: str
    value: str | None
    precision: DatePrecision
    assumed_year: bool = False


def find_dates(text: str, published: str | None) -> list[FoundDate]:
    """Return the dates in `text` by start, not overlapping; relative ones are resolved against `published` (ISO
    prefix).
    """
    today = parse_day(published)
    found: list[FoundDate] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            resolved = read(match, today)
            if resolved is not None:
                value, precision, assumed = resolved
                found.append(FoundDate(match.start(), match.end(), match.group(), value, precision, assumed))
    return _longest(found)


def nearest(date: FoundDate, published: str | None, *, ahead: bool) -> str | None:
    """Return the value of a date whose year the text leaves out: the next one where it looks `ahead`, else the last.

    3月 in November is that of next year in a plan, and of this year in a report. Other dates keep their value, a day
    without its month (8日) too.
    """
    value, day = date.value, published or ""
    if not date.assumed_year or value is None or not day or "月" not in date.surface:
        return value
    year, rest, day = int(value[:4]), value[4:], day[: len(value)]
    if ahead and value < day:
        return f"{year + 1:04d}{rest}"
    return f"{year - 1:04d}{rest}" if not ahead and value > day else value


def parse_day(published: str | None) -> dt.date | None:
    """Return the day of an ISO prefix (2025, 2025-06, 2025-06-14 …); a missing month or day counts as the middle."""
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", published or "")
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2] or 7), int(match[3] or (15 if match[2] else 1)))
    except ValueError:
        return None


_Resolved = tuple[str | None, DatePrecision, bool]


def _read_calendar(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    year = _year(match["year"]) if match["year"] else None
    if year is None:
        if today is None:
            return None, "year", False
        year = today.year + _REL_YEARS[match["rel"]]
    if match["month"]:
        return _month_day(year, match["month"], match["day"], assumed=False)
    if match["quarter"]:
        return f"{year:04d}", "quarter", False
    if match["half"]:
        return f"{year:04d}", "half", False
    return f"{year:04d}", "year", False


def _read_month(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    month = parse_number(match["month"])
    if month is None or not 1 <= month <= 12:
        return None
    if today is None:
        return None, "day" if match["day"] else "month", True
    middle = 15
    nearest = min(
        (today.year + offset for offset in (-1, 0, 1)), key=lambda year: abs(dt.date(year, int(month), middle) - today)
    )
    return _month_day(nearest, match["month"], match["day"], assumed=True)


def _read_relative_month(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    if today is None:
        return None, "day" if match["day"] else "month", False
    months = today.year * 12 + today.month - 1 + _REL_MONTHS[match["rel"]]
    return _month_day(months // 12, str(months % 12 + 1), match["day"], assumed=False)


def _read_relative_day(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    if today is None:
        return None, "day", False
    return (today + dt.timedelta(days=_REL_DAYS[match.group()])).isoformat(), "day", False


def _read_week(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    if today is None:
        return None, "day" if match["day"] else "month", False
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=_REL_WEEKS[match["rel"]])
    if match["day"]:
        return (monday + dt.timedelta(days=_WEEKDAYS[match["day"]])).isoformat(), "day", False
    return (today + dt.timedelta(weeks=_REL_WEEKS[match["rel"]])).isoformat()[:7], "month", False


def _read_day(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    if today is None:
        return None, "day", True
    candidates = []
    for offset in (-1, 0, 1):
        months = today.year * 12 + today.month - 1 + offset
        try:
            candidates.append(dt.date(months // 12, months % 12 + 1, day))
        except ValueError:
            continue
    nearest = min(candidates, key=lambda date: (abs(date - today), date))
    return nearest.isoformat(), "day", True


def _read_bare_part(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    precision: DatePrecision = "half" if match["part"].endswith("半年") else "year"
    return (f"{today.year:04d}" if today else None), precision, False


def _read_five_year(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    number = match["n"] or match["m"]
    plan = 10 + (int(parse_number(number) or 0) if number else 0)
    return f"{1955 + 5 * plan:04d}", "period", False


def _read_span(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    number = parse_number(match.groupdict().get("n2") or match["n"])
    if number is None or number > 50:
        return None
    if today is None:
        return None, "period", False
    unit = match["unit"]
    if unit == "年":
        return f"{today.year + int(number):04d}", "period", False
    if unit == "月":
        months = today.year * 12 + today.month - 1 + int(number)
        return f"{months // 12:04d}-{months % 12 + 1:02d}", "period", False
    days = int(number) * (7 if unit == "周" else 1)
    return (today + dt.timedelta(days=days)).isoformat()[: 7 if unit == "周" else 10], "period", False


def _read_numeric(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    return _month_day(int(match["year"]), match["month"], match["day"], assumed=False)


def _read_years(match: re.Match[str], today: dt.date | None) -> _Resolved | None:
    last = match["first"] if match.group().endswith("赛季") else match["last"]
    return last, "period", False


def _month_day(year: int, month: str, day: str | None, *, assumed: bool) -> _Resolved | None:
    month_number, day_number = parse_number(month), parse_number(day) if day else None
    if month_number is None or not 1 <= month_number <= 12:
        return None
    if day_number is None:
        return f"{year:04d}-{int(month_number):02d}", "month", assumed
    try:
        return dt.date(year, int(month_number), int(day_number)).isoformat(), "day", assumed
    except ValueError:
        return f"{year:04d}-{int(month_number):02d}", "month", assumed


def _year(surface: str) -> int | None:
    value = parse_number(surface)
    return int(value) if value is not None else None


def _longest(found: list[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for date in sorted(found, key=lambda date: (date.start, -date.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


_READERS = (
    (_CALENDAR, _read_calendar),
    (_MONTH, _read_month),
    (_REL_MONTH, _read_relative_month),
    (_REL_DAY, _read_relative_day),
    (_REL_WEEK, _read_week),
    (_DAY, _read_day),
    (_BARE_PART, _read_bare_part),
    (_FIVE_YEAR, _read_five_year),
    (_SPAN_AHEAD, _read_span),
    (_WITHIN, _read_span),
    (_NUMERIC, _read_numeric),
    (_YEARS, _read_years),
)
