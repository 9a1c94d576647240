"""Marks at the head of lines that may begin the items of a digest: 1、 （一） ① ● 【…】 09:30.

Marks of one form are a family. A family whose marks stand right above marks of another form heads sections, and begins
no items. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kg.text.numerals import parse_number
from kg.text.stretch import Stretch, trim

_BULLETS = "·•●■◆▲▼※○◎★☆◇□►▶▷▪◾➤»*"
# Where an item may begin inside a line: behind a sentence.
_BEGIN = r"(?:^|(?<=[。！？；”】]))[ \t\u3000\xa0]{0,8}"
_MARK = re.compile(
    _BEGIN + r"(?P<mark>(?P<digits>\d{1,2})[ ]?(?:[、）)]|[.．](?!\d))|[（(](?P<round>\d{1,2})[）)]"
    r"|(?P<han>[一二三四五六七八九十]{1,3})、|[（(](?P<hanround>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<circled>[①-⑳])|(?P<time>\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?=[ \u3000【]))|(?P<head>【[^【】\n]{2,90}】)"
    rf"|(?P<bullet>[{_BULLETS}-])(?![{_BULLETS}\d-]))[ \t\u3000\xa0]{{0,8}}(?P<second>【[^【】\n]{{2,90}}】)?",
    re.MULTILINE,
)
_FAMILIES = ("digits", "round", "han", "hanround", "circled", "time", "head", "bullet")
_NUMBERED = ("digits", "round", "han", "hanround", "circled")
_LEAST_BODY = 10  # characters behind a mark that say something


class Mark(NamedTuple):
    """A mark at [start, end) of a text, with a headline in 【】 that stands right behind it; `number` where it counts."""

    start: int
    end: int
    family: str
    number: int | None
    opens_line: bool


def find_families(text: str, body: int) -> list[list[Mark]]:
    """Return the marks of each family that can begin items, the family that stands first coming first.

    Marks inside lines count where they go on with the numbers of others, or are headlines in 【】.
    """
    marks = [_read(text, match) for match in _MARK.finditer(text, body)]
    families: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if _belongs(mark, families[mark.family]):
            families[mark.family].append(mark)
    found = [members for members in families.values() if len(members) > 1]
    return [members for members in found if not _heads_sections(text, members, marks)]


def _read(text: str, match: re.Match[str]) -> Mark:
    kind = next(name for name in _FAMILIES if match[name] is not None)
    start = match.start("mark")
    family = f"bullet {match['bullet']}" if kind == "bullet" else kind
    end = match.end("second") if match["second"] else match.end()
    line_start = max(text.rfind(end_of_line, 0, start) for end_of_line in "\n\r") + 1
    return Mark(start, end, family, _number(kind, match[kind]), not text[line_start:start].strip())


def _number(kind: str, written: str) -> int | None:
    if kind not in _NUMBERED:
        return None
    value = ord(written) - ord("①") + 1 if kind == "circled" else parse_number(written)
    return None if value is None else int(value)


def _belongs(mark: Mark, before: Sequence[Mark]) -> bool:
    """Tell whether a mark goes on with its family: the next number, or the first one again; inside a line only the next."""
    if mark.number is None:
        return mark.opens_line or mark.family == "head"
    follows = mark.number == (before[-1].number or 0) + 1 if before else mark.number == 1
    return follows or (mark.opens_line and mark.number == 1)


def _heads_sections(text: str, members: Sequence[Mark], marks: Sequence[Mark]) -> bool:
    """Tell whether most marks of a family stand over marks of another: 【国内】, and below it 1、…."""
    lines = {mark.start: mark for mark in marks if mark.opens_line}
    over = 0
    for mark in members:
        end = end_of_line(text, mark.end)
        below = trim(text, end, min(len(text), end + 40)).start
        other = lines.get(below)
        over += len(text[mark.end : end].strip()) < _LEAST_BODY and other is not None and other.family != mark.family
    return 2 * over >= len(members)


def end_of_line(text: str, position: int) -> int:
    """Return where the line that holds `position` ends."""
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def has_body(text: str, item: Stretch) -> bool:
    """Tell whether the stretch says something."""
    return len(text[item.start : item.end].strip()) >= _LEAST_BODY
