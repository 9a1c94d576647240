"""From the graph that an older version has written to the one that this version makes of the same articles and judgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg import __version__
from kg.messages import msg
from kg.store import schema
from kg.store.graph import GraphStore
from kg.store.options import held_from
from kg.store.reports import outdated_reports
from kg.store.version import SCHEMA_VERSION, keep_schema_version, schema_version
from kg.write.holding import change_bound
from kg.write.refreshing import Outdated, Refresher, outdated_articles
from kg.write.result import ImportResult
from kg.write.version import graph_rules


@dataclass(frozen=True)
class Migration:
    """What is to be done. `version` is the schema's of the graph; None where there is none yet.

    `outdated` are articles that another version has read or derived from, `reports` those that one has checked, `lacking`
    constraints and indexes that are missing, as `(:Article {id})`.
    """

    version: int | None
    outdated: Sequence[Outdated]
    reports: Sequence[str]
    lacking: Sequence[str]

    @property
    def is_needed(self) -> bool:
        """Tell whether anything differs from what this version writes."""
        return self.version not in (None, SCHEMA_VERSION) or bool(self.outdated or self.reports or self.lacking)

    @property
    def steps(self) -> list[str]:
        """Return what is done, a sentence a step; none where the graph is as this version writes it."""
        found: list[str] = []
        if self.version not in (None, SCHEMA_VERSION):
            found.append(
                msg(
                    "schema version {version} to {schema_version}, as news-kg {program} writes it",
                    version=self.version,
                    schema_version=SCHEMA_VERSION,
                    program=__version__,
                )
            )
        if self.lacking:
            found.append(
                msg(
                    "{count} constraints and indexes are made: {lacking}",
                    count=len(self.lacking),
                    lacking=", ".join(self.lacking),
                )
            )
        return [*found, *self._readings()]

    def _readings(self) -> list[str]:
        found: list[str] = []
        readings: Counter[tuple[str, str]] = Counter()
        derived = 0
        for group in self.outdated:
            if group.again is None:
                derived += len(group.ids)
            else:
                readings[group.how.version, group.again.version] += len(group.ids)
        for (old, new), articles in sorted(readings.items()):
            found.append(
                msg("{articles} articles are read again: extractor {old} to {new}", articles=articles, old=old, new=new)
            )
        if derived:
            found.append(
                msg(
                    "{derived} articles are derived and compared again, by the rules {graph_rules}",
                    derived=derived,
                    graph_rules=graph_rules(),
                )
            )
        if self.reports:
            found.append(msg("{count} reports are checked again, by the same rules", count=len(self.reports)))
        return found


def plan_migration(store: GraphStore) -> Migration:
    """Return what a migration of this graph would do; nothing is changed."""
    lacking = schema.missing(schema.wanted_schema(), store.rows("read/schema_state"))
    version = schema_version(store)
    outdated = [] if version is None else outdated_articles(store, held_from(store))
    reports = [] if version is None else store.read(lambda tx: outdated_reports(tx, graph_rules()))
    return Migration(version, outdated, reports, [item.told for item in lacking] if version is not None else [])


def migrate(store: GraphStore, refresher: Refresher, result: ImportResult) -> ImportResult:
    """Make the graph what this version makes of its articles and judgements; interrupted, it goes on when run again.

    The version is noted last, so that a graph that is half way still counts as the older one.
    """
    store.ensure_schema()
    bound = store.write(change_bound(None))
    refresher.run(outdated_articles(store, bound), result)
    if not (result.failed or result.interrupted or result.stopped):
        store.write(keep_schema_version)
    return result
