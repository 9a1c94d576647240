"""What an import reads, kept in temporary files while it goes on: inputs are read once, also those that come once."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple
from functools import partial
from typing import IO, NamedTuple

from kg.models import Article, Report
from kg.models.article import Reading
from kg.models.documents import Document


class Entry(NamedTuple):
    """An article by what tells whether the graph has it: id, digest and source; `load` gives the whole of it."""

    id: str
    sha256: str
    source: str | None
    load: Callable[[], Article]


def entry_of(article: Article) -> Entry:
    """Return the entry of an article that is in memory."""
    return Entry(article.id, article.sha256, article.source, lambda: article)


class Spool:
    """Articles and reports in the order in which they came, on disk; `open_spool` makes one."""

    def __init__(self, articles: IO[bytes], reports: IO[bytes]) -> None:
        self._articles, self._reports = articles, reports

    def add(self, record: Document) -> None:
        """Keep one record. Raises OSError, with the folder of the files, where their disk is full."""
        file: IO[bytes] = self._reports
        lines = [record.model_dump_json()]
        if isinstance(record, Article):
            file = self._articles
            head = [record.id, record.sha256, record.source, record.reading and astuple(record.reading)]
            lines.insert(0, json.dumps(head))
        with _named():
            file.write("".join(f"{line}\n" for line in lines).encode())

    def articles(self) -> Iterator[Entry]:
        """Yield the articles; only `load` makes one whole."""
        with _named():
            self._articles.seek(0)
        for head in self._articles:
            identifier, sha256, source, read = json.loads(head)
            yield Entry(identifier, sha256, source, partial(_load, self._articles.readline(), read))

    def reports(self) -> Iterator[Report]:
        """Yield the reports."""
        with _named():
            self._reports.seek(0)
        for line in self._reports:
            yield Report.model_validate_json(line)


def _load(line: bytes, read: list[str] | None) -> Article:
    article = Article.model_validate_json(line)
    return article.with_reading(Reading(*read)) if read else article


@contextmanager
def _named() -> Iterator[None]:
    """Name the folder of temporary files in what the system refuses: the files themselves have no name."""
    try:
        yield
    except OSError as error:
        error.filename = tempfile.gettempdir()
        raise


@contextmanager
def open_spool() -> Iterator[Spool]:
    """Give an empty spool, whose files go with it."""
    with _named():
        files = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - closed below, whatever is left in them
    try:
        yield Spool(*files)
    finally:
        for file in files:
            with suppress(OSError):  # a full disk was told when it was met; what is left is thrown away
                file.close()
