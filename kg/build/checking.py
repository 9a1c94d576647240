"""Reports in the graph: tied to their articles, and their claims checked, whichever of the two came first.

The verdict on a claim depends on the claim, the text of the article its report is about and the day of publication;
of nothing else in the graph. So checking again whatever is tied anew keeps the graph a pure function of its input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.models import Claim
from kg.store import reports
from kg.store.graph import Transaction
from kg.verify.report import ClaimCheck, check_one
from kg.verify.source import Source


def link_and_check(tx: Transaction, ids: Iterable[str]) -> dict[str, str | None]:
    """Tie these reports to their articles anew and check their claims; return report id -> article id or None."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    linked = reports.link_reports(tx, wanted)
    for found in reports.claims_to_check(tx, wanted):
        reports.write_verdicts(tx, claim_rows(found))
    return linked


def claim_rows(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the verdicts on one report's claims as rows for the store; `found` is a row of `reports.claims_to_check`."""
    source = _source(found["text"], found["published"]) if found["article"] is not None else None
    rows = []
    for stored in found["claims"]:
        fields = {key: stored[key] for key in ("section", "section_number", "text", "start", "end")}
        rows.append({"id": stored["id"], "article": found["article"], **_row(check_one(Claim(**fields), source))})
    return rows


def _source(text: str, published: str | None) -> Source:
    from kg.build.verifying import make_readers

    return Source(text, make_readers(), published=published)


def _row(check: ClaimCheck) -> dict[str, Any]:
    contradicted = [
        {**e.model_dump(), "claim_start": span.start, "claim_end": span.end, "should_be": span.should_be}
        for span in check.spans
        if span.verdict == "contradicted"
        for e in span.evidence
    ]
    supported = [e.model_dump() for e in check.evidence] if check.verdict == "supported" else []
    return {"verdict": check.verdict, "reason": check.reason, "supported": supported, "contradicted": contradicted}
