"""Dates in Chinese news text, resolved against the day of publication to ISO prefixes (GUIDELINES, case 16).

Pure functions of the text and the publication date; report checking uses them too. 年底 gives the year, 下半年 the year and
its part, 下周 and 下月 the month, 本月8日 the day, “十四五”期间 the last year of the plan, 未来三年 the year in which they end.
Blanks around digits and digits of full width are read as they are meant.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from kg.models import DatePrecision
from kg.models.target_dates import iso_prefix, last_day, part_of_year
from kg.text.date_periods import PERIODS, Reader, Resolved, half, part_start, quarter
from kg.text.lexicon import alternation
from kg.text.numerals import parse_number
from kg.text.tight import tighten

_REMEMBERED = 256  # texts: several readers ask for the same sentences of an article
_NUM = r"\d{1,2}|[〇零一二三四五六七八九十]{1,3}"
_YEAR = (
    r"(?<!\d)(?:1[89]|20)\d{2}"
    # 26年底, 27年3月: two digits only where a part of the year follows
    r"|(?<![\d近达满约逾历过.])[2-4]\d(?=年(?:底|末|初|[上下]半年|第?[一二三四]季度|1?\d月(?!内)))"
    r"|民[国國][\d一二三四五六七八九十百]{1,4}"
    r"|(?<![〇零一二三四五六七八九])二[〇零○][〇零○一二三四五六七八九]{2}|一九[〇零一二三四五六七八九]{2}"
)
_REL_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "明年": 1, "后年": 2, "去年": -1, "前年": -2, "来年": 1, "大后年": 3}
# 投产后年产30万辆, 今后年均, 以前年度, 近年来年均 and 成本年均 name no year.
_REL_YEAR = (
    "今年|(?<![成基])本年度?|明年|(?<!以)前年(?!度)|去年|(?<![年以])来年(?!均)|大后年"
    "|(?<![今以此之最前年])后年(?![产均销化收营利发处供用输加耗吞客度薪])"
)
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
    rf"(?:(?P<year>{_YEAR})年(?!代)|(?P<rel>{_REL_YEAR}))"
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
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})[-/.](?P<month>0?[1-9]|1[0-2])(?:[-/.](?P<day>[0-3]?\d))?(?![\d.]|[ \u3000]?[万亿千股元吨米%％倍点])"
)


class FoundDate(NamedTuple):
    """A date in the text: `text[start:end] == surface`; `value` is an ISO prefix, or None when it can't be resolved.

    `assumed_year` tells that the text names no year: the value is the one nearest to publication. `part` is the quarter
    or half of the year `value` that is meant: Q4, H2.
    """

    start: int
    end: int
    surface: str
    value: str | None
    precision: DatePrecision
    assumed_year: bool = False
    part: str = ""

    @property
    def target(self) -> str | None:
        """The value with the part of the year: 2025-Q4."""
        return f"{self.value}-{self.part}" if self.value and self.part else self.value

    def is_past(self, day: str) -> bool:
        """Tell whether the date was over by a day (ISO prefix); what can't be resolved was not."""
        if self.value is None:
            return False
        last = last_day(self.target or "")
        length = min(len(last), len(day))
        return last[:length] < day[:length]


def find_dates(text: str, published: str | None) -> list[FoundDate]:
    """Return the dates in `text` by start, not overlapping; relative ones are resolved against `published` (ISO
    prefix).
    """
    return list(_find(text, published))


@lru_cache(_REMEMBERED)
def _find(text: str, published: str | None) -> tuple[FoundDate, ...]:
    today = parse_day(published)
    tight = tighten(text)
    found: list[FoundDate] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(tight.text):
            resolved = read(match, today)
            if resolved is not None:
                value, precision, assumed = resolved
                start, end = tight.span(*match.span())
                prefix, part = (iso_prefix(value), part_of_year(value)) if value else (None, "")
                found.append(FoundDate(start, end, text[start:end], prefix, precision, assumed, part))
    return tuple(_longest(found))


def nearest(date: FoundDate, published: str | None, *, ahead: bool) -> str | None:
    """Return the value of a date whose year the text leaves out: the next one where it looks `ahead`, else the last.

    3月 in November is that of next year in a plan, and of this year in a report. Other dates keep their value, a day
    without its month (8日) too.
    """
    value, day = date.value, published or ""
    if date.assumed_year and value is not None and date.part and day:
        first, last = part_start(value, date.part), last_day(f"{value}-{date.part}")
        years = 1 if ahead and last < day[: len(last)] else -1 if not ahead and first > day[: len(first)] else 0
        return f"{int(value) + years:04d}"
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


def _read_calendar(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    year = _year(match["year"]) if match["year"] else None
    if year is None:
        if today is None:
            return None, "year", False
        year = today.year + _REL_YEARS[match["rel"]]
    if match["month"]:
        return _month_day(year, match["month"], match["day"], assumed=False)
    if match["quarter"]:
        return quarter(year, match["quarter"]), "quarter", False
    if match["half"]:
        return half(year, match["half"]), "half", False
    return f"{year:04d}", "year", False


def _read_month(match: re.Match[str], today: dt.date | None) -> Resolved | None:
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


def _read_relative_month(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    if today is None:
        return None, "day" if match["day"] else "month", False
    months = today.year * 12 + today.month - 1 + _REL_MONTHS[match["rel"]]
    return _month_day(months // 12, str(months % 12 + 1), match["day"], assumed=False)


def _read_relative_day(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    if today is None:
        return None, "day", False
    return (today + dt.timedelta(days=_REL_DAYS[match.group()])).isoformat(), "day", False


def _read_week(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    if today is None:
        return None, "day" if match["day"] else "month", False
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=_REL_WEEKS[match["rel"]])
    if match["day"]:
        return (monday + dt.timedelta(days=_WEEKDAYS[match["day"]])).isoformat(), "day", False
    return (today + dt.timedelta(weeks=_REL_WEEKS[match["rel"]])).isoformat()[:7], "month", False


def _read_day(match: re.Match[str], today: dt.date | None) -> Resolved | None:
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


def _read_bare_part(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    is_half = match["part"].endswith("半年")
    if today is None:
        return None, "half" if is_half else "year", False
    return (half(today.year, match["part"]), "half", False) if is_half else (f"{today.year:04d}", "year", False)


def _read_numeric(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    return _month_day(int(match["year"]), match["month"], match["day"], assumed=False)


def _month_day(year: int, month: str, day: str | None, *, assumed: bool) -> Resolved | None:
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
    if surface[0] == "民":
        value = parse_number(surface[2:])
        return 1911 + int(value) if value else None
    value = parse_number(surface)
    return None if value is None else int(value) + (2000 if value < 100 else 0)


def _longest(found: list[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for date in sorted(found, key=lambda date: (date.start, -date.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_CALENDAR, _read_calendar),
    (_MONTH, _read_month),
    (_REL_MONTH, _read_relative_month),
    (_REL_DAY, _read_relative_day),
    (_REL_WEEK, _read_week),
    (_DAY, _read_day),
    (_BARE_PART, _read_bare_part),
    (_NUMERIC, _read_numeric),
    *PERIODS,
)
