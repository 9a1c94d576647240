"""The articles, reports and judgements of a backup that lies unpacked in a folder, read one by one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kg.errors import LoadError
from kg.judge.files import read_judgements
from kg.keep.archive import ARTICLES, JUDGEMENTS, REPORTS
from kg.messages import msg
from kg.models import Article, Extraction, Judgement, Report
from kg.models.answer import Answer
from kg.models.documents import Document
from kg.models.extractor import HowRead
from kg.offline.extractors import known_extractors, version_of
from loaders.report import reread_report


@dataclass(frozen=True, order=True)
class Reading:
    """How articles of a backup come into a graph: read again by an extractor that is here, or taken as they were read."""

    extractor: str
    version: str
    with_reporters: bool
    again: bool

    @property
    def how(self) -> HowRead:
        """Return what the graph keeps of it."""
        return HowRead(self.version, self.extractor, self.with_reporters)


class Contents:
    """What a backup holds. Raises LoadError for what this version can't take."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _places(self) -> dict[str, tuple[int, Reading]]:
        """Where the line of each article begins (bytes), by id, and how it is to be read."""
        found, versions = {}, {name: version_of(name) for name in known_extractors()}
        with (self._folder / ARTICLES).open("rb") as lines:
            start = 0
            for line in lines:
                row = json.loads(line)
                found[row["article"]["id"]] = (start, _reading(row, versions))
                start += len(line)
        return found

    def readings(self) -> Mapping[Reading, frozenset[str]]:
        """Return the ids of the articles by how they are to be read."""
        found: dict[Reading, set[str]] = defaultdict(set)
        for identifier, (_, reading) in self._places.items():
            found[reading].add(identifier)
        return {reading: frozenset(found[reading]) for reading in sorted(found)}

    def articles(self, ids: frozenset[str] | None = None) -> Iterator[Article]:
        """Yield the articles, or those of these ids, each with what a language model has answered about it."""
        with (self._folder / ARTICLES).open("rb") as lines:
            for identifier, (start, _) in self._places.items():
                if ids is None or identifier in ids:
                    lines.seek(start)
                    row = json.loads(lines.readline())
                    answers = (row["extraction"] or {}).get("answers", ())
                    yield Article.model_validate(row["article"]).with_answers(map(Answer.model_validate, answers))

    def extraction(self, identifier: str) -> Extraction | LoadError:
        """Return what was read in this article."""
        with (self._folder / ARTICLES).open("rb") as lines:
            lines.seek(self._places[identifier][0])
            try:
                return Extraction.model_validate(json.loads(lines.readline())["extraction"])
            except ValidationError as error:
                reason = msg("what another version read in it can't be taken ({msg})", msg=error.errors()[0]["msg"])
                hint = msg("Restore it with the version that wrote the backup, or import the article itself")
                return LoadError(reason, where=identifier, hint=hint)

    def reports(self) -> Iterator[Report]:
        """Yield the reports, read as this version reads them."""
        with (self._folder / REPORTS).open("rb") as lines:
            for line in lines:
                yield reread_report(json.loads(line))

    def judgements(self) -> list[Judgement]:
        """Return the judgements."""
        with (self._folder / JUDGEMENTS).open(encoding="utf-8") as lines:
            found, errors = read_judgements(lines, JUDGEMENTS)
        if errors:
            raise errors[0]
        return found

    def digests(self) -> dict[str, str]:
        """Return the digest of the content of each article and report, by id."""
        documents: list[Document] = [*self.articles(), *self.reports()]
        return {document.id: document.sha256 for document in documents}


@dataclass
class AsTheyWereRead:
    """Gives the extractions that the backup holds, for an import."""

    contents: Contents
    how: HowRead
    refused: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction | LoadError]]:
        """Yield each article with its extraction."""
        for article in articles:
            yield article, self.contents.extraction(article.id)

    def has_read(self) -> bool:
        """What is kept need not be waited for."""
        return True


def _reading(row: Mapping[str, Any], versions: Mapping[str, str]) -> Reading:
    """Return how an article is to be read: as it was, unless its extractor is here in another version, or nothing was kept."""
    name, version = str(row["read_by"]), row["extractor"]
    here = versions.get(name)
    as_it_was = row["extraction"] is not None and here in (None, version)
    return Reading(name, str(version if as_it_was else here), bool(row["with_reporters"]), not as_it_was)
