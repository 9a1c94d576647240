"""The key-information report that a language model wrote on an article: text -> `Report`.

The layout it is made for: a stray `>` and a greeting, `标题：…`, a rule, twelve numbered sections with indented
bullets and lists in lists, a rule, a closing remark. Markdown headings, tables, bold headings and plain paragraphs are
read too. A claim is a leaf of a section: a bullet with nothing below it, a table's row, or a paragraph's sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Claim, Report, Section, clean_text, make_report_id
from loaders.options import LoadOptions
from loaders.report_claims import find_claims
from loaders.report_lines import Line, heading_level, read_lines, split_number, strip_marks
from loaders.report_sections import MAX_TITLE_CHARS, Heading, find_headings, section_level

_HEADLINE = re.compile(
    r"(?:(?:新闻|文章|原文|报道)?(?:标题|题目)|title|headline)\s*(?:[:：]\s*(?P<headline>.*)|$)", re.I
)
_TITLE_MARKS = re.compile(r"《([^《》]+)》")
_PAIRS = ("《》", "“”", '""', "「」", "【】", "‘’")
# Titles that name the report rather than the article.
_OWN_TITLE = re.compile(
    r"报告|关键信息|要点|信息提取|摘要|分析|梳理|总结|report|summary|key (?:information|points)", re.I
)
_GREETING = re.compile(r"好的|当然|以下|请看|您好|你好|根据|sure|here (?:is|are)|certainly", re.I)
_CLOSING = re.compile(r"请?注意[：:]|注[：:]|以上|希望|如需|如有|如果您|如您|note:|hope", re.I)
# The titles of the twelve sections, and others that language models give them, by the words that they are made of.
_SECTION_NAME = re.compile(
    r"(?:(?:新闻|事件|文章|主要|核心|相关|涉及|其他|其它|关键|重要|未来|可能|潜在|发布|发生|整体|总体|具体|的|及其(?![他它])|及"
    r"|市场(?!\s*[(（]|\Z)|与|和|或|、|/|／|\s)*+"
    r"(?:时间|日期|地点|地区|行业|领域|主体|客体|对象|行为|行动|反应|反馈|市场|情况|政策|法案|法规|条款|情感|倾向|态度|影响|范围|前景"
    r"|展望|细节|信息|人物|机构|企业|公司|组织|数据|指标|背景|概述|概要|摘要|总结|结论|计划|观点|表态|要点|点|线|性|方)){1,4}+"
    r"(?:\s*[(（][^()（）]{0,20}[)）])?"
)
# A programme of a meeting has a time and a place too.
_WITH_ANY_EVENT = re.compile(r"时间|日期|地点|地区|人物|机构|企业|公司|组织|对象|背景|概述|概要|摘要|总结|结论|要点")
_MIN_SECTIONS = 3
_CODE_LINE = re.compile(
    r"#!|(?:from\s+\S+\s+)?import\s|#include|(?:async\s+)?def\s|class\s+\w.*[:{]$|(?:export\s+)?(?:function|const|let|var)\s"
    r"|(?:public|private|package|using|namespace|return|SELECT|INSERT|CREATE)\s|[\w.]+\s*[-+]?=[^=]|</?\w+"
    r"|[\x20-\x7e]*[;{}]$",
    re.A,
)
_LOG_LINE = re.compile(r"[\[(]?(?:\d{4}[-/]\d\d[-/]\d\d[ T]|\d\d:\d\d:\d\d|(?:DEBUG|INFO|WARN|ERROR|FATAL)\b)")
_TWO_NAMES = re.compile(r'\ufeff?"?[a-z_][\w-]{0,30}"?,"?[a-z_][\w-]{0,30}"?', re.A | re.I)
_CELL = re.compile(r'\ufeff?"?[\w .:-]{1,40}"?')


def looks_like_report(text: str) -> bool:
    """Tell whether plain text is a report: sections with the names that a report's sections have, most of them.

    With a headline (标题：…) before them one such section is enough, else there are three, and one of them is more than
    the time, place and persons that the programme of a meeting has too. Headings in 【】 stand in the news as well and
    count for nothing without a headline. A table, a log and a program are none, whatever is in them.
    """
    lines = list(read_lines(text))
    if _is_other(lines):
        return False
    headings = _find_sections(text, lines)
    if not headings:
        return False
    short = (heading for heading in headings if len(heading.title) <= MAX_TITLE_CHARS)
    named = [heading for heading in short if _SECTION_NAME.fullmatch(heading.title.strip())]
    if 2 * len(named) < len(headings) or not named:
        return False
    in_brackets = any(lines[heading.index].body.startswith("【") for heading in headings)
    own = any(not _WITH_ANY_EVENT.search(heading.title) for heading in named)
    enough = len(named) >= _MIN_SECTIONS and own
    if _headline_line(lines[: headings[0].index]) is not None:
        return enough or not in_brackets
    return enough and not in_brackets


def _is_other(lines: Sequence[Line]) -> bool:
    """Tell whether the lines are those of a table, a log or a program."""
    if not lines:
        return False
    first = lines[0].body
    if _TWO_NAMES.fullmatch(first):
        return True
    for delimiter in (",", "\t", ";"):
        cells = first.split(delimiter)
        if len(cells) >= (2 if delimiter == "\t" else 3) and all(_CELL.fullmatch(cell.strip()) for cell in cells):
            return True
    logged = sum(_LOG_LINE.match(line.body) is not None for line in lines)
    code = sum(_CODE_LINE.match(line.body) is not None for line in lines)
    return 2 * logged > len(lines) or 4 * code > len(lines)


def read_report(
    text: str, where: str, options: LoadOptions, *, headline: str | None = None, article_id: str | None = None
) -> Report:
    """Return the report; `headline` and `article_id` are what came with the text, if anything did.

    Raises LoadError where the text is empty, too long, or makes no claim.
    """
    text = clean_text(text)
    if not text.strip():
        raise LoadError(msg("the report is empty"), where=where, hint=msg("Check that the file was written to its end"))
    if len(text) > options.max_chars:
        what = msg(
            "{count:,} characters, over the limit of {max_chars:,}", count=len(text), max_chars=options.max_chars
        )
        raise LoadError(what, where=where, hint=msg("Split the report, or raise --max-chars"))
    lines = list(read_lines(text))
    headings = _find_sections(text, lines)
    sections, claims = _read_sections(text, lines, headings)
    if not claims:
        raise LoadError(
            msg("the report makes no claim"), where=where, hint=msg("Sections with bullets under them are expected")
        )
    return Report(
        id=make_report_id(text),
        headline=_find_headline(text, lines, headings) or headline,
        text=text,
        sections=tuple(sections),
        claims=tuple(claims),
        article_id=options.article_id or article_id,
    )


def reread_report(stored: Mapping[str, Any]) -> Report:
    """Return a report that was kept with its `text`, `id`, `headline` and `article_id`, read as this version reads it.

    Raises LoadError as `read_report` does, KeyError and ValueError where what was kept is damaged.
    """
    text, identifier = str(stored["text"]), str(stored["id"])
    read = read_report(text, identifier, LoadOptions(max_chars=max(1, len(text))))
    kept = {"id": identifier, "headline": stored.get("headline"), "article_id": stored.get("article_id")}
    return Report.model_validate(read.model_dump() | kept)


def _find_sections(text: str, lines: Sequence[Line]) -> list[Heading]:
    """Return the headings of sections; a first one that only names the headline (## 标题：…) is none."""
    headings = find_headings(text, lines)
    if headings and _headline_line([lines[headings[0].index]]) is not None:
        return headings[1:]
    return headings


def _read_sections(text: str, lines: Sequence[Line], headings: Sequence[Heading]) -> tuple[list[Section], list[Claim]]:
    sections: list[Section] = []
    claims: list[Claim] = []
    if not headings:
        return sections, list(find_claims(text, _without_frame(lines), None, 0))
    ends = [heading.index for heading in headings[1:]] + [_closing_index(lines, headings[-1].index)]
    level = section_level(text, lines)
    for heading, end in zip(headings, ends, strict=True):
        stop = lines[end].at if end < len(lines) else len(text)
        body = [line for line in lines[heading.index + 1 : end] if not line.is_rule]
        sections.append(Section(number=heading.number, title=heading.title, start=lines[heading.index].at, end=stop))
        claims += find_claims(text, body, heading, lines[heading.index].indent, level)
    return sections, claims


def _closing_index(lines: Sequence[Line], last_heading: int) -> int:
    """Return the index of the line with which the last section has ended: a rule below text, or a closing remark."""
    for index in range(last_heading + 1, len(lines)):
        line = lines[index]
        if line.is_rule and index > last_heading + 1:
            return index
        if not line.bullet and line.indent == 0 and _CLOSING.match(line.plain) and index > last_heading + 1:
            return index
    return len(lines)


def _without_frame(lines: Sequence[Line]) -> list[Line]:
    """Leave out greeting, headline, rules and closing remark of a report that has no sections."""
    kept = [line for line in lines if not line.is_rule and line.body != ">" and not _HEADLINE.match(line.plain)]
    while kept and _GREETING.match(kept[0].plain) and kept[0].is_label:
        kept.pop(0)
    while len(kept) > 1 and not kept[-1].bullet and _CLOSING.match(kept[-1].plain):
        kept.pop()
    return kept


def _find_headline(text: str, lines: Sequence[Line], headings: Sequence[Heading]) -> str | None:
    preamble = lines[: headings[0].index] if headings else lines[:5]
    for candidate in (*_labelled(preamble), *_in_greeting(text, preamble)):
        if cleaned := _unwrap(candidate):
            return cleaned
    return None


def _labelled(preamble: Sequence[Line]) -> Iterator[str]:
    """Yield what stands after 标题：, on the same line or the next."""
    at = _headline_line(preamble)
    if at is not None and (match := _HEADLINE.match(_bare(preamble[at]))):
        yield match["headline"] or (preamble[at + 1].plain if at + 1 < len(preamble) else "")


def _in_greeting(text: str, preamble: Sequence[Line]) -> Iterator[str]:
    for line in preamble:
        if heading_level(text, line) == 1 and not _OWN_TITLE.search(line.body):
            yield line.body.lstrip("# ")
    for line in preamble:
        if match := _TITLE_MARKS.search(line.body):
            yield match[1]


def _headline_line(preamble: Sequence[Line]) -> int | None:
    return next((index for index, line in enumerate(preamble) if _HEADLINE.match(_bare(line))), None)


def _bare(line: Line) -> str:
    """Return the line without quote marks, Markdown and a number before it."""
    return split_number(strip_marks(line.body).lstrip("># "))[1]


def _unwrap(headline: str) -> str:
    bare = strip_marks(headline).strip()
    for pair in _PAIRS:
        if len(bare) > 2 and bare[0] == pair[0] and bare[-1] == pair[1] and pair[0] not in bare[1:-1]:
            bare = bare[1:-1].strip()
    return bare
