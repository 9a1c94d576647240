"""Affiliations: a person with a title and/or an organisation that the text states.

Needs `doc.spans["mentions"]`, better also `doc.spans["titles"]`; writes `doc._.affiliations`. Three shapes: titles
before the name (甲公司总裁兼乙会会长张三、李四), the byline (记者张三 李四), and after it (张三任甲公司总裁, 张三主席).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Affiliation
from kg.nlp.annotated import AnnotatedText, Name, read_doc, write_facts
from kg.nlp.linear import LinearModel, load_linear
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

_BODY_TYPES = ("COMPANY", "ORGANIZATION")
_LIST_MARKS = re.compile(r"[、，, \u3000\xa0和与及;；·/／]{1,3}|以及")
_BYLINE_MARKS = re.compile(r"[、，, \u3000\xa0]{1,4}")
_TITLE_PREFIX = re.compile(
    "(?:原|前|现任|时任|前任|候任|常务|代理|执行|名誉|荣誉|首席|高级|资深|副|总|代|新任|第一|联席|轮值|知名|著名|已故){1,6}$"
)
_BETWEEN = re.compile(
    r"^(?:的|原|前|现任|时任|前任|[（(][^（()）]{1,16}[）)]|[”》」\"]|旗下|驻华|中国区|创始人|联合|[^，。；：、“”（）\n]{0,14}的)?$"
)
_BLANK = re.compile(r"[ \u3000\xa0]{1,3}")
_CLAUSE_BEGINS = frozenset("\n。！？；，：、（“ \u3000\xa0")
_BRACKET = re.compile(r"[（(][^（()）\n]{1,40}[）)]$")
_LONGEST_DEPARTMENT = 14  # characters
_NOUN_TAGS = frozenset(("n", "vn", "nz", "an", "nw", "s", "f", "b", "j", "c", "LOC", "ORG"))
_BEFORE_NAME = re.compile(r"(?:之一|：|:|[“\"]|[ \u3000])$")
_HOLDS = re.compile(
    "(?:(?:曾经|曾|现|将|已|先后|同时|还|也|后|退役后|一直|正式){0,4}(?:于[^，。]{0,14})?){0,2}?(?:出任|担任|就任|兼任|历任|任职|任|当选为|当选|升任|接任|晋升为|身为|作为|是一名|是一位|是|为|成为)(?:了)?(?:一名|一位)?"
)
AFFILIATION_FILTER = "affiliation_filter"


class _Post(NamedTuple):
    """A post: its title, its organisation, and where the phrase begins."""

    title: Stretch | None
    organization: Name | None
    start: int
    kind: str


def find_affiliations(doc: Doc) -> list[Affiliation]:
    """Return the affiliations of `doc` by start."""
    return extract_affiliations(read_doc(doc))


def extract_affiliations(reading: AnnotatedText, keep: LinearModel | None = None) -> list[Affiliation]:
    """Return the affiliations of the text by start, the same person, organisation and title once; `keep` is the filter
    (default: the shipped one).
    """
    keep = keep or load_linear(AFFILIATION_FILTER)
    rated = [(fact, keep.score(features)) for fact, features in find_posts(reading)]
    return [
        fact.model_copy(update={"confidence": keep.confidence(score)})
        for fact, score in rated
        if score >= keep.threshold
    ]


def find_posts(reading: AnnotatedText) -> list[tuple[Affiliation, list[str]]]:
    """Return everything that the rules take for a post, right or wrong, by start, with what speaks for and against it."""
    found: dict[tuple[str, str | None, str | None], Affiliation] = {}
    features: dict[Affiliation, list[str]] = {}
    for name, posts, end in _holders(reading):
        for post in posts:
            affiliation = _make(reading, name, post, end)
            if found.setdefault((name.entity, affiliation.organization, affiliation.title), affiliation) is affiliation:
                features[affiliation] = _features(reading, name, post, end)
    kept = _drop_repetitions(list(found.values()), {name.surface: name.entity for name in reading.names})
    kept.sort(key=lambda fact: (fact.start, fact.end, fact.person, fact.title or ""))
    return [(fact, features[fact]) for fact in kept]


def _features(reading: AnnotatedText, name: Name, post: _Post, end: int) -> list[str]:
    """Return what speaks for and against a post: its shape, its title, its body and its person."""
    text, title, body = reading.text, post.title, post.organization
    words = text[title.start : title.end] if title else ""
    start = min(post.start, name.start)
    return [
        f"kind={post.kind}",
        f"title ends={words[-2:]}",
        f"title ends={words[-1:]},{post.kind}",
        f"title length={min(len(words), 12)}",
        f"body={body.type if body else 'none'},{post.kind}",
        f"body ends={body.surface[-1:] if body else 'none'}",
        f"between={text[body.end : title.start][:2] if body and title and body.end <= title.start else 'none'}",
        f"person length={min(len(name.surface), 6)}",
        f"person latin={name.surface.isascii()}",
        f"person dot={'·' in name.surface}",
        f"mentions={min(reading.mention_counts[name.entity], 4)}",
        f"before={text[max(0, start - 1) : start]}",
        f"after={text[end : end + 1]}",
        f"paragraph={min(reading.structure.index_at('paragraphs', name.start), 3)}",
    ]


def _drop_repetitions(facts: list[Affiliation], entity_of: dict[str, str]) -> list[Affiliation]:
    """Return the facts without those that only repeat a longer one: 主席X after 甲会主席X."""
    full: dict[str, set[str]] = {}
    for fact in facts:
        if fact.organization is not None and fact.title:
            full.setdefault(entity_of.get(fact.person, fact.person), set()).add(fact.title)
    kept = []
    for fact in facts:
        known = full.get(entity_of.get(fact.person, fact.person), set())
        if fact.organization is not None or not any(title.endswith(fact.title or "?") for title in known):
            kept.append(fact)
    return kept


def _make(reading: AnnotatedText, name: Name, post: _Post, end: int) -> Affiliation:
    start = min(post.start, name.start)
    return Affiliation(
        text=reading.text[start:end],
        start=start,
        end=end,
        person=name.surface,
        organization=post.organization.surface if post.organization else None,
        title=reading.text[post.title.start : post.title.end] if post.title else None,
    )


def _holders(reading: AnnotatedText) -> Iterator[tuple[Name, list[_Post], int]]:
    """Yield each person with the posts stated for it and where the phrase ends."""
    inherited: tuple[int, list[_Post]] = (-1, [])  # where the last person of a list ended, and what its head held
    for name in reading.names:
        if name.type != "PERSON":
            continue
        posts = _posts_before(reading, name.start)
        if not posts and inherited[1] and _continues_list(reading, inherited[0], name.start, inherited[1]):
            posts = [post._replace(kind="list") for post in inherited[1]]
        if posts:
            inherited = (name.end, posts)
            yield name, posts, name.end
        after = _posts_after(reading, name)
        for post, end in after:
            yield name, [post], end
        if after:
            inherited = (-1, [])


def _continues_list(reading: AnnotatedText, end: int, start: int, posts: list[_Post]) -> bool:
    gap = reading.text[end:start]
    byline = any(post.title and reading.text[post.title.start : post.title.end].endswith("记者") for post in posts)
    if byline:
        return bool(_BYLINE_MARKS.fullmatch(gap))
    return gap in ("、", "和", "与", "及", "以及")


def _posts_before(reading: AnnotatedText, position: int) -> list[_Post]:
    """Return the posts that end right before `position`, the nearest first, of a chain with 、 or 兼 between them."""
    posts: list[_Post] = []
    gap = _BEFORE_NAME.search(reading.text[max(0, position - 3) : position])
    title = _title_ending_at(reading, position)
    if title is None and gap:
        position -= len(gap.group())
        title = _title_ending_at(reading, position)
    while title is not None and len(posts) < 5:
        post = _with_organization(reading, title)
        if (
            posts
            and posts[-1].organization is None
            and posts[-1].title is not None
            and posts[-1].start == posts[-1].title.start
        ):
            # 甲会副会长兼秘书长: one title of two parts, unless the second names a body of its own
            joined = Stretch(
                title.start if post.organization or post.title is None else post.title.start, posts[-1].title.end
            )
            posts[-1] = post._replace(title=joined)
        else:
            posts.append(post)
        before = reading.text[max(0, post.start - 1) : post.start]
        if before not in ("、", "兼", "和", "，", " "):
            break
        title = _title_ending_at(reading, post.start - 1) if before != "，" or post.organization else None
    return posts


def _with_organization(reading: AnnotatedText, title: Stretch) -> _Post:
    text = reading.text
    kind = "before" if title.end in reading.titles_by_end else "lexicon"
    region = reading.name_ending_at(title.start)
    if region is not None and region.type == "REGION":
        return _Post(Stretch(region.start, title.end), None, region.start, kind)
    bracket = _BRACKET.search(text, max(0, title.start - 42), title.start)
    inner: Name | None = None
    for name in reversed(reading.names_within(max(0, title.start - 60), title.start, *_BODY_TYPES)):
        if bracket is not None and name.start > bracket.start():
            inner = inner or name  # 某某组织（IMF）副总裁: the name before the bracket, if there is one
            continue
        if _is_department(reading, name.end, title.start):
            title = Stretch(name.end, title.end)
        between = text[name.end : bracket.start() if bracket is not None else title.start]
        if between == "" if bracket is not None else _BETWEEN.match(between) or _is_apart(text, name, title):
            return _Post(title, name, _quote_start(text, name.start), kind)
        break
    if inner is not None and bracket is not None and text[inner.end : title.start].strip('”》」"') in ("）", ")"):
        return _Post(title, inner, inner.start, kind)
    return _Post(title, None, title.start, kind)


def _is_apart(text: str, name: Name, title: Stretch) -> bool:
    """Return whether blanks alone part a body that begins its clause from the title: 甲公司 董事长 张三."""
    begins = name.start == 0 or text[name.start - 1] in _CLAUSE_BEGINS
    return begins and _BLANK.fullmatch(text, name.end, title.start) is not None


def _is_department(reading: AnnotatedText, start: int, end: int) -> bool:
    """Tell whether [start, end) between a body and a title is a run of nouns: 甲公司海外事业|总监, whose title begins there."""
    words = reading.words_within(start, end)
    return (
        2 <= end - start <= _LONGEST_DEPARTMENT
        and bool(words)
        and words[0].start == start
        and words[-1].end == end
        and all(word.tag in _NOUN_TAGS and reading.text[word.start].isalnum() for word in words)
        and words[-1].tag != "c"
    )


def _quote_start(text: str, start: int) -> int:
    return start - 1 if text[start - 1 : start] in ("“", "《", "「") else start


def _title_ending_at(reading: AnnotatedText, position: int) -> Stretch | None:
    span = reading.titles_by_end.get(position)
    if span is not None:
        return span
    window = reading.text[max(0, position - 16) : position]
    match = _title_pattern().search(window)
    if match is None:
        return None
    start = position - len(match.group())
    prefix = _TITLE_PREFIX.search(reading.text[max(0, start - 6) : start])
    start -= len(prefix.group()) if prefix else 0
    covering = reading.names_within(max(0, start - 40), position)
    if covering and covering[-1].end > start:
        start = covering[-1].end
    return Stretch(start, position) if start < position else None


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load_lexicon('title_heads'))})$")


def _posts_after(reading: AnnotatedText, name: Name) -> list[tuple[_Post, int]]:
    """Return the posts stated after the name, with where each ends."""
    title = reading.titles_by_start.get(name.end)
    if title is not None and reading.name_starting_at(title.end) is None:
        return [(_Post(title, None, name.start, "after"), title.end)]
    held = _HOLDS.match(reading.text, name.end)
    if held is None:
        return []
    return _posts_held(reading, name, held.end())


def _posts_held(reading: AnnotatedText, name: Name, position: int) -> list[tuple[_Post, int]]:
    limit = position
    while limit < len(reading.text) and limit < position + 60 and reading.text[limit] not in "，。；！？\n":
        limit += 1
    starts = (start for start in range(position, limit) if start in reading.titles_by_start)
    title = next((reading.titles_by_start[start] for start in starts), None)
    if title is None or title.end > limit:
        return []
    organizations = reading.names_within(position, title.start, *_BODY_TYPES)
    if reading.names_within(position, title.end, "PERSON") or (not organizations and title.start - position > 14):
        return []
    whose = reading.name_starting_at(title.end)
    if whose is not None and whose.type == "PERSON":  # 甲是乙军将领丙的女儿: the title is 丙's
        return []
    post = _Post(title, organizations[-1] if organizations else None, name.start, "holds")
    return [(post, title.end)]


@Language.factory("kg_affiliations", assigns=["doc._.affiliations"], requires=["doc.spans"])
class AffiliationFinder:
    """Writes the affiliations of a document."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.affiliations` and `doc.spans["affiliations"]`."""
        return write_facts(doc, Affiliation, find_affiliations(doc))
