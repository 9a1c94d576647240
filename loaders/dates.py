"""Dates as records write them -> ISO prefixes (2025, 2025-06, 2025-06-14), no more precise than what is written."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from dateutil import parser as dateutil_parser

MIN_YEAR, MAX_YEAR = 1900, 2100
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_DATE = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2})(?!\d).*)?", re.S)
_PLAIN_YEAR = re.compile(r"\d{4}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6}.*)?", re.S)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d).*", re.S)
_CHINESE_NUMBER = re.compile(r"[一二三四五六七八九十〇○零]+")


def read_date(value: object, epoch_offset_h: int = 8) -> str | None:
    """Return the ISO prefix that a field's value gives, or None when it can't be read.

    The day is the one written, whatever the time zone. Seconds or milliseconds since 1970 are read in the zone
    `epoch_offset_h` hours ahead of UTC. Of 06/07/2025, which is two dates, only the year is certain and kept.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text), epoch_offset_h)
    return _from_numbers(text) or _from_words(text)


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
    seconds = seconds / 1000 if seconds >= 1e11 else seconds
    moment = dt.datetime.fromtimestamp(seconds, dt.timezone(dt.timedelta(hours=offset_h)))
    return iso_date(moment.year, moment.month, moment.day)


def _from_numbers(text: str) -> str | None:
    """Read the forms in which the order of the numbers is certain, and 06/07/2025."""
    chinese = _CHINESE_DATE.match(_CHINESE_NUMBER.sub(_digits, text))
    match = chinese or _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        numbers = [int(group) for group in match.groups() if group and group.isdigit()]
        return iso_date(*numbers)
    if _PLAIN_YEAR.fullmatch(text):
        return iso_date(int(text))
    if match := _SLASHED.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first <= 12 and second <= 12 and first != second:
            return iso_date(year)
        return iso_date(year, min(first, second), max(first, second))
    return None


def _digits(match: re.Match[str]) -> str:
    """Turn 二〇二五 into 2025 and 十四, 二十四 into 14, 24."""
    written = match[0]
    if "十" not in written:
        return written.translate(_CHINESE_DIGITS)
    tens, _, ones = written.partition("十")
    return (tens or "一").translate(_CHINESE_DIGITS) + (ones or "零").translate(_CHINESE_DIGITS)


def _from_words(text: str) -> str | None:
    """Read what is left (June 14, 2025; Sat, 14 Jun 2025 08:00:00 GMT), keeping only the parts that are written."""
    if not re.search(r"\d", text) or len(text) > 80:
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
