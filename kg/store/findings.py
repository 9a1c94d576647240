"""What articles state, in the graph: `(:Article)-[:FOUND {id, ...}]->(:_Wording {keys})`.

A finding is one fact of one article, a relationship with its place, roles and properties. A wording is all that the
comparison of facts sees of it; articles that say the same in the same words share it, so that the thousandth article
that names a minister is compared as often as the first. Decisions are relationships between wordings: SAME_FACT, and
MATTER for plans that revise and facts that dispute others.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from kg.models import Finding, Matter, Wording
from kg.store.filing import Filed, meetings, searches
from kg.store.graph import Row, Transaction

Pair = tuple[str, str]


@dataclass(frozen=True)
class NewWordings:
    """Wordings that this transaction was the first to write, with all that leads to them: none of it need be asked for.

    By the id of the wording: its findings, the pairs that say the same, and what it revises or disputes.
    """

    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    same: Mapping[str, set[Pair]] = field(default_factory=dict)
    matters: Mapping[str, Sequence[Matter]] = field(default_factory=dict)

    def others(self, ids: Iterable[str]) -> list[str]:
        """Return those that were there before, sorted: the graph has to be asked for them."""
        return sorted(i for i in ids if i not in self.findings)


NONE_NEW = NewWordings()


def new_wordings(
    ids: Iterable[str], findings: Iterable[Finding], same: Iterable[Row], matters: Iterable[Matter]
) -> NewWordings:
    """Return these wordings with what was found and decided of them, as the graph gives it once it is written."""
    stated: dict[str, list[Finding]] = {i: [] for i in ids}
    pairs: dict[str, set[Pair]] = defaultdict(set)
    tied: dict[str, list[Matter]] = defaultdict(list)
    for finding in findings:
        if finding.wording in stated:
            kept = json.loads(json.dumps(finding.properties))
            stated[finding.wording].append(replace(finding, properties=kept))
    for row in same:
        for end in (row["a"], row["b"]):
            pairs[end].add((row["a"], row["b"]))
    for matter in matters:
        for end in (matter.a, matter.b):
            tied[end].append(matter)
    return NewWordings(stated, pairs, tied)


def existing_wordings(tx: Transaction, ids: Iterable[str]) -> dict[str, str | None]:
    """Return those of the wordings that are in the graph, each with the version of the rules that compared it."""
    return {r["id"]: r["rules"] for r in tx.rows("read/existing_wordings", ids=sorted(ids))}


def forget_wording_decisions(tx: Transaction, ids: Iterable[str]) -> None:
    """Take away what was decided of these wordings."""
    tx.rows("cleanup/wording_decisions", ids=sorted(ids))


def add_findings(tx: Transaction, wordings: Sequence[Wording], findings: Sequence[Finding], rules: str) -> None:
    """Write new wordings (as compared by this version of the rules), and findings that their articles do not have yet."""
    tx.run_batches("upsert/wordings", [vars(w) | {"keys": list(w.keys), "rules": rules} for w in wordings])
    tx.run_batches("upsert/findings", [_finding_row(f) for f in findings])


def remove_findings(tx: Transaction, articles: Iterable[str]) -> None:
    """Take back what these articles state; their wordings stay until `delete_unused_wordings`."""
    tx.rows("cleanup/findings", ids=sorted(articles))


def delete_unused_wordings(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete those of the wordings that no article uses."""
    tx.rows("cleanup/unused_wordings", ids=sorted(ids))


def wordings_of_articles(tx: Transaction, articles: Iterable[str]) -> dict[str, str]:
    """Return finding id -> wording id for all that these articles state."""
    return {r["finding"]: r["wording"] for r in tx.rows("read/article_wordings", ids=sorted(articles))}


def wording_of_fact(tx: Transaction, fact: str) -> str | None:
    """Return the wording of the finding that a fact has its id from; None when there is no such fact."""
    rows = tx.rows("read/wording_of_fact", id=fact)
    return rows[0]["wording"] if rows else None


def sayings(tx: Transaction, wordings: Iterable[str]) -> list[str]:
    """Return what these wordings say, as rejections bind it, sorted."""
    return [r["said"] for r in tx.rows("read/sayings", ids=sorted(wordings))]


def wordings_saying(tx: Transaction, said: Iterable[str]) -> set[str]:
    """Return the wordings that say any of these."""
    return {r["id"] for r in tx.rows("read/wordings_saying", said=sorted(said))}


