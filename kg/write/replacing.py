"""Articles taken out and put in, in phases: look, compare, take back, put in, resolve, derive, clean.

What is left is a pure function of the articles then in the graph. Names and wordings that other rules have compared are
compared again when an article with them comes, so that after `kg refresh` no old decision is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.graph.derivation import mention_rows
from kg.graph.filtering import hold
from kg.graph.joining import Decisions
from kg.graph.naming import alias_pairs, article_names, mentions_of
from kg.models import Article, Extraction, ObservedArticle, Wording
from kg.resolve.version import rules_version
from kg.store import derived, findings, observations, reports, texts
from kg.store.filing import Filed
from kg.store.graph import Transaction
from kg.write.claims import link_and_check
from kg.write.facts import (
    NOTHING_FRESH,
    NOTHING_REACHED,
    FactsReached,
    Fresh,
    compare_wordings,
    facts_reached,
    remake_facts,
)
from kg.write.names import compare_new_names, resolve_names
from kg.write.reprints import compare_texts, tie_reprints
from kg.write.version import graph_rules


def replace_articles(tx: Transaction, old_ids: Sequence[str], observed: Sequence[ObservedArticle]) -> None:
    """Take `old_ids` out and put `observed` in; all that either touches ends as if only the new had ever come."""
    change = _look(tx, old_ids, observed)
    decided = _compare(tx, change)
    parted = _forget_decisions(tx, change.stale_names, change.stale_wordings)
    retold = _take_out(tx, change.old)
    retold |= _put_in(tx, change, decided, retold)
    old_names = change.old_names
    touched = change.new_names | old_names | derived.neighbours_of(tx, old_names) | parted
    subjects = resolve_and_derive(tx, old_names, touched, change.fresh(decided.wordings), change.reached)
    derived.count_witnesses(tx, derived.facts_of_articles(tx, retold - set(change.articles)))
    _clean(tx, change, subjects)
    link_and_check(tx, reports.reports_about(tx, set(change.articles) | set(change.old), change.titles))


@dataclass(frozen=True)
class _Replacement:
    """What goes out and what comes in, and what the graph knew of both before anything was changed.

    Names and wordings that other rules have compared are stale: they are compared again. `there` are the articles that have
    a node, which may be of more than `old`: somebody may have deleted what was read in one.
    """

    observed: Sequence[ObservedArticle]
    old: Mapping[str, Extraction]
    there: frozenset[str]
    titles: set[str]
    known_names: set[str]
    stale_names: set[str]
    known_wordings: set[str]
    stale_wordings: set[str]
    reached: FactsReached

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles that come in, by id."""
        return {o.article.id: o.article for o in self.observed}

    @cached_property
    def new_names(self) -> set[str]:
        """The ids of the names that these use."""
        return {name.id for o in self.observed for name in o.keys}

    @cached_property
    def new_wordings(self) -> dict[str, Wording]:
        """Those of their wordings, by id, that are not there as the present rules have compared them."""
        wordings = {wording.id: wording for o in self.observed for wording in o.wordings}
        return {i: wordings[i] for i in sorted(wordings) if i not in self.known_wordings}

    def fresh(self, decided: Decisions) -> Fresh:
        """Return what it puts in, with what was decided of its wordings."""
        new = self.new_wordings.keys() - self.stale_wordings
        stated = [finding for o in self.observed for finding in o.findings]
        wordings = findings.new_wordings(new, stated, decided.same, decided.matters)
        articles = {o.article.id: o for o in self.observed}
        return Fresh(articles, frozenset(articles.keys() - self.there), wordings)

    @cached_property
    def old_names(self) -> set[str]:
        """The ids of the names that the old versions used."""
        return {i for extraction in self.old.values() for i in _name_ids(extraction)}


def _look(tx: Transaction, old_ids: Sequence[str], observed: Sequence[ObservedArticle]) -> _Replacement:
    """Ask for all that has to be known before anything is changed."""
    old = _held(tx, old_ids)
    there = observations.title_keys(tx, {*old_ids, *(o.article.id for o in observed)})
    titles = {*there.values(), *(o.title_key for o in observed)}
    names = _by_rules(observations.existing_names(tx, {name.id for o in observed for name in o.keys}))
    wordings = _by_rules(findings.existing_wordings(tx, {w.id for o in observed for w in o.wordings}))
    return _Replacement(observed, old, frozenset(there), titles, *names, *wordings, facts_reached(tx, old, wordings[1]))


