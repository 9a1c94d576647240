"""One claim against one article: every check in turn, then one verdict."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from kg.verify.claim import OWN_WORDS, ClaimText
from kg.verify.numbers import UNSURE
from kg.verify.readers import Readers, TaggedWord
from kg.verify.reasons import Reason
from kg.verify.rules import apply_rules
from kg.verify.source import SourceArticle
from kg.verify.support import SupportModel, load_support_model
from kg.verify.text import PUNCTUATION, content_length
from kg.verify.verdict import Evidence, SpanCheck, Verdict

# A claim in other words is supported as long as no more of it than this is missing from the article.
MOST_WORDING_MISSING = 0.4
# A foreign name in brackets repeats one that stands before it.
_GLOSS = re.compile(r"[（(][^\u4e00-\u9fff（）()]{0,60}[a-zA-Z][^\u4e00-\u9fff（）()]{0,60}[）)]")
_PARTICLES = frozenset({"u", "p", "c", "xc", "w"})  # LAC's tags
_SHORTEST_VERBATIM = 6  # characters: a shorter clause that the article has can come about by chance


def check_claim(
    article: str | SourceArticle, claim: str, readers: Readers | None = None, *, published: str | None = None,
    model: SupportModel | None = None,
) -> Verdict:  # fmt: skip
    """Return the verdict on `claim` by `article`, with the spans of the claim that were compared.

    `article` is a text, or a `SourceArticle` where many claims are checked against one article; a text needs `readers`
    (`kg.offline.verifying.check_claim` brings them along). `published` is the ISO date by which 今年 and the like are
    read. Offsets of spans are code points of `claim`, of evidence code points of the article's text. Needs no database.
    """
    if isinstance(article, str):
        if readers is None:
            raise TypeError("a text needs readers; pass a SourceArticle or readers")
        article = SourceArticle(article, readers, published=published)
    read = ClaimText(claim, article)
    found = apply_rules(read)
    found += _unsupported_wording(read, found, model or load_support_model())
    return conclude(read, tuple(_resolve(found)))


def _unsupported_wording(claim: ClaimText, found: Sequence[SpanCheck], model: SupportModel) -> Iterator[SpanCheck]:
    """Yield runs of words that the learned check holds for unsupported; a clause as written in the article has none."""
    safe: list[tuple[int, int]] = [
        span for span in claim.clauses if content_length(claim.text[slice(*span)]) >= _SHORTEST_VERBATIM
    ]
    safe = [span for span in safe if claim.is_verbatim(*span)]
    safe += [span for span in claim.sentences if claim.is_verbatim(*span)]
    safe += [match.span() for match in _GLOSS.finditer(claim.text)]
    run: list[tuple[TaggedWord, float]] = []
    for word, chance in zip(claim.words, model.predict(claim, found), strict=True):
        inside = any(s <= word.start and word.end <= e for s, e in safe)
        flagged = chance >= model.threshold and word.tag != "w" and not inside
        if not flagged or (run and word.start != run[-1][0].end):
            yield from _as_span(claim, run)
            run = []
        if flagged:
            run.append((word, float(chance)))
    yield from _as_span(claim, run)


def _as_span(claim: ClaimText, run: Sequence[tuple[TaggedWord, float]]) -> Iterator[SpanCheck]:
    """Yield the run without 的, 如 and the like at its edges; nothing where it has no other words."""
    telling = [word for word, _ in run if not (word.tag in _PARTICLES or claim.word(word) in OWN_WORDS)]
    if telling and PUNCTUATION.sub("", claim.text[telling[0].start : telling[-1].end]):
        start, end = telling[0].start, telling[-1].end
        yield SpanCheck(
            start=start, end=end, text=claim.text[start:end], verdict="not found", kind="wording",
            because=Reason(code="nothing", claim=claim.text[start:end]), score=round(max(chance for _, chance in run), 3),
        )  # fmt: skip


def _resolve(found: Iterable[SpanCheck]) -> list[SpanCheck]:
    """Return spans that do not overlap: what is contradicted before what is not found before what is supported.

    A longer span gives way only where the stronger one lies; what is left of missing wording on either side stays.
    """
    kept: list[SpanCheck] = []  # by place
    for span in sorted(found, key=_strength):
        for start, end in _outside(span, kept):
            if (start, end) == (span.start, span.end):
                insort(kept, span, key=_start)
            elif span.kind == "wording" and PUNCTUATION.sub("", span.text[start - span.start : end - span.start]):
                text = span.text[start - span.start : end - span.start]
                part = {"start": start, "end": end, "text": text, "because": Reason(code="nothing", claim=text)}
                insort(kept, span.model_copy(update=part), key=_start)
    return kept


def _start(span: SpanCheck) -> int:
    return span.start


def _strength(span: SpanCheck) -> tuple[int, float, int, int]:
    """Return the order in which spans are kept; the learned check may only overrule a support that the rules are unsure of."""
    if span.kind == "wording":
        rank = 3
    elif span.verdict == "supported":
        rank = 4 if span.score <= UNSURE else 2
    else:
        rank = 0 if span.verdict == "contradicted" else 1
    return rank, -span.score, span.start, -span.end


def _outside(span: SpanCheck, kept: list[SpanCheck]) -> list[tuple[int, int]]:
    """Return the parts of a span that no kept one covers; the kept ones are in order, and none touches another."""
    parts, start = [], span.start
    first = max(0, bisect_left(kept, span.start, key=_start) - 1)
    for other in kept[first : bisect_left(kept, span.end, key=_start)]:
        if other.end <= start:
            continue
        if other.start > start:
            parts.append((start, other.start))
        start = max(start, other.end)
    if start < span.end:
        parts.append((start, span.end))
    return parts


def conclude(claim: ClaimText, spans: tuple[SpanCheck, ...]) -> Verdict:
    """Return the verdict on the whole claim."""
    evidence = _evidence(claim) or _distinct(e for s in spans if s.verdict == "supported" for e in s.evidence)
    contradicted = [s for s in spans if s.verdict == "contradicted"]
    if contradicted:
        because = tuple(s.because for s in contradicted)
        also = tuple(e for s in contradicted for e in s.evidence)
        return Verdict(verdict="contradicted", because=because, spans=spans, evidence=_distinct((*also, *evidence)))
    missing = [s for s in spans if s.verdict == "not found"]
    hard = [s for s in missing if s.kind != "wording"]
    share = missing_share(claim, missing)
    if hard or share > MOST_WORDING_MISSING or not evidence:
        because = tuple(s.because for s in hard) or _about_words("nothing", claim, missing)
        return Verdict(
            verdict="not found", because=because or (Reason(code="nothing at all"),), spans=spans, evidence=evidence
        )
    cities = tuple(s.because for s in spans if s.because.code == "city of")
    because = _about_words("other words", claim, missing) or (Reason(code="as written"),)
    return Verdict(verdict="supported", because=(*cities, *because), spans=spans, evidence=evidence)


def _about_words(
    code: Literal["nothing", "other words"], claim: ClaimText, missing: Sequence[SpanCheck]
) -> tuple[Reason, ...]:
    """Return one reason that names the words of content among what is missing; none where there are only 的 and 如."""
    told = []
    for span in missing:
        words = [w for w in claim.bare_words_by_place.of(span.start, span.end) if claim.is_content(w)]
        if words and not (code == "other words" and claim.is_verbatim(words[0].start, words[-1].end)):
            told.append(claim.text[words[0].start : words[-1].end])
    return (Reason(code=code, claim="、".join(dict.fromkeys(told))),) if told else ()


def missing_share(claim: ClaimText, missing: Iterable[SpanCheck]) -> float:
    """Return which part of the claim's content words is not in the article (0-1); a heading before a colon counts not."""
    flagged = [(s.start, s.end) for s in missing]
    total = lost = 0
    for word in claim.words:
        if not claim.is_content(word):
            continue
        length = word.end - word.start
        total += length
        lost += length * any(s <= word.start and word.end <= e for s, e in flagged)
    return lost / total if total else 0.0


def _evidence(claim: ClaimText) -> tuple[Evidence, ...]:
    found = [e for start, end in claim.clauses for e in claim.evidence_for(start, end, 0.3)]
    return _distinct(found) or claim.evidence_for(0, len(claim.text))


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in order, without what lies inside another piece."""
    pieces = list(dict.fromkeys(evidence))
    return tuple(e for e in pieces if not any(o != e and o.start <= e.start and e.end <= o.end for o in pieces))
