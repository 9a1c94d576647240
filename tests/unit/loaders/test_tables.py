"""CSV and Excel: a row an article, by the same names of fields as records of JSON."""

from __future__ import annotations

import gzip
import io
import logging
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents import make_xlsx

Read = Callable[..., tuple[list, list]]

CSV = (
    'id,标题,正文,发布时间,来源\r\n'
    '1,星野汽车公布计划,"【导语】星野汽车公布计划。\r\n【细节】将在2031年建厂，投资""二十亿元""。\r\n【影响】带动就业。",2031-03-01,晨报\r\n'
    '2,星野汽车建厂,"星野汽车宣布,将建厂。",2031年3月2日,\r\n'
)  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_gives_an_article_a_row(tmp_path: Path, read: Read, delimiter: str, encoding: str) -> None:
    text = CSV if delimiter == "," else CSV.replace("宣布,将", "宣布，将").replace(",", delimiter)
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    found, errors = read(tmp_path)
    assert not errors
    assert [(a.id, a.title, a.published, a.source) for a in found] == [
        ("1", "星野汽车公布计划", "2031-03-01", "晨报"),
        ("2", "星野汽车建厂", "2031-03-02", None),
    ]
    assert found[0].content.split("\n")[1].strip() == '【细节】将在2031年建厂，投资"二十亿元"。'


def test_csv_loses_only_the_rows_that_are_broken(tmp_path: Path, read: Read) -> None:
    text = 'title,content\n一,第一。\n二,"没有关上\n三,"第三。"\n四,第四,多了\n五,\n六,"第六。\n两行。"\n七,"到底也没关上\n八,第八。\n'
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    found, errors = read(tmp_path)
    assert [(a.title, a.content) for a in found] == [
        ("一", "第一。"), ("三", "第三。"), ("六", "第六。\n两行。"), ("八", "第八。")
    ]  # fmt: skip
    assert [(error.where or "").rpartition(", ")[2] for error in errors] == ["line 3", "line 5", "line 6", "line 9"]
    assert errors[1].what == "3 cells where the header has 2 columns"
    assert errors[2].what == "the content is empty"


def test_csv_reads_long_cells_and_keeps_to_the_limit(tmp_path: Path, read: Read) -> None:
    long = "字" * 200_000
    (tmp_path / "a.csv").write_text(f"title,content\n一,{long}\n二,好。\n", encoding="utf-8")
    found, _ = read(tmp_path)
    assert [len(a.content) for a in found] == [200_000, 2]
    found, errors = read(tmp_path, max_chars=100)
    assert [a.title for a in found] == ["二"]
    assert "over the limit of 100" in errors[0].what


