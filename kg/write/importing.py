"""Articles and reports into the graph: read twice, extract what is new, write in batches.

The first reading finds what can't be read and ids that stand for two contents; the second holds only one batch in
memory. Articles that the graph holds unchanged are neither extracted nor sent.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeVar

from kg.errors import DiskFull, KgError, LoadError, StoreUnavailable
from kg.graph.observing import observe
from kg.models import Article, Extraction, Report
from kg.models.documents import Document, Documents
from kg.models.extractor import HowRead
from kg.store.graph import GraphStore
from kg.store.observations import known_articles
from kg.store.reports import known_reports, verdict_counts
from kg.write.articles import Outcome, delete_articles, unknown_id, write_articles, write_reports
from kg.write.claims import say_verdicts
from kg.write.holding import settle_bound
from kg.write.identity import about_a_refused, claimed_ids
from kg.write.proving import Grounding, prove_facts
from kg.write.version import graph_rules

_log = logging.getLogger(__name__)

R = TypeVar("R", Article, Report)
T = TypeVar("T")


class Extracts(Protocol):
    """What gives the extraction of each article: `kg.offline.extracting.ExtractArticles`, or what is stored.

    `how` they were read goes into the graph with them; `refused` tells what did not stand in its article,
    `remarks` of which articles nothing was read.
    """

    how: HowRead
    refused: list[str]
    remarks: list[str]

    def __call__(self, articles: Sequence[Article]) -> Iterator[Extraction | LoadError]:
        """Yield one extraction, or what went wrong, for each article, in their order."""


@dataclass
class ImportResult:
    """What an import did: ids by outcome, and a sentence for everything that failed or that a person should know."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: int = 0
    refused: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)  # records of an extractor that do not stand in their articles
    interrupted: bool = False
    stopped: str | None = None  # why it ended before its time: a full disk, a database that went away
    grounding: Grounding | None = None

    def fail(self, error: object) -> None:
        """Count one record that could not be imported, with its reason."""
        where = error.where if isinstance(error, KgError) else None
        _log.warning("record failed", extra={"fields": {"error": type(error).__name__, "where": where}})
        self.failed += 1
        self.errors.append(str(error))

    def add(self, change: Outcome) -> None:
        """Count what one transaction did."""
        done = {"created": change.created, "changed": change.changed, "deleted": change.deleted}
        if fields := {name: list(ids) for name, ids in done.items() if ids}:
            _log.info("written", extra={"fields": fields})
        self.created.extend(change.created)
        self.changed.extend(change.changed)
        self.deleted.extend(change.deleted)
        self.unchanged.extend(change.unchanged)
        self.refused |= change.refused.keys()
        for error in change.refused.values():
            self.fail(error)


@dataclass(frozen=True)
class Scan:
    """What the first reading found: how many records to import, and ids with more than one content."""

    total: int
    refused: frozenset[str]


def scan(source: Documents, result: ImportResult) -> Scan:
    """Read everything once; put what can't be read, and what contradicts itself, into `result`."""
    contents: dict[str, set[str]] = defaultdict(set)
    records: dict[str, int] = defaultdict(int)
    for record in source(result.fail):
        contents[record.id].add(record.sha256)
        records[record.id] += 1
    refused = frozenset(i for i, digests in contents.items() if len(digests) > 1)
    for identifier in sorted(refused):
        error = LoadError(
            f"{records[identifier]} records with different contents share the id {identifier!r}; none was imported",
            hint="Give each its own id, or import only one of them; what two sources number alike is told apart by an import "
            "of each with its own --id-prefix",
        )
        result.failed += records[identifier] - 1
        result.fail(error)
    return Scan(len(contents) - len(refused), refused)


