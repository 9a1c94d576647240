"""Our report beside another one on the same article: what theirs says without support, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.report.lines import KeyReport, Line
from kg.verify.report import ClaimCheck, ReportCheck
from kg.verify.source import bigrams

_HALF = 0.5  # of the shorter one's characters, as in the measure of reports
_IN_WORDS = 0.35  # of a line's pairs of characters that a claim which tells the same has
_RESTS = ("supported", "interpretation")


@dataclass(frozen=True)
class Compared:
    """`unsupported` are the other report's claims that the article does not bear out, `left_out` our lines it lacks."""

    unsupported: tuple[ClaimCheck, ...]
    left_out: tuple[Line, ...]

    def as_object(self) -> dict[str, Any]:
        """Return it for JSON."""
        told = ("section", "section_number", "text", "start", "end", "verdict", "reason")
        claims = [{key: getattr(claim, key) for key in told} for claim in self.unsupported]
        return {"unsupported": claims, "left_out": [line.as_object() for line in self.left_out]}


def compare(report: KeyReport, theirs: ReportCheck) -> Compared:
    """Return what another report, checked against the article, says without support, and which of our lines it lacks.

    The tone and the reach are readings: they are not asked for.
    """
    wrong = tuple(claim for claim in theirs.claims if claim.verdict in ("contradicted", "not found"))
    lacking = (line for line in report.lines if line.section not in (9, 10))
    return Compared(wrong, tuple(line for line in lacking if not any(_tells(c, line) for c in theirs.claims)))


def _tells(claim: ClaimCheck, line: Line) -> bool:
    """Tell whether a claim says what a line says: it has its words, or rests on its characters and has most of them."""
    if line.text in claim.text:
        return True
    said, ours = frozenset(bigrams(claim.text)), frozenset(bigrams(line.text))
    share = len(said & ours) / max(1, min(len(ours), len(said)))
    return share >= _HALF or (claim.verdict in _RESTS and _overlap(claim, line) and share >= _IN_WORDS)


def _overlap(claim: ClaimCheck, line: Line) -> bool:
    theirs = {at for evidence in claim.evidence for at in range(evidence.start, evidence.end)}
    ours = {at for span in line.spans for at in range(*span)}
    return len(theirs & ours) >= _HALF * max(1, min(len(theirs), len(ours)))
