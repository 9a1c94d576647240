"""Where a report's sections begin: Markdown headings, numbered lines, or lines in bold or 【】, whichever it uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.report_lines import Line, heading_level, split_number, strip_marks

# A longer line with a number before it is an item of a list, not a heading.
MAX_TITLE_CHARS = 30
_SENTENCE_END = re.compile(r"[。；;！!？?]$")
_NAMES_ARTICLE = re.compile(r"标题|题目|来源|作者")
_LABEL = re.compile(r"(?P<title>[^：:]{1,30})[：:](?P<rest>.*)", re.S)
_BOLD_LINE = re.compile(r"(?:\*\*(?P<bold>[^*]{1,30})\*\*|【(?P<brackets>[^】]{1,30})】)\s*(?P<rest>[:：]?.*)", re.S)


@dataclass(frozen=True)
class Heading:
    """A section's heading: line `index` of the report's lines. `rest` is the span of what follows its colon, if any."""

    index: int
    number: int | None
    title: str
    rest: tuple[int, int] | None = None


def find_headings(text: str, lines: Sequence[Line]) -> list[Heading]:
    """Return the headings of the sections, in order; empty for a report without any."""
    markdown, numbered, bold = _markdown(text, lines), _numbered(text, lines), _bold(lines)
    # Bold lines before the first number are headings over numbered lists; after it they are parts of a section.
    if bold and numbered and bold[0].index < numbered[0].index:
        numbered = []
    return markdown or numbered or bold


def section_level(text: str, lines: Sequence[Line]) -> int:
    """Return the level of the Markdown headings that are sections: the highest used twice or more; 0 for none."""
    levels = Counter(level for line in lines if (level := heading_level(text, line)))
    return min((level for level, count in levels.items() if count >= 2), default=0)


def _markdown(text: str, lines: Sequence[Line]) -> list[Heading]:
    wanted = section_level(text, lines)
    if not wanted:
        return []
    found = []
    for index, line in enumerate(lines):
        if heading_level(text, line) == wanted:
            number, title = split_number(line.body)
            found.append(Heading(index, number, title.rstrip("：: ")))
    return found


def _numbered(text: str, lines: Sequence[Line]) -> list[Heading]:
    """Return the lines at the outermost indentation whose numbers go up and whose titles are short."""
    candidates = []
    for index, line in enumerate(lines):
        heading = _numbered_heading(text, index, line)
        if heading:
            candidates.append((line.indent, heading))
    outermost = min((indent for indent, _ in candidates), default=0)
    found: list[Heading] = []
    for indent, heading in candidates:
        last = found[-1].number if found else 0
        # One column of difference is the blank before a number of one digit.
        if indent <= outermost + 1 and (heading.number or 0) > (last or 0):
            found.append(heading)
    return found


def _numbered_heading(text: str, index: int, line: Line) -> Heading | None:
    raw_start = line.at + len(text[line.at : line.end]) - len(text[line.at : line.end].lstrip())
    number, title = split_number(text[raw_start : line.end])
    if number is None or not title:
        return None
    label = _LABEL.fullmatch(title)
    if label and label["rest"].strip():
        name = label["title"].strip()
        return Heading(index, number, name, _rest(text, line)) if not _SENTENCE_END.search(name) else None
    title = title.rstrip("：: ")
    if not title or len(title) > MAX_TITLE_CHARS or _SENTENCE_END.search(title):
        return None
    return Heading(index, number, title)


def _bold(lines: Sequence[Line]) -> list[Heading]:
    found = []
    for index, line in enumerate(lines):
        match = None if line.bullet or line.indent else _BOLD_LINE.fullmatch(line.body)
        if match is None:
            continue
        title = (match["bold"] or match["brackets"]).strip().rstrip("：: ")
        said = match["rest"].lstrip("：: ")
        if (
            title
            and not _NAMES_ARTICLE.search(title)
            and (said == "" or match["bold"] is None or match["rest"] != said or "：" in match["bold"])
        ):
            found.append(Heading(index, None, title, (line.end - len(said), line.end) if said else None))
    return found if len(found) >= 2 else []


def _rest(text: str, line: Line) -> tuple[int, int] | None:
    """Return the span after the heading's first colon, without blanks and the marks that close the bold before it."""
    colon = re.compile(r"[：:](?:\*\*|__)?\s*").search(text, line.start, line.end)
    # A number may be followed by a colon too (1：时间：…), which isn't the one that is meant.
    while colon and not strip_marks(text[line.start : colon.start()]).strip("0123456789０１２３４５６７８９ "):
        colon = re.compile(r"[：:](?:\*\*|__)?\s*").search(text, colon.end(), line.end)
    return (colon.end(), line.end) if colon and colon.end() < line.end else None
