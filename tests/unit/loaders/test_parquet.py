"""Parquet: tables of anybody's by their columns, and what `kg extract` wrote, at paths and at addresses."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from kg.models import Article
from kg.models.article import Reading

Read = Callable[..., tuple[list, list]]

NEWS = pa.table(
    {
        "标题": ["青岚汽车将建新厂", None],
        "正文": ["青岚汽车表示，将建厂。", "白鹭航运表示，将造船。"],
        "publish_date": [dt.date(2031, 3, 1), None],
        "source": ["晨报", "晚报"],
        "tags": [["汽车"], []],
    }
)


def packed(table: pa.Table) -> bytes:
    written = io.BytesIO()
    pq.write_table(table, written)
    return written.getvalue()


def ours(article: Article, extraction: str | None, **changes: str) -> bytes:
    row = article.model_dump() | {"sha256": article.sha256, "version": "0.1+a", "extraction": extraction} | changes
    return packed(pa.Table.from_pylist([row]))


ARTICLE = Article(id="wire-7", title="青岚汽车将建新厂", content="今年将建厂。", source="晨报")


def test_a_table_of_anybodys_is_read_by_its_columns(tmp_path: Path, read: Read) -> None:
    (tmp_path / "news").write_bytes(packed(NEWS))
    found, errors = read(tmp_path / "news")
    assert not errors
    assert [(a.title, a.content, a.published, a.source) for a in found] == [
        ("青岚汽车将建新厂", "青岚汽车表示，将建厂。", "2031-03-01", "晨报"),
        ("", "白鹭航运表示，将造船。", None, "晚报"),
    ]


def test_a_table_without_a_content_names_its_columns(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.parquet").write_bytes(packed(NEWS.select(["标题", "source"])))
    found, errors = read(tmp_path)
    assert not found
    assert "标题, source" in str(errors[0])


def test_a_damaged_table_is_named_and_the_rest_goes_on(tmp_path: Path, read: Read) -> None:
    whole = packed(NEWS)
    (tmp_path / "a.parquet").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.parquet").write_bytes(whole)
    found, errors = read(tmp_path)
    assert len(found) == 2
    assert [("a.parquet" in str(e), "damaged Parquet" in str(e)) for e in errors] == [(True, True)]


def test_a_table_in_a_zip_is_read(tmp_path: Path, read: Read) -> None:
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("part.parquet", packed(NEWS))
    found, errors = read(tmp_path)
    assert (len(found), errors) == (2, [])


def test_what_was_read_before_comes_with_its_article(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.parquet").write_bytes(ours(ARTICLE, '{"id":"wire-7"}'))
    found, errors = read(tmp_path)
    assert not errors
    assert found[0].model_dump() == ARTICLE.model_dump()
    assert found[0].reading == Reading("0.1+a", '{"id":"wire-7"}')


def test_a_default_that_fills_a_gap_makes_an_article_that_nobody_has_read(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.parquet").write_bytes(ours(ARTICLE, '{"id":"wire-7"}'))
    found, _ = read(tmp_path, defaults={"published": "2031-04-01"})
    assert (found[0].published, found[0].published_basis, found[0].reading) == ("2031-04-01", "default", None)


def test_what_fits_another_text_is_not_taken(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.parquet").write_bytes(ours(ARTICLE, '{"id":"wire-7"}', content="明年将建厂。"))
    found, _ = read(tmp_path)
    assert (found[0].content, found[0].reading) == ("明年将建厂。", None)


def test_an_article_longer_than_allowed_is_refused(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.parquet").write_bytes(ours(ARTICLE, None))
    _, errors = read(tmp_path, max_chars=10)
    assert "over the limit of 10" in str(errors[0])


def test_addresses_name_files_folders_and_patterns(read: Read) -> None:
    storage = fsspec.filesystem("memory")
    storage.pipe_file("/news/one/a.parquet", packed(NEWS))
    storage.pipe_file("/news/one/.b.part", b"half")
    storage.pipe_file("/news/two/c.txt", "青岚汽车将建新厂\n\n青岚汽车表示，将建厂。".encode())
    for address, articles in (("one", 2), ("one/a.parquet", 2), ("", 3), ("*/c.*", 1)):
        found, errors = read(f"memory://news/{address}")
        assert (len(found), errors) == (articles, []), address


def test_an_address_where_nothing_is_and_one_that_nothing_opens_are_lines(read: Read) -> None:
    _, errors = read(["memory://nowhere", "strange-scheme://x/y"])
    assert ["nothing is there" in str(errors[0]), "strange-scheme" in str(errors[1])] == [True, True]
