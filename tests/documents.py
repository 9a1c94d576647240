"""Files as office programs write them, small: Word, Excel and PDF made by hand, so that no test needs a writer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'


def pack(parts: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
        archive.writestr("[Content_Types].xml", _TYPES)
    return packed.getvalue()


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def make_docx(*blocks: str, title: str = "", head: str = "") -> bytes:
    """Return a Word document of `paragraph(…)` and `table(…)`; `title` goes into its properties."""
    styles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>某程序</dc:creator>"
        "<dcterms:created>2019-01-02T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
    return pack(
        {
            "docProps/core.xml": core,
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
            "word/document.xml": f'{head}<w:document xmlns:w="{_WORD}"><w:body>{"".join(blocks)}</w:body></w:document>',
        }
    )


def make_xlsx(sheets: Mapping[str, Sequence[Sequence[str | float | None]]], *, dates: Sequence[str] = ()) -> bytes:
    """Return a workbook; numbers in the columns named by `dates` (A, B …) are shown as dates."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"'
        ' applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    entries = links = ""
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        body = "".join(
            f'<row r="{at}">{"".join(_cell(at, column, value, dates) for column, value in enumerate(row))}</row>'
            for at, row in enumerate(rows, start=1)
        )
        sheet = f'<worksheet xmlns="{_SHEET}"><sheetData>{body}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet
        entries += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        links += f'<Relationship Id="r{number}" Type="{_REL}/worksheet" Target="worksheets/sheet{number}.xml"/>'
    links += f'<Relationship Id="styles" Type="{_REL}/styles" Target="styles.xml"/>'
    parts["xl/workbook.xml"] = f'<workbook xmlns="{_SHEET}" xmlns:r="{_REL}"><sheets>{entries}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
    return pack(parts)


def _cell(row: int, column: int, value: str | float | None, dates: Sequence[str]) -> str:
    letter = "ABCDEFGHIJ"[column]
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{letter}{row}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{letter}{row}"{" s=" + chr(34) + "1" + chr(34) if letter in dates else ""}><v>{value}</v></c>'


def make_pdf(pages: Sequence[Sequence[str]], *, title: str = "", large: int = 0) -> bytes:
    """Return a PDF with these lines on its pages, in a font that says which characters it draws.

    The first `large` lines of each page are set in larger type.
    """
    characters = sorted({char for lines in pages for line in lines for char in line})
    code = {char: number for number, char in enumerate(characters, start=1)}
    mapped = "\n".join(f"<{number:04x}> <{char.encode('utf-16-be').hex()}>" for char, number in code.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(code)} beginbfchar\n{mapped}\nendbfchar\n"
        "endcmap end end"
    )
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        3: "<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        4: "<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        5: _stream(to_unicode),
        6: f"<</Title <feff{title.encode('utf-16-be').hex()}>/CreationDate(D:20190102000000Z)>>",
    }
    for number, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 {16 if at < large else 10} Tf 50 {800 - 16 * at} Td <{''.join(f'{code[char]:04x}' for char in line)}> Tj ET\n"
            for at, line in enumerate(lines)
        )
        page = 10 + 2 * number
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {page + 1} 0 R>>"
        )
        objects[page + 1] = _stream(drawn)
    return _write_pdf(objects)


def _stream(text: str) -> str:
    return f"<</Length {len(text.encode())}>>\nstream\n{text}\nendstream"


def _write_pdf(objects: Mapping[int, str]) -> bytes:
    out = b"%PDF-1.7\n"
    at: dict[int, int] = {}
    for number, body in objects.items():
        at[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    entries = "".join(f"{number} 1\n{offset:010d} 00000 n \n" for number, offset in at.items())
    trailer = f"trailer\n<</Size {max(at) + 1}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n"
    return out + f"xref\n0 1\n0000000000 65535 f \n{entries}{trailer}".encode()
