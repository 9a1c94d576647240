"""A checked report as one HTML file: report and article side by side, a click on a claim shows what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from kg.messages import in_words, phrase, word
from kg.messages.words import VOCABULARY
from kg.models import Report
from kg.verify.report import ClaimCheck, ReportCheck
from kg.verify.verdict import SpanCheck


class Piece(NamedTuple):
    """Characters of the report that are shown in one way: `claim` is the claim's index or None, `span` what was compared."""

    text: str
    claim: int | None = None
    span: SpanCheck | None = None


class ArticlePiece(NamedTuple):
    """Characters of the article between two edges of evidence."""

    text: str
    start: int
    end: int


def render_html(report: Report, check: ReportCheck, *, title: str | None, article: str | None) -> str:
    """Return the page: self-contained, without scripts or fonts from elsewhere."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.verify", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("report.html").render(
        title=title or report.headline or report.id,
        check=check,
        counts=sorted(check.counts.items()),
        blocks=[(i, list(p)) for i, p in groupby(report_pieces(report.text, check.claims), lambda piece: piece.claim)],
        stretches=list(article_stretches(article or "", check.claims)),
        details=[_details(claim) for claim in check.claims],
        verdict_words={verdict: word("verdict", verdict) for verdict in sorted(VOCABULARY["verdict"])},
        phrase=phrase,
        in_words=in_words,
    )


def report_pieces(text: str, claims: Sequence[ClaimCheck]) -> Iterator[Piece]:
    """Yield the report in pieces that together are its text."""
    position = 0
    for index, claim in enumerate(claims):
        if claim.start > position:
            yield Piece(text[position : claim.start])
        position = claim.start
        for span in claim.spans:
            start, end = claim.start + span.start, claim.start + span.end
            if start > position:
                yield Piece(text[position:start], index)
            yield Piece(text[start:end], index, span)
            position = end
        if claim.end > position:
            yield Piece(text[position : claim.end], index)
        position = claim.end
    if position < len(text):
        yield Piece(text[position:])


def article_stretches(text: str, claims: Sequence[ClaimCheck]) -> Iterator[ArticlePiece]:
    """Yield the article cut at every edge of evidence, so that showing evidence only switches whole stretches."""
    edges = {0, len(text)}
    for claim in claims:
        for evidence in (*claim.evidence, *(e for span in claim.spans for e in span.evidence)):
            edges |= {evidence.start, evidence.end}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        yield ArticlePiece(text[start:end], start, end)


def _details(claim: ClaimCheck) -> dict[str, object]:
    """Return what the page's script needs to show a claim."""
    return {
        "verdict": claim.verdict,
        "reason": in_words(claim.reason),
        "evidence": [[e.start, e.end] for e in claim.evidence],
        "spans": [
            {
                "text": span.text,
                "verdict": span.verdict,
                "reason": in_words(span.reason),
                "should_be": span.should_be,
                "evidence": [[e.start, e.end] for e in span.evidence],
            }
            for span in claim.spans
        ],
    }
