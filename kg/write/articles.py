"""One batch of articles and reports into the graph, or out of it, in one transaction.

The order is always the same: take the lock, take back what the old versions said, write what the new ones say,
resolve the names that this touches, derive again every article whose names moved, clean up. What is left is a pure
function of the articles then in the graph. Names and wordings that other rules have compared, before an upgrade, are
compared again when an article with them comes, so that after `kg refresh` no old decision is left.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import LoadError, UnknownName
from kg.graph.derivation import mention_rows
from kg.graph.naming import alias_pairs, article_names, full_names
from kg.graph.observing import how_read, title_key
from kg.models import Extraction, ObservedArticle, Report
from kg.resolve.version import rules_version
from kg.store import derived, findings, observations, reports, texts
from kg.store.graph import Transaction
from kg.write.claims import link_and_check
from kg.write.facts import NOTHING_REACHED, FactsReached, compare_wordings, facts_reached, remake_facts
from kg.write.identity import claimed_ids
from kg.write.names import compare_new_names, resolve_names
from kg.write.reprints import compare_texts, tie_reprints
from kg.write.version import graph_rules


@dataclass(frozen=True)
class Change:
    """What one transaction did: ids of articles and reports by outcome, and why others were refused."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: Mapping[str, LoadError] = field(default_factory=dict)


def write_articles(observed: Sequence[ObservedArticle]) -> Callable[[Transaction], Change]:
    """Return the work of one transaction that puts these articles in, replacing older versions of them.

    Articles that another writer has put in meanwhile, the very same, are left as they are; what has the id of another
    source's article is refused, whoever put that in.
    """
    ids = [o.article.id for o in observed]

    def work(tx: Transaction) -> Change:
        observations.take_lock(tx)
        known = observations.known_articles(tx, ids)
        refused = claimed_ids((o.article for o in observed), known)
        held = {
            o.article.id: known[o.article.id].is_same(o.article, how_read(o), graph_rules())
            for o in observed
            if o.article.id in known
        }
        same = {i for i, is_same in held.items() if is_same}
        new = [o for o in observed if o.article.id not in same | refused.keys()]
        _replace(tx, sorted(known.keys() - same - refused.keys()), new)
        return Change(
            created=tuple(i for i in ids if i not in known),
            changed=tuple(o.article.id for o in new if o.article.id in known),
            unchanged=tuple(i for i in ids if i in same),
            refused=refused,
        )

    return work


def delete_articles(ids: Sequence[str]) -> Callable[[Transaction], Change]:
    """Return the work of one transaction that takes these articles and reports out; unknown ids are left alone."""

    def work(tx: Transaction) -> Change:
        observations.take_lock(tx)
        known = sorted(observations.known_articles(tx, ids))
        known_reports = sorted(reports.known_reports(tx, ids))
        reports.delete_reports(tx, known_reports)
        _replace(tx, known, ())
        return Change(deleted=(*known, *known_reports))

    return work


def delete_known(ids: Sequence[str]) -> Callable[[Transaction], Change]:
    """Return the same work for all of these ids or none: it raises UnknownName for one that is not there."""

    def work(tx: Transaction) -> Change:
        change = delete_articles(ids)(tx)
        if missing := sorted(set(ids) - set(change.deleted)):
            raise unknown_id(missing[0])
        return change

    return work


def unknown_id(identifier: str) -> UnknownName:
    """Return the error for an id that neither an article nor a report has."""
    return UnknownName(f"no article or report has the id {identifier!r}", hint="`kg query articles --wide` lists them")


def write_reports(batch: Sequence[Report]) -> Callable[[Transaction], tuple[Change, Mapping[str, str | None]]]:
    """Return the work that puts reports in; it gives the change and which article each report is about."""
    ids = [r.id for r in batch]

    def work(tx: Transaction) -> tuple[Change, Mapping[str, str | None]]:
        observations.take_lock(tx)
        known = reports.known_reports(tx, ids)
        reports.upsert_reports(tx, [(r, title_key(r.headline)) for r in batch])
        linked = link_and_check(tx, ids)
        return Change(tuple(i for i in ids if i not in known), tuple(i for i in ids if i in known)), linked

    return work


