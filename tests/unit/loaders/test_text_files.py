"""Plain text and Markdown: headline, byline, and what is no article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.models import Article, Report
from loaders.byline import read_byline
from loaders.markdown_text import is_markdown, markdown_to_text
from tests.documents import make_docx, paragraph

Read = Callable[..., tuple[list, list]]


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_text_takes_its_first_line_for_the_headline(tmp_path: Path, read: Read, encoding: str, break_: str) -> None:
    text = "\n星野汽车公布计划\n\n星野汽车将在2031年建厂。\n有望带动就业。\n".replace("\n", break_)
    found, errors = read(write(tmp_path, "a", text, encoding))
    assert not errors
    assert [(a.title, a.content) for a in found] == [
        ("星野汽车公布计划", "\n星野汽车将在2031年建厂。\n有望带动就业。".lstrip("\n"))
    ]
    assert (found[0].published, found[0].source) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "星野汽车将在2031年建厂，总投资二十亿元。\n有望带动就业。",
        "星野汽车将在2031年建厂，总投资二十亿元",
        "星野汽车" * 20 + "\n有望带动就业。",
    ],
    ids=["a sentence", "nothing but one line", "too long"],
)
def test_text_without_a_headline_keeps_all_of_it_as_content(tmp_path: Path, read: Read, text: str) -> None:
    found, errors = read(write(tmp_path, "a.txt", text))
    assert not errors
    assert [(a.title, a.content) for a in found] == [("", text)]


def test_text_says_source_author_and_date_under_its_headline(tmp_path: Path, read: Read) -> None:
    text = "标题：星野汽车公布计划\n2031-03-01 10:20 来源：晨报\n作者：林远\n\n星野汽车将在2032年建厂。"
    found, _ = read(write(tmp_path, "a.txt", text))
    article = found[0]
    assert (article.title, article.published, article.published_basis) == ("星野汽车公布计划", "2031-03-01", "field")
    assert (article.source, article.author) == ("晨报", "林远")
    assert article.content == text.partition("\n")[2]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("来源：晨报", {"source": "晨报"}),
        ("（来源：晨报）", {"source": "晨报"}),
        ("来源：晨报网  作者：林远  2031年3月1日 10:20", {"source": "晨报网", "author": "林远", "published": "2031年3月1日 10:20"}),
        ("发布时间：2031-03-01 10:20 | 来源：晨报", {"published": "2031-03-01 10:20", "source": "晨报"}),
        ("Source: The Morning Post | Author: L. Yuan", {"source": "The Morning Post", "author": "L. Yuan"}),
        ("2031/3/1", {"published": "2031/3/1"}),
        ("2031年3月1日，星野汽车表示，将建厂。", {}),
        ("星野汽车表示：将在2031年建厂。", {}),
        ("消息来源：一位不愿具名的人士，他说", {}),
        ("作者：林远是星野汽车的董事长，2031年3月1日上任。", {}),
        ("时间：三月", {}),
    ],
)  # fmt: skip
def test_read_byline(line: str, said: dict[str, str]) -> None:
    assert read_byline([line]) == said


NO_ARTICLES = {
    "a program": ("#!/usr/bin/env python3\nprint('新闻')\n", "a program"),
    "a module": ("import os\n\n\ndef run(path):\n    return os.stat(path)\n", "a program"),
    "a log": ("2031-03-01 10:00:00 INFO started\n2031-03-01 10:00:01 ERROR 连接失败\n", "a log"),
    "settings": ("[server]\nport = 80\nhost = localhost\n", "settings"),
    "XML": ('<?xml version="1.0"?>\n<note><to>林远</to></note>\n', "a program or markup"),
    "a picture": ('<svg xmlns="http://www.w3.org/2000/svg"></svg>', "a program or markup"),
    "RTF": (r"{\rtf1\ansi hello}", "an RTF document"),
    "a word": ("hello\n", "no sentence"),
    "a list of names": ("林远\n王岚\n", "no sentence"),
}


@pytest.mark.parametrize(("text", "reason"), NO_ARTICLES.values(), ids=NO_ARTICLES.keys())
def test_text_that_is_no_article_is_named_and_refused(tmp_path: Path, read: Read, text: str, reason: str) -> None:
    write(tmp_path, "bad", text)
    write(tmp_path, "good.txt", "星野汽车公布计划\n星野汽车将建厂。")
    found, errors = read(tmp_path)
    assert [a.title for a in found] == ["星野汽车公布计划"]
    assert [(reason in error.what, error.where) for error in errors] == [(True, str(tmp_path / "bad"))]


def test_text_with_a_few_odd_lines_is_an_article(tmp_path: Path, read: Read) -> None:
    text = "星野汽车公布计划\n2031-03-01 10:20:00 INFO 晨报\n公司说：\n营收 = 20亿元\n总投资二十亿元。\n"
    assert not read(write(tmp_path, "a.txt", text))[1]


@pytest.mark.parametrize("name", ["README.md", "readme", "LICENSE", "CHANGELOG.txt"])
def test_what_tells_about_a_folder_is_refused_by_name(tmp_path: Path, read: Read, name: str) -> None:
    found, errors = read(write(tmp_path, name, "# 说明\n\n这里是新闻。\n"))
    assert not found
    assert [error.what for error in errors] == ["it tells about its folder by its name; rename it if it is an article"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"GIF89a\1\0", "a GIF picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\x7fELF\2\1\1\0", "a program"),
        (b"MZ\x90\0\3\0\0\0", "a program"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive"),
        (b"\0\0\0\x18ftypmp42", "a video or a HEIF picture"),
        (b"SQLite format 3\0", "an SQLite database"),
    ],
)
def test_binary_files_are_named(tmp_path: Path, read: Read, data: bytes, kind: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert [error.what for error in read(tmp_path)[1]] == [f"{kind}, which is not read"]


def test_a_numbered_report_stays_a_report(tmp_path: Path, read: Read) -> None:
    text = (
        "# 标题：星野汽车公布计划\n\n## 1. 时间\n- 2031年\n\n## 2. 事件主体\n- **星野汽车**\n\n## 3. 未来影响\n- 建厂\n"
    )
    assert isinstance(read(write(tmp_path, "a.md", text))[0][0], Report)
    plain = [paragraph(line.lstrip("# ")) for line in text.split("\n") if line]
    (tmp_path / "a.docx").write_bytes(make_docx(*plain))
    assert [type(item) for item in read(tmp_path / "a.docx")[0]] == [Report]
    assert [type(item) for item in read(tmp_path / "a.docx", kind="article")[0]] == [Article]


MARKDOWN = """\
---
title: 星野汽车公布计划
Date: 2031-03-01 10:20:00
source: 晨报
authors: [林远, 王岚]
---