@pytest.mark.parametrize(
    "text", ["first,second,judgement\n甲,乙,same\n丙,丁,different\n", "年份;产量\n2031;3\n2032;4\n"]
)
def test_a_table_without_a_content_is_refused_once_with_its_columns(tmp_path: Path, read: Read, text: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    found, errors = read(tmp_path)
    assert not found
    assert [error.what for error in errors] == ["a table without a column for the content"]
    assert ", ".join(text.partition("\n")[0].replace(";", ",").split(",")) in (errors[0].hint or "")
    assert "--field content=COLUMN" in (errors[0].hint or "")


def test_csv_takes_the_columns_that_the_options_name(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.csv").write_text("甲,乙\n题,星野汽车将建厂。\n", encoding="utf-8")
    found, errors = read(tmp_path, fields={"title": "甲", "content": "乙"})
    assert not errors
    assert [(a.title, a.content) for a in found] == [("题", "星野汽车将建厂。")]


def test_a_header_alone_says_that_there_are_no_rows(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.csv").write_text("title,content\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(make_xlsx({"新闻": [["title", "content"]]}))
    assert [error.what for error in read(tmp_path)[1]] == ["the table has no rows", "the table has no rows"]


@pytest.mark.parametrize(
    "text",
    [
        "星野汽车，林远，建厂\n星野汽车表示，将在2031年建厂，投资二十亿元。\n有望带动就业，增加税收。\n",
        "星野汽车建厂\n\t星野汽车表示，将建厂。\n\t当地政府表示支持。\n\t有望带动就业。\n",
        "Plant, jobs and money\nStarfield said, on Monday, that it builds.\nIt will hire people, it said, soon.\n",
    ],
)
def test_prose_with_commas_is_no_table(tmp_path: Path, read: Read, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found, errors = read(tmp_path)
    assert not errors
    assert [a.title for a in found] == [text.partition("\n")[0]]


def test_excel_gives_an_article_a_row_of_each_sheet_with_a_content(
    tmp_path: Path, read: Read, caplog: pytest.LogCaptureFixture
) -> None:
    sheets = {
        "一月": [["标题", "正文", "日期", "id"], ["题一", "星野汽车\n将建厂。", 47908.43, 7], [None], ["题二", "第二。", None, 8]],
        "说明": [["x", "y"], ["1", "2"]],
        "二月": [["title", "content"], ["题三", "第三。"], ["题四", None]],
        "空": [],
    }  # fmt: skip
    (tmp_path / "a.bin").write_bytes(make_xlsx(sheets, dates="C"))
    with caplog.at_level(logging.WARNING):
        found, errors = read(tmp_path)
    assert [(a.id, a.title, a.content, a.published) for a in found[:2]] == [
        ("7", "题一", "星野汽车\n将建厂。", "2031-03-01"),
        ("8", "题二", "第二。", None),
    ]
    assert found[2].title == "题三"
    where = f"{tmp_path / 'a.bin'}, sheet 二月, row 3"
    assert [error.where for error in errors] == [where]
    assert f"{tmp_path / 'a.bin'}, sheet 说明: skipped, no column for the content" in caplog.text


def test_excel_without_articles_is_refused_with_its_columns(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.xlsx").write_bytes(make_xlsx({"表": [["年份", "产量"], [2031, 3]]}))
    errors = read(tmp_path)[1]
    assert [error.what for error in errors] == ["a table without a column for the content"]
    assert "年份, 产量" in (errors[0].hint or "")


def test_an_empty_workbook_is_refused(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.xlsx").write_bytes(make_xlsx({"空": []}))
    assert [error.what for error in read(tmp_path)[1]] == ["the workbook is empty"]


def test_cells_far_apart_do_not_fill_the_memory(tmp_path: Path, read: Read) -> None:
    good = make_xlsx({"表": [["title", "content"], ["一", "二。"]]})
    bad = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            target.writestr(name, source.read(name).replace(b"</sheetData>", far))
    (tmp_path / "a.xlsx").write_bytes(bad.getvalue())
    (tmp_path / "b.xlsx").write_bytes(good)
    found, errors = read(tmp_path)
    assert [a.title for a in found] == ["一"]
    assert "spans more than 10,000,000 cells" in errors[0].what


def test_shared_strings_do_not_fill_the_memory(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.excel_size.MAX_SHARED_BYTES", 1_000_000)
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(2, 402))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    edits = {
        "xl/worksheets/sheet1.xml": ("</sheetData>", rows + "</sheetData>"),
        "xl/_rels/workbook.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="ss" Type="{kind}" Target="sharedStrings.xml"/></Relationships>',
        ),
    }
    for length, refused in ((1_000, True), (700, False)):
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(make_xlsx({"表": [["content"]]}))) as source,
            zipfile.ZipFile(packed, "w") as target,
        ):
            for name in source.namelist():
                old, new = edits.get(name, ("", ""))
                target.writestr(name, source.read(name).decode().replace(old, new) if old else source.read(name))
            sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            target.writestr("xl/sharedStrings.xml", f'<sst xmlns="{sheet}"><si><t>{"新" * length}</t></si></sst>')
        (tmp_path / "a.xlsx").write_bytes(packed.getvalue())
        found, errors = read(tmp_path)
        assert ([error.what for error in errors], len(found)) == (
            (["texts of its cells add up to more than 1,000,000 bytes"], 0) if refused else ([], 400)
        )


def test_a_table_of_markdown_is_no_csv(tmp_path: Path, read: Read) -> None:
    text = "| 项目 | 内容 |\n| --- | --- |\n| 计划 | 星野汽车将在2031年建厂。 |\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found, errors = read(tmp_path)
    assert not errors
    assert [(a.title, a.content) for a in found] == [("项目 内容", "计划 星野汽车将在2031年建厂。")]


def test_indented_lines_are_no_table(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("\t星野汽车建厂\n\t星野汽车表示将建厂。\n\t当地支持。\n", encoding="utf-8")
    found, errors = read(tmp_path)
    assert not errors
    assert [a.title for a in found] == ["星野汽车建厂"]


def test_csv_with_the_line_ends_of_a_mac(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.csv").write_bytes('title,content\r题一,第一。\r题二,"第二，\r两行。"\r'.encode())
    found, errors = read(tmp_path)
    assert not errors
    assert [(a.title, a.content) for a in found] == [("题一", "第一。"), ("题二", "第二，\n两行。")]


def test_csv_in_an_archive_is_read(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(CSV.encode()))
    found, errors = read(tmp_path)
    assert not errors
    assert [a.id for a in found] == ["1", "2"]
