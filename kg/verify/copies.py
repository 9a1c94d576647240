"""Near copies: a sentence that the article has but for a few characters, and what those characters are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.models import EntityType
from kg.text.dates import FoundDate
from kg.verify.claim import ClaimText
from kg.verify.differences import Difference, compare, whole_units, widen
from kg.verify.opposites import NEGATIONS, opposition
from kg.verify.readers import TaggedWord
from kg.verify.reasons import Reason, ReasonCode
from kg.verify.source import NAME_TAGS, SourceArticle
from kg.verify.telling import REFERS_BACK, THINGS, is_telling
from kg.verify.text import PUNCTUATION, content_length
from kg.verify.verdict import SpanCheck

# Shares of the sentence that must stand in the article's: measured on sentences with one name, number or date swapped,
# where a long name can be a third of a short sentence; other words are only compared in closer copies.
LEAST_COPY = 0.55
LEAST_CLOSE_COPY = 0.8
_LEAST_AROUND = 4  # characters of the claim beside what differs: a date alone is no copy of a sentence with another
_REFERS_TO_PERSON = re.compile(r"[他她其该此本]|记者|对方")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.&'-]{2,}")
_MOST_TIMES_LONGER = 3
_LEAST_NAMED = 0.5  # of a longer side of the article that must be a name, for another name to contradict it
_SHORT = 8  # characters
_NUMERALS = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两半]")
_LONGEST_OPPOSED = 12  # characters: two longer stretches that hold a 不 somewhere do not exclude one another
_CODES: Mapping[str, ReasonCode] = {"date": "other date", "number": "other number", "name": "other name"}
_NEGATIONS = ("不", "未", "没", "无", "非", "勿", "别", "否")
_TYPE_OF_TAG = {"PER": EntityType.PERSON, "LOC": EntityType.REGION, "ORG": EntityType.ORGANIZATION}


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
            around = (start, difference.start), (difference.end, end)
            inner = all(content_length(claim.text[slice(*side)]) for side in around)
            found = _judge(claim, difference, close=share >= LEAST_CLOSE_COPY and inner)
            if found is not None and _around(claim, (start, end), found) >= _LEAST_AROUND:
                yield found


def _around(claim: ClaimText, sentence: tuple[int, int], span: SpanCheck) -> int:
    """Return how many characters of the sentence stand beside the span."""
    return content_length(claim.text[sentence[0] : span.start]) + content_length(claim.text[span.end : sentence[1]])


def _judge(claim: ClaimText, raw: Difference, *, close: bool) -> SpanCheck | None:
    if not PUNCTUATION.sub("", claim.normal[raw.start : raw.end]):
        return _judge_dropped(claim, raw) if close else None
    difference = widen(claim, raw)
    here, there = (difference.start, difference.end), (difference.there_start, difference.there_end)
    if here[0] >= here[1] or claim.normal[slice(*here)] == claim.source.normal[slice(*there)]:
        return None
    words, words_there = claim.words_by_place.of(*here), _words_at(claim.source, there)
    opposed = _opposition(claim, raw, words, words_there)
    if opposed is not None and max(here[1] - here[0], there[1] - there[0]) <= _LONGEST_OPPOSED:
        if opposed == "negated":
            here, there = _with_next(claim, here, there)
        return _contradiction(claim, here, there, opposed, "scope" if opposed == "other scope" else "polarity")
    kind = _kind(claim, raw, here, there, words, words_there) if _is_comparable(here, there) else None
    if kind is None or _same(claim, here, there, kind, words, words_there):
        return None
    if kind != "wording":
        return _contradiction(claim, here, there, _CODES[kind], kind)
    if not close or not is_telling(claim, here, there, words, words_there):
        return None
    return _replaced(claim, here, there, words_there)


def _is_comparable(here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Tell whether two sides can stand for one another: a name is longer than its short form, but no whole sentence."""
    shorter, longer = sorted((here[1] - here[0], there[1] - there[0]))
    return not shorter or longer <= _MOST_TIMES_LONGER * shorter + _LEAST_AROUND


def _replaced(
    claim: ClaimText, here: tuple[int, int], there: tuple[int, int], words_there: Sequence[TaggedWord]
) -> SpanCheck:
    content = [w for w in claim.bare_words_by_place.of(*here) if claim.is_content(w)]
    here = (max(here[0], content[0].start), min(here[1], content[-1].end)) if content else here
    mine, theirs = claim.text[slice(*here)], claim.source.text[slice(*there)]
    things = theirs if any(w.tag in THINGS for w in words_there) else ""
    return SpanCheck(
        start=here[0], end=here[1], text=mine, verdict="not found", kind="replaced", score=0.6,
        because=Reason(code="other thing" if things else "added", claim=mine, article=things),
        evidence=(claim.source.quote(*there),) if theirs else (),
    )  # fmt: skip


def _words_at(source: SourceArticle, there: tuple[int, int]) -> list[TaggedWord]:
    return [w for w in source.words if w.start < there[1] and w.end > there[0]]


def _opposition(
    claim: ClaimText, raw: Difference, words: Sequence[TaggedWord], words_there: Sequence[TaggedWord]
) -> ReasonCode | None:
    """Compare the words, and the characters that differ with one beside them: 以上 may lie inside 30天以上."""
    source = claim.source
    here = [*_forms(claim.normal, words), *_with_one_beside(claim.normal, raw.start, raw.end)]
    there = _with_one_beside(source.normal, raw.there_start, raw.there_end)
    return opposition(here, [*_forms(source.normal, words_there), *there])


