"""`kg doctor --deep`: what of a graph is not what its articles give, in words, and mended where a person wants that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.messages import msg
from kg.store.graph import GraphStore
from kg.store.options import held_from
from kg.store.reports import outdated_reports
from kg.views.damage import tell_damage
from kg.write.rebuilding import derive_again, repair
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
    if mend:
        _refresh(store)
    elif told := _outdated(store):
        return DamageReport(outdated=told)
    compared = repair(store) if mend else derive_again(store)
    material = compared.material
    return DamageReport(
        len(material.observed),
        [*material.read_again, *tell_damage(compared.found, compared.wanted, compared.differences)],
        material.beyond_repair,
    )


def _refresh(store: GraphStore) -> None:
    """Make anew what another version has made; what fails there is looked at afterwards."""
    Refresher(store).run(outdated_articles(store, held_from(store)), ImportResult())


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
