"""Numbers of a claim against those of the article: by value, unit and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.models import Quantity
from kg.text.lexicon import load_lexicon
from kg.verify.claim import ClaimText
from kg.verify.reasons import Reason, ReasonCode
from kg.verify.verdict import SpanCheck, VerdictName

# A smaller number stands in many places; so does a number without a unit, unless it is long.
_LEAST_TELLING = 10
_LONG_NUMBER = 3
# The score of a number that the article has, but not where it speaks of the same.
UNSURE = 0.5
_NUMBER_PREFIX = re.compile(r"^[\d,.，%零〇一二三四五六七八九十百千万亿两半几数多余来点约]+")
_BARE_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?|(?<=[\u4e00-\u9fff])\d+(?:\.\d+)?")
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
    aligned = claim.same_subject(quantity.start)
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
