"""Who does it to whom: 甲 buys 乙 in the claim, 乙 buys 甲 in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.verify.claim import ClaimText
from kg.verify.reasons import Reason
from kg.verify.source import NAME_TAGS, SourceArticle
from kg.verify.verdict import SpanCheck

# Words between two names and their verb with which the first is not the one who acts, or both act.
_TURNING = re.compile("[被由受获向对与和同跟及给从遭、把为在]|联合|共同|携手|双方|合作|合资|互|签")
_LEAST_SHARED = 0.35  # of the claim's clause, by weight, that the article's sentence has
_WIDEST = 30  # characters between the two names


class _Deed(NamedTuple):
    """A name, a verb and another name, in this order in one clause."""

    actor: str
    verb: str
    other: str
    start: int
    end: int


def check_sides(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a contradiction where the article has the same verb between the same names, and only the other way round."""
    for start, end in claim.clauses:
        aligned = claim.align(start, end)
        if aligned is None or aligned.coverage < _LEAST_SHARED:
            continue
        known = sorted({(s.start, s.end) for s in claim.known_names_by_place.of(start, end)})
        names = known + [
            (w.start, w.end) for w in claim.names if start <= w.start < end and (w.start, w.end) not in known
        ]
        verbs = [(w.start, w.end) for w in claim.words_by_place.of(start, end) if w.tag == "v" and w.end - w.start > 1]
        for deed in _deeds(claim.normal, sorted(names), verbs):
            told = list(_deeds_of(claim.source, aligned.start, aligned.end))
            turned = [d for d in told if (d.actor, d.verb, d.other) == (deed.other, deed.verb, deed.actor)]
            if turned and not any((d.actor, d.verb, d.other) == deed[:3] for d in told):
                yield _contradiction(claim, deed, turned[0])


def _deeds_of(source: SourceArticle, start: int, end: int) -> Iterator[_Deed]:
    for clause in source.clauses_in(start, end):
        words = source.words_in(clause.start, clause.end)
        names = {(m.start, m.end) for m in source.mentions_by_place.of(clause.start, clause.end)}
        names |= {(w.start, w.end) for w in words if w.tag in NAME_TAGS}
        verbs = [(w.start, w.end) for w in words if w.tag == "v" and w.end - w.start > 1]
        yield from _deeds(source.normal, sorted(names), verbs)


def _deeds(text: str, names: Sequence[tuple[int, int]], verbs: Sequence[tuple[int, int]]) -> Iterator[_Deed]:
    for first in names:
        for second in names:
            if not first[1] < second[0] <= first[1] + _WIDEST or _TURNING.search(text[first[1] : second[0]]):
                continue
            for verb in verbs:
                if first[1] <= verb[0] and verb[1] <= second[0]:
                    yield _Deed(text[slice(*first)], text[slice(*verb)], text[slice(*second)], first[0], second[1])


def _contradiction(claim: ClaimText, deed: _Deed, turned: _Deed) -> SpanCheck:
    mine, theirs = claim.text[deed.start : deed.end], claim.source.text[turned.start : turned.end]
    return SpanCheck(
        start=deed.start, end=deed.end, text=mine, verdict="contradicted", kind="sides", should_be=theirs, score=0.9,
        because=Reason(code="other way round", claim=mine, article=theirs),
        evidence=(claim.source.quote(turned.start, turned.end),),
    )  # fmt: skip
