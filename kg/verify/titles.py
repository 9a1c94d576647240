"""Whether a person has in the article the post that the claim gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.models import Affiliation
from kg.verify.claim import ClaimText
from kg.verify.names import find_spread
from kg.verify.posts import TITLE
from kg.verify.readers import TaggedWord
from kg.verify.reasons import Reason, ReasonCode
from kg.verify.source import SourceArticle
from kg.verify.verdict import SpanCheck

_BEFORE = re.compile(r"[^，。！？；：:\n”“）)]{0,40}$")
_BRACKET = re.compile(r"\s{0,4}[（(]([^（）()\n]{2,30})[）)]")
# A word before a title that makes another post of it: 副会长 is no 会长.
_OTHER_RANK = re.compile("(?:副|名誉|候任|前|原|代)$")
_REACH = 45  # characters before a name in which the article gives the person's post


def check_titles(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a contradiction for each title or organisation beside a person that the article gives to somebody else."""
    for word in claim.persons:
        introductions = find_introductions(claim.source, claim.word(word))
        if not introductions:
            continue
        if (found := _check_title(claim, word, introductions)) is not None:
            yield found
        if (found := _check_organization(claim, word, introductions)) is not None:
            yield found


def find_introductions(source: SourceArticle, name: str) -> list[tuple[int, int]]:
    """Return what stands before each mention of a person in its sentence, and in a bracket after it."""
    found = []
    for at in source.places(name):
        line = max(0, at - _REACH)
        start = max(line, *(source.text.rfind(mark, line, at) + 1 for mark in "。！？；\n”"))
        found.append((start, at))
        if bracket := _BRACKET.match(source.text, at + len(name)):
            found.append(bracket.span(1))
    return [span for span in found if span[0] < span[1]]


def _check_title(claim: ClaimText, person: TaggedWord, introductions: list[tuple[int, int]]) -> SpanCheck | None:
    before = _BEFORE.search(claim.text, max(0, person.start - 30), person.start)
    titles = list(TITLE.finditer(claim.text, before.start(), person.start)) if before else []
    if not titles or titles[-1].end() != person.start:
        return None
    mine = titles[-1]
    given = [m for start, end in introductions for m in TITLE.finditer(claim.source.text, start, end)]
    held = [p.title for p in _posts_of(claim.source, claim.word(person)) if p.title]
    if not given or any(m[0] == mine[0] for m in given) or any(_is_post(title, mine[0]) for title in held):
        return None
    beside = [m for m in given if any(m.end() == end for _, end in introductions)]
    if not beside or any(mine[0] in m[0] and not m[0].startswith("副") for m in beside):
        return None
    theirs = beside[0]
    return _contradiction(claim, *mine.span(), theirs.span(), "other post")


def _is_post(held: str, title: str) -> bool:
    """Tell whether a post that is held is the title, with what stands before it: 甲协会会长 is 会长."""
    return held.endswith(title) and _OTHER_RANK.search(held.removesuffix(title)) is None


def _check_organization(claim: ClaimText, person: TaggedWord, introductions: list[tuple[int, int]]) -> SpanCheck | None:
    organization = _organization_beside(claim, person)
    if organization is None:
        return None
    name = claim.word(organization)
    source = claim.source
    posts = _posts_of(source, claim.word(person))
    if any(_mentions(source, name, start, end) for start, end in introductions) or any(
        p.organization and (name in p.organization or p.organization in name) for p in posts
    ):
        return None
    own = [w for w in source.words if w.tag == "ORG" and any(s <= w.start < e for s, e in introductions)]
    elsewhere = any(True for _ in source.places(name)) or find_spread(source, name) is not None
    if not own or not elsewhere:
        return None
    rival = own[0]
    # The organisation may stand in the paragraph before and be the person's all the same: only one that the article
    # puts right before another person's name is somebody else's.
    if not any(_belongs_to_other(source, at + len(name), claim.word(person)) for at in source.places(name)):
        return None
    return _contradiction(claim, organization.start, organization.end, (rival.start, rival.end), "other employer")


def _posts_of(source: SourceArticle, person: str) -> list[Affiliation]:
    """Return the posts that the extractor finds for a person, by the whole name or one that holds it."""
    return [post for post in source.posts if person in post.person or post.person in person]


def _organization_beside(claim: ClaimText, person: TaggedWord) -> TaggedWord | None:
    bracket = _BRACKET.match(claim.text, person.end)
    for word in claim.words:
        if word.tag != "ORG":
            continue
        if bracket and bracket.start(1) <= word.start < bracket.end(1):
            return word
        between = claim.text[word.end : person.start]
        near = word.end <= person.start and len(between) <= 14
        if near and (not between or (TITLE.search(between) and not re.search(r"[，。；：、]", between))):
            return word
    return None


def _mentions(source: SourceArticle, name: str, start: int, end: int) -> bool:
    inside = source.normal[start:end]
    if name in inside or (inside.strip() and name.startswith(inside.strip())):
        return True
    position = 0
    for char in inside:
        position += position < len(name) and char == name[position]
    return position == len(name)


def _belongs_to_other(source: SourceArticle, end: int, person: str) -> bool:
    following = next((w for w in source.persons if w.start >= end), None)
    if following is None or following.start - end > 16:
        return False
    between = source.text[end : following.start]
    return not re.search(r"[，。；：\n]", between) and source.normal[following.start : following.end] != person


def _contradiction(claim: ClaimText, start: int, end: int, there: tuple[int, int], code: ReasonCode) -> SpanCheck:
    theirs = claim.source.text[slice(*there)]
    return SpanCheck(
        start=start, end=end, text=claim.text[start:end], verdict="contradicted", kind="title",
        because=Reason(code=code, claim=claim.text[start:end], article=theirs), should_be=theirs, score=0.8, evidence=(claim.source.quote(*there),),
    )  # fmt: skip
