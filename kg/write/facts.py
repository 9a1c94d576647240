"""Facts into the graph inside one transaction: compare new wordings, make the facts of what is touched anew.

Only the components that a change reaches are made again, and of those tied to them by REVISES the choice of what each
revises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.graph.findings import read_view
from kg.graph.joining import Decisions, JoinedFact, fact_rows, join_findings, tie_facts
from kg.models import Finding, Matter, ObservedArticle, Wording
from kg.store import derived
from kg.store import findings as store
from kg.store.graph import Transaction
from kg.store.judgements import rejected_wordings
from kg.write.claims import tie_facts_to_claims


@dataclass(frozen=True)
class FactsReached:
    """What a change is about to take away: ids of facts that may go, and wordings whose facts are to be made again."""

    facts: frozenset[str] = frozenset()
    wordings: frozenset[str] = frozenset()


NOTHING_REACHED = FactsReached()


@dataclass(frozen=True)
class Fresh:
    """What this transaction has put in, as far as it need not be asked for: the articles by id, which of them were not
    there before, and the wordings that were not.
    """

    articles: Mapping[str, ObservedArticle] = field(default_factory=dict)
    unheard: frozenset[str] = frozenset()
    wordings: store.NewWordings = store.NONE_NEW

    @property
    def findings(self) -> Iterator[Finding]:
        """All that these articles state."""
        return (finding for observed in self.articles.values() for finding in observed.findings)


NOTHING_FRESH = Fresh()


@dataclass(frozen=True)
class FactsMade:
    """Subjects and entities that the old or the new facts lead to, to look at again."""

    subjects: frozenset[str]
    entities: frozenset[str]


def facts_reached(tx: Transaction, articles: Iterable[str], stale: Iterable[str] = ()) -> FactsReached:
    """Return what taking these articles out, and comparing stale wordings again, reaches; ask before either is done."""
    stated = store.wordings_of_articles(tx, articles)
    return FactsReached(frozenset(stated), _around(tx, {*stated.values(), *stale}))


def sayings_reached(tx: Transaction, said: Iterable[str]) -> FactsReached:
    """Return what rejecting these sayings, or taking that back, reaches."""
    return FactsReached(wordings=_around(tx, store.wordings_saying(tx, said)))


def sayings_of_fact(tx: Transaction, fact: str) -> list[str]:
    """Return all that is said by whatever states a fact, sorted; nothing when there is no such fact."""
    wording = store.wording_of_fact(tx, fact)
    return store.sayings(tx, store.component_of_wordings(tx, [wording])[0]) if wording else []


def _around(tx: Transaction, wordings: Iterable[str]) -> frozenset[str]:
    """Return these wordings, what says the same, and what is tied to it."""
    same, _ = store.component_of_wordings(tx, wordings)
    return frozenset(same.union(*((matter.a, matter.b) for matter in store.matters_of(tx, same))))


def compare_wordings(tx: Transaction, new: Mapping[str, Wording]) -> Decisions:
    """Compare wordings that come in with those that share a key; return what is decided."""
    candidates, contents = store.wording_candidates(tx, new)
    views = {i: read_view(i, contents[i]) for i in {end for pair in candidates for end in pair}}
    found = Decisions()
    for a, b in candidates:
        found.compare(views[a], views[b])
    return found


def remake_facts(
    tx: Transaction, others: Iterable[str], fresh: Fresh, reached: FactsReached, known: Mapping[str, str]
) -> FactsMade:
    """Make the facts of the fresh articles, of other ones, and of the wordings reached before, from all of their findings.

    The names of the articles must refer to their entities, and reprints be tied; `known` is the entity of some names.
    """
    stated = store.wordings_of_articles(tx, others)
    touched = {*stated.values(), *reached.wordings, *(finding.wording for finding in fresh.findings)}
    wordings, same = store.component_of_wordings(tx, touched, fresh.wordings) if touched else (set(), [])
    findings = store.read_findings(tx, wordings, fresh.wordings)
    facts = join_findings(findings, same, rejected_wordings(tx, wordings))
    entity_of = derived.entities_of_names(
        tx, {name for fact in facts for f in fact.findings for _, name in f.links}, known
    )
    rows = fact_rows(facts, entity_of)
    # What an article that was never there states had no fact: a fact has the id of one of its findings.
    subjects, entities = derived.delete_facts(
        tx, {f.id for f in findings if f.article not in fresh.unheard} | reached.facts
    )
    told = [
        row | {"properties": row["properties"] | _witnessed(fact)} for row, fact in zip(rows.facts, facts, strict=True)
    ]
    derived.add_facts(tx, facts=told, evidence=rows.evidence, links=rows.links, subjects=rows.subjects)
    _tie(tx, facts, wordings, fresh.wordings)
    derived.count_witnesses(tx, (fact.id for fact in facts if len(_articles(fact)) > 1))
    # No claim rests on an article that has only just come.
    tie_facts_to_claims(tx, (fact.id for fact in facts if not _articles(fact) <= fresh.unheard))
    linked = {row["entity"] for row in rows.links if row["link"] in ("HOLDS", "UNDER")}
    return FactsMade(subjects, entities | linked)


def _witnessed(fact: JoinedFact) -> dict[str, int]:
    """Return how many articles support a fact that one alone states; of others the graph knows which are reprints."""
    return {"witnesses": 1} if len(_articles(fact)) == 1 else {}


def _articles(fact: JoinedFact) -> set[str]:
    return {finding.article for finding in fact.findings}


def _tie(tx: Transaction, facts: list[JoinedFact], wordings: set[str], new: store.NewWordings) -> None:
    """Tie facts that are new to those of their matter, and choose again what the latter revise."""
    matters = store.matters_of(tx, wordings, new)
    if not matters:
        return
    near, near_same = store.component_of_wordings(tx, _ends(matters) - wordings)
    matters = sorted({*matters, *store.matters_of(tx, near)}, key=lambda m: (m.a, m.b))
    far, far_same = store.component_of_wordings(tx, _ends(matters) - wordings - near)
    places = store.read_places(tx, near | far)
    others = join_findings(places, [*near_same, *far_same], rejected_wordings(tx, near | far))
    made = {fact.id for fact in facts}
    again = made | {fact.id for fact in others if fact.first.wording in near}
    ties = tie_facts([*facts, *others], matters)
    derived.delete_revisions(tx, again)
    derived.add_revisions(tx, [row for row in ties.revisions if row["later"] in again])
    derived.add_disputes(tx, [row for row in ties.disputes if {row["a"], row["b"]} & made])


def _ends(matters: Iterable[Matter]) -> set[str]:
    return {end for matter in matters for end in (matter.a, matter.b)}
