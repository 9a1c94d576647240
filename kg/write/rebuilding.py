"""The graph derived once more from its stored articles, reports and judgements, compared with what is there, and mended.

It is derived in place, by the very steps of an import, in a transaction that is then rolled back: what should be there is
known without a second description of it. Mending changes only what differs, so that what other programs tied to nodes
of the graph stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.errors import StoreError
from kg.graph.differences import find_differences
from kg.graph.observing import title_key
from kg.messages import msg
from kg.models.whole import Differences, WholeGraph
from kg.store import observations, reports
from kg.store.graph import GraphStore, Transaction
from kg.store.whole import delete_whole, mend, read_whole
from kg.write.claims import link_and_check
from kg.write.material import Material, read_material
from kg.write.refreshing import file_judgements
from kg.write.replacing import replace_articles

# What an article or a report is stored as, and which of that has a digest of its content.
_STORED = ("Article", "_Extraction", "Report")
_DIGESTED = ("Article", "Report")
_BATCH = 50
_TRIES = 3


@dataclass(frozen=True)
class Comparison:
    """A graph as it was found, where it differs from what its material gives, and what is wrong with that itself."""

    found: WholeGraph
    wanted: WholeGraph
    differences: Differences
    material: Material

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong."""
        return not (self.differences or self.material.beyond_repair or self.material.read_again)


class _Derived(Exception):
    """Carries what was derived out of the transaction, which it rolls back."""

    def __init__(self, found: WholeGraph, wanted: WholeGraph, material: Material) -> None:
        super().__init__()
        self.found, self.wanted, self.material = found, wanted, material


def derive_again(store: GraphStore) -> Comparison:
    """Compare the graph with what its material gives; nothing is changed. Other writers wait meanwhile.

    Raises QueryError where it needs more memory than Neo4j has for one transaction.
    """

    def work(tx: Transaction) -> None:
        observations.take_lock(tx)
        file_judgements(tx)
        found, material = read_whole(tx), read_material(tx)
        delete_whole(tx, found)
        _put_in(tx, material)
        raise _Derived(found, read_whole(tx), material)

    try:
        store.write(work, lasting=True)
    except _Derived as derived:
        wanted = _as_kept(derived.found, derived.wanted, derived.material)
        return Comparison(derived.found, wanted, find_differences(derived.found, wanted), derived.material)
    raise AssertionError("the work always ends by an exception")


def repair(store: GraphStore) -> Comparison:
    """Make the graph what its material gives; return what was found before.

    An article or report that is not the one that was imported loses its digest, so that its import brings it back.
    Raises StoreError where others change the graph all the time.
    """
    for _ in range(_TRIES):
        comparison = derive_again(store)
        if store.write(lambda tx, comparison=comparison: _mend(tx, comparison), lasting=True):  # type: ignore[misc]
            return comparison
    raise StoreError(msg("others change the graph all the time"), hint=msg("Run it again when no import runs"))


def _mend(tx: Transaction, comparison: Comparison) -> bool:
    """Mend the graph and look at it again; False where it is not the one that was compared any more."""
    observations.take_lock(tx)
    file_judgements(tx)
    found = read_whole(tx)
    if find_differences(found, comparison.found):
        return False
    mend(tx, found, find_differences(found, comparison.wanted))
    if find_differences(read_whole(tx), comparison.wanted):
        raise StoreError(msg("the graph was not what it should be after its repair, so that was taken back"))
    return True


def _put_in(tx: Transaction, material: Material) -> None:
    for start in range(0, len(material.observed), _BATCH):
        replace_articles(tx, (), material.observed[start : start + _BATCH])
    reports.upsert_reports(tx, [(report, title_key(report.headline)) for report in material.reports])
    link_and_check(tx, [report.id for report in material.reports])


def _as_kept(found: WholeGraph, wanted: WholeGraph, material: Material) -> WholeGraph:
    """Return what should be there, with what nothing can be derived from as it is, and no digest of what was altered."""
    kept = {key: node for key, node in found.nodes.items() if key[0] in _STORED and key[1] in material.kept}
    nodes = {**wanted.nodes, **kept}
    for key, node in nodes.items():
        if key[0] in _DIGESTED and key[1] in material.altered | material.kept:
            nodes[key] = replace(node, properties={**node.properties, "sha256": ""})
    ties = [tie for tie in found.ties if {tie.source, tie.target} <= kept.keys()]
    return WholeGraph(nodes, [*wanted.ties, *ties])
