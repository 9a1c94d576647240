"""The input read once: what can't be read and ids that stand for two contents are found, the rest is kept on disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Report
from kg.models.documents import Documents
from kg.write.result import ImportResult
from kg.write.spool import Entry, Spool

N = TypeVar("N", Entry, Report)


@dataclass(frozen=True)
class Scan:
    """What reading found: how many records to import, ids with more than one content, and where the records are kept."""

    total: int
    refused: frozenset[str]
    spool: Spool

    def articles(self) -> Iterator[Entry]:
        """Yield the articles that are not refused, each id once."""
        return _once(self.spool.articles(), self.refused)

    def reports(self) -> Iterator[Report]:
        """Yield the reports that are not refused, each id once."""
        return _once(self.spool.reports(), self.refused)


def scan(source: Documents, spool: Spool, result: ImportResult) -> Scan:
    """Read everything, into `spool`; put what can't be read, and what contradicts itself, into `result`."""
    contents: dict[str, set[str]] = defaultdict(set)
    records: dict[str, int] = defaultdict(int)
    for record in source(result.fail):
        if record.sha256 not in contents[record.id]:
            spool.add(record)
        contents[record.id].add(record.sha256)
        records[record.id] += 1
    refused = frozenset(i for i, digests in contents.items() if len(digests) > 1)
    for identifier in sorted(refused):
        error = LoadError(
            msg(
                "{records} records with different contents share the id {identifier!r}; none was imported",
                records=records[identifier],
                identifier=identifier,
            ),
            hint=msg(
                "Give each its own id, or import only one of them; what two sources number alike is told apart "
                "by an import of each with its own --id-prefix"
            ),
        )
        result.failed += records[identifier] - 1
        result.fail(error)
    return Scan(len(contents) - len(refused), refused, spool)


def _once(records: Iterable[N], refused: frozenset[str]) -> Iterator[N]:
    """Yield the records that are not refused, each id once."""
    seen: set[str] = set()
    for record in records:
        if record.id not in refused and record.id not in seen:
            seen.add(record.id)
            yield record
