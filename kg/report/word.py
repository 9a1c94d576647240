"""The report as a Word document (docx): headings, lists, and beside each line a comment with the article's characters.

Only what a reader of Word needs is written: WordprocessingML of ECMA-376 (transitional), without a library, since there are
four kinds of paragraph. The same report gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from kg.messages import phrase
from kg.models import Article
from kg.printable import printable
from kg.report.layout import NOTHING, on_one_line
from kg.report.lines import SECTIONS, KeyReport, Line

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Calibri"/>'
_PARTS = ("document", "styles", "numbering", "comments")
_TYPES = {"document": "document.main"}


def render_word(report: KeyReport, article: Article) -> bytes:
    """Return the report as the bytes of a docx file."""
    paragraphs, comments = _written(report, article)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relationships(
            {f"rId{n}": (p, f"{p}.xml") for n, p in enumerate(_PARTS[1:], 1)}
        ),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{paragraphs}<w:sectPr/></w:body></w:document>',
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{"".join(_styles())}</w:styles>',
        "word/numbering.xml": f'{_HEAD}<w:numbering xmlns:w="{_MAIN}">{_bullets()}</w:numbering>',
        "word/comments.xml": f'{_HEAD}<w:comments xmlns:w="{_MAIN}">{comments}</w:comments>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _written(report: KeyReport, article: Article) -> tuple[str, str]:
    """Return the paragraphs, and the comments on them."""
    paragraphs = [_paragraph(f"标题：{on_one_line(report.title)}", "Title")]
    comments: list[str] = []
    for number, name in enumerate(SECTIONS, 1):
        lines = report.section(number)
        paragraphs.append(_paragraph(f"{number}. {name}" if lines else f"{number}. {name}（{NOTHING}）", "Heading2"))
        for label, labelled in groupby(lines, lambda line: line.label):
            if label:
                paragraphs.append(_paragraph(f"{label}：", level=0))
            for line in labelled:
                paragraphs.append(_paragraph(line.text, level=1 if label else 0, comment=len(comments)))
                comments.append(_comment(len(comments), line, article.text))
    return "".join(paragraphs), "".join(comments)


def _paragraph(text: str, style: str = "ListParagraph", *, level: int | None = None, comment: int | None = None) -> str:
    listed = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    run = _run(text)
    if comment is not None:
        run = (
            f'<w:commentRangeStart w:id="{comment}"/>{run}<w:commentRangeEnd w:id="{comment}"/>'
            f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
        )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>{run}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>'


def _comment(number: int, line: Line, text: str) -> str:
    """Return the comment on a line: the article's characters that it rests on, and where they stand."""
    quotes = (
        phrase("「{quote}」 characters {start} to {end}", quote=on_one_line(text[start:end]), start=start, end=end)
        for start, end in line.spans
    )
    said = "".join(f"<w:p>{_run(quote)}</w:p>" for quote in quotes)
    return f'<w:comment w:id="{number}" w:author="kg" w:initials="kg">{said}</w:comment>'


def _styles() -> Iterator[str]:
    yield f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    for style, name, size, bold in (
        ("Title", "Title", 32, True),
        ("Heading2", "heading 2", 24, True),
        ("ListParagraph", "List Paragraph", 21, False),
    ):
        spaced = '<w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/></w:pPr>' if bold else ""
        strong = "<w:b/>" if bold else ""
        yield (
            f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{spaced}'
            f'<w:rPr>{strong}<w:sz w:val="{size}"/></w:rPr></w:style>'
        )  # fmt: skip


def _bullets() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{420 * (level + 1)}" w:hanging="260"/></w:pPr></w:lvl>'
        for level, mark in enumerate("•◦")
    )
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{_TYPES.get(part, part)}+xml"/>' for part in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relationships(found: dict[str, tuple[str, str]]) -> str:
    made: Iterable[str] = (
        f'<Relationship Id="{id}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>' for id, (kind, target) in found.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'
