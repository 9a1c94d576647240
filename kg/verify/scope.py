"""Whose or which: 本地 beside 全球, the Chinese market beside the local one, 首次 where the article does not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.verify.claim import Alignment, ClaimText
from kg.verify.opposites import excludes, is_scope, same_scope
from kg.verify.readers import TaggedWord
from kg.verify.reasons import Reason
from kg.verify.verdict import SpanCheck

LEAST_SAME_SENTENCE = 0.35  # of the claim's clause, by weight, that the article's sentence has
_SHORTEST_HEAD = 2  # characters of what the word of scope belongs to
_MOST_HEAD_WORDS = 4
_LONGEST_HEAD = 16  # characters
_THINGS = frozenset({"n", "vn", "nz", "an"})
# What nobody adds by chance: a report that says it must have it from the article.
_STRONG = re.compile("首次|首个|首家|首款|首例|首座|首批|唯一|独家|全部|所有|全体|史上|历史最高|历史最低")
_SAID_OTHERWISE = {
    "首": "首第一",
    "唯": "唯仅只独",
    "独": "独唯仅",
    "全": "全所都均整各",
    "所": "全所都均整各",
    "史": "史历",
    "历": "史历",
}


def check_scopes(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a verdict on each word that says how far something reaches, where the article's sentence has another one."""
    for word in claim.words:
        text = claim.text[word.start : word.end]
        if not (is_scope(text) or word.tag == "LOC"):
            continue
        aligned = _aligned(claim, word)
        if aligned is None:
            continue
        found = _check_head(claim, word, aligned)
        if found is not None:
            yield found
    yield from _check_strong(claim)


def _aligned(claim: ClaimText, word: TaggedWord) -> Alignment | None:
    for span in (claim.clause_at(word.start), claim.sentence_at(word.start)):
        aligned = claim.align(*span)
        if aligned is not None and aligned.coverage >= LEAST_SAME_SENTENCE:
            return aligned
    return None


def _check_head(claim: ClaimText, word: TaggedWord, aligned: Alignment) -> SpanCheck | None:
    """Compare what stands before the same head: 本地|合规管理平台 in the claim, 全球|合规管理平台 in the article."""
    source, name = claim.source, claim.word(word)
    head, first = _head(claim, word)
    said = (f"{same}{link}{part}" for same in same_scope(name) for link in ("", "的") for part in (head, first))
    if not head or any(phrase in source.normal for phrase in said):
        return None
    for at in source.places(head):
        if not aligned.start <= at < aligned.end:
            continue
        rival = next((w for w in source.words_in(max(0, at - 8), at) if w.end == at), None)
        if rival is None or not _is_rival(claim, word, rival):
            continue
        clause = next((c for c in source.clauses_in(aligned.start, aligned.end) if c.start <= at < c.end), None)
        if clause is None or any(same in source.normal[clause.start : clause.end] for same in same_scope(name)):
            continue
        theirs = source.text[rival.start : rival.end]
        return SpanCheck(
            start=word.start, end=word.end, text=claim.text[word.start : word.end], verdict="contradicted",
            kind="scope", should_be=theirs, score=0.7, evidence=(source.quote(rival.start, at + len(head)),),
            because=Reason(code="other scope", claim=claim.text[word.start : word.end], article=theirs),
        )  # fmt: skip
    return None


def _head(claim: ClaimText, word: TaggedWord) -> tuple[str, str]:
    """Return the longest run of things right after a word that the article has, and its first word; both may be empty."""
    near = claim.words_by_place.of(word.end, word.end + _LONGEST_HEAD)
    after = [w for w in near if w.start >= word.end][:_MOST_HEAD_WORDS]
    head, first, end = "", "", word.end
    for following in after:
        if following.start != end or following.tag not in _THINGS:
            break
        longer = claim.normal[word.end : following.end]
        if longer not in claim.source.normal:
            break
        head, first, end = longer, first or longer, following.end
    return (head, first) if len(head) >= _SHORTEST_HEAD else ("", "")


def _is_rival(claim: ClaimText, word: TaggedWord, rival: TaggedWord) -> bool:
    """Tell whether the article's word is of another scope: one excludes the other, or a place is not the local one.

    One place against another says nothing: the factory in Norway is one of those in Europe.
    """
    source, name = claim.source, claim.word(word)
    theirs = source.normal[rival.start : rival.end]
    if is_scope(name) or theirs not in same_scope("本地"):
        return excludes(name, theirs)
    # 当地 is the place that was named last.
    named = [source.normal[w.start : w.end] for w in source.names if w.tag == "LOC" and w.end <= rival.start]
    last = next((place for place in reversed(named) if not is_scope(place)), "")
    return name not in last


def _check_strong(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield what the claim says is the first, the only one or all, where neither the article's sentence nor its title says so."""
    for match in _STRONG.finditer(claim.normal):
        aligned = claim.align(*claim.sentence_at(match.start()))
        if aligned is None or aligned.coverage < LEAST_SAME_SENTENCE or match[0] in claim.source.normal:
            continue
        there = claim.source.normal[aligned.start : aligned.end]
        if any(character in there for character in _SAID_OTHERWISE[match[0][0]]):
            continue
        yield SpanCheck(
            start=match.start(), end=match.end(), text=claim.text[slice(*match.span())], verdict="not found",
            kind="scope", score=0.6, because=Reason(code="added", claim=claim.text[slice(*match.span())]),
            evidence=(claim.source.quote(aligned.start, aligned.end),),
        )  # fmt: skip
