"""A backup into a graph: the graph is then what its articles, reports and judgements make, and nothing else.

It is never emptied for that: what the backup lacks goes, what is the same stays, the rest comes in, in steps of which
each is whole. Broken off, the graph says whose restore is not finished, and the same command goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from kg.ask.export import read_graph
from kg.errors import StoreError, UsageError
from kg.judge.applying import apply_judgements
from kg.keep.archive import Manifest
from kg.keep.contents import AsTheyWereRead, Contents, Reading
from kg.llm.asking import STORED_ANSWERS
from kg.messages import msg
from kg.models import Report
from kg.models.extractor import HowRead
from kg.offline.extracting import ExtractArticles
from kg.store.graph import GraphStore, Transaction
from kg.store.judgements import all_judgements
from kg.store.observations import take_lock
from kg.store.options import RESTORING, keep_options, read_options
from kg.store.version import keep_schema_version
from kg.views.exports import canonical_hash
from kg.write.articles import delete_articles
from kg.write.importing import Extracts, Importer
from kg.write.result import ImportResult
from kg.write.spool import Entry, entry_of
from kg.write.version import graph_rules

_BATCH = 50


def require_place(store: GraphStore, manifest: Manifest, *, replace: bool) -> None:
    """Raise UsageError where the graph holds something that nobody said may go; what this backup's restore left may."""
    held, kept = _held(store), read_options(store)
    if not held or replace or kept.get(RESTORING) == manifest.hash:
        return
    raise UsageError(
        msg("the graph is not empty: it holds {count} articles and reports", count=len(held)),
        hint=msg(
            "Add --replace to put the backup in their place (`kg backup` keeps them first), or set KG_HOME "
            "or NEO4J_DATABASE to an empty one"
        ),
    )


def _held(store: GraphStore) -> dict[str, str]:
    """Return the digest of the content of each article and report that the graph holds, by id."""
    rows = [(r["article"], "sha256") for r in store.rows("read/whole_articles")]
    rows += [(r["report"], "sha256") for r in store.rows("read/whole_reports")]
    return {properties["id"]: properties[key] for properties, key in rows}


@dataclass
class Restorer:
    """One run of `kg restore`: `contents` is what the backup holds, `manifest` what it says of itself."""

    store: GraphStore
    contents: Contents
    manifest: Manifest
    workers: int = 1
    stop: Callable[[], bool] = lambda: False
    advance: Callable[[int], None] = lambda done: None
    result: ImportResult = field(default_factory=ImportResult)

    def run(self) -> str:
        """Make the graph that of the backup; return its hash.

        Raises StoreError where that was broken off, with what to do, or where the same version has made another graph.
        """
        self.store.write(self._begin)
        self._take_out()
        self.store.write(self._judge)
        self._put_in()
        result = self.result
        if result.failed or result.stopped or result.interrupted:
            reason = result.stopped or next(iter(result.errors), msg("interrupted"))
            raise StoreError(
                msg("the restore is not finished: {reason}", reason=reason),
                hint=msg("Run the same command again: it goes on"),
            )
        found = canonical_hash(read_graph(self.store, internal=True))
        if self.is_same_version and found != self.manifest.hash:
            raise StoreError(
                msg(
                    "the restored graph has the hash {found}, and that of the backup is {hash}",
                    found=found,
                    hash=self.manifest.hash,
                ),
                hint=msg("All of its articles and judgements are in; `kg doctor` looks at the graph"),
            )
        self.store.write(_end)
        return found

    @property
    def is_same_version(self) -> bool:
        """Tell whether this version decides as the one that wrote the backup, and nothing in it is to be read again."""
        return self.manifest.rules == graph_rules() and not any(reading.again for reading in self.contents.readings())

    def _begin(self, tx: Transaction) -> None:
        take_lock(tx)
        keep_options(tx, {"min_confidence": None, **self.manifest.options, RESTORING: self.manifest.hash})

    def _take_out(self) -> None:
        wanted, held = self.contents.digests(), _held(self.store)
        gone = sorted(identifier for identifier, digest in held.items() if wanted.get(identifier) != digest)
        for start in range(0, len(gone), _BATCH):
            self.store.write(delete_articles(gone[start : start + _BATCH]))

    def _judge(self, tx: Transaction) -> None:
        """Let the judgements of the backup hold before its articles come: they wait for names that nobody uses yet."""
        take_lock(tx)
        wanted, known = self.contents.judgements(), list(all_judgements(tx).values())
        apply_judgements(tx, (j for j in wanted if j not in known), (j for j in known if j not in wanted))

    def _put_in(self) -> None:
        for reading, ids in self.contents.readings().items():
            with self._extracts(reading) as extract:
                self._import(extract, map(entry_of, self.contents.articles(ids)), ())
        self._import(AsTheyWereRead(self.contents, HowRead("")), (), self.contents.reports())

    def _import(self, extract: Extracts, articles: Iterable[Entry], reports: Iterable[Report]) -> None:
        if not (self.result.interrupted or self.result.stopped):
            importer = Importer(self.store, extract, stop=self.stop, advance=self.advance)
            importer.run(articles, reports, self.result)

    def _extracts(self, reading: Reading) -> AbstractContextManager[Extracts]:
        if not reading.again:
            return nullcontext(AsTheyWereRead(self.contents, reading.how))
        return ExtractArticles(
            self.workers,
            extractor=reading.extractor,
            with_reporters=reading.with_reporters,
            asking=STORED_ANSWERS,
        )


def _end(tx: Transaction) -> None:
    keep_schema_version(tx)
    keep_options(tx, {RESTORING: None})
