"""Affiliations: a person with a title and/or an organisation that the text states, and what becomes of the post.

Needs `doc.spans["mentions"]`, better also `doc.spans["titles"]`; writes `doc._.affiliations`. Titles before the name are
found by `posts_before`, what verbs state by `posts_held`; here are the lists of persons (记者张三 李四), titles after the
name (张三主席), and the filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Affiliation
from kg.nlp.annotated import AnnotatedText, Mention, read_doc, write_facts
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.posts import Held, Post, is_single
from kg.nlp.posts_before import posts_before
from kg.nlp.posts_held import posts_held

_BYLINE_MARKS = re.compile(r"[、，, \u3000\xa0]{1,4}")
_LIST_MARKS = ("、", "和", "与", "及", "以及")
_FIRM_TITLE = re.compile(
    "(?:副|常务|执行|高级|联席|独立|首席|财务|技术|运营|营销|市场|产品|投资|人力资源){0,3}"
    "(?:总裁|董事长|总经理|董事|监事|总监|经理|合伙人|执行官|财务官|运营官|技术官|C[EFOT]O|董秘|董事会秘书|总工程师)"
)
# 甲公司总裁张三宣布辞职: the post before the name is given up.
_LEAVES = re.compile(
    r"(?:先生|女士)?(?:[（(][^（()）\n]{1,40}[）)])?[ \u3000\xa0]?(?:(?:因|由于)[^，。；]{1,20}?)?"
    r"(?:已经|已|将|正式|宣布|申请|提出|主动|突然|被|引咎|于[^，。；]{1,12}?[日月年]){0,4}"
    r"(?:辞职|离职|去职|免职|离任|卸任|停职|退休)(?=了|[，。；！？\n]|$)"
)
AFFILIATION_FILTER = "affiliation_filter"


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
    """Return everything that the rules take for a post, right or wrong, by start, with what speaks for and against it.

    Of one post the place where it changes hands is kept, else the first.
    """
    found: dict[tuple[str, str | None, str | None], tuple[Affiliation, list[str]]] = {}
    stated = list(posts_held(reading))
    whose = {held.post.title.end: held.person.entity for held in stated if held.post.title is not None}
    # 周岚出任甲公司总裁 何进接掌乙公司: the title that a verb gives to one is not another's behind a blank
    around = [held for held in _holders(reading) if _is_free(held, whose)]
    for held in sorted(_with_bodies(reading, [*around, *stated]), key=_place):
        fact, body = _make(reading, held), held.post.organization
        key = (held.person.entity, body.entity if body is not None else None, fact.title)
        if key not in found or (fact.change in ("begins", "ends") and found[key][0].change not in ("begins", "ends")):
            found[key] = fact, _features(reading, held)
    kept = _drop_repetitions([fact for fact, _ in found.values()], {n.surface: n.entity for n in reading.names})
    features = {id(fact): row for fact, row in found.values()}
    kept.sort(key=lambda fact: (fact.start, fact.end, fact.person, fact.title or ""))
    return [(fact, features[id(fact)]) for fact in kept]


def _is_free(held: Held, whose: Mapping[int, str]) -> bool:
    """Return whether no verb gives the title to somebody else."""
    title = held.post.title
    return title is None or held.post.kind == "list" or whose.get(title.end) in (None, held.person.entity)


def _place(held: Held) -> tuple[int, int]:
    return held.person.start, held.end


def _with_bodies(reading: AnnotatedText, held: list[Held]) -> Iterator[Held]:
    """Yield each post; a change without a body gets that of the text's only post of this title: the person's, or any."""
    titled: dict[str, dict[str | None, Held]] = {}
    for one in held:
        if one.post.title is not None and one.post.organization is not None:
            titled.setdefault(_plain_title(reading, one), {}).setdefault(one.post.organization.entity, one)
    for one in held:
        others = titled.get(_plain_title(reading, one), {}) if one.post.change and one.post.organization is None else {}
        known = next(iter(others.values())) if len(others) == 1 else None
        yield one if known is None else one._replace(post=one.post._replace(organization=known.post.organization))


def _title(reading: AnnotatedText, held: Held) -> str:
    title = held.post.title
    return reading.text[title.start : title.end] if title is not None else ""


def _plain_title(reading: AnnotatedText, held: Held) -> str:
    """Return the title without what says whether it is held now: 原总裁 and 总裁 are one post."""
    return re.sub("^(?:原|前|新任|现任|时任)", "", _title(reading, held))


def _features(reading: AnnotatedText, held: Held) -> list[str]:
    """Return what speaks for and against a post: its shape, its title, its body and its person."""
    name, post, end = held
    text, title, body = reading.text, post.title, post.organization
    words = _title(reading, held)
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
        f"after={text[end : end + 2]},{post.kind}",
        f"change={post.change}",
        f"paragraph={min(reading.structure.index_at('paragraphs', name.start), 3)}",
    ]


def _drop_repetitions(facts: list[Affiliation], entity_of: dict[str, str]) -> list[Affiliation]:
    """Return the facts without those that only repeat a longer one: 主席X after 甲会主席X, 甲会的X after 甲会主席X."""
    full: dict[str, set[str]] = {}
    bodies: set[tuple[str, str]] = set()
    for fact in facts:
        if fact.organization is not None and fact.title:
            person = entity_of.get(fact.person, fact.person)
            full.setdefault(person, set()).add(fact.title)
            bodies.add((person, entity_of.get(fact.organization, fact.organization)))
    kept = []
    for fact in facts:
        person = entity_of.get(fact.person, fact.person)
        if fact.organization is None:
            repeats = any(title.endswith(fact.title or "?") for title in full.get(person, ()))
        else:
            repeats = not fact.title and (person, entity_of.get(fact.organization, fact.organization)) in bodies
        if not repeats or fact.change in ("begins", "ends"):
            kept.append(fact)
    return kept


def _make(reading: AnnotatedText, held: Held) -> Affiliation:
    name, post, end = held
    start = min(post.start, name.start)
    return Affiliation(
        text=reading.text[start:end],
        start=start,
        end=end,
        person=name.surface,
        organization=post.organization.surface if post.organization else None,
        title=_title(reading, held) or None,
        change=post.change,
        change_date=post.date,
    )


def _holders(reading: AnnotatedText) -> Iterator[Held]:
    """Yield each person with the posts that stand around the name, and where the phrase ends."""
    inherited: tuple[int, list[Post]] = (-1, [])  # where the last person of a list ended, and what its head held
    for name in reading.names:
        if name.type != "PERSON":
            continue
        posts = posts_before(reading, name.start)
        if not posts and inherited[1] and _continues_list(reading, inherited[0], name.start, inherited[1]):
            posts = [post._replace(kind="list") for post in inherited[1]]
        posts = [_of_same_firm(reading, post, *inherited) for post in posts]
        if posts:
            inherited = (name.end, posts)
            yield from (_leaving(reading, Held(name, post, name.end)) for post in posts)
        after = _post_after(reading, name)
        if after is not None:
            yield after
            inherited = (-1, [])


def _of_same_firm(reading: AnnotatedText, post: Post, end: int, before: list[Post]) -> Post:
    """Return the post with the firm of the one before in a list: 甲公司董事长张三、总裁李四."""
    firm = before[0].organization if before else None
    if post.organization is not None or firm is None or firm.type != "COMPANY" or post.title is None:
        return post
    listed = reading.text[end : post.title.start] in _LIST_MARKS
    own = _FIRM_TITLE.fullmatch(reading.text, *post.title)
    return post._replace(organization=firm) if listed and own else post


def _leaving(reading: AnnotatedText, held: Held) -> Held:
    """Return the post as given up, where the name is followed by 辞职 and the like."""
    left = _LEAVES.match(reading.text, held.person.end)
    if left is None or held.post.title is None:
        return held
    return held._replace(post=held.post._replace(change="ends"), end=left.end())


def _continues_list(reading: AnnotatedText, end: int, start: int, posts: list[Post]) -> bool:
    """Return whether a name belongs to the list whose head has these posts: not where only one can have such a post."""
    titles = [reading.text[post.title.start : post.title.end] for post in posts if post.title]
    if any(title.endswith("记者") for title in titles):
        return _BYLINE_MARKS.fullmatch(reading.text, end, start) is not None
    return reading.text[end:start] in _LIST_MARKS and bool(titles) and not any(map(is_single, titles))


def _post_after(reading: AnnotatedText, name: Mention) -> Held | None:
    """Return the post of a title right after the name (张三主席), or of a body (张三旗下甲公司)."""
    owned = reading.text[name.end : name.end + 2] == "旗下" and (
        reading.name_starting_at(name.end + 2 + (reading.text[name.end + 2 : name.end + 3] == "的"))
    )
    if owned and owned.type == "COMPANY":
        return Held(name, Post(None, owned, name.start, "owns"), owned.end)
    title = reading.titles_by_start.get(name.end)
    if title is None or reading.name_starting_at(title.end) is not None:
        return None
    return Held(name, Post(title, None, name.start, "after"), title.end)


@Language.factory("kg_affiliations", assigns=["doc._.affiliations"], requires=["doc.spans"])
class AffiliationFinder:
    """Writes the affiliations of a document."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.affiliations` and `doc.spans["affiliations"]`."""
        return write_facts(doc, Affiliation, find_affiliations(doc))
