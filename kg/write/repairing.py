"""`kg doctor --deep`: what of a graph is not what its articles give, in words, and mended where a person wants that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.errors import WRONG_CONTENT, QueryError, StoreError, StoreUnavailable
from kg.messages import msg
from kg.models.whole import WholeNode
from kg.store.graph import GraphStore
from kg.store.options import held_from
from kg.store.reports import outdated_reports
from kg.store.schema import SchemaItem, missing, wanted_schema
from kg.store.version import begin_schema
from kg.store.whole import delete_twins, read_whole, twins_of
from kg.views.damage import called, tell_damage
from kg.write.rebuilding import Comparison, derive_again, repair
from kg.write.refreshing import Refresher, outdated_articles
from kg.write.result import ImportResult
from kg.write.version import graph_rules


@dataclass(frozen=True)
class DamageReport:
    """What was looked at and found: a sentence for everything that is wrong.

    `outdated` says that another version has made a part of the graph, which is no damage, and hides any.
    """

    articles: int = 0
    damage: Sequence[str] = field(default_factory=tuple)
    beyond_repair: Sequence[str] = field(default_factory=tuple)
    outdated: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong."""
        return not (self.damage or self.beyond_repair or self.outdated)


def look(store: GraphStore, *, mend: bool) -> DamageReport:
    """Compare the graph with what its articles give; with `mend` make it that. Raises KgError where that can't be done."""
    twins = _make_schema(store) if mend else []
    try:
        if not mend and (told := _outdated(store)):
            return DamageReport(outdated=told)
        compared = _mend(store) if mend else derive_again(store)
    except StoreError as error:
        if isinstance(error, StoreUnavailable) or not (
            lacking := missing(wanted_schema(), store.rows("read/schema_state"))
        ):
            raise
        there = store.read(read_whole)
        return DamageReport(damage=[*_tell_twins(twins_of(there)), *map(_tell_lacking, lacking)])
    material = compared.material
    return DamageReport(
        len(material.observed),
        [*twins, *material.read_again, *tell_damage(compared.found, compared.wanted, compared.differences)],
        material.beyond_repair,
    )


def _make_schema(store: GraphStore) -> list[str]:
    """Make what is lacking of constraints and indexes; tell what was taken away for that: nodes that are there twice."""
    lacking = missing(wanted_schema(), store.rows("read/schema_state"))
    twins = store.write(delete_twins) if lacking else []
    store.ensure_schema()
    return _tell_twins(twins)


def _mend(store: GraphStore) -> Comparison:
    refreshed = _refresh(store)
    compared = repair(store)
    if not refreshed:
        _refresh(store)
    begin_schema(store)
    return compared


def _refresh(store: GraphStore) -> bool:
    """Make anew what another version has made; what fails there is looked at afterwards.

    False where the graph is so damaged that the steps of an import end in the middle of it: then it has to be mended first.
    """
    try:
        Refresher(store).run(outdated_articles(store, held_from(store)), ImportResult())
    except (*WRONG_CONTENT, QueryError):
        return False
    return True


def _tell_twins(twins: Iterable[WholeNode]) -> list[str]:
    return [msg("there are two of {node}", node=called(node)) for node in twins]


def _tell_lacking(item: SchemaItem) -> str:
    return msg("the index or constraint of {told} is missing", told=item.told)


def _outdated(store: GraphStore) -> str:
    articles = sum(len(group.ids) for group in outdated_articles(store, held_from(store)))
    reports = len(store.read(lambda tx: outdated_reports(tx, graph_rules())))
    if not (articles or reports):
        return ""
    return msg(
        "another version, or another --min-confidence, has made {articles} article(s) and {reports} report(s) of it",
        articles=articles,
        reports=reports,
    )