def known_sayings(tx: Transaction, said: Iterable[str]) -> set[str]:
    """Return those of these that any wording says."""
    return {r["said"] for r in tx.rows("read/wordings_saying", said=sorted(said))}


def wording_candidates(tx: Transaction, new: Mapping[str, Wording]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return each pair (smaller id first) of one of these wordings, which are not written yet, and another that shares a
    key with it; and the view (JSON) of each of them by id."""
    filed = {i: Filed(wording.keys) for i, wording in new.items()}
    wanted = searches(filed.values())
    rows = tx.rows("read/filed_wordings", index=tx.index("wording_keys"), searches=wanted) if wanted else []
    views = {r["id"]: r["view"] for r in rows} | {i: wording.view for i, wording in new.items()}
    return list(meetings(filed, {r["id"]: Filed(r["keys"]) for r in rows})), views


def add_same_facts(tx: Transaction, rows: Sequence[Row]) -> None:
    """Keep which wordings say the same: {a, b, score, reasons}."""
    tx.run_batches("upsert/same_facts", rows)


def add_matters(tx: Transaction, matters: Sequence[Matter]) -> None:
    """Keep which wordings revise or dispute others."""
    rows = [vars(m) | {"changes": list(m.changes), "back": list(m.back)} for m in matters]
    tx.run_batches("upsert/matters", rows)


def component_of_wordings(
    tx: Transaction, ids: Iterable[str], new: NewWordings = NONE_NEW
) -> tuple[set[str], list[Pair]]:
    """Return the wordings that SAME_FACT reaches from these, themselves included, with the pairs that say the same."""
    reached = set(ids)
    pairs: set[Pair] = set()
    frontier = set(reached)
    while frontier:
        found = {(r["a"], r["b"]) for r in tx.rows("read/same_wordings", ids=new.others(frontier))}
        found.update(*(new.same.get(i, ()) for i in frontier if i in new.findings))
        pairs |= found
        frontier = {end for pair in found for end in pair} - reached
        reached |= frontier
    return reached, sorted(pairs)


def matters_of(tx: Transaction, ids: Iterable[str], new: NewWordings = NONE_NEW) -> list[Matter]:
    """Return what ties these wordings to others of their matter, each once, in order."""
    wanted = set(ids)
    rows = tx.rows("read/matters", ids=new.others(wanted))
    found = {
        Matter(r["a"], r["b"], r["relation"], tuple(r["changes"] or ()), tuple(r["back"] or ())) for r in rows
    }.union(*(new.matters.get(i, ()) for i in wanted if i in new.findings))
    return sorted(found, key=lambda matter: (matter.a, matter.b))


def read_findings(tx: Transaction, wordings: Iterable[str], new: NewWordings = NONE_NEW) -> list[Finding]:
    """Return the findings in these wordings, by article and id."""
    wanted = set(wordings)
    there = [_finding(row) for row in tx.rows("read/findings", ids=new.others(wanted))]
    fresh = chain.from_iterable(new.findings[i] for i in wanted if i in new.findings)
    return sorted((*there, *fresh), key=lambda finding: (finding.article, finding.id))


def read_places(tx: Transaction, wordings: Iterable[str]) -> list[Finding]:
    """Return the findings in these wordings with no more than where each stands."""
    return [
        Finding(
            **row["finding"], **{key: row[key] for key in ("article", "published", "wording")}
        ) for row in tx.rows("read/finding_places", ids=sorted(wordings))
    ]  # fmt: skip


def _finding_row(finding: Finding) -> Row:
    kept = {key: getattr(finding, key) for key in ("id", "label", "start", "end", "quote")}
    kept |= {
        "properties": json.dumps(finding.properties, ensure_ascii=False, sort_keys=True),
        "links": [link for link, _ in finding.links],
        "names": [name for _, name in finding.links],
        "subjects": list(finding.subjects),
    }
    return {"article": finding.article, "wording": finding.wording, "finding": kept}


def _finding(row: Row) -> Finding:
    kept = row["finding"]
    return Finding(
        **{key: kept[key] for key in ("id", "label", "start", "end", "quote")},
        **{key: row[key] for key in ("article", "published", "wording")},
        properties=json.loads(kept["properties"]),
        links=tuple(zip(kept.get("links", ()), kept.get("names", ()), strict=True)),
        subjects=tuple(kept.get("subjects", ())),
    )