def _replace(tx: Transaction, old_ids: Sequence[str], observed: Sequence[ObservedArticle]) -> None:
    """Take `old_ids` out and put `observed` in; all that either touches ends as if only the new had ever come."""
    articles = {o.article.id: o.article for o in observed}
    old = observations.read_extractions(tx, old_ids)
    old_titles = set(observations.title_keys(tx, old_ids))
    new_names = {name.id for o in observed for name in o.keys}
    names, stale_names = _by_rules(observations.existing_names(tx, new_names))
    wordings, stale = _by_rules(findings.existing_wordings(tx, {w.id for o in observed for w in o.wordings}))
    reached = facts_reached(tx, old, stale)
    parted = _forget_decisions(tx, stale_names, stale)
    retold = _take_out(tx, old)
    texts.remove_text_keys(tx, set(old) & set(articles))
    observations.add_observations(tx, observed, rules_version(), graph_rules())
    compare_new_names(tx, new_names - names)
    _add_findings(tx, observed, wordings)
    retold |= tie_reprints(tx, retold | set(articles))
    old_names = {i for extraction in old.values() for i in _name_ids(extraction)}
    around = derived.neighbours_of(tx, old_names)
    subjects = resolve_and_derive(tx, old_names, new_names | old_names | around | parted, set(articles), reached)
    derived.count_witnesses(tx, derived.facts_of_articles(tx, retold - set(articles)))
    # Near the end, because looking anything up is slow in a transaction that has deleted many nodes.
    derived.delete_unused_subjects(tx, subjects)
    texts.remove_text_keys(tx, set(old) - set(articles))
    findings.delete_unused_wordings(tx, reached.wordings)
    observations.delete_articles(tx, sorted(set(old) - set(articles)))
    titles = old_titles | {o.title_key for o in observed}
    link_and_check(tx, reports.reports_about(tx, set(articles) | set(old), titles))


def _by_rules(known: Mapping[str, str | None]) -> tuple[set[str], set[str]]:
    """Return the ids of what the present rules have compared, and of what others have: that is compared again."""
    current = {i for i, rules in known.items() if rules == rules_version()}
    return current, set(known) - current


def _forget_decisions(tx: Transaction, names: set[str], wordings: set[str]) -> set[str]:
    """Forget what other rules decided of these names and wordings; return the names that this may part."""
    if wordings:
        findings.forget_wording_decisions(tx, wordings)
    if not names:
        return set()
    parted = derived.neighbours_of(tx, names)
    observations.forget_name_decisions(tx, names)
    return parted


def _take_out(tx: Transaction, old: Mapping[str, Extraction]) -> set[str]:
    """Take back what these articles say; their nodes stay for what comes next. Return other articles of their texts."""
    if not old:
        return set()
    derived.clear_mentions(tx, old)
    observations.remove_observations(tx, sorted(old), [p for i in sorted(old) for p in alias_pairs(old[i])])
    findings.remove_findings(tx, old)
    return texts.untie_texts(tx, old)


def _add_findings(tx: Transaction, observed: Sequence[ObservedArticle], known: Container[str]) -> None:
    """Write what articles state and how their texts are filed, and compare what is new of it with the rest.

    `known` wordings are in the graph and compared.
    """
    wordings = {wording.id: wording for o in observed for wording in o.wordings}
    new = {i: wordings[i] for i in sorted(wordings) if i not in known}
    findings.add_findings(
        tx, list(new.values()), [finding for o in observed for finding in o.findings], rules_version()
    )
    compare_wordings(tx, new)
    texts.add_text_keys(tx, {o.article.id: o.text_keys for o in observed})
    compare_texts(tx, {o.article.id: o.article.text for o in observed})


def resolve_and_derive(
    tx: Transaction,
    old_names: Iterable[str],
    touched: Iterable[str],
    fresh: set[str],
    reached: FactsReached = NOTHING_REACHED,
) -> frozenset[str]:
    """Resolve what the names reach, then derive the fresh articles, those whose names moved, and the facts reached.

    Return the subjects to look at again.
    """
    before = {state.entity for state in derived.name_states(tx, old_names) if state.entity}
    derived.delete_unused_names(tx, old_names)
    resolved = resolve_names(tx, touched)
    again = derived.articles_naming(tx, resolved.moved) | fresh
    derived.clear_mentions(tx, again)
    _derive_mentions(tx, again)
    made = remake_facts(tx, again, reached)
    derived.delete_unused_entities(tx, resolved.gone | before)
    derived.refresh_shortcuts(tx, resolved.entities | made.entities)
    return made.subjects


def _derive_mentions(tx: Transaction, article_ids: Iterable[str]) -> None:
    """Write which entities these articles mention."""
    extractions = observations.read_extractions(tx, article_ids)
    entity_of = derived.entities_of_names(
        tx, {i for extraction in extractions.values() for i in full_names(extraction)}
    )
    derived.add_mentions(tx, [row for i in sorted(extractions) for row in mention_rows(extractions[i], entity_of)])


def _name_ids(extraction: Extraction) -> set[str]:
    return {name.id for found in article_names(extraction) for name in (found.full, *found.aliases)}