@dataclass
class Importer:
    """One run of `kg import`. `stop` is asked between batches; `advance` is told of every record done.

    `min_confidence` (0-1) is what the graph is to hold from; None: what was chosen for it, or the default.
    """

    store: GraphStore
    extract: Extracts
    batch_size: int = 20
    dry_run: bool = False
    stop: Callable[[], bool] = lambda: False
    advance: Callable[[int], None] = lambda done: None
    min_confidence: float | None = None
    held_from: float = field(init=False)
    lost: bool = False  # the database went away

    def run(self, source: Documents, scanned: Scan, result: ImportResult) -> ImportResult:
        """Import every record of `source` that the scan did not refuse: articles first, then reports.

        Raises UsageError where the graph has another bound on confidence.
        """
        self.held_from = settle_bound(self.store, self.min_confidence, dry_run=self.dry_run)
        self._each(_once(source, scanned.refused, Article), self._articles, result)
        self._each(_once(source, scanned.refused, Report), self._reports, result)
        if not self.dry_run and not self.lost:
            result.grounding = prove_facts(self.store, [*result.created, *result.changed, *result.unchanged])
        return result

    def _each(
        self, records: Iterable[R], put: Callable[[Sequence[R], ImportResult], None], result: ImportResult
    ) -> None:
        for batch in _batches(records, self.batch_size):
            if result.interrupted or self.stop():
                result.interrupted = True
                return
            if result.stopped is not None:
                return
            try:
                put(batch, result)
            except (StoreUnavailable, DiskFull) as error:
                result.stopped, self.lost = str(error), not isinstance(error, DiskFull)
                return
            self.advance(len(batch))

    def _articles(self, batch: Sequence[Article], result: ImportResult) -> None:
        how, rules = self.extract.how, graph_rules()
        known = self.store.read(lambda tx: known_articles(tx, [a.id for a in batch]))
        refused = claimed_ids(batch, known)
        same = {a.id for a in batch if a.id in known and known[a.id].is_same(a, how, self.held_from, rules)}
        new = [a for a in batch if a.id not in same | refused.keys()]
        result.add(Outcome(unchanged=tuple(a.id for a in batch if a.id in same), refused=refused))
        if self.dry_run:
            result.add(_forecast(new, known))
            return
        observed = []
        for article, extraction in zip(new, self.extract(new), strict=True):
            if isinstance(extraction, Extraction):
                observed.append(observe(article, extraction, how, self.held_from))
            else:
                result.fail(extraction)
        _write(observed, lambda rows: self.store.write(write_articles(rows)), result)
        result.left_out.extend(self.extract.refused)
        self.extract.refused.clear()
        result.notices.extend(self.extract.remarks)
        self.extract.remarks.clear()

    def _reports(self, batch: Sequence[Report], result: ImportResult) -> None:
        for report in batch:
            if report.article_id in result.refused:
                result.fail(about_a_refused(report))
        batch = [r for r in batch if r.article_id not in result.refused]
        known = self.store.read(lambda tx: known_reports(tx, [r.id for r in batch]))
        new = [r for r in batch if known.get(r.id) != (r.sha256, graph_rules())]
        result.unchanged.extend(r.id for r in batch if known.get(r.id) == (r.sha256, graph_rules()))
        if self.dry_run:
            result.add(_forecast(new, known))
            return

        def write(rows: Sequence[Report]) -> Outcome:
            change, linked = self.store.write(write_reports(rows))
            result.notices.extend(_unlinked(r) for r in rows if linked.get(r.id) is None)
            counts = self.store.read(lambda tx: verdict_counts(tx, [r.id for r in rows]))
            result.notices.extend(say_verdicts(i, counts[i]) for i in sorted(counts) if "no source" not in counts[i])
            return change

        _write(new, write, result)


def delete(store: GraphStore, ids: Iterable[str]) -> ImportResult:
    """Take articles and reports out; ids that are not there are among the errors of the result."""
    wanted, result = sorted(set(ids)), ImportResult()
    result.add(store.write(delete_articles(wanted)))
    for missing in sorted(set(wanted) - set(result.deleted)):
        result.fail(unknown_id(missing))
    return result


def _forecast(new: Sequence[Document], known: Container[str]) -> Outcome:
    """Return what writing these would do."""
    return Outcome(tuple(r.id for r in new if r.id not in known), tuple(r.id for r in new if r.id in known))


def _unlinked(report: Report) -> str:
    about = f"article {report.article_id!r}" if report.article_id else f"headline {report.headline!r}"
    return f"{report.id}: no article in the graph for {about}; kept as a report without an article"


def _write(batch: Sequence[T], write: Callable[[Sequence[T]], Outcome], result: ImportResult) -> None:
    """Write a batch in one transaction; when the database refuses it, each record in its own, to lose only the bad."""
    if not batch:
        return
    try:
        result.add(write(batch))
    except (StoreUnavailable, DiskFull):
        raise
    except KgError as error:
        if len(batch) == 1:
            result.fail(error)
            return
        for record in batch:
            _write([record], write, result)


def _once(source: Documents, refused: frozenset[str], wanted: type[R]) -> Iterator[R]:
    """Yield the records of one kind that are not refused, each id once."""
    seen: set[str] = set()
    for record in source(lambda _: None):
        if isinstance(record, wanted) and record.id not in refused and record.id not in seen:
            seen.add(record.id)
            yield record


def _batches(records: Iterable[R], size: int) -> Iterator[list[R]]:
    iterator = iter(records)
    while batch := list(islice(iterator, size)):
        yield batch
