"""Stored articles read again by a newer extractor, and derived, compared and checked again by newer rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice

from kg.errors import LoadError, UsageError
from kg.llm.account import Account
from kg.llm.asking import STORED_ANSWERS, Asking
from kg.messages import msg
from kg.models import Article, Extraction, StoredJudgement
from kg.models.extractor import HowRead
from kg.offline.extracting import ExtractArticles
from kg.offline.extractors import known_extractors, reads_answers, version_of
from kg.offline.reading import MAX_SECONDS
from kg.resolve import base_keys, judgement_id
from kg.store import judgements, observations
from kg.store.graph import GraphStore, Transaction
from kg.store.observations import stored_article
from kg.store.reports import outdated_reports
from kg.write.claims import link_and_check
from kg.write.importing import Extracts, Importer
from kg.write.result import ImportResult
from kg.write.spool import Entry, entry_of
from kg.write.version import graph_rules

_BATCH = 50


@dataclass(frozen=True)
class Outdated:
    """Articles (ids) to make anew, all read in one way; `again` says how they are to be read now, None: not at all."""

    how: HowRead
    again: HowRead | None
    ids: list[str] = field(default_factory=list)


@dataclass
class StoredExtractions:
    """Gives the extractions that the graph holds, where only rules are new: reading is what is dear."""

    store: GraphStore
    how: HowRead
    refused: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction | LoadError]]:
        """Yield each article with its stored extraction."""
        given = iter(articles)
        while batch := list(islice(given, _BATCH)):
            found = self.store.read(lambda tx, batch=batch: observations.read_extractions(tx, [a.id for a in batch]))  # type: ignore[misc]
            yield from ((article, found[article.id].extraction) for article in batch)

    def has_read(self) -> bool:
        """What is stored need not be waited for."""
        return True


def outdated_articles(
    store: GraphStore, held_from: float, extractor: str | None = None, *, ask_again: bool = False
) -> list[Outdated]:
    """Return the articles that another version has read or other rules have derived from, by how they were read.

    So are those of which the graph holds what is at another confidence than `held_from` (0-1).

    Each is to be read by the extractor that has read it, or all by `extractor`; what one has read that is not installed
    here is not read again. With `ask_again` all that a language model has read is. UsageError for an extractor that is not
    known.
    """
    used = [row["read_by"] for row in store.rows("read/extractors_used")]
    there = set(known_extractors())
    names = {name: extractor or name for name in used if extractor or name in there}
    versions = {name: version_of(to) for name, to in names.items()}
    asked = {name for name, to in names.items() if ask_again and reads_answers(to)}
    known = {name: "" if name in asked else version for name, version in versions.items()}
    found: dict[HowRead, Outdated] = {}
    for row in store.rows("read/outdated_articles", rules=graph_rules(), versions=known, held_from=held_from):
        how = observations.stored_how(row)
        name = names.get(how.extractor)
        again = None if name is None else replace(how, version=versions[how.extractor], extractor=name)
        same = again == how and how.extractor not in asked
        found.setdefault(how, Outdated(how, None if same else again)).ids.append(row["id"])
    return sorted(found.values(), key=lambda o: (o.how.extractor, o.how.with_reporters, o.how.version))


def file_judgements(tx: Transaction) -> None:
    """File every judgement under the keys that the present rules make of its names."""
    observations.take_lock(tx)
    known = judgements.all_judgements(tx)
    filed = {judgement_id(judgement): judgement for judgement in known.values()}
    judgements.delete_judgements(tx, set(known) - set(filed))
    judgements.upsert_judgements(
        tx, [StoredJudgement(i, judgement, base_keys(judgement)) for i, judgement in filed.items()]
    )


@dataclass
class Refresher:
    """One run of `kg refresh`. `stop` is asked between batches; `advance` is told of every article done.

    Without `asking` no language model is asked: what it has answered before is read again. `account` counts what was.
    """

    store: GraphStore
    workers: int = 1
    batch_size: int = 20
    max_seconds: float = MAX_SECONDS
    stop: Callable[[], bool] = lambda: False
    advance: Callable[[int], None] = lambda done: None
    asking: Asking = STORED_ANSWERS
    account: Account = field(default_factory=Account)

    def run(self, outdated: Sequence[Outdated], result: ImportResult) -> ImportResult:
        """Make these articles anew, and then what reports say that other rules have checked."""
        if outdated:
            self.store.write(file_judgements)
        for group in outdated:
            with self._extracts(group) as extract:
                again = extract.how.by_answers and self.asking.again
                importer = Importer(self.store, extract, self.batch_size, False, self.stop, self.advance, again=again)
                refresh(importer, group.ids, result)
            if group.again is None and group.how.extractor not in known_extractors():
                result.notices.append(_kept(group))
        if not (result.interrupted or result.stopped):
            self._check_reports()
        return result

    def _extracts(self, group: Outdated) -> AbstractContextManager[Extracts]:
        if group.again is None:
            return nullcontext(StoredExtractions(self.store, group.how))
        how = group.again
        return ExtractArticles(
            self.workers,
            self.max_seconds,
            how.extractor,
            with_reporters=how.with_reporters,
            asking=self.asking,
            account=self.account,
        )

    def _check_reports(self) -> None:
        ids = self.store.read(lambda tx: outdated_reports(tx, graph_rules()))
        for start in range(0, len(ids), _BATCH):
            self.store.write(_checked(ids[start : start + _BATCH]))


def _checked(ids: Sequence[str]) -> Callable[[Transaction], None]:
    def work(tx: Transaction) -> None:
        observations.take_lock(tx)
        link_and_check(tx, ids)

    return work


def _kept(group: Outdated) -> str:
    return str(
        UsageError(
            msg(
                "{count} article(s) were read by the extractor {extractor!r}, which is not installed: what it "
                "read is kept",
                count=len(group.ids),
                extractor=group.how.extractor,
            ),
            hint=msg("`kg refresh --extractor NAME` reads them by another"),
        )
    )


def refresh(importer: Importer, ids: Sequence[str], result: ImportResult) -> ImportResult:
    """Write what these articles say now, as an import of the same articles would."""

    def entries() -> Iterator[Entry]:
        for start in range(0, len(ids), _BATCH):
            for row in importer.store.rows("read/stored_articles", ids=list(ids[start : start + _BATCH])):
                yield entry_of(stored_article(row["article"]))

    return importer.run(entries(), (), result)
