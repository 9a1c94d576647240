"""Reports in the graph: tied to their articles, and their claims checked, whichever of the two came first.

The verdict on a claim depends on the claim, the text of the article its report is about, what was read in that text and
the day of publication; of nothing else in the graph. Which facts it rests on depends on the characters of both. So checking again whatever is
tied anew, and tying every fact that is made anew, keeps the graph a pure function of its input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.messages import joined, msg, term
from kg.models import Claim, Extraction
from kg.store import observations, reports
from kg.store.graph import Transaction
from kg.text.normalize import fold_marks
from kg.verify.reasons import as_lists
from kg.verify.report import ClaimCheck, check_one, supported_share
from kg.verify.source import SourceArticle, bigrams
from kg.write.version import graph_rules

LEAST_SHARED_PAIRS = 0.5


def link_and_check(tx: Transaction, ids: Iterable[str]) -> dict[str, str | None]:
    """Tie these reports to their articles anew and check their claims; return report id -> article id or None."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    linked = reports.link_reports(tx, wanted, graph_rules())
    for found in reports.claims_to_check(tx, wanted):
        reports.write_verdicts(tx, claim_rows(found, _extraction_of(tx, found["article"])))
    reports.tie_claims(tx, claim_facts(reports.facts_of_claims(tx, wanted)))
    return linked


def tie_facts_to_claims(tx: Transaction, facts: Iterable[str]) -> None:
    """Tie the claims that rest on these facts, which were made anew, to them."""
    reports.tie_claims(tx, claim_facts(reports.claims_of_facts(tx, facts)))


def claim_facts(overlaps: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the ties of claims to facts as rows for the store; `overlaps` are rows of `reports.facts_of_claims`.

    A claim rests on a fact where it also shares at least half of the character pairs of the shorter of the two: less
    is a neighbour that the same clause of the article happens to hold.
    """
    ties = {}
    for row in overlaps:
        if _shared_pairs(row["text"], row["fact_quote"]) >= LEAST_SHARED_PAIRS:
            start, end = max(row["start"], row["fact_start"]), min(row["end"], row["fact_end"])
            quote = row["quote"][start - row["start"] : end - row["start"]]
            tie = {"claim": row["claim"], "fact": row["fact"], "type": row["type"], "start": start, "end": end}
            ties[tuple(tie.values())] = tie | {"quote": quote}
    return list(ties.values())


def _shared_pairs(first: str, second: str) -> float:
    """Return which part of the character pairs of the shorter text the other has (0-1)."""
    pairs, others = (frozenset(bigrams(fold_marks(text))) for text in (first, second))
    return len(pairs & others) / max(1, min(len(pairs), len(others)))


def claim_rows(found: Mapping[str, Any], extraction: Extraction | None = None) -> list[dict[str, Any]]:
    """Return the verdicts on one report's claims as rows for the store; `found` is a row of `reports.claims_to_check`.

    `extraction` is what was read in the article.
    """
    source = _source(found["text"], found["published"], extraction) if found["article"] is not None else None
    rows = []
    for stored in found["claims"]:
        fields = {key: stored[key] for key in ("section", "section_number", "start", "end")}
        fields["text"] = found["report_text"][stored["start"] : stored["end"]]
        rows.append({"id": stored["id"], "article": found["article"], **_row(check_one(Claim(**fields), source))})
    return rows


def _extraction_of(tx: Transaction, article: str | None) -> Extraction | None:
    stored = observations.read_extractions(tx, [article]) if article is not None else {}
    return stored[article].extraction if article in stored else None


def _source(text: str, published: str | None, extraction: Extraction | None) -> SourceArticle:
    from kg.offline.verifying import make_readers

    return SourceArticle(text, make_readers(), published=published, extraction=extraction)


def _row(check: ClaimCheck) -> dict[str, Any]:
    contradicted = [
        {**e.model_dump(), "claim_start": span.start, "claim_end": span.end, "should_be": span.should_be}
        for span in check.spans
        if span.verdict == "contradicted"
        for e in span.evidence
    ]
    supported = [e.model_dump() for e in check.evidence] if check.verdict == "supported" else []
    told = {"verdict": check.verdict, "reason": check.because[0].code, **as_lists(check.because)}
    return {**told, "supported": supported, "contradicted": contradicted}


def say_verdicts(report_id: str, counts: Mapping[str, int]) -> str:
    """Return what the check of a report's claims gave, for people: how many have each verdict."""
    checked = sum(counts.get(verdict, 0) for verdict in ("supported", "contradicted", "not found"))
    each = (
        msg("{number} {verdict}", number=n, verdict=term("verdict", verdict)) for verdict, n in sorted(counts.items())
    )
    share = supported_share(counts.get("supported", 0), checked)
    return msg("{report}: {counts}{share}", report=report_id, counts=joined(each, msg(", ")), share=share)
