"""What an import did, for whoever tells it to a person or a program."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from kg.errors import KgError
from kg.write.articles import Outcome
from kg.write.proving import Grounding

_log = logging.getLogger(__name__)


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
        self.errors.append(error.message() if isinstance(error, KgError) else str(error))

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
