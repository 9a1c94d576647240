"""What an import reads, kept in temporary files while it goes on: inputs are read once, also those that come once."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        """Keep one record."""
        file: IO[bytes] = self._reports
        if isinstance(record, Article):
            file = self._articles
            head = [record.id, record.sha256, record.source, record.reading and astuple(record.reading)]
            file.write(json.dumps(head).encode() + b"\n")
        file.write(record.model_dump_json().encode() + b"\n")

    def articles(self) -> Iterator[Entry]:
        """Yield the articles; only `load` makes one whole."""
        self._articles.seek(0)
        for head in self._articles:
            identifier, sha256, source, read = json.loads(head)
            yield Entry(identifier, sha256, source, partial(_load, self._articles.readline(), read))

    def reports(self) -> Iterator[Report]:
        """Yield the reports."""
        self._reports.seek(0)
        for line in self._reports:
            yield Report.model_validate_json(line)


def _load(line: bytes, read: list[str] | None) -> Article:
    article = Article.model_validate_json(line)
    return article.with_reading(Reading(*read)) if read else article


@contextmanager
def open_spool() -> Iterator[Spool]:
    """Give an empty spool, whose files go with it."""
    with tempfile.TemporaryFile() as articles, tempfile.TemporaryFile() as reports:
        yield Spool(articles, reports)
