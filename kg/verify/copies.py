"""Near copies: a sentence that the article has but for a few characters, and what those characters are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kg.models import EntityType
from kg.text.dates import FoundDate
from kg.verify.claim import ClaimText
from kg.verify.overlaps import Overlaps, Span
from kg.verify.readers import TaggedWord
from kg.verify.source import NAME_TAGS, SourceArticle
from kg.verify.text import PUNCTUATION, content_length
from kg.verify.verdict import SpanCheck

# Shares of the sentence that must stand in the article's: measured on sentences with one name, number or date swapped,
# where a long name can be a third of a short sentence; other words are only compared in closer copies.
LEAST_COPY = 0.55
LEAST_CLOSE_COPY = 0.8
_SHORTEST_BLOCK = 2
_LEAST_AROUND = 4  # characters of the claim beside what differs: a date alone is no copy of a sentence with another
_EDGE = 16  # characters of the article that can stand for what a claim has at its beginning or end
_STOPS = "，。！？；,;\n"
_REFERS_BACK = re.compile(r"[他她它其该此本这]|公司|双方|记者|对方")
_THINGS = NAME_TAGS | {"n", "nz", "vn", "an", "m", "TIME", "s"}
_NUMERALS = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两半]")
_DIGITS = frozenset("0123456789.,")
_NEGATIONS = ("不", "未", "没", "无", "非", "勿", "别", "否")
_TYPE_OF_TAG = {"PER": EntityType.PERSON, "LOC": EntityType.REGION, "ORG": EntityType.ORGANIZATION}


class Difference(NamedTuple):
    """Where claim [start, end) and article [there_start, there_end) differ between parts that they share."""

    start: int
    end: int
    there_start: int
    there_end: int


def find_copies(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield what differs in each sentence of the claim that is nearly one of the article's."""
    for start, end in claim.sentences:
        start = max(start, min(end, claim.heading_end))
        if start >= end or claim.is_verbatim(start, end):
            continue
        aligned = claim.align(start, end)
        if aligned is None or aligned.coverage < LEAST_COPY / 2:
            continue
        share, differences = compare(claim, (start, end), (aligned.start, aligned.end))
        if share < LEAST_COPY:
            continue
        for difference in differences:
            found = _judge(claim, difference, close=share >= LEAST_CLOSE_COPY)
            if found is not None and _around(claim, (start, end), found) >= _LEAST_AROUND:
                yield found


def compare(claim: ClaimText, here: tuple[int, int], there: tuple[int, int]) -> tuple[float, list[Difference]]:
    """Return which part of the claim's sentence stands in the article's (0-1), and the differences, whole words each."""
    text, article = claim.normal[here[0] : here[1]], claim.source.normal[there[0] : there[1]]
    matcher = SequenceMatcher(None, text, article, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= _SHORTEST_BLOCK]
    shared = sum(content_length(text[b.a : b.a + b.size]) for b in blocks)
    differences = []
    if blocks:
        last_here, last_there = 0, _before(article, blocks[0].b)
        for a, b, size in [*blocks, (len(text), _after(article, blocks[-1].b + blocks[-1].size), 0)]:
            if text[last_here:a] or article[last_there:b]:
                differences.append(Difference(here[0] + last_here, here[0] + a, there[0] + last_there, there[0] + b))
            last_here, last_there = a + size, b + size
    return shared / max(1, content_length(text)), differences


def _around(claim: ClaimText, sentence: tuple[int, int], span: SpanCheck) -> int:
    """Return how many characters of the sentence stand beside the span."""
    return content_length(claim.text[sentence[0] : span.start]) + content_length(claim.text[span.end : sentence[1]])


def _before(article: str, offset: int) -> int:
    """Return where the part of the article begins that can stand for what the claim has before the first shared part."""
    low = max(0, offset - _EDGE)
    return max(low, *(article.rfind(mark, low, offset) + 1 for mark in _STOPS))


def _after(article: str, offset: int) -> int:
    high = min(len(article), offset + _EDGE)
    return min(high, *(at if (at := article.find(mark, offset, high)) >= 0 else high for mark in _STOPS))


def _judge(claim: ClaimText, difference: Difference, *, close: bool) -> SpanCheck | None:
    start, end, there_start, there_end = difference
    source = claim.source
    numeric = bool(_NUMERALS.search(claim.normal[start:end]) and _NUMERALS.search(source.normal[there_start:there_end]))
    if not PUNCTUATION.sub("", claim.normal[start:end]):
        return _judge_dropped(claim, difference) if close else None
    start, end = _whole(claim.units_by_place, start, end, claim.text)
    there_start, there_end = _whole(source.units_by_place, there_start, there_end, source.text)
    here, there = claim.text[start:end], source.text[there_start:there_end]
    if not here or claim.normal[start:end] == source.normal[there_start:there_end]:
        return None
    words = claim.words_by_place.of(start, end)
    words_there = [w for w in source.words if w.start < there_end and w.end > there_start]
    kind = _kind(claim, source, (start, end), (there_start, there_end), words, words_there, numeric=numeric)
    if kind is None or _same(claim, source, (start, end), (there_start, there_end), kind, words, words_there):
        return None
    if kind == "wording":
        if not close or not _is_telling(claim, (start, end), words, there, words_there):
            return None
        return SpanCheck(
            start=start, end=end, text=here, verdict="not found", kind="replaced", score=0.6,
            reason=f"the article's sentence has {there!r} here" if there else "the article's sentence does not have this",
            evidence=(source.quote(there_start, there_end),) if there else (),
        )  # fmt: skip
    return SpanCheck(
        start=start, end=end, text=here, verdict="contradicted", kind=kind, should_be=there, score=0.9,
        reason=f"the article says {there}", evidence=(source.quote(there_start, there_end),),
    )  # fmt: skip


