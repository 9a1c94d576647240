"""Articles and reports into the graph: extract what is new, write in batches.

From what was scanned (`kg.write.scanning`) a few batches are in memory at a time: processes extract the next ones while one
is written. Articles that the graph holds unchanged
are known by their digests, and neither made whole nor extracted nor sent.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeVar

from kg.errors import DiskFull, KgError, LoadError, StoreUnavailable
from kg.graph.observing import observe
from kg.messages import msg
from kg.models import Article, Extraction, Report
from kg.models.answer import Answer
from kg.models.extractor import HowRead
from kg.models.observed import ObservedArticle
from kg.store.graph import GraphStore, Store
from kg.store.observations import known_articles, read_extractions
from kg.store.reports import known_reports, verdict_counts
from kg.write.articles import Outcome, delete_articles, unknown_id, write_articles, write_reports
from kg.write.claims import say_verdicts
from kg.write.holding import settle_bound
from kg.write.identity import about_a_refused, claimed_ids
from kg.write.proving import prove_facts
from kg.write.result import ImportResult
from kg.write.spool import Entry
from kg.write.version import graph_rules

_PAGE = 500  # articles that the graph is asked for at once
# While reading is ahead a batch grows to so many times its size, as the database has less to do for fewer batches, but to no
# more than so many characters: a transaction is held in memory. Who asks for less than the usual size gets just that.
_GROWS_FROM, _GROWN, _CHARACTERS = 20, 4, 400_000
R = TypeVar("R")
T = TypeVar("T")
Pair = tuple[Article, Extraction | LoadError]


class Extracts(Protocol):
    """What gives the extraction of each article: `kg.offline.extracting.ExtractArticles`, or what is stored.

    `how` they were read goes into the graph with them; `refused` tells what did not stand in its article,
    `remarks` of which articles nothing was read.
    """

    how: HowRead
    refused: list[str]
    remarks: list[str]

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction | LoadError]]:
        """Yield each article with its extraction, or what went wrong, in their order; it may ask for articles ahead."""

    def has_read(self) -> bool:
        """Tell whether the next pair is there already, so that who takes it need not wait."""


@dataclass
class Importer:
    """One run of `kg import`. `stop` is asked between batches; `advance` is told of every record done.

    `min_confidence` (0-1) is what the graph is to hold from; None: what was chosen for it, or the default.
    """

    store: Store
    extract: Extracts
    batch_size: int = 20
    dry_run: bool = False
    stop: Callable[[], bool] = lambda: False
    advance: Callable[[int], None] = lambda done: None
    min_confidence: float | None = None
    again: bool = False  # read also what is there unchanged
    held_from: float = field(init=False)
    lost: bool = False  # the database went away
    _end_warming: Callable[[], None] | None = field(init=False, default=None)

    def run(self, articles: Iterable[Entry], reports: Iterable[Report], result: ImportResult) -> ImportResult:
        """Import these, each id once: articles first, then reports.

        Raises UsageError where the graph has another bound on confidence.
        """
        self.held_from = settle_bound(self.store, self.min_confidence, dry_run=self.dry_run)
        pairs = self.extract.pairs(self._to_read(articles, result))
        try:
            self._each(self._grown(self.observed(pairs)), self._put_articles, result)
        finally:
            if self._end_warming is not None:
                self._end_warming()
        self._each(_batches(reports, self.batch_size), self._put_reports, result)
        if not self.dry_run and not self.lost:
            result.grounding = prove_facts(self.store, [*result.created, *result.changed])
        return result

    def observed(self, pairs: Iterable[Pair]) -> Iterator[ObservedArticle | LoadError]:
        """Yield what each article says, or what went wrong, in their order."""
        for article, found in pairs:
            yield observe(article, found, self.extract.how, self.held_from) if isinstance(found, Extraction) else found

    def _grown(
        self, observed: Iterable[ObservedArticle | LoadError]
    ) -> Iterator[Sequence[ObservedArticle | LoadError]]:
        """Yield batches, larger ones while reading is ahead of writing; the graph is the same by any."""
        rest = iter(observed)
        most = self.batch_size * (_GROWN if self.batch_size >= _GROWS_FROM else 1)
        for batch in _batches(rest, self.batch_size):
            characters = sum(map(_length, batch))
            while len(batch) < most and characters < _CHARACTERS and self.extract.has_read():
                if (found := next(rest, None)) is None:
                    break
                batch.append(found)
                characters += _length(found)
            yield batch

    def _each(
        self, batches: Iterable[Sequence[R]], put: Callable[[Sequence[R], ImportResult], None], result: ImportResult
    ) -> None:
        try:
            for batch in batches:
                if self._ends(result):
                    return
                put(batch, result)
                self.advance(len(batch))
        except (StoreUnavailable, DiskFull) as error:
            result.stopped, self.lost = error.message(), not isinstance(error, DiskFull)

    def _ends(self, result: ImportResult) -> bool:
        result.interrupted = result.interrupted or (result.stopped is None and self.stop())
        return result.interrupted or result.stopped is not None

    def _to_read(self, entries: Iterable[Entry], result: ImportResult) -> Iterator[Article]:
        """Yield the articles that are to be extracted and written; the others are counted."""
        how, rules = self.extract.how, graph_rules()
        for page in _batches(entries, _PAGE):
            if self._ends(result):
                return
            known = self.store.read(lambda tx, page=page: known_articles(tx, [e.id for e in page]))  # type: ignore[misc]
            refused = claimed_ids(page, known)
            same = {e.id for e in page if e.id in known and known[e.id].is_same(e.sha256, how, self.held_from, rules)}
            same = set() if self.again else same
            new = [e for e in page if e.id not in same | refused.keys()]
            result.add(Outcome(unchanged=tuple(e.id for e in page if e.id in same), refused=refused))
            self.advance(len(page) - len(new))
            if self.dry_run:
                result.add(_forecast(new, known))
                self.advance(len(new))
                continue
            if new and self._end_warming is None:
                self._end_warming = self.store.warm()
            before = self._answers([e.id for e in new if e.id in known]) if how.by_answers else {}
            for entry in new:
                article = entry.load()
                yield article.with_answers(before[entry.id]) if entry.id in before else article

    def _answers(self, ids: Sequence[str]) -> dict[str, tuple[Answer, ...]]:
        """Return by id what a language model has answered about these articles before."""
        read = self.store.read(lambda tx: read_extractions(tx, ids))
        return {i: stored.extraction.answers for i, stored in read.items() if stored.extraction.answers}

    def _put_articles(self, batch: Sequence[ObservedArticle | LoadError], result: ImportResult) -> None:
        observed = []
        for found in batch:
            if isinstance(found, ObservedArticle):
                observed.append(found)
            else:
                result.fail(found)
        _write(observed, lambda rows: self.store.write(write_articles(rows)), result)
        result.left_out.extend(self.extract.refused)
        self.extract.refused.clear()
        result.notices.extend(self.extract.remarks)
        self.extract.remarks.clear()

    def _put_reports(self, batch: Sequence[Report], result: ImportResult) -> None:
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


def _forecast(new: Sequence[Entry | Report], known: Container[str]) -> Outcome:
    """Return what writing these would do."""
    return Outcome(tuple(r.id for r in new if r.id not in known), tuple(r.id for r in new if r.id in known))


def _unlinked(report: Report) -> str:
    about = (
        msg("article {article_id!r}", article_id=report.article_id)
        if report.article_id
        else msg("headline {headline!r}", headline=report.headline)
    )
    return msg(
        "{id}: no article in the graph for {about}; kept as a report without an article", id=report.id, about=about
    )


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


def _length(found: ObservedArticle | LoadError) -> int:
    return len(found.article.text) if isinstance(found, ObservedArticle) else 0


def _batches(records: Iterable[R], size: int) -> Iterator[list[R]]:
    iterator = iter(records)
    while batch := list(islice(iterator, size)):
        yield batch
