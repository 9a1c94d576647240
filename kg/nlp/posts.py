"""A post as the finders of affiliations see it, and the title that ends or begins at a place."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.models.facts.affiliation import PostChange
from kg.nlp.annotated import AnnotatedText, Mention
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

BODY_TYPES = ("COMPANY", "ORGANIZATION")
_LONGEST_TITLE = 24  # characters of a title that no span marks
_TITLE_PREFIX = re.compile(
    "(?:原|前|现任|时任|前任|候任|常务|代理|执行|名誉|荣誉|首席|高级|资深|副|总|代|新任|第一|联席|轮值|临时|知名|著名|已故){1,6}$"
)
# What a title in a clause is followed by: an end, a list, or the words for a post.
_TITLE_ENDS = r"(?=[，。；、！？：\n（(）)“”\s]|$|一职|职务|职位|的?(?:职务|职位|一职|身份|请求)|兼|和|及|以及|与|并|[0-9]|约|已|长达|近|期间)"


class Post(NamedTuple):
    """A post: its title, its organisation, where its phrase begins, by which shape it was found, and what becomes of it."""

    title: Stretch | None
    organization: Mention | None
    start: int
    kind: str
    change: PostChange | None = None
    date: str | None = None


class Held(NamedTuple):
    """A person with a post, and where the phrase ends."""

    person: Mention
    post: Post
    end: int


def title_ending_at(reading: AnnotatedText, position: int) -> Stretch | None:
    """Return the title right before `position`: a span of the recogniser, else by its last word."""
    span = reading.titles_by_end.get(position)
    if span is not None:
        return span
    window = reading.text[max(0, position - 16) : position]
    match = _title_at_end().search(window)
    if match is None:
        return None
    start = position - len(match.group())
    prefix = _TITLE_PREFIX.search(reading.text[max(0, start - 6) : start])
    start -= len(prefix.group()) if prefix else 0
    covering = reading.names_within(max(0, start - 40), position)
    if covering and covering[-1].end > start:
        start = covering[-1].end
    return Stretch(start, position) if start < position else None


def title_within(reading: AnnotatedText, start: int, end: int) -> Stretch | None:
    """Return the first title in [start, end): a span of the recogniser, else one that its last word and its end show."""
    spans = (reading.titles_by_start[at] for at in range(start, end) if at in reading.titles_by_start)
    marked = next((span for span in spans if span.end <= end), None)
    if marked is not None:
        return marked
    match = _title_in_clause().search(reading.text, start, end)
    if match is None:
        return None
    bodies = reading.names_within(start, match.end(), *BODY_TYPES)
    first = bodies[-1].end if bodies else start
    first += len(_OWN_BODY.match(reading.text[first : match.end()]).group())  # type: ignore[union-attr]
    return Stretch(first, match.end()) if 0 < match.end() - first <= _LONGEST_TITLE else None


_OWN_BODY = re.compile("(?:[本该](?:公司|集团|行|院|校|会|机构|基金)|公司|集团(?!主席|董事)|其|的){0,3}")


@cache
def _title_at_end() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load_lexicon('title_heads'))})$")


@cache
def _title_in_clause() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load_lexicon('title_heads'))}){_TITLE_ENDS}")


@cache
def _single() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load_lexicon('single_posts'))})$")


def is_single(title: str) -> bool:
    """Return whether one person at a time holds a post of this title at a body: 董事长, not 副董事长 nor 董事."""
    found = _single().search(title)
    return found is not None and not re.search("副|助理|联席|轮值|前|原|名誉|荣誉", title[: found.start()])
