"""Numbers and dates of a claim against those of the article: by value, unit and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.models import Quantity
from kg.text.dates import FoundDate
from kg.text.lexicon import load_lexicon
from kg.verify.claim import Alignment, ClaimText
from kg.verify.reasons import Reason, ReasonCode
from kg.verify.verdict import SpanCheck, VerdictName

# A clause that shares this much (by weight) with a sentence speaks of the same thing, so another number is a wrong one.
LEAST_SAME_SUBJECT = 0.5
# A smaller number stands in many places; so does a number without a unit, unless it is long.
_LEAST_TELLING = 10
_LONG_NUMBER = 3
# The score of a number that the article has, but not where it speaks of the same.
UNSURE = 0.5
_NUMBER_PREFIX = re.compile(r"^[\d,.，%零〇一二三四五六七八九十百千万亿两半几数多余来点约]+")
_BARE_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?|(?<=[\u4e00-\u9fff])\d+(?:\.\d+)?")
_RELATIVE = "今年|明年|后年|去年|前年|本年|当年"
_GLOSS = re.compile(rf"(?P<relative>{_RELATIVE})\s*[（(](?:指|即|指的是|也就是)?\s*(?P<year>(?:19|20)\d{{2}})年?[）)]")
_SAME_CLASSIFIERS = (
    {"名", "位", "人"},
    {"辆", "台"},
    {"次", "回"},
    {"起", "例", "宗"},
    {"座", "个"},
    {"项", "个"},
    {"条", "个"},
)
_CLASSIFIERS = frozenset(word for word in load_lexicon("classifiers") if len(word) == 1)
_OPPOSITE = {("at least", "at most"), ("more than", "less than"), ("at least", "less than"), ("more than", "at most")}


def check_numbers(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a verdict on each number with a unit, and on each bare number that stands in no date."""
    for quantity in claim.quantities:
        if quantity.value is not None:
            yield _check_quantity(claim, quantity)
    taken = [(q.start, q.end) for q in claim.quantities] + [(d.start, d.end) for d in claim.dates]
    for match in _BARE_NUMBER.finditer(claim.normal):
        start, end = match.span()
        if not any(s < end and e > start for s, e in taken):
            yield _check_bare(claim, start, end)


