"""What articles say as a folder of Parquet files, on this machine's disk or in object storage: one file a partition.

A partition's name is made of all that its content depends on (articles, extractor, its version), so the file that is there
is the one that would be written again: a run that was broken off goes on where it was, and nothing finished is repeated.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.errors import LoadError, UsageError
from kg.messages import msg
from kg.models import Article
from kg.models.article import digest
from kg.offline.extracting import ExtractArticles
from loaders.parquet import ARTICLE_COLUMNS, READING_COLUMNS
from loaders.storage import is_address, open_storage

# Some ten seconds of one process: little to read again after a loss, and few enough files for a million articles.
ARTICLES_A_PARTITION = 200
_SCHEMA = pa.schema([(name, pa.string()) for name in (*ARTICLE_COLUMNS, *READING_COLUMNS)])
_STAGED = ".staged"
_OURS = re.compile(r"part-\d{6}-[0-9a-f]{16}\.parquet")


@dataclass(frozen=True)
class Partition:
    """Some articles that are read together, and the name of the file that then holds them and what they say."""

    name: str
    articles: tuple[Article, ...]


@dataclass
class Done:
    """What became of one partition, or of all: how many articles were read, were there already, and what is to be told."""

    read: int = 0
    there: int = 0
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(self, other: Done) -> None:
        """Count what became of another partition."""
        self.read += other.read
        self.there += other.there
        self.errors += other.errors
        self.refused += other.refused
        self.remarks += other.remarks


class ParquetFolder:
    """A folder of partitions at a path or an address. A file is there whole or not at all."""

    def __init__(self, address: str) -> None:
        # A worker may run in another folder.
        self.address = address if is_address(address) else str(Path(address).absolute())
        self._files, root = open_storage(self.address)
        self._root = root.rstrip("/")
        self._is_local = "file" in self._files.protocol

    def require_ours(self) -> None:
        """Make the folder where there is none; UsageError where something else than partitions lies in it."""
        if self._files.isfile(self._root):
            raise UsageError(
                msg("the output is a file, and has to be a folder"), where=self.address, hint=msg("Name another")
            )
        self._files.makedirs(self._root, exist_ok=True)
        others = [name for name in self._names() if not _OURS.fullmatch(name) and not name.startswith(".")]
        if others:
            hint = msg("Name a new folder, or one that an earlier run has written")
            raise UsageError(
                msg("there are other files in the folder, such as {others}", others=others[0]),
                where=self.address,
                hint=hint,
            )

    def has(self, name: str) -> bool:
        """Tell whether a partition is finished."""
        return bool(self._files.exists(f"{self._root}/{name}"))

    def write(self, name: str, table: pa.Table) -> None:
        """Write a file; on a local disk under another name first, elsewhere a file is whole as soon as it is seen."""
        packed = io.BytesIO()
        pq.write_table(table, packed, compression="zstd")
        path = f"{self._root}/{name}"
        self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
        if not self._is_local:
            self._files.pipe_file(path, packed.getvalue())
            return
        written = f"{self._root}/.{name.replace('/', '-')}.part"
        self._files.pipe_file(written, packed.getvalue())
        self._files.mv(written, path)

    def read(self, name: str) -> pa.Table:
        """Return the table in a file."""
        return pq.read_table(io.BytesIO(self._files.cat_file(f"{self._root}/{name}")))

    def stage(self, partition: Partition) -> None:
        """Keep articles that are to be read where a worker on any machine finds them."""
        self.write(f"{_STAGED}/{partition.name}", _table([_row(article) for article in partition.articles]))

    def staged(self, name: str) -> Partition:
        """Return the articles of a partition that was staged."""
        rows = self.read(f"{_STAGED}/{name}").to_pylist()
        return Partition(name, tuple(Article(**{key: row[key] for key in ARTICLE_COLUMNS}) for row in rows))

    def keep_only(self, names: Sequence[str]) -> None:
        """Remove what was staged or half written, and partitions of earlier runs whose articles are not among these."""
        kept = set(names)
        for name in self._names():
            if name not in kept and (_OURS.fullmatch(name) or name.startswith(".")):
                with suppress(FileNotFoundError):  # what else runs here may have removed it
                    self._files.rm(f"{self._root}/{name}", recursive=True)

    def _names(self) -> list[str]:
        self._files.invalidate_cache()
        return sorted(str(path).rstrip("/").rpartition("/")[2] for path in self._files.ls(self._root, detail=False))


def plan(articles: Iterable[Article], version: str, size: int = ARTICLES_A_PARTITION) -> Iterator[Partition]:
    """Yield partitions of `size` articles in the order given; `version` is that of what will read them."""
    given = iter(articles)
    number = 0
    while batch := tuple(islice(given, size)):
        content = digest(version, *(part for article in batch for part in (article.id, article.sha256)))
        yield Partition(f"part-{number:06}-{content[:16]}.parquet", batch)
        number += 1


def read_here(
    articles: Iterable[Article], folder: ParquetFolder, extract: ExtractArticles, size: int = ARTICLES_A_PARTITION
) -> Iterator[Done]:
    """Read the partitions that the folder lacks, in this process and those of `extract`; yield what became of each."""
    names = []
    for partition in plan(articles, extract.how.version, size):
        names.append(partition.name)
        yield finish(partition, folder, extract)
    folder.keep_only(names)


def finish(partition: Partition, folder: ParquetFolder, extract: ExtractArticles) -> Done:
    """Read one partition and write it, where it is not there; an article that fails is kept, unread."""
    if folder.has(partition.name):
        return _told_again(folder.read(partition.name).to_pylist())
    done, rows = Done(read=len(partition.articles)), []
    for article, found in zip(partition.articles, extract(partition.articles), strict=True):
        if isinstance(found, LoadError):
            done.errors.append(str(found))
            rows.append(_row(article))
        else:
            rows.append(_row(article, version=extract.how.version, extraction=found.to_json()))
    done.refused, extract.refused = extract.refused, []
    done.remarks, extract.remarks = extract.remarks, []
    folder.write(partition.name, _table(rows))
    return done


def _told_again(rows: Sequence[dict[str, Any]]) -> Done:
    """Return what is told of a partition that was finished before."""
    failed = [row["id"] for row in rows if row["extraction"] is None]
    hint = msg("its partition's file is there: remove that to try again")
    return Done(
        there=len(rows),
        errors=[
            msg("article {identifier} could not be read; {hint}", identifier=identifier, hint=hint)
            for identifier in failed
        ],
    )


def _row(article: Article, **read: str) -> dict[str, str | None]:
    known = {name: getattr(article, name) for name in ARTICLE_COLUMNS}
    return known | dict.fromkeys(READING_COLUMNS) | {"sha256": article.sha256} | read


def _table(rows: list[dict[str, str | None]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=_SCHEMA)
