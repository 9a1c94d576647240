"""The lines under a headline that name source, author and time, as pages and documents have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

# How many lines under the headline may be such lines, and how long one may be.
MAX_LINES = 5
MAX_LINE_CHARS = 120

_LABELS = {
    "source": "来源|稿源|稿件来源|文章来源|信息来源|新闻来源|source",
    "author": "作者|撰文|记者|文|author|by",
    "published": "发布时间|发布日期|发表时间|发表日期|发稿时间|时间|日期|published|date",
    # Read over, so that the line is known for what it is.
    "": "更新时间|编辑|责任编辑|责编|校对|审核|阅读|阅读量|浏览|浏览量|点击|字号|分类|关键词|标签",
}
_LABEL = re.compile(
    "|".join(rf"(?P<{name or 'other'}>(?<![一-龥A-Za-z])(?:{words})\s*[:：])" for name, words in _LABELS.items()), re.I
)
_DATE = (
    r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:[T\s]*\d{1,2}[:：时]\d{2}(?:[:：]\d{2})?分?)?"
)
_ANY_DATE = re.compile(_DATE)
_DATE_FIRST = re.compile(rf"\s*({_DATE})")
_VALUE_END = re.compile(rf"\s{{2,}}|\s*[|丨｜/·•\t]\s*|\s+(?={_DATE})|(?<=[一-龥])\s+")
_VALUE = re.compile(r"[^，。；！？;!?]{0,40}")
_BETWEEN = re.compile(r"[\s|丨｜/·•()（）\[\]【】,，;；-]*")


def read_byline(lines: Sequence[str]) -> dict[str, str]:
    """Return source, author and published of the byline lines that begin `lines`; the first of each that is given."""
    found: dict[str, str] = {}
    for line in [line for line in lines if line.strip()][:MAX_LINES]:
        said = _read_line(line.strip())
        if said is None:
            break
        for name, value in said.items():
            found.setdefault(name, value)
    return found


def _read_line(line: str) -> dict[str, str] | None:
    """Return what a byline says; None for a line that holds anything else than labels with values and a date."""
    if len(line) > MAX_LINE_CHARS:
        return None
    found: dict[str, str] = {}
    labels = list(_LABEL.finditer(line))
    ends = [*(label.start() for label in labels[1:]), len(line)][: len(labels)]
    left = line[: labels[0].start()] if labels else line
    for label, end in zip(labels, ends, strict=True):
        value, rest = _split_value(line[label.end() : end], label.lastgroup == "published")
        left += " " + rest
        if not _VALUE.fullmatch(value):
            return None
        if value and label.lastgroup and label.lastgroup != "other":
            found.setdefault(label.lastgroup, value)
    if date := _ANY_DATE.search(left):
        found.setdefault("published", date[0].strip())
        left = left[: date.start()] + left[date.end() :]
    return found if (found or labels) and _BETWEEN.fullmatch(left) else None


def _split_value(said: str, is_date: bool) -> tuple[str, str]:
    """Split what follows a label into its value and what stands after that."""
    if is_date:
        match = _DATE_FIRST.match(said)
        return (match[1].strip(), said[match.end() :]) if match else ("", said)
    said = said.strip()
    end = _VALUE_END.search(said)
    value, rest = (said[: end.start()], said[end.end() :]) if end else (said, "")
    return value.strip(" ()（）【】[]"), rest
