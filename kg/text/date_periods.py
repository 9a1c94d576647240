"""Stretches of time without a day of their own: quarters, spans ahead, financial years, five-year plans, lunar dates.

Each reader takes a match of its pattern and the day of publication, and returns (value, precision, whether the year is
assumed), or None where the words say no date. A value ends with the part of the year where one is told: 2025-Q4, 2025-H2.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kg.models import DatePrecision
from kg.text.lexicon import alternation
from kg.text.numerals import parse_bounds, parse_number

Resolved = tuple[str | None, DatePrecision, bool]
Reader = Callable[[re.Match[str], dt.date | None], Resolved | None]

_COUNT = r"[\d]{1,2}|[一二两三四五六七八九十]{1,3}"
_UNIT = "(?:个)?(?P<unit>年|月|周|星期|天|日)"
_FIVE_YEAR = re.compile(
    '[“"]?十(?P<n>[一二三四五六七八九])?五[”"]?(?:规划|时期|期间)?的?(?P<first>开局|起步|首|第一)(?:之年|年)?'
    '|[“"]?十(?P<k>[一二三四五六七八九])?五[”"]?(?:规划)?(?:期间|时期|收官之?年?|末|末期|规划|计划|以来)'
    '|[“"]十(?P<m>[一二三四五六七八九])?五[”"]'
)
_SPAN_AHEAD = re.compile(
    rf"(?:未来|今后|接下来|下一个|此后|往后)的?(?P<n>{_COUNT})(?:到|至|[-—~～])?(?P<n2>{_COUNT})?"
    rf"{_UNIT}(?:内|里|之内|间|时间)?"
)
_WITHIN = re.compile(rf"(?<![\d第])(?P<n>{_COUNT}){_UNIT}(?:之内|以内|内)(?!的?前)")
_AFTER = re.compile(
    rf"(?<![\d第一二两三四五六七八九十几数多])(?P<n>{_COUNT}){_UNIT}(?:之后|以后|后)(?![的又再仍,，]?[才便就]|的今天)"
)
_YEARS = re.compile(r"(?<!\d)(?P<first>20\d{2})(?:年)?(?:-|—|–|至|到|~|～)(?P<last>20\d{2})(?:年|赛季)?(?!\d)")
_BOTH_YEARS = re.compile("(?P<from>去今|今明|明后)(?P<third>后)?(?:[两二三]?年)")
_REL_QUARTERS = {
    "本季度": 0,
    "这一季度": 0,
    "当季度": 0,
    "下一季度": 1,
    "下一个季度": 1,
    "下季度": 1,
    "下个季度": 1,
    "上季度": -1,
    "上一季度": -1,
    "上个季度": -1,
}
_REL_QUARTER = re.compile(f"(?P<rel>{alternation(_REL_QUARTERS)})")
_QUARTER = re.compile("(?<![前\\d一二三四])(?:第?(?P<n>[一二三四1-4])|首)季度")
_CODED = re.compile(r"(?<![A-Za-z\d])(?P<year>20\d{2})年?(?P<part>Q[1-4]|H[12])(?![A-Za-z\d])")
_FISCAL = re.compile(
    r"(?<!\d)(?P<year>20\d{2})(?:[-/]\d{2,4})?年?(?:财政年度|会计年度|财年)|(?<![A-Za-z])FY ?['’]?(?P<letters>(?:20)?\d{2})(?!\d)"
    "|(?P<rel>本|下一个?|上一?个?)(?:财政年度|会计年度|财年)"
)
_MONTH_END = re.compile("(?<![\\d个数几每半上下本这当岁蜜一二两三四五六七八九十冬腊])月(?:底|末|内)(?!的?前瞻)")
_LUNAR = re.compile(
    "(?:(?P<year>20\\d{2}年|今年|明年|后年)(?:的)?)?"
    "(?:(?:农历|阴历|旧历|夏历)(?P<told>[正冬腊闰一二三四五六七八九十\\d]{1,3})月(?:[上中下]旬|底|末|[初十廿二三][一二三四五六七八九十]{1,2}|\\d{1,2}|廿|初)?日?"
    "|(?P<only>[正腊])月(?:[初十廿二三][一二三四五六七八九十]{1,2}|[上中下]旬|底|末)?"
    "|大?年初[一二三四五六七八九十]"
    "|(?P<han>[二三四五六七八九十冬]|十[一二])月(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]|三十)(?![一二三四五六七八九十日号年家个座条名项多余万亿元%]))"
)
_LAST_OF_LUNAR_YEAR = ("冬", "腊", "十一", "十二", "11", "12")
_NARRATED = re.compile(r"(?:(?:\d{4}|[〇零一二三四五六七八九]{4}|[去前])年|\d月|\d日|此前|当时)[^。！？；\n]{0,16}$")


def part_start(year: str, part: str) -> str:
    """Return the first month of a quarter or half of a year (YYYY-MM); the year itself for any other part."""
    months = {"Q": 3, "H": 6}.get(part[:1])
    return f"{year}-{(int(part[1]) - 1) * months + 1:02d}" if months else year


def quarter(year: int, surface: str) -> str:
    """Return the value of a quarter by its number as written (一, 4); 首 is the first."""
    return f"{year:04d}-Q{int(parse_number(surface) or 1)}"


def half(year: int, surface: str) -> str:
    """Return the value of 上半年 or 下半年."""
    return f"{year:04d}-H{1 if surface.startswith('上') else 2}"


def _read_five_year(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    number = match["n"] or match["k"] or match["m"]
    plan = 10 + (int(parse_number(number) or 0) if number else 0)
    last = 1955 + 5 * plan
    return (f"{last - 4:04d}", "year", False) if match["first"] else (f"{last:04d}", "period", False)


def _read_span(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    low, high = parse_bounds(match.groupdict().get("n2") or match["n"])
    number = high or low
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
    weeks = unit in ("周", "星期")
    days = int(number) * (7 if weeks else 1)
    return (today + dt.timedelta(days=days)).isoformat()[: 7 if weeks else 10], "period", False


def _read_after(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    """Return what lies so long after publication; after a day that was told just before, it counts from that day."""
    if _NARRATED.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    if match["unit"] == "日" and match["n"].isdigit():
        return None  # 5日后: since the 5th
    return _read_span(match, today)


def _read_years(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    last = match["first"] if match.group().endswith("赛季") else match["last"]
    return last, "period", False


def _read_both_years(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    if today is None:
        return None, "period", False
    ahead = {"去今": 0, "今明": 1, "明后": 2}[match["from"]] + (1 if match["third"] else 0)
    return f"{today.year + ahead:04d}", "period", False


def _read_relative_quarter(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    if today is None:
        return None, "quarter", False
    quarters = today.year * 4 + (today.month - 1) // 3 + _REL_QUARTERS[match["rel"]]
    return f"{quarters // 4:04d}-Q{quarters % 4 + 1}", "quarter", False


def _read_quarter(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    return (quarter(today.year, match["n"] or "1") if today else None), "quarter", True


def _read_coded(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    return f"{match['year']}-{match['part']}", "quarter" if match["part"][0] == "Q" else "half", False


def _read_fiscal(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    told = match["year"] or match["letters"]
    if told:
        return told if len(told) == 4 else f"20{told}", "year", False
    if today is None:
        return None, "year", False
    return f"{today.year + {'本': 0, '下': 1, '上': -1}[match['rel'][0]]:04d}", "year", False


def _read_month_end(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    return (f"{today.year:04d}-{today.month:02d}" if today else None), "month", False


def _read_lunar(match: re.Match[str], today: dt.date | None) -> Resolved | None:
    """Return the year of a lunar date where it is told; the day is none, rather than the wrong one of the solar month."""
    month = match["told"] or match["only"] or match["han"] or ""
    year = match["year"]
    if not year or month in _LAST_OF_LUNAR_YEAR or (today is None and not year[0].isdigit()):
        return None, "day", False
    ahead = {"今年": 0, "明年": 1, "后年": 2}.get(year)
    return (year[:4] if ahead is None or today is None else f"{today.year + ahead:04d}"), "year", False


PERIODS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_LUNAR, _read_lunar),
    (_FIVE_YEAR, _read_five_year),
    (_SPAN_AHEAD, _read_span),
    (_WITHIN, _read_span),
    (_AFTER, _read_after),
    (_YEARS, _read_years),
    (_BOTH_YEARS, _read_both_years),
    (_REL_QUARTER, _read_relative_quarter),
    (_QUARTER, _read_quarter),
    (_CODED, _read_coded),
    (_FISCAL, _read_fiscal),
    (_MONTH_END, _read_month_end),
)
