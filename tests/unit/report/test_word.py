"""The report as a Word document: the loader reads it back, and each line's comment has the article's characters."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.models import Article, Report
from kg.report import KeyReport, Line
from kg.report.word import render_word
from kg.text.stretch import Stretch
from loaders import LoadOptions, load
from tests.unit.report.conftest import TITLE

Written = tuple[Article, KeyReport]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def read_back(data: bytes, folder: Path) -> Report:
    path = folder / "report.docx"
    path.write_bytes(data)
    [found] = list(load([str(path)], LoadOptions(), pytest.fail))
    assert isinstance(found, Report)
    return found


def test_it_is_read_back_line_for_line(yanzhou: Written, tmp_path: Path) -> None:
    article, report = yanzhou
    read = read_back(render_word(report, article), tmp_path)
    assert read.headline == TITLE
    assert [section.number for section in read.sections] == list(range(1, 13))
    assert [(c.section_number, c.text) for c in read.claims] == [(line.section, line.text) for line in report.lines]


def test_the_comment_on_each_line_has_its_characters(yanzhou: Written) -> None:
    article, report = yanzhou
    data = render_word(report, article)
    comments = {c.get(f"{W}id"): "".join(c.itertext()) for c in part(data, "comments").iter(f"{W}comment")}
    marked = [r.get(f"{W}id") for r in part(data, "document").iter(f"{W}commentReference")]
    assert marked == [str(number) for number in range(len(report.lines))]
    for id, line in zip(marked, report.lines, strict=True):
        told = [(int(a), int(b)) for a, b in re.findall(r"characters (\d+) to (\d+)", comments[id])]
        assert told == [tuple(span) for span in line.spans]
        assert "".join(article.text[slice(*line.spans[0])].split()) in "".join(comments[id].split())


def test_whatever_an_article_says_stays_text_and_gives_the_same_bytes(tmp_path: Path) -> None:
    article = Article(id="a", title="<b>题</b> & \x07铃", content="甲公司说：</w:t>&amp;")
    line = Line(6, "甲公司说：</w:t>&amp;", (Stretch(article.text.index("甲"), len(article.text)),))
    report = KeyReport("a", article.title, (line,))
    data = render_word(report, article)
    assert data == render_word(report, article)
    assert [claim.text for claim in read_back(data, tmp_path).claims] == ["甲公司说：</w:t>&amp;"]
