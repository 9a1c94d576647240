"""Names of a claim that the article does not have, has in another form, or has only inside a longer name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from kg.models import EntityType
from kg.verify.claim import ClaimText
from kg.verify.readers import TaggedWord
from kg.verify.reasons import Reason, ReasonCode
from kg.verify.source import SourceArticle
from kg.verify.text import PUNCTUATION
from kg.verify.verdict import Evidence, SpanCheck, VerdictName

_TYPES = {"PER": EntityType.PERSON, "LOC": EntityType.REGION, "ORG": EntityType.ORGANIZATION}
_TITLED = re.compile(r"《([^《》\n]{2,40})》")
_SLACK = 8  # characters that a short form may leave out of the long one: 杭州市政府 of 杭州市人民政府
_SHORTEST_PART = 2  # characters that both parts of a name share
_CITY_END = "城市"


def check_names(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a verdict on each person, place, organisation and titled work of the claim."""
    for word in claim.names:
        if word.end - word.start >= 2 and word.tag != "nw":
            yield check_name(claim, word)
    for match in _TITLED.finditer(claim.text):
        yield _check_title(claim, match)


def check_name(claim: ClaimText, word: TaggedWord) -> SpanCheck:
    """Return the verdict on one name."""
    source = claim.source
    name = claim.word(word)
    at = next(source.places(name), None)
    if at is not None:
        if word.tag == "LOC" and (city := _only_as_city(source, name)) is not None:
            return _named(claim, word, "supported", "city of", (city.start, city.end))
        return _named(claim, word, "supported", "name", (at, at + len(name)))
    for other in source.names:
        theirs = source.text[other.start : other.end]
        if source.readers.names_alike(claim.text[word.start : word.end], theirs, _TYPES[word.tag]):
            return _named(claim, word, "supported", "other name form", (other.start, other.end))
    if word.tag != "PER" and (there := find_spread(source, name)) is not None:
        return _named(claim, word, "supported", "short form", there)
    if word.tag != "PER" and (parts := _find_parts(source, name)) is not None:
        return _named(claim, word, "supported", "joined name", parts)
    return _named(claim, word, "not found", "no name", None)


def find_spread(source: SourceArticle, name: str) -> tuple[int, int] | None:
    """Return where the characters of `name` stand in order within little more than its length, in one clause."""
    if len(name) < 3:
        return None
    for start in source.places(name[:2]):
        at, index = start + 2, 2
        limit = min(len(source.normal), start + len(name) + _SLACK)
        while index < len(name) and at < limit and source.normal[at] not in "，。！？；\n":
            index += source.normal[at] == name[index]
            at += 1
        if index == len(name):
            return start, at
    return None


def _find_parts(source: SourceArticle, name: str) -> tuple[int, int] | None:
    """Return where one sentence has a name in two parts that share some of it: 望海基地总经理透露，基地一期… for 望海基地一期."""
    for first in range(len(name) - 1, _SHORTEST_PART - 1, -1):
        for begin in range(first - 1, 0, -1):
            if first - begin < _SHORTEST_PART:
                continue
            for at in source.places(name[:first]):
                end = source.sentences[source.sentence_at(at)][1]
                rest = source.normal.find(name[begin:], at + first, end)
                if rest >= 0:
                    return at, rest + len(name) - begin
    return None


def _only_as_city(source: SourceArticle, name: str) -> Evidence | None:
    """Return a longer place name with 城 or 市 of which `name` is the beginning, where the article has no other."""
    places = list(source.places(name))
    longer = []
    for at in places:
        end = at + len(name)
        if source.normal[end : end + 1] not in tuple(_CITY_END) or source.normal[end - 1] in _CITY_END:
            return None
        longer.append(source.quote(at, end + 1))
    # 杭州 is the city of 杭州市 itself; only 城 makes the name of a city out of the name of a country.
    return longer[0] if longer and longer[0].quote.endswith("城") else None


def _check_title(claim: ClaimText, match: re.Match[str]) -> SpanCheck:
    start, end = match.span(1)
    title = claim.normal[start:end]
    at = next(claim.source.places(title), None)
    if at is not None:
        return _span(claim, start, end, "supported", "name", (at, at + len(title)))
    inner = PUNCTUATION.sub("", title)
    for there in _TITLED.finditer(claim.source.text):
        theirs = PUNCTUATION.sub("", claim.source.normal[slice(*there.span(1))])
        if inner in theirs or theirs in inner:
            return _span(claim, start, end, "supported", "other name form", there.span(1))
    if (spread := find_spread(claim.source, inner)) is not None:
        return _span(claim, start, end, "supported", "short form", spread)
    return _span(claim, start, end, "not found", "no name", None)


def _named(
    claim: ClaimText, word: TaggedWord, verdict: Literal["supported", "not found"], code: ReasonCode,
    there: tuple[int, int] | None,
) -> SpanCheck:  # fmt: skip
    return _span(claim, word.start, word.end, verdict, code, there)


def _span(
    claim: ClaimText, start: int, end: int, verdict: VerdictName, code: ReasonCode, there: tuple[int, int] | None
) -> SpanCheck:
    theirs = claim.source.text[slice(*there)] if there else ""
    return SpanCheck(
        start=start, end=end, text=claim.text[start:end], verdict=verdict, kind="name",
        because=Reason(code=code, claim=claim.text[start:end], article=theirs), evidence=(claim.source.quote(*there),) if there else (),
    )  # fmt: skip