@dataclass(frozen=True)
class _Decided:
    """What comparing the names, wordings and texts that come in with the rest gave."""

    names: list[dict[str, Any]]
    wordings: Decisions
    texts: list[tuple[str, str]]


def _compare(tx: Transaction, change: _Replacement) -> _Decided:
    """Compare what comes in with what is there, as long as nothing is changed (see `kg.store.filing`)."""
    names = {
        name: Filed(keys, o.derived_keys[name])
        for o in change.observed
        for name, keys in o.keys.items()
        if name.id not in change.known_names
    }
    wordings = compare_wordings(tx, change.new_wordings)
    return _Decided(compare_new_names(tx, names), wordings, compare_texts(tx, change.observed))


def _put_in(tx: Transaction, change: _Replacement, decided: _Decided, retold: set[str]) -> frozenset[str]:
    """Write what the new versions say and what was decided of it; return all articles that may be tied otherwise."""
    observations.add_observations(tx, change.observed, rules_version(), graph_rules())
    derived.add_compared_pairs(tx, decided.names)
    stated = [finding for o in change.observed for finding in o.findings]
    findings.add_findings(tx, list(change.new_wordings.values()), stated, rules_version())
    findings.add_same_facts(tx, decided.wordings.same)
    findings.add_matters(tx, decided.wordings.matters)
    texts.add_same_texts(tx, decided.texts)
    return tie_reprints(tx, retold | set(change.articles))


def _clean(tx: Transaction, change: _Replacement, subjects: Iterable[str]) -> None:
    """Delete what nothing uses any more: last, since looking up is slow in a transaction that has deleted many nodes."""
    gone = set(change.old) - set(change.articles)
    derived.delete_unused_subjects(tx, subjects)
    findings.delete_unused_wordings(tx, change.reached.wordings)
    observations.delete_articles(tx, sorted(gone))


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
    observations.remove_observations(
        tx, sorted(old), [p for i in sorted(old) for p in alias_pairs(article_names(old[i]))]
    )
    findings.remove_findings(tx, old)
    return texts.untie_texts(tx, old)


def resolve_and_derive(
    tx: Transaction,
    old_names: Iterable[str],
    touched: Iterable[str],
    fresh: Fresh = NOTHING_FRESH,
    reached: FactsReached = NOTHING_REACHED,
) -> frozenset[str]:
    """Resolve what the names reach, then derive the fresh articles, those whose names moved, and the facts reached.

    `fresh` are those that come in, with what they mention.

    Return the subjects to look at again.
    """
    before = {state.entity for state in derived.name_states(tx, old_names) if state.entity}
    derived.delete_unused_names(tx, old_names)
    resolved = resolve_names(tx, touched)
    others = derived.articles_naming(tx, resolved.moved) - fresh.articles.keys()
    derived.clear_mentions(tx, (others | fresh.articles.keys()) - fresh.unheard)
    _derive_mentions(tx, others, fresh, resolved.refers)
    made = remake_facts(tx, others, fresh, reached, resolved.refers)
    derived.delete_unused_entities(tx, resolved.gone | before)
    derived.refresh_shortcuts(tx, resolved.entities | made.entities)
    return made.subjects


def _derive_mentions(tx: Transaction, others: Iterable[str], fresh: Fresh, known: Mapping[str, str]) -> None:
    """Write which entities the fresh articles mention, and other ones."""
    mentions = {i: observed.mentions for i, observed in fresh.articles.items()}
    mentions |= {i: mentions_of(article_names(found)) for i, found in _held(tx, others).items()}
    entity_of = derived.entities_of_names(tx, {name for said in mentions.values() for name, _ in said}, known)
    derived.add_mentions(tx, [row for i in sorted(mentions) for row in mention_rows(i, mentions[i], entity_of)])


def _held(tx: Transaction, ids: Iterable[str]) -> dict[str, Extraction]:
    """Return by id what the graph holds of these articles: what was read in them as surely as it asks for."""
    return {
        i: hold(stored.extraction, stored.held_from, with_reporters=stored.with_reporters, parted=stored.parted)
        for i, stored in observations.read_extractions(tx, ids).items()
    }


def _name_ids(extraction: Extraction) -> set[str]:
    return {name.id for found in article_names(extraction) for name in (found.full, *found.aliases)}
