"""The lines of a report: where each stands, how deep it is indented, its bullet, and what kind of line it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_RULE = re.compile(r"(?:[-—–=_*~]\s*){3,}|[─━═]{2,}")
_BULLET = re.compile(
    r"(?:[-+–—]|\*(?!\*))\s+|[•·●○◦▪■□◆▶►]\s*"
    r"|(?:\d{1,2}[.．、)）](?!\d)|[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[①-⑳]|[a-zA-Z][.)](?=\s))\s*"
)
_HEADING_MARK = re.compile(r"#{1,6}\s*")
_NUMBER = re.compile(r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:[.．、:：)）](?!\d))\s*")
_TABLE_RULE = re.compile(r"\|?\s{0,40}:?-+:?\s{0,40}(?:\|\s{0,40}:?-+:?\s{0,40})*\|?")
_WRAPPED_IN_BOLD = re.compile(r"(\*\*|__)(?P<inner>(?:(?!\1).)+)\1")
_CHINESE_TENS = "一二三四五六七八九"
_WIDTHS = {"\t": 4, "\u3000": 2}


@dataclass(frozen=True)
class Line:
    """One line that isn't blank: `text[start:end]` is what it says, without indentation and bullet.

    `indent` is its width in columns (a tab is four, a full-width blank two); `bullet` tells whether it had one.
    """

    at: int
    start: int
    end: int
    indent: int
    bullet: bool
    body: str

    @property
    def is_rule(self) -> bool:
        """Whether this is a horizontal rule."""
        return _RULE.fullmatch(self.body) is not None and not self.bullet

    @property
    def is_table_row(self) -> bool:
        """Whether this is a row of a Markdown table."""
        return self.body.startswith("|") and self.body.count("|") >= 2

    @property
    def is_table_rule(self) -> bool:
        """Whether this is the line under a table's head."""
        return "|" in self.body and _TABLE_RULE.fullmatch(self.body) is not None

    @property
    def plain(self) -> str:
        """What the line says without marks of emphasis."""
        return strip_marks(self.body)

    @property
    def is_label(self) -> bool:
        """Whether it ends in a colon, and so names what follows it."""
        return self.plain.endswith(("：", ":"))


def read_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a report that aren't blank, in order."""
    for match in _LINE.finditer(text):
        raw = match[0]
        body = raw.strip()
        if not body:
            continue
        lead = len(raw) - len(raw.lstrip())
        start, end = match.start() + lead, match.start() + len(raw.rstrip())
        indent = sum(_WIDTHS.get(char, 1) for char in raw[:lead])
        bullet = None if _RULE.fullmatch(body) else _BULLET.match(body)
        skip = bullet.end() if bullet and bullet.end() < len(body) else 0
        yield Line(match.start(), start + skip, end, indent, bool(skip), body[skip:])


def heading_level(text: str, line: Line) -> int:
    """Return how many # the line begins with (0: it is no Markdown heading)."""
    match = _HEADING_MARK.match(text, line.start)
    return match[0].count("#") if match and not line.bullet else 0


def split_number(written: str) -> tuple[int | None, str]:
    """Split `8.  涉及政策` into its number (Arabic, full-width or Chinese; None without one) and title."""
    bare = strip_marks(_HEADING_MARK.sub("", written.strip(), count=1))
    match = _NUMBER.match(bare)
    if match is None or match.end() == len(bare):
        return None, bare
    return _to_int(match["number"]), bare[match.end() :].strip()


def strip_marks(written: str) -> str:
    """Return the text without Markdown's marks for bold."""
    return written.replace("**", "").replace("__", "").strip()


def bold_span(start: int, end: int, body: str) -> tuple[int, int]:
    """Return the span inside the marks when the whole body is bold, else the span itself."""
    match = _WRAPPED_IN_BOLD.fullmatch(body)
    return (start + 2, end - 2) if match and match["inner"].strip() == match["inner"] else (start, end)


def _to_int(written: str) -> int:
    if written[0].isdecimal():
        return int(unicodedata.normalize("NFKC", written))
    if "十" not in written:
        return _CHINESE_TENS.find(written[0]) + 1
    tens, _, ones = written.partition("十")
    return (_CHINESE_TENS.find(tens) + 1 if tens else 1) * 10 + (_CHINESE_TENS.find(ones) + 1 if ones else 0)
