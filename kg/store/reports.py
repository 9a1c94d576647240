"""Reports and their claims in the graph, tied to the article that each is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.models import TEXT_BYTES, Report, bounded_key, digest, text_caption
from kg.store.foreign import refuse_foreign
from kg.store.graph import Transaction


def known_reports(tx: Transaction, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Return id -> (sha256, version of the rules that checked it) of those reports that the graph holds."""
    return {r["id"]: (r["sha256"], r["rules"]) for r in tx.rows("read/known_reports", ids=list(ids))}


def upsert_reports(tx: Transaction, reports: Sequence[tuple[Report, str | None]]) -> None:
    """Write reports, each with the key of its headline."""
    refuse_foreign(tx, reports=(report.id for report, _ in reports))
    tx.run_batches("upsert/reports", [_report_row(report, key) for report, key in reports], 200)


def outdated_reports(tx: Transaction, rules: str) -> list[str]:
    """Return the reports whose claims other rules have checked, by id."""
    return [r["id"] for r in tx.rows("read/outdated_reports", rules=rules)]


def link_reports(tx: Transaction, ids: Iterable[str], rules: str) -> dict[str, str | None]:
    """Tie these reports to their articles anew, to be checked by these rules; return report id -> article id or None."""
    return {r["report"]: r["article"] for r in tx.rows("upsert/report_articles", ids=sorted(ids), rules=rules)}


def reports_about(tx: Transaction, article_ids: Iterable[str], title_keys: Iterable[str]) -> set[str]:
    """Return the reports whose article these may be, by id or by headline."""
    rows = tx.rows("read/reports_on", ids=sorted(article_ids), title_keys=sorted(title_keys))
    return {r["report"] for r in rows}


def claims_to_check(tx: Transaction, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return for each report its text, its article's id, text and publication (None without an article) and its claims.

    The text of a claim that is too long for the index is cut; the report's has all of it.
    """
    return tx.rows("read/claims_to_check", ids=list(ids))


def write_verdicts(tx: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Write verdicts on claims with the article's characters; earlier ones are replaced."""
    tx.run_batches("upsert/claim_verdicts", list(rows), 200)


def facts_of_claims(tx: Transaction, report_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return where facts have evidence among the characters that verdicts on these reports' claims rest on."""
    return tx.rows("read/facts_of_claims", reports=sorted(report_ids))


def claims_of_facts(tx: Transaction, fact_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the same as `facts_of_claims` for these facts and the claims of all reports."""
    return tx.rows("read/claims_of_facts", facts=sorted(fact_ids))


def tie_claims(tx: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Tie claims to facts: {claim, fact, type, start, end, quote}."""
    tx.run_batches("upsert/claim_facts", list(rows))


def verdict_counts(tx: Transaction, ids: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return report id -> verdict -> how many of its claims have it."""
    counts: dict[str, dict[str, int]] = {}
    for row in tx.rows("read/report_verdicts", ids=list(ids)):
        counts.setdefault(row["report"], {})[row["verdict"]] = row["claims"]
    return counts


def article_evidence(tx: Transaction, after: str, limit: int) -> list[dict[str, Any]]:
    """Return the next articles by id after `after`, each with all that points at its characters."""
    return tx.rows("read/article_evidence", after=after, limit=limit)


def facts_to_prove(tx: Transaction, article_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return the text of each of these articles with the facts that it is evidence for."""
    return tx.rows("read/facts_to_prove", ids=list(article_ids))


def unfounded_facts(tx: Transaction) -> list[str]:
    """Return the ids of facts that no article bears out."""
    return [row["id"] for row in tx.rows("read/unfounded_facts")]


def delete_reports(tx: Transaction, ids: Sequence[str]) -> None:
    """Delete reports with their claims."""
    tx.rows("cleanup/reports", ids=list(ids))


def _report_row(report: Report, headline_key: str | None) -> dict[str, Any]:
    properties = report.model_dump(include={"id", "headline", "text", "article_id"}, exclude_none=True)
    properties["caption"] = text_caption(report.headline or report.text)
    properties |= {"sha256": report.sha256, "sections": [s.title for s in report.sections]}
    if headline_key:
        properties["headline_key"] = headline_key
    claims = []
    for claim in report.claims:
        row = claim.model_dump(exclude_none=True)
        row["id"] = f"claim:{digest(report.id, str(claim.start), str(claim.end), claim.text)[:16]}"
        row |= {"context": list(claim.context), "caption": text_caption(claim.text)}
        row["text"] = bounded_key(claim.text, TEXT_BYTES)
        claims.append(row)
    return {"id": report.id, "properties": properties, "claims": claims}