def check_dates(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a verdict on each date, and on each year given as the meaning of 今年 or the like."""
    glosses = list(_GLOSS.finditer(claim.text))
    for match in glosses:
        if (found := _check_gloss(claim, match)) is not None:
            yield found
    for date in claim.dates:
        if not any(g.start() < date.end and g.end() > date.start for g in glosses):
            yield _check_date(claim, date)


def _check_quantity(claim: ClaimText, quantity: Quantity) -> SpanCheck:
    source = claim.source
    equal = [q for q in source.quantities if _equal_value(quantity, q)]
    same = [q for q in equal if _counts_same(quantity, q) and not _opposite(quantity, q)]
    beside = [q for q in same if _is_beside(claim, quantity.start, q.start)]
    if beside and (quantity.value or 0) >= _LEAST_TELLING:
        return _number(claim, quantity, "supported", "same number", beside[0])
    if same:
        found = _number(claim, quantity, "supported", "same number", (beside or same)[0])
        return found.model_copy(update={"score": UNSURE})
    surface = claim.normal[quantity.start : quantity.end]
    if not equal and surface in source.normal:
        start = source.normal.index(surface)
        return SpanCheck(
            start=quantity.start, end=quantity.end, text=quantity.surface, verdict="supported", kind="number",
            because=Reason(code="as written"), evidence=(source.quote(start, start + len(surface)),),
        )  # fmt: skip
    aligned = _aligned(claim, quantity.start)
    if aligned is not None:
        near = [q for q in source.quantities if aligned.start <= q.start < aligned.end]
        for other in near:
            if other in equal:
                code: ReasonCode = "other bound" if _opposite(quantity, other) else "something else counted"
                return _number(claim, quantity, "contradicted", code, other)
        rivals = [q for q in near if q.unit == quantity.unit and not _is_in_claim(claim, q)]
        if len(rivals) == 1:
            return _number(claim, quantity, "contradicted", "other number", rivals[0])
    if equal:
        return _number(claim, quantity, "not found", "number elsewhere", equal[0])
    return _number(claim, quantity, "not found", "no number", None)


def _is_beside(claim: ClaimText, here: int, there: int) -> bool:
    """Tell whether the article's sentence at `there` is the one that the claim's clause or sentence at `here` is about."""
    aligned = [claim.align(*claim.clause_at(here)), claim.align(*claim.sentence_at(here))]
    return any(a is not None and a.start <= there < a.end for a in aligned)


def _is_in_claim(claim: ClaimText, quantity: Quantity) -> bool:
    return any(_equal_value(q, quantity) and _counts_same(q, quantity) for q in claim.quantities)


def _with_bound(claim: ClaimText, other: Quantity) -> str:
    return (
        claim.source.text[max(0, other.start - 3) : other.end + 2].strip("，。、；")
        if other.qualifier
        else other.surface
    )


def _equal_value(mine: Quantity, theirs: Quantity) -> bool:
    if mine.value is None or theirs.value is None:
        return False
    if mine.high is not None and theirs.high is not None and mine.high != theirs.high:
        return False
    if abs(mine.value - theirs.value) <= 1e-6 * max(1.0, abs(theirs.value)):
        return True
    if mine.qualifier in ("about", "nearly"):
        return abs(mine.value - theirs.value) <= 0.05 * abs(theirs.value)
    if mine.qualifier in ("more than", "at least") and theirs.qualifier is None:
        return mine.value <= theirs.value <= 1.1 * mine.value
    return False


def _counts_same(mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether both count the same: 99个 and 99家 do not, 3名 and 3位 do, and a missing noun says nothing."""
    here, there = (_NUMBER_PREFIX.sub("", q.surface) for q in (mine, theirs))
    if not here or not there or here == there or here.startswith(there) or there.startswith(here):
        return True
    first, second = here[0], there[0]
    if first in _CLASSIFIERS and second in _CLASSIFIERS:
        alike = first == second or any({first, second} <= group for group in _SAME_CLASSIFIERS)
        return alike and (len(here) == 1 or len(there) == 1 or here[1:] in there or there[1:] in here or alike)
    if first in _CLASSIFIERS or second in _CLASSIFIERS:
        return here.lstrip(first) in there or there.lstrip(second) in here
    return mine.unit == theirs.unit or here in there or there in here


def _opposite(mine: Quantity, theirs: Quantity) -> bool:
    pair = (mine.qualifier or "", theirs.qualifier or "")
    return pair in _OPPOSITE or pair[::-1] in _OPPOSITE


def _number(
    claim: ClaimText, quantity: Quantity, verdict: VerdictName, code: ReasonCode, other: Quantity | None
) -> SpanCheck:
    theirs = _with_bound(claim, other) if other is not None else ""
    return SpanCheck(
        start=quantity.start, end=quantity.end, text=quantity.surface, verdict=verdict, kind="number",
        because=Reason(code=code, claim=quantity.surface, article=theirs),
        should_be=other.surface if other is not None and verdict == "contradicted" else None,
        evidence=(claim.source.quote(other.start, other.end),) if other is not None else (),
    )  # fmt: skip


def _check_bare(claim: ClaimText, start: int, end: int) -> SpanCheck:
    text = claim.normal[start:end]
    there = re.search(rf"(?<![\d.]){re.escape(text)}(?![\d]|\.\d)", claim.source.normal)
    if there:
        return SpanCheck(
            start=start, end=end, text=claim.text[start:end], verdict="supported", kind="number",
            because=Reason(code="as written"), evidence=(claim.source.quote(*there.span()),),
            score=1.0 if len(text) >= _LONG_NUMBER and _is_beside(claim, start, there.start()) else UNSURE,
        )  # fmt: skip
    return SpanCheck(
        start=start, end=end, text=claim.text[start:end], verdict="not found", kind="number",
        because=Reason(code="no number", claim=claim.text[start:end]),
    )  # fmt: skip


def _aligned(claim: ClaimText, offset: int) -> Alignment | None:
    """Return the sentence of the article that speaks of the same, by the clause around `offset` or its sentence."""
    for span in (claim.clause_at(offset), claim.sentence_at(offset)):
        aligned = claim.align(*span)
        if aligned is not None and aligned.coverage >= LEAST_SAME_SUBJECT and span[1] - span[0] >= 8:
            return aligned
    return None


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
    aligned = _aligned(claim, date.start)
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
