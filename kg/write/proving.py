"""The graph against itself: every offset and quote in it, or the facts of some articles, proved again by the stored texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.messages import msg
from kg.store.graph import GraphStore, Store
from kg.store.reports import article_evidence, facts_to_prove, unfounded_facts
from kg.verify.grounding import prove_article, prove_fact, prove_quote, spans_of

_PAGE = 50  # articles a query: their texts and spans are in memory together


@dataclass
class Proof:
    """What was proved: counts, and a sentence for everything that does not hold."""

    articles: int = 0
    spans: int = 0
    proved: int = 0
    changed: list[str] = field(default_factory=list)
    unfounded: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def grounding(self) -> float | None:
        """The part of the spans that hold (0-1); None where there are none."""
        return self.proved / self.spans if self.spans else None

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong."""
        return not (self.changed or self.unfounded or self.problems)


@dataclass(frozen=True)
class Grounding:
    """How many facts have evidence in some articles, and which of those it does not bear out."""

    facts: int
    ungrounded: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """How many facts stand in the articles that they are from."""
        return self.facts - len(self.ungrounded)

    @property
    def rate(self) -> float | None:
        """The grounded part of the facts (0-1); None where there are none."""
        return self.found / self.facts if self.facts else None


def prove_facts(store: Store, article_ids: Sequence[str]) -> Grounding:
    """Return the proof of the facts that these articles are evidence for; ids of reports are passed over."""
    facts: set[str] = set()
    wrong: set[str] = set()
    for start in range(0, len(article_ids), _PAGE):
        page = article_ids[start : start + _PAGE]
        for row in store.read(lambda tx, page=page: facts_to_prove(tx, page)):  # type: ignore[misc]
            facts.update(found["id"] for found in row["facts"])
            wrong.update(found["id"] for found in row["facts"] if prove_fact(row["text"], found))
    return Grounding(len(facts), tuple(sorted(wrong)))


def prove_graph(store: GraphStore) -> Proof:
    """Return the proof of the whole graph, read a page of articles at a time."""
    proof = Proof(unfounded=store.read(unfounded_facts))
    after = ""
    while page := store.read(lambda tx, after=after: article_evidence(tx, after, _PAGE)):  # type: ignore[misc]
        for row in page:
            _prove_row(row, proof)
        after = page[-1]["article"]["id"]
    return proof


def _prove_row(row: dict[str, object], proof: Proof) -> None:
    article = row["article"]
    assert isinstance(article, dict)
    proof.articles += 1
    if reason := prove_article(article):
        proof.changed.append(msg("{what}: {reason}", what=article["id"], reason=reason))
    for what, start, end, quote in spans_of(row):
        proof.spans += 1
        reason = prove_quote(article["text"], start, end, quote)
        if reason is None:
            proof.proved += 1
        else:
            proof.problems.append(msg("{what} in {id}: {reason}", what=what, id=article["id"], reason=reason))
