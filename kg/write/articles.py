"""Articles and reports into the graph, or out of it: the work of one transaction each, which takes the lock first.

`kg.write.replacing` does what has to be done inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import LoadError, UnknownName
from kg.graph.observing import how_read, title_key
from kg.messages import msg
from kg.models import ObservedArticle, Report
from kg.store import observations, reports
from kg.store.graph import Transaction
from kg.write.claims import link_and_check
from kg.write.identity import claimed_ids
from kg.write.parting import part_people
from kg.write.replacing import replace_articles
from kg.write.version import graph_rules


@dataclass(frozen=True)
class Outcome:
    """What one transaction did: ids of articles and reports by outcome, and why others were refused."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: Mapping[str, LoadError] = field(default_factory=dict)


def write_articles(observed: Sequence[ObservedArticle]) -> Callable[[Transaction], Outcome]:
    """Return the work of one transaction that puts these articles in, replacing older versions of them.

    Articles that another writer has put in meanwhile, the very same, are left as they are; what has the id of another
    source's article is refused, whoever put that in.
    """
    ids = [o.article.id for o in observed]

    def work(tx: Transaction) -> Outcome:
        observations.take_lock(tx)
        known = observations.known_articles(tx, ids)
        refused = claimed_ids((o.article for o in observed), known)
        held = {
            o.article.id: known[o.article.id].is_same(o.article.sha256, how_read(o), o.held_from, graph_rules())
            and known[o.article.id].has_read(o.extraction)
            for o in observed
            if o.article.id in known
        }
        same = {i for i, is_same in held.items() if is_same}
        new = part_people(tx, [o for o in observed if o.article.id not in same | refused.keys()])
        replace_articles(tx, sorted(known.keys() - same - refused.keys()), new)
        return Outcome(
            created=tuple(i for i in ids if i not in known),
            changed=tuple(o.article.id for o in new if o.article.id in known),
            unchanged=tuple(i for i in ids if i in same),
            refused=refused,
        )

    return work


def delete_articles(ids: Sequence[str]) -> Callable[[Transaction], Outcome]:
    """Return the work of one transaction that takes these articles and reports out; unknown ids are left alone."""

    def work(tx: Transaction) -> Outcome:
        observations.take_lock(tx)
        known = sorted(observations.known_articles(tx, ids))
        known_reports = sorted(reports.known_reports(tx, ids))
        reports.delete_reports(tx, known_reports)
        replace_articles(tx, known, ())
        return Outcome(deleted=(*known, *known_reports))

    return work


def delete_known(ids: Sequence[str]) -> Callable[[Transaction], Outcome]:
    """Return the same work for all of these ids or none: it raises UnknownName for one that is not there."""

    def work(tx: Transaction) -> Outcome:
        change = delete_articles(ids)(tx)
        if missing := sorted(set(ids) - set(change.deleted)):
            raise unknown_id(missing[0])
        return change

    return work


def unknown_id(identifier: str) -> UnknownName:
    """Return the error for an id that neither an article nor a report has."""
    return UnknownName(
        msg("no article or report has the id {identifier!r}", identifier=identifier),
        hint=msg("`kg query articles --wide` lists them"),
    )


def write_reports(batch: Sequence[Report]) -> Callable[[Transaction], tuple[Outcome, Mapping[str, str | None]]]:
    """Return the work that puts reports in; it gives the change and which article each report is about."""
    ids = [r.id for r in batch]

    def work(tx: Transaction) -> tuple[Outcome, Mapping[str, str | None]]:
        observations.take_lock(tx)
        known = reports.known_reports(tx, ids)
        reports.upsert_reports(tx, [(r, title_key(r.headline)) for r in batch])
        linked = link_and_check(tx, ids)
        return Outcome(tuple(i for i in ids if i not in known), tuple(i for i in ids if i in known)), linked

    return work
