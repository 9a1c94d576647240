"""Evidence checks: claims and reports against the article they are about, without an LLM and without a network."""

from kg.verify.check import check_claim
from kg.verify.readers import Readers
from kg.verify.report import ClaimCheck, ReportCheck, check_report
from kg.verify.source import SourceArticle
from kg.verify.verdict import Evidence, SpanCheck, Verdict, VerdictName

__all__ = [
    "ClaimCheck",
    "Evidence",
    "Readers",
    "ReportCheck",
    "SourceArticle",
    "SpanCheck",
    "Verdict",
    "VerdictName",
    "check_claim",
    "check_report",
]
