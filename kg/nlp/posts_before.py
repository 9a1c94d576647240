"""Posts that stand before the name: titles (甲公司总裁兼乙会会长张三), a title and 是 (甲公司的董事长是张三), a body alone
(甲公司的张三).
"""

from __future__ import annotations

import re

from kg.models.facts.affiliation import PostChange
from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.coreference import resolve_body
from kg.nlp.posts import BODY_TYPES, Post, title_ending_at
from kg.text.stretch import Stretch

_BETWEEN = re.compile(
    r"^(?:的|原|前|现任|时任|前任|新任|候任|[（(][^（()）]{1,16}[）)]|[”》」\"]|旗下|驻华|中国区|创始人|联合|[^，。；：、“”（）\n]{0,14}的)?$"
)
_APART = re.compile(r"[ \u3000\xa0]{1,3}|[：:]")
_CLAUSE_BEGINS = frozenset("\n。！？；，：、（“ \u3000\xa0")
_OWN_FIRM = re.compile("(?<![\u4e00-\u9fff][子分总])[本该]?(?:公司|集团)$")
_BRACKET = re.compile(r"[（(][^（()）\n]{1,40}[）)]$")
_LONGEST_DEPARTMENT = 14  # characters
_NOUN_TAGS = frozenset(("n", "vn", "nz", "an", "nw", "s", "f", "b", "j", "c", "LOC", "ORG"))
_BEFORE_NAME = re.compile(r"(?:之一|[“\"]|[ \u3000\xa0]?[：:|｜丨／/]?[ \u3000\xa0]?)$")
_IS = re.compile(r"(?P<mark>(?:均|分别|仍|则|都)?(?:是|为))$")
# What makes a former post of one, or a new one, right before its title or its body: 原副校长, 前富滇银行行长.
_FORMER = re.compile(r"(?:(?<![日目此之以年月天午晚生从先])前|(?<![还复])原|前任|时任|离任|已故)$")
_FORMER_TITLE = re.compile("原(?![画创油])|前(?![端台锋沿厅卫])|时任|离任")
_NEW = re.compile(r"新任$")
_MOST_POSTS = 5


def posts_before(reading: AnnotatedText, position: int) -> list[Post]:
    """Return the posts that end right before `position`, the nearest first, of a chain with 、 or 兼 between them."""
    posts: list[Post] = []
    title, copula = _nearest_title(reading, position)
    while title is not None and len(posts) < _MOST_POSTS:
        post = _with_organization(reading, title)
        if copula and post.organization is None:  # 甲公司成立于2009年，法定代表人为张三
            body = resolve_body(reading, title.start)
            if body is None or body.start < reading.structure.sentence_at(title.start).start:
                return []  # 这位总裁是张三: whose it is has to be said
            post = post._replace(organization=body)
        if posts and _is_untold(posts[-1]):
            # 甲会副会长兼秘书长: one title of two parts, unless the second names a body of its own
            first = title.start if post.organization or post.title is None else post.title.start
            posts[-1] = post._replace(title=Stretch(first, posts[-1].title.end))  # type: ignore[union-attr]
        else:
            posts.append(post)
        before = reading.text[max(0, post.start - 1) : post.start]
        if before not in ("、", "兼", "和", "，", " "):
            break
        title = title_ending_at(reading, post.start - 1)
        if before == "，" and (title is None or post.organization is None or not _begins_clause(reading, title)):
            break  # …，继续担任主席，甲公司总裁张三: what a comma parts may be another's
    return [_with_change(reading.text, post) for post in posts] or _body_before(reading, position)


def _nearest_title(reading: AnnotatedText, position: int) -> tuple[Stretch | None, bool]:
    """Return the title before the name, over one mark at most, and whether 是 stands between."""
    title = title_ending_at(reading, position)
    gap = _BEFORE_NAME.search(reading.text, max(0, position - 3), position)
    if title is None and gap is not None:
        title = title_ending_at(reading, gap.start())
    verb = _IS.search(reading.text, max(0, position - 4), position)
    if title is None and verb is not None:
        return title_ending_at(reading, verb.start()), True
    return title, False


