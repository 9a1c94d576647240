"""Dates of a claim against those of the article, and the years that it says 今年 and the like mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.dates import FoundDate
from kg.verify.claim import ClaimText
from kg.verify.reasons import Reason, ReasonCode
from kg.verify.verdict import SpanCheck, VerdictName

_RELATIVE = "今年|明年|后年|去年|前年|本年|当年"
_GLOSS = re.compile(rf"(?P<relative>{_RELATIVE})\s*[（(](?:指|即|指的是|也就是)?\s*(?P<year>(?:19|20)\d{{2}})年?[）)]")


def check_dates(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a verdict on each date, and on each year given as the meaning of 今年 or the like."""
    glosses = list(_GLOSS.finditer(claim.text))
    for match in glosses:
        if (found := _check_gloss(claim, match)) is not None:
            yield found
    for date in claim.dates:
        if not any(g.start() < date.end and g.end() > date.start for g in glosses):
            yield _check_date(claim, date)


def _check_gloss(claim: ClaimText, match: re.Match[str]) -> SpanCheck | None:
    """Compare 今年（指2024年） with the year that 今年 is by the article's publication."""
    relative = next((d for d in claim.dates if d.start == match.start("relative") and d.value), None)
    if relative is None or relative.value is None:
        return None
    year, meant = match["year"], relative.value[:4]
    places = list(claim.source.places(match["relative"]))
    here = claim.align(*claim.sentence_at(match.start()))
    inside = [p for p in places if here is not None and here.start <= p < here.end] or places
    evidence = tuple(claim.source.quote(p, p + len(match["relative"])) for p in inside[:1])
    named = [d for d in claim.source.dates if d.value == meant or meant in d.surface]
    evidence += tuple(claim.source.quote(d.start, d.end) for d in named[:1] if d.surface != match["relative"])
    if not any(meant in e.quote for e in evidence):
        evidence += tuple(claim.source.quote(p, p + 4) for p in list(claim.source.places(meant))[:1])
    start, end = match.start("year"), match.end("year") + (claim.text[match.end("year")] == "年")
    same = year == meant
    return SpanCheck(
        start=start, end=end, text=claim.text[start:end], kind="date", verdict="supported" if same else "contradicted",
        because=Reason(
            code="meant year" if same else "other meant year", claim=claim.text[start:end], article=f"{meant}年"
        ),
        should_be=None if same else f"{meant}年", evidence=evidence,
    )  # fmt: skip


def _check_date(claim: ClaimText, date: FoundDate) -> SpanCheck:
    source = claim.source
    surface = claim.normal[date.start : date.end]
    for other in source.dates:
        if _agrees(date, other):
            return _date(claim, date, "supported", "same date", other)
    if surface in source.normal or (date.value and date.value[:4] in surface and date.value in source.normal):
        at = source.normal.find(surface if surface in source.normal else date.value or "")
        found = source.quote(at, at + (len(surface) if surface in source.normal else len(date.value or "")))
        return SpanCheck(
            start=date.start, end=date.end, text=date.surface, verdict="supported", kind="date",
            because=Reason(code="as written"), evidence=(found,),
        )  # fmt: skip
    aligned = claim.same_subject(date.start)
    if aligned is not None:
        rivals = [d for d in source.dates if aligned.start <= d.start < aligned.end and _conflicts(date, d)]
        if len(rivals) == 1:
            return _date(claim, date, "contradicted", "other date", rivals[0])
    return _date(claim, date, "not found", "no date", None)


def _agrees(mine: FoundDate, theirs: FoundDate) -> bool:
    """Tell whether the article's date is the claim's or a finer one inside it."""
    if mine.value is None or theirs.value is None:
        return mine.surface == theirs.surface
    if mine.assumed_year or theirs.assumed_year:
        return theirs.value[4:].startswith(mine.value[4:]) and len(mine.value) > 4
    return theirs.value.startswith(mine.value)


def _conflicts(mine: FoundDate, theirs: FoundDate) -> bool:
    return (
        mine.value is not None
        and theirs.value is not None
        and len(mine.value) == len(theirs.value)
        and mine.value != theirs.value
    )


def _date(
    claim: ClaimText, date: FoundDate, verdict: VerdictName, code: ReasonCode, other: FoundDate | None
) -> SpanCheck:
    return SpanCheck(
        start=date.start, end=date.end, text=date.surface, verdict=verdict, kind="date",
        because=Reason(code=code, claim=date.surface, article=other.surface if other is not None else ""),
        should_be=other.surface if other is not None and verdict == "contradicted" else None,
        evidence=(claim.source.quote(other.start, other.end),) if other is not None else (),
    )  # fmt: skip