# 星野汽车公布计划

**星野汽车**董事长[林远](https://a.example/1)表示，`2031`年*将*投资**“二十亿元”**建厂。![图](a.png)

1. 第一步
2. 第二步
- 第三步

> 他说：“会的。”

| 年 | 量 |
| --- | --- |
| 2031 | 3万 |
"""


def test_markdown_is_read_without_its_marks(tmp_path: Path, read: Read) -> None:
    found, errors = read(write(tmp_path, "a.txt", MARKDOWN))
    assert not errors
    article = found[0]
    assert (article.title, article.published, article.source, article.author) == (
        "星野汽车公布计划", "2031-03-01", "晨报", "林远、王岚",
    )  # fmt: skip
    assert article.content.split("\n") == [
        "星野汽车董事长林远表示，2031年将投资“二十亿元”建厂。", "1. 第一步", "2. 第二步", "第三步", "他说：“会的。”", "年 量", "2031 3万",
    ]  # fmt: skip


@pytest.mark.parametrize("front", ["---\ntitle: [a\n---\n", "---\n- a\n- b\n---\n", "---\n" + "[" * 5000 + "\n---\n"])
def test_broken_front_matter_does_not_lose_the_article(tmp_path: Path, read: Read, front: str) -> None:
    found, errors = read(write(tmp_path, "a.md", front + "# 星野汽车公布计划\n\n星野汽车将建厂。\n"))
    assert not errors
    assert "星野汽车将建厂。" in found[0].content


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**星野**计划到**2031年**建厂。", "星野计划到2031年建厂。"),
        ("他说**“会的。”**然后走了。", "他说“会的。”然后走了。"),
        ("## 小标题\n\n正文。", "小标题\n正文。"),
        ("见[公告](https://a.example/x?y=1)。", "见公告。"),
        ("    **缩进**的一段。", "缩进的一段。"),
        ("**甲**<br>乙 5\\*3", "甲\n乙 5*3"),
    ],
)
def test_markdown_to_text(text: str, plain: str) -> None:
    assert is_markdown(text)
    assert markdown_to_text(text) == plain


@pytest.mark.parametrize(
    "text", ["2 ** 3 = 8", "__init__", "*ST星野今日涨停", "#星野汽车# 话题", "1. 一\n2. 二", "甲 - 乙\n---\n", "[1] 注"]
)
def test_is_markdown_needs_more_than_a_mark(text: str) -> None:
    assert not is_markdown(text)


def test_markdown_in_a_record_is_reduced(tmp_path: Path, read: Read) -> None:
    record = '{"title": "简讯", "content": "**星野汽车**董事长**林远**表示，公司计划到**2031年**建厂。"}'
    assert read(write(tmp_path, "a.json", record))[0][0].content == "星野汽车董事长林远表示，公司计划到2031年建厂。"


def test_defaults_fill_only_what_a_file_does_not_tell(tmp_path: Path, read: Read) -> None:
    write(tmp_path, "a.txt", "星野汽车公布计划\n星野汽车将建厂。")
    write(tmp_path, "b.txt", "星野汽车公布计划\n来源：晨报 2031-03-01\n星野汽车将建厂。")
    write(tmp_path, "c.json", '{"title": "题", "content": "星野晨报北京2030年1月2日电 星野汽车将建厂。"}')
    plain, _ = read(tmp_path)
    told, _ = read(tmp_path, defaults={"published": "2029-05", "source": "晚报"})
    assert [(a.published, a.published_basis, a.source) for a in told] == [
        ("2029-05", "default", "晚报"),
        ("2031-03-01", "field", "晨报"),
        ("2030-01-02", "dateline", "晚报"),
    ]
    assert [a.id for a in told] == [a.id for a in plain]
    assert told[0].sha256 != plain[0].sha256
    assert told[1].sha256 == plain[1].sha256
