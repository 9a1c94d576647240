"""Every rule in turn: what each finds in a claim."""

from __future__ import annotations

from collections.abc import Iterator

from kg.verify.attribution import check_speakers
from kg.verify.claim import ClaimText
from kg.verify.copies import find_copies
from kg.verify.dates import check_dates
from kg.verify.modality import check_moods
from kg.verify.names import check_names
from kg.verify.numbers import check_numbers
from kg.verify.scope import check_scopes
from kg.verify.sides import check_sides
from kg.verify.titles import check_titles
from kg.verify.verdict import SpanCheck


def apply_rules(claim: ClaimText) -> list[SpanCheck]:
    """Return what the rules find in the claim, overlaps included; nothing is wrong in a sentence that the article has as it is."""
    return [span for span in _found(claim) if not (span.unsupported and _inside_copy(claim, span))]


def _found(claim: ClaimText) -> Iterator[SpanCheck]:
    yield from check_dates(claim)
    yield from check_numbers(claim)
    yield from check_names(claim)
    yield from check_titles(claim)
    yield from check_speakers(claim)
    yield from check_moods(claim)
    yield from check_scopes(claim)
    yield from check_sides(claim)
    yield from find_copies(claim)


def _inside_copy(claim: ClaimText, span: SpanCheck) -> bool:
    start, end = claim.sentence_at(span.start)
    return start <= span.start and span.end <= end and claim.is_verbatim(start, end)
