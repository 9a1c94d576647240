"""The key-information report that a language model wrote on an article: text -> `Report`.

The layout it is made for: a stray `>` and a greeting, `标题：…`, a rule, twelve numbered sections with indented
bullets and lists in lists, a rule, a closing remark. Markdown headings, tables, bold headings and plain paragraphs are
read too. A claim is a leaf of a section: a bullet with nothing below it, a table's row, or a paragraph's sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.errors import LoadError
from kg.models import Claim, Report, Section, clean_text, make_report_id
from loaders.options import LoadOptions
from loaders.report_claims import find_claims
from loaders.report_lines import Line, heading_level, read_lines, split_number, strip_marks
from loaders.report_sections import Heading, find_headings, section_level

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
# Words of the twelve sections' titles.
_SECTION_WORDS = re.compile(
    r"时间|地点|行业|主体|客体|行为|反应|市场情况|政策|法案|条款|情感|倾向|影响|未来|细节|关键|人物|机构|数据"
)


def looks_like_report(text: str) -> bool:
    """Tell whether plain text is a report: a headline (标题：…) and sections, or sections with the report's names.

    The second asks for three headings at least, two of them with words of the twelve sections (时间, 事件主体 …).
    """
    lines = list(read_lines(text))
    headings = _find_sections(text, lines)
    if headings and _headline_line(lines[: headings[0].index]) is not None:
        return True
    return len(headings) >= 3 and sum(bool(_SECTION_WORDS.search(heading.title)) for heading in headings) >= 2


def read_report(
    text: str, where: str, options: LoadOptions, *, headline: str | None = None, article_id: str | None = None
) -> Report:
    """Return the report; `headline` and `article_id` are what came with the text, if anything did.

    Raises LoadError where the text is empty, too long, or makes no claim.
    """
    text = clean_text(text)
    if not text.strip():
        raise LoadError("the report is empty", where=where, hint="Check that the file was written to its end")
    if len(text) > options.max_chars:
        what = f"{len(text):,} characters, over the limit of {options.max_chars:,}"
        raise LoadError(what, where=where, hint="Split the report, or raise --max-chars")
    lines = list(read_lines(text))
    headings = _find_sections(text, lines)
    sections, claims = _read_sections(text, lines, headings)
    if not claims:
        raise LoadError("the report makes no claim", where=where, hint="Sections with bullets under them are expected")
    return Report(
        id=make_report_id(text),
        headline=_find_headline(text, lines, headings) or headline,
        text=text,
        sections=tuple(sections),
        claims=tuple(claims),
        article_id=options.article_id or article_id,
    )


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
    for heading, end in zip(headings, ends, strict=True):
        stop = lines[end].at if end < len(lines) else len(text)
        body = [line for line in lines[heading.index + 1 : end] if not line.is_rule]
        level = section_level(text, lines)
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