def _begins_clause(reading: AnnotatedText, title: Stretch) -> bool:
    start = _with_organization(reading, title).start
    return start == 0 or reading.text[start - 1] in _CLAUSE_BEGINS


def _is_untold(post: Post) -> bool:
    return post.organization is None and post.title is not None and post.start == post.title.start


def _with_change(text: str, post: Post) -> Post:
    """Return the post as former or new, where a word before its title or its body says so."""
    if post.title is None:
        return post
    change: PostChange | None = None
    for place in {post.title.start, post.start}:
        window = max(0, place - 3)
        if _FORMER.search(text, window, place) or _FORMER_TITLE.match(text, place):
            change = "past"
        elif _NEW.search(text, window, place) or text.startswith("新任", place):
            change = change or "begins"
    return post._replace(change=change)


def _body_before(reading: AnnotatedText, position: int) -> list[Post]:
    """Return the post without a title of 甲公司张三, 甲公司的张三 and 来自甲公司的张三: the body alone."""
    text = reading.text
    end = position - 1 if text[position - 1 : position] == "的" else position
    body = reading.name_ending_at(end)
    if body is None or body.type not in BODY_TYPES:
        return []
    if text[max(0, body.start - 2) : body.start] == "来自":
        return [Post(None, body, body.start - 2, "from")]
    if body.start and text[body.start - 1] not in _CLAUSE_BEGINS:
        return []
    return [Post(None, body, body.start, "body" if end == position else "of body")]


def _with_organization(reading: AnnotatedText, title: Stretch) -> Post:
    text = reading.text
    kind = "before" if title.end in reading.titles_by_end else "lexicon"
    region = reading.name_ending_at(title.start)
    if region is not None and region.type == "REGION":
        return Post(Stretch(region.start, title.end), None, region.start, kind)
    bracket = _BRACKET.search(text, max(0, title.start - 42), title.start)
    inner: Mention | None = None
    for name in reversed(reading.names_within(max(0, title.start - 60), title.start, *BODY_TYPES)):
        if bracket is not None and name.start > bracket.start():
            inner = inner or name  # 某某组织（IMF）副总裁: the name before the bracket, if there is one
            continue
        if _is_department(reading, name.end, title.start):
            title = Stretch(name.end, title.end)
        between = text[name.end : bracket.start() if bracket is not None else title.start]
        if between == "" if bracket is not None else _BETWEEN.match(between) or _is_apart(text, name, title):
            return Post(title, name, _quote_start(text, name.start), kind)
        break
    if inner is not None and bracket is not None and text[inner.end : title.start].strip('”》」"') in ("）", ")"):
        return Post(title, inner, inner.start, kind)
    own = _OWN_FIRM.search(text, max(0, title.start - 4), title.start)
    firm = (
        _firm_meant(reading, own.start()) if own is not None and reading.name_ending_at(title.start) is None else None
    )
    return Post(title, firm, title.start, kind)


def _firm_meant(reading: AnnotatedText, position: int) -> Mention | None:
    """Return the firm that 公司 at `position` means: the one named last before, else the only one of the text."""
    firm = resolve_body(reading, position, "COMPANY")
    if firm is not None:
        return firm
    firms = {name.entity: name for name in reversed(reading.names) if name.type == "COMPANY"}
    return next(iter(firms.values())) if len(firms) == 1 else None


def _is_apart(text: str, name: Mention, title: Stretch) -> bool:
    """Return whether only blanks or a colon part a body that begins its clause from the title: 甲公司 董事长 张三."""
    begins = name.start == 0 or text[name.start - 1] in _CLAUSE_BEGINS
    return begins and _APART.fullmatch(text, name.end, title.start) is not None


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