def _is_telling(
    claim: ClaimText, here: tuple[int, int], words: Sequence[TaggedWord], there: str, words_there: Sequence[TaggedWord]
) -> bool:
    """Tell whether other words in a near copy say something else: content words in the place of content words, or new ones."""
    # Other verbs and adjectives are how paraphrase looks; only another thing in a thing's place tells.
    if not any(w.tag in _THINGS for w in words):
        return False
    if not any(w.tag in _THINGS and w.tag != "TIME" for w in words_there):
        return not claim.is_verbatim(*here)
    return not (_REFERS_BACK.search(there) and claim.is_verbatim(*here))


def _judge_dropped(claim: ClaimText, difference: Difference) -> SpanCheck | None:
    """Return a contradiction where the claim leaves out the article's negation."""
    dropped = claim.source.normal[difference.there_start : difference.there_end]
    inner = 0 < difference.start < len(claim.text) and len(dropped) <= 4
    if not inner or not dropped.startswith(_NEGATIONS) or "不仅" in dropped or "不断" in dropped:
        return None
    start, end = _whole(claim.bare_words_by_place, difference.start, difference.start + 1, claim.text)
    there_end = min(len(claim.source.text), difference.there_end + end - start)
    return SpanCheck(
        start=start, end=end, text=claim.text[start:end], verdict="contradicted", kind="polarity", score=0.8,
        should_be=claim.source.text[difference.there_start : there_end],
        reason=f"the article says {claim.source.text[difference.there_start:there_end]}",
        evidence=(claim.source.quote(difference.there_start, there_end),),
    )  # fmt: skip


def _whole(units: Overlaps[Span], start: int, end: int, text: str) -> tuple[int, int]:
    """Return the span widened to whole words, dates and numbers, without punctuation at its edges."""
    found = units.of(start, end)
    low, high = min([start, *(s.start for s in found)]), max([end, *(s.end for s in found)])
    while low > 0 and text[low - 1] in _DIGITS and text[low] in _DIGITS:
        low -= 1
    while high < len(text) and text[high - 1] in _DIGITS and text[high] in _DIGITS:
        high += 1
    while low < high and PUNCTUATION.match(text[low]):
        low += 1
    while high > low and PUNCTUATION.match(text[high - 1]):
        high -= 1
    return low, high


def _kind(
    claim: ClaimText, source: SourceArticle, here: tuple[int, int], there: tuple[int, int],
    words: Sequence[TaggedWord], words_there: Sequence[TaggedWord], *, numeric: bool,
) -> str | None:  # fmt: skip
    if _overlaps(claim.dates, here) and _overlaps(source.dates, there):
        return "date"
    names = [w for w in words if w.tag in NAME_TAGS]
    names_there = [w for w in words_there if w.tag in NAME_TAGS]
    if numeric:
        return "number"
    if names and names_there:
        return "name"
    if names and _REFERS_BACK.search(source.text[slice(*there)]) and claim.is_verbatim(*here):
        return None
    return "wording"


def _overlaps(found: Sequence[FoundDate], span: tuple[int, int]) -> FoundDate | None:
    return next((date for date in found if date.start < span[1] and date.end > span[0]), None)


def _same(
    claim: ClaimText, source: SourceArticle, here: tuple[int, int], there: tuple[int, int], kind: str,
    words: Sequence[TaggedWord], words_there: Sequence[TaggedWord],
) -> bool:  # fmt: skip
    """Tell whether the two spans say the same in other characters: 3万 and 30000, a name and its short form."""
    if kind == "date":
        mine, theirs = _overlaps(claim.dates, here), _overlaps(source.dates, there)
        return mine is not None and theirs is not None and mine.value is not None and mine.value == theirs.value
    if kind == "number":
        values = [q.value for q in claim.quantities if q.start < here[1] and q.end > here[0]]
        others = [q.value for q in source.quantities if q.start < there[1] and q.end > there[0]]
        return bool(values) and None not in values and set(values) <= set(others)
    if kind == "name":
        mine_names = [w for w in words if w.tag in NAME_TAGS]
        return all(_has_name(claim, source, word, words_there) for word in mine_names)
    return False


def _has_name(claim: ClaimText, source: SourceArticle, word: TaggedWord, words_there: Sequence[TaggedWord]) -> bool:
    name = claim.text[word.start : word.end]
    entity_type = _TYPE_OF_TAG.get(word.tag, EntityType.ORGANIZATION)
    for other in words_there:
        theirs = source.text[other.start : other.end]
        if other.tag in NAME_TAGS and (name == theirs or source.readers.names_alike(name, theirs, entity_type)):
            return True
    return False
