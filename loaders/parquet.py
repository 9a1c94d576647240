"""Parquet tables: a row an article, by the columns' names; and what `kg extract` wrote, read or not yet, taken as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Article
from kg.models.article import Reading
from loaders.article import read_records
from loaders.containers import seekable
from loaders.defaults import fill_in
from loaders.formats import BinaryFormat, Item
from loaders.options import LoadOptions
from loaders.records import Record
from loaders.sources import Blob
from loaders.table import require_content_column

if TYPE_CHECKING:
    import pyarrow.parquet as pq

MAGIC = b"PAR1"
ARTICLE_COLUMNS = tuple(Article.model_fields)
READING_COLUMNS = ("sha256", "version", "extraction")
# Rows that are in memory as Python objects at once.
_ROWS_AT_ONCE = 64


def fits(head: bytes) -> bool:
    """Tell whether these are the bytes of a Parquet file."""
    return head.startswith(MAGIC)


def read(blob: Blob, options: LoadOptions) -> Iterator[Item]:
    """Yield the article of each row. LoadError where no column holds a content, and for a damaged file."""
    table = _open(blob)
    columns = list(table.schema_arrow.names)
    if {*ARTICLE_COLUMNS, *READING_COLUMNS} <= set(columns):
        yield from (_read_ours(row, where, options) for row, where in _rows(table, blob.name))
        return
    require_content_column(columns, blob.name, options)
    yield from read_records((Record(_plain(row), where) for row, where in _rows(table, blob.name)), options)


def _open(blob: Blob) -> pq.ParquetFile:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        hint = msg("Install it with pip install 'news-kg[parquet]'")
        raise LoadError(msg("a Parquet table, which is read with pyarrow"), where=blob.name, hint=hint) from None
    try:
        return pq.ParquetFile(seekable(blob).open())
    except pa.ArrowException as error:
        raise _damaged(blob.name, error) from error


def _rows(table: pq.ParquetFile, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    import pyarrow as pa

    number = 0
    try:
        for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE):
            for row in batch.to_pylist():
                number += 1
                yield row, msg("{name}, row {number}", name=name, number=number)
    except pa.ArrowException as error:
        raise _damaged(name, error) from error


def _read_ours(row: dict[str, Any], where: str, options: LoadOptions) -> Item:
    """Return the article exactly as it was when the table was written, with what was read in it."""
    try:
        article = fill_in(Article(**{name: row[name] for name in ARTICLE_COLUMNS}), options.defaults)
    except ValidationError as error:
        return LoadError(
            msg("no article ({msg})", msg=error.errors()[0]["msg"]), where=where, hint=msg("Write the table anew")
        )
    if len(article.text) > options.max_chars:
        what = msg(
            "{count:,} characters, over the limit of {max_chars:,}",
            count=len(article.text),
            max_chars=options.max_chars,
        )
        return LoadError(what, where=where, hint=msg("Split the article, or raise --max-chars"))
    # A default that filled a gap makes it another article, which nobody has read.
    if row["extraction"] is None or row["sha256"] != article.sha256:
        return article
    return article.with_reading(Reading(row["version"], row["extraction"]))


def _plain(value: Any) -> Any:
    """Return a value as JSON has them: dates in ISO form, bytes as text, decimal numbers as they are written."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def _damaged(name: str, error: BaseException) -> LoadError:
    reason = str(error).splitlines()[0].strip().rstrip(".")[:100]
    return LoadError(msg("a damaged Parquet table ({reason})", reason=reason), where=name, hint=msg("Write it anew"))


FORMAT = BinaryFormat(msg("Parquet (with pyarrow)"), fits, read)