def _with_one_beside(text: str, start: int, end: int) -> list[str]:
    return [text[start:end], text[max(0, start - 1) : end], text[start : end + 1]]


def _with_next(
    claim: ClaimText, here: tuple[int, int], there: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return both sides with the word that a bare negation belongs to, where the article has the same word."""
    following = next((w for w in claim.bare_words_by_place.of(here[1], here[1] + 1) if w.start == here[1]), None)
    if claim.normal[slice(*here)] not in NEGATIONS or following is None:
        return here, there
    length = following.end - following.start
    if claim.word(following) != claim.source.normal[there[1] : there[1] + length]:
        return here, there
    return (here[0], following.end), (there[0], there[1] + length)


def _contradiction(
    claim: ClaimText, here: tuple[int, int], there: tuple[int, int], code: ReasonCode, kind: str
) -> SpanCheck:
    """Return what the article has in the place of a span; where it has nothing there, the word after stands for it."""
    source = claim.source
    if there[0] == there[1]:
        there = whole_units(source.units_by_place, there[0], min(len(source.text), there[0] + 1), source.text)
    mine, theirs = claim.text[slice(*here)], source.text[slice(*there)]
    return SpanCheck(
        start=here[0], end=here[1], text=mine, verdict="contradicted", kind=kind, should_be=theirs, score=0.9,
        because=Reason(code=code, claim=mine, article=theirs), evidence=(source.quote(*there),),
    )  # fmt: skip


def _forms(text: str, words: Sequence[TaggedWord]) -> list[str]:
    return [text[w.start : w.end] for w in words]


def _judge_dropped(claim: ClaimText, difference: Difference) -> SpanCheck | None:
    """Return a contradiction where the claim leaves out the article's negation."""
    dropped = claim.source.normal[difference.there_start : difference.there_end]
    inner = 0 < difference.start < len(claim.text) and len(dropped) <= 4
    if not inner or not dropped.startswith(_NEGATIONS) or "不仅" in dropped or "不断" in dropped:
        return None
    start, end = whole_units(claim.bare_words_by_place, difference.start, difference.start + 1, claim.text)
    there_end = min(len(claim.source.text), difference.there_end + end - start)
    return _contradiction(claim, (start, end), (difference.there_start, there_end), "not negated", "polarity")


def _kind(
    claim: ClaimText, raw: Difference, here: tuple[int, int], there: tuple[int, int], words: Sequence[TaggedWord],
    words_there: Sequence[TaggedWord],
) -> str | None:  # fmt: skip
    source = claim.source
    if _overlaps(claim.dates, here) and _overlaps(source.dates, there):
        return "date"
    if _NUMERALS.search(claim.normal[raw.start : raw.end]) and _NUMERALS.search(
        source.normal[raw.there_start : raw.there_end]
    ):
        return "number"
    names = [w for w in words if _is_name(claim.text, w)]
    named = names or claim.known_names_by_place.of(*here)
    theirs = [w for w in words_there if _is_name(source.text, w)] or source.mentions_by_place.of(*there)
    length, covered = there[1] - there[0], sum(w.end - w.start for w in theirs)
    if named and theirs and (length <= _SHORT or covered >= _LEAST_NAMED * length):
        return "name"
    person = any(w.start < here[1] and w.end > here[0] for w in claim.persons)
    refers = _REFERS_TO_PERSON if person else REFERS_BACK
    if named and refers.search(source.text[slice(*there)]) and claim.is_verbatim(*here):
        return None
    return "name" if person and source.text[slice(*there)] else "wording"


def _is_name(text: str, word: TaggedWord) -> bool:
    """Tell whether a word is a name; a capitalised Latin word is one, whatever its tag."""
    return word.tag in NAME_TAGS or _LATIN_NAME.match(text, word.start, word.end) is not None


def _overlaps(found: Sequence[FoundDate], span: tuple[int, int]) -> FoundDate | None:
    return next((date for date in found if date.start < span[1] and date.end > span[0]), None)


def _same(
    claim: ClaimText, here: tuple[int, int], there: tuple[int, int], kind: str, words: Sequence[TaggedWord],
    words_there: Sequence[TaggedWord],
) -> bool:  # fmt: skip
    """Tell whether the two spans say the same in other characters: 3万 and 30000, a name and its short form."""
    source = claim.source
    if kind == "date":
        mine, theirs = _overlaps(claim.dates, here), _overlaps(source.dates, there)
        if mine is None or theirs is None or mine.value is None or mine.value != theirs.value:
            return False
        # A period has the value of its end alone.
        same_digits = _digits(claim.text[slice(*here)]) == _digits(source.text[slice(*there)])
        return same_digits or "period" not in (mine.precision, theirs.precision)
    if kind == "number":
        values = [q.value for q in claim.quantities if q.start < here[1] and q.end > here[0]]
        others = [q.value for q in source.quantities if q.start < there[1] and q.end > there[0]]
        return bool(values) and None not in values and set(values) <= set(others)
    if kind == "name":
        mine_names = [w for w in words if _is_name(claim.text, w)]
        return bool(mine_names) and all(_has_name(claim, source, word, words_there) for word in mine_names)
    return False


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _has_name(claim: ClaimText, source: SourceArticle, word: TaggedWord, words_there: Sequence[TaggedWord]) -> bool:
    name = claim.text[word.start : word.end]
    entity_type = _TYPE_OF_TAG.get(word.tag, EntityType.ORGANIZATION)
    for other in words_there:
        theirs = source.text[other.start : other.end]
        if _is_name(source.text, other) and (name == theirs or source.readers.names_alike(name, theirs, entity_type)):
            return True
    return False
