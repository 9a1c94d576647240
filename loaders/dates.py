"""Dates as records write them -> ISO prefixes (2025, 2025-06, 2025-06-14), no more precise than what is written."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from itertools import islice

from dateutil import parser as dateutil_parser

MIN_YEAR, MAX_YEAR = 1900, 2100
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_DATE = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?")
_REPUBLIC_YEAR = re.compile(r"(?:中華)?民國\s*(\d{2,3})(?=\s*年)|(?:中华)?民国\s*(\d{2,3})(?=\s*年)")
_SHORT_YEAR = re.compile(r"(\d{2})(?:([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?)")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2})(?!\d).*)?", re.S)
_PLAIN_YEAR = re.compile(r"\d{4}")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?\d{4,6}(?:\.\d+)?(?!\d).*)?", re.S)
# Since 1970, in seconds, or in what each further factor of a thousand makes of them.
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}(?:\.\d+)?|\d{15,16}|\d{18,19}")
_LABEL = re.compile(
    r"\s*+(?:[发發][布佈表稿]|刊登|出版|更新|pub\w*)?\s*+(?:时间|時間|日期|于|於|date|time)?\s*+[:：]\s*+(?=\d)", re.I
)
# The part of an object that is the date: MongoDB's, PHP's, that of XML turned into JSON.
_DATE_PARTS = ("$date", "$numberLong", "$numberInt", "$numberDouble", "date", "datetime", "value", "@value", "#text")
# 1/3/25 is three dates.
_UNCLEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{1,2}(?!\d).*", re.S)
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d).*", re.S)
_CHINESE_NUMBER = re.compile(r"[一二三四五六七八九十〇○零]+")


def read_date(value: object, epoch_offset_h: int = 8) -> str | None:
    """Return the ISO prefix that a field's value gives, or None when it can't be read.

    The day is the one written, whatever the time zone. Seconds since 1970 (or milli-, micro- and nanoseconds) are read
    in the zone `epoch_offset_h` hours ahead of UTC. Of 06/07/2025, which is two dates, only the year is certain and
    kept; so it is where month or day are 00. A year of two digits stands first, and is of this century up to 69.
    An object is read by the part that is a date ({"$date": …}), a list of numbers as year, month, day (struct_time).
    """
    if isinstance(value, Mapping):
        value = next((value[part] for part in _DATE_PARTS if part in value), None)
        return read_date(value, epoch_offset_h)
    if isinstance(value, list) and len(value) >= 3 and all(type(part) is int for part in value):
        return iso_date(*value[:3])
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    if label := _LABEL.match(text):
        text = text[label.end() :]
    if found := _from_numbers(text):
        return found
    return _from_epoch(float(text), epoch_offset_h) if _EPOCH.fullmatch(text) else _from_words(text)


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return the ISO prefix for these numbers, or None when there is no such date (or year: 1900 to 2100)."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    try:
        date = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return date.isoformat()[: 4 if month is None else 7 if day is None else 10]


def _from_epoch(seconds: float, offset_h: int) -> str | None:
    while seconds >= 1e11:
        seconds /= 1000
    moment = dt.datetime.fromtimestamp(seconds, dt.timezone(dt.timedelta(hours=offset_h)))
    return iso_date(moment.year, moment.month, moment.day)


def _from_numbers(text: str) -> str | None:
    """Read the forms in which the order of the numbers is certain, and 06/07/2025."""
    text = _REPUBLIC_YEAR.sub(lambda match: str(1911 + int(match[1] or match[2])), text)
    found = list(islice(_CHINESE_DATE.finditer(_CHINESE_NUMBER.sub(_digits, text)), 2))
    # 星期六 2025年3月1日: not first, but the only one.
    chinese = found[0] if found and (len(found) == 1 or found[0].start() == 0) else None
    match = chinese or _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        return _as_far_as_known(match.groups())
    if (match := _SHORT_YEAR.match(text)) and (int(match[1]) > 12 or match[2] not in ("/", ".")):
        year = int(match[1])
        return _as_far_as_known((str(year + (2000 if year < 70 else 1900)), *match.groups()[1:]))
    if _PLAIN_YEAR.fullmatch(text):
        return iso_date(int(text))
    if match := _SLASHED.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first <= 12 and second <= 12 and first != second:
            return iso_date(year)
        return iso_date(year, min(first, second), max(first, second))
    return None


def _as_far_as_known(groups: tuple[str | None, ...]) -> str | None:
    """Return the date of year, month and day, the marks between them left out; a month or day 00 is none."""
    year, *rest = [int(group) for group in groups if group and group.isdigit()]
    known = rest[: rest.index(0)] if 0 in rest else rest
    return iso_date(year, *known)


def _digits(match: re.Match[str]) -> str:
    """Turn 二〇二五 into 2025 and 十四, 二十四 into 14, 24."""
    written = match[0]
    if "十" not in written:
        return written.translate(_CHINESE_DIGITS)
    tens, _, ones = written.partition("十")
    return (tens or "一").translate(_CHINESE_DIGITS) + (ones or "零").translate(_CHINESE_DIGITS)


def _from_words(text: str) -> str | None:
    """Read what is left (June 14, 2025; Sat, 14 Jun 2025 08:00:00 GMT), keeping only the parts that are written."""
    if not re.search(r"\d", text) or len(text) > 80 or _UNCLEAR.fullmatch(text):
        return None
    guesses = []
    for default in (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 2)):
        try:
            guesses.append(dateutil_parser.parse(text, default=default))
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
    first, second = guesses
    if first.year != second.year:
        return None
    if first.month != second.month:
        return iso_date(first.year)
    return iso_date(first.year, first.month, first.day if first.day == second.day else None)
