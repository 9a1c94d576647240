"""Word and PDF: text in reading order and whole sentences; nothing that is the file's own counts for the article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.pdf_lines import join_pages
from tests.documents import make_docx, make_pdf, make_xlsx, pack, paragraph, table

Read = Callable[..., tuple[list, list]]


def test_word_gives_paragraphs_and_tables_in_order(tmp_path: Path, read: Read) -> None:
    blocks = (
        paragraph("星野汽车将建新厂", "Title"), paragraph("来源：晨报  2031-03-01"), paragraph("星野汽车表示，将建厂。"),
        table([["年份", "产量"], ["2031", "3万辆"]]), paragraph("表后一段。"),
    )  # fmt: skip
    (tmp_path / "a.txt").write_bytes(make_docx(*blocks))
    found, errors = read(tmp_path)
    assert not errors
    article = found[0]
    assert article.title == "星野汽车将建新厂"
    assert article.content.split("\n")[1:] == ["星野汽车表示，将建厂。", "年份 产量", "2031 3万辆", "表后一段。"]
    assert (article.published, article.source) == ("2031-03-01", "晨报")


def test_word_takes_its_title_from_the_properties_where_the_text_has_none(tmp_path: Path, read: Read) -> None:
    body = (paragraph("星野汽车表示，将在2032年建厂。"), paragraph("第二段。"))
    (tmp_path / "a.docx").write_bytes(make_docx(*body, title="星野汽车将建新厂"))
    (tmp_path / "b.docx").write_bytes(make_docx(*body, title="Microsoft Word - 文档1.docx"))
    (tmp_path / "c.docx").write_bytes(make_docx(paragraph("星野汽车将建新厂"), *body, title="模板"))
    found, _ = read(tmp_path)
    assert [a.title for a in found] == ["星野汽车将建新厂", "", "星野汽车将建新厂"]
    assert found[0].content == "星野汽车表示，将在2032年建厂。\n第二段。"
    # Who made the file, and when, says nothing about the article.
    assert [(a.published, a.author) for a in found] == [(None, None)] * 3


def test_word_inside_archives_is_read(tmp_path: Path, read: Read) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("一.docx", make_docx(paragraph("星野汽车将建新厂"), paragraph("星野汽车表示，将建厂。")))
        archive.writestr("二.xlsx", make_xlsx({"表": [["title", "content"], ["题", "正文。"]]}))
    found, errors = read(tmp_path)
    assert not errors
    assert [a.title for a in found] == ["星野汽车将建新厂", "题"]


def zip_of(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BAD_DOCUMENTS = {
    "an empty document": (make_docx(), "no text in the document"),
    "a Word document with entities": (make_docx(paragraph("好"), head=BOMB), "defines entities"),
    "a damaged document": (make_docx(paragraph("好"))[:-400], "can't be read to its end"),
    "broken XML": (pack({"word/document.xml": "<w:document><w:body>"}), "a damaged Word document"),
    "no sheets": (pack({"xl/worksheets/sheet1.xml": "<x>", "xl/workbook.xml": "<y>"}), "a damaged workbook"),
    "a presentation": (pack({"ppt/presentation.xml": "<x/>"}), "a presentation, which is not read"),
    "an OpenDocument file": (zip_of(mimetype=b"application/x", **{"content.xml": b"<x/>"}), "an OpenDocument file"),
    "an old Word document": (OLE + "WordDocument".encode("utf-16-le"), "the old format (.doc)"),
    "an encrypted document": (OLE + "EncryptedPackage".encode("utf-16-le"), "it is encrypted"),
    "an old workbook cut short": (OLE + "Workbook".encode("utf-16-le"), "a damaged workbook"),
    "an old file of another kind": (OLE, "an office file of an unknown kind"),
    "a PDF cut short": (b"%PDF-1.7\n1 0 obj\n<<", "a damaged PDF"),
    "a scan": (make_pdf([[]]), "no text in the PDF"),
    "a PDF in a font without characters": (make_pdf([["\ue001\ue002\ue003\ue004\ue005"]]), "can't be read"),
}


@pytest.mark.parametrize(("data", "reason"), BAD_DOCUMENTS.values(), ids=BAD_DOCUMENTS.keys())
def test_bad_documents_are_named_and_the_rest_is_read(tmp_path: Path, read: Read, data: bytes, reason: str) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "b.docx").write_bytes(make_docx(paragraph("星野汽车将建新厂"), paragraph("星野汽车表示，将建厂。")))
    found, errors = read(tmp_path)
    assert [a.title for a in found] == ["星野汽车将建新厂"]
    assert [(reason in error.what, error.where) for error in errors] == [(True, str(tmp_path / "a.docx"))], errors
    assert errors[0].hint


def test_a_word_bomb_stops_at_the_limit(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.office.MAX_PARTS_BYTES", 1 << 20)
    (tmp_path / "a.docx").write_bytes(make_docx(paragraph("好" * (1 << 20))))
    (tmp_path / "b.xlsx").write_bytes(make_xlsx({"表": [["title", "content"], ["题", "好" * (1 << 20)]]}))
    errors = read(tmp_path)[1]
    assert ["unpacks to more than 1,048,576 bytes" in error.what for error in errors] == [True, True]


def test_pdf_gives_whole_sentences_across_lines_and_pages(tmp_path: Path, read: Read) -> None:
    first = [
        "晨报内参",
        "星野汽车将建新厂",
        "来源：晨报  2031-03-01",
        "星野汽车董事长林远表示，公司计划到二零三二年投资二十",
        "亿元建设新的工厂，预计每年能够生产三十万辆汽车，并带",
        "动当地的就业。",
        "当地政府表示支持。这个项目将会在明年的春天开工，在后",
        "第 1 页",
    ]
    second = ["晨报内参", "年的秋天完工。", "第 2 页"]
    third = ["晨报内参", "完。", "第 3 页"]
    (tmp_path / "a.pdf").write_bytes(make_pdf([first, second, third]))
    found, errors = read(tmp_path)
    assert not errors
    assert (found[0].title, found[0].source, found[0].published) == ("星野汽车将建新厂", "晨报", "2031-03-01")
    assert found[0].content.split("\n")[1:] == [
        "星野汽车董事长林远表示，公司计划到二零三二年投资二十亿元建设新的工厂，预计每年能够生产三十万辆汽车，并带动当地的就业。",
        "当地政府表示支持。这个项目将会在明年的春天开工，在后年的秋天完工。",
        "完。",
    ]


def test_pdf_joins_a_headline_of_two_lines_by_its_property(tmp_path: Path, read: Read) -> None:
    lines = ["星野汽车将在三个国家", "建设新厂", "星野汽车董事长林远表示，公司计划到二零三二年建厂。"]
    (tmp_path / "a.pdf").write_bytes(make_pdf([lines], title="星野汽车将在三个国家建设新厂"))
    assert [(a.title, a.content) for a in read(tmp_path)[0]] == [("星野汽车将在三个国家建设新厂", lines[2])]


def test_pdf_joins_a_headline_of_two_lines_by_its_type(tmp_path: Path, read: Read) -> None:
    lines = [
        "星野汽车将在三个国家",
        "建设新厂",
        "晨报  2031-03-01",
        "星野汽车董事长林远表示，公司计划到二零三二年建厂。",
    ]
    (tmp_path / "a.pdf").write_bytes(make_pdf([lines], large=2))
    assert [(a.title, a.content) for a in read(tmp_path)[0]] == [("星野汽车将在三个国家建设新厂", "\n".join(lines[2:]))]


def test_pdf_reads_radicals_as_characters_and_takes_out_gaps_in_sentences() -> None:
    page = (
        "星野汽⻋\n来源：晨报  2031-03-01\n星野汽⻋董事⻓表⽰，到 2032 年投资 20 亿元建设⼯⼚，增⻓ 5% 。\n年份 产量\n"
    )
    assert join_pages([page]).split("\n") == [
        "星野汽车",
        "来源：晨报  2031-03-01",
        "星野汽车董事长表示，到2032年投资20亿元建设工厂，增长5%。",
        "年份 产量",
    ]


def test_pdf_joins_a_number_that_a_line_cuts() -> None:
    assert (
        join_pages(["星野汽车表示计划到二零三二年投资2\n0亿元建厂。"]) == "星野汽车表示计划到二零三二年投资20亿元建厂。"
    )


def test_join_pages_joins_latin_with_a_blank_and_takes_out_hyphens() -> None:
    lines = [
        "Starfield said on Monday that it will build a new inter-",
        "national plant in the north of the country and hire",
        "people. It starts soon.",
    ]
    assert join_pages(["\n".join(lines)]) == (
        "Starfield said on Monday that it will build a new international plant in the north of the country and hire"
        " people. It starts soon."
    )


def test_pdf_keeps_to_the_limit(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf([["好" * 50] * 40] * 10))
    assert "more than 1,000 characters" in read(tmp_path, max_chars=1000)[1][0].what
