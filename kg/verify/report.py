"""A whole report against its article: each claim's verdict, and what the verdicts say of the report."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated

from pydantic import BaseModel, ConfigDict, SkipValidation

from kg.messages import msg
from kg.models import Claim, Report
from kg.verify.check import check_claim
from kg.verify.reasons import Reason
from kg.verify.source import SourceArticle
from kg.verify.verdict import Verdict, VerdictName

INTERPRETING = re.compile(r"情感|倾向|未来|展望|前景|预测|推测|解读|点评|启示|sentiment|outlook|interpretation", re.I)
_CHECKABLE = frozenset({"number", "date"})
_CHECKED: tuple[VerdictName, ...] = ("supported", "contradicted", "not found")
# With less than this supported, the report is most likely about another article.
LEAST_SUPPORTED = 0.25
_FEWEST_CLAIMS = 3


class ClaimCheck(Verdict):
    """The verdict on one claim of a report: `report.text[start:end] == text`; offsets of spans are of the claim's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    section_number: int | None = None
    text: str
    start: int
    end: int


class ReportCheck(BaseModel):
    """All verdicts on a report, in its order. `notice` is what a reader should know first, or None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: str
    article: str | None
    notice: Annotated[str | None, SkipValidation]  # which would make a plain string of the message
    grounding: float | None
    claims: tuple[ClaimCheck, ...]

    @property
    def counts(self) -> Counter[VerdictName]:
        """How many claims have each verdict."""
        return Counter(claim.verdict for claim in self.claims)

    @property
    def checked(self) -> int:
        """How many claims the article could be asked about: interpretation is none of them."""
        return sum(self.counts[verdict] for verdict in _CHECKED)


def supported_share(supported: int, checked: int) -> str:
    """Return the end of a line of counts for people: how many of the claims that can be checked the article
    supports; nothing where none can."""
    if not checked:
        return ""
    return msg(
        "; the article supports {supported} of the {checked} that can be checked", supported=supported, checked=checked
    )


def check_report(report: Report, source: SourceArticle | None, article_id: str | None = None) -> ReportCheck:
    """Return the verdicts on each claim of `report`; without a source every claim has the verdict "no source".

    `grounding` is the supported part (0-1) of the claims that can be checked; None where there are none.
    """
    claims = tuple(check_one(claim, source) for claim in report.claims)
    checked = [c for c in claims if c.verdict in _CHECKED]
    supported = sum(c.verdict == "supported" for c in checked)
    grounding = round(supported / len(checked), 3) if checked else None
    return ReportCheck(
        report=report.id,
        article=article_id,
        notice=_notice(claims, source, grounding),
        grounding=grounding,
        claims=claims,
    )


def check_one(claim: Claim, source: SourceArticle | None) -> ClaimCheck:
    """Return the verdict on one claim of a report."""
    where = {
        "section": claim.section, "section_number": claim.section_number, "text": claim.text, "start": claim.start,
        "end": claim.end,
    }  # fmt: skip
    if source is None:
        return ClaimCheck(verdict="no source", because=(Reason(code="no article"),), **where)
    verdict = check_claim(source, claim.text)
    if INTERPRETING.search(claim.section):
        verdict = _as_interpretation(verdict)
    return ClaimCheck(
        verdict=verdict.verdict, because=verdict.because, spans=verdict.spans, evidence=verdict.evidence, **where
    )


def _as_interpretation(verdict: Verdict) -> Verdict:
    """Return the verdict on a claim of a section that interprets: checked where it has something to check, never waved through."""
    hard = [span for span in verdict.spans if span.kind in _CHECKABLE]
    if verdict.verdict == "contradicted" or any(span.unsupported for span in verdict.spans if span.kind != "wording"):
        return verdict
    if hard and verdict.verdict == "supported":
        return verdict
    return verdict.model_copy(update={"verdict": "interpretation", "because": (Reason(code="reading"),)})


def _notice(claims: tuple[ClaimCheck, ...], source: SourceArticle | None, grounding: float | None) -> str | None:
    if not claims:
        return msg("the report makes no claim")
    if source is None:
        return msg("no article for this report: nothing was checked")
    if grounding is not None and len(claims) >= _FEWEST_CLAIMS and grounding < LEAST_SUPPORTED:
        return msg("nearly nothing in the report is supported: it is most likely about another article")
    return None
