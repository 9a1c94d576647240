"""Posts that verbs state: 张三出任甲公司总裁, 由张三接任, 甲公司聘任张三为总裁, 免去李四的总裁职务, 李四不再担任该职.

The verbs, and what each says of the post, are in `lexicons/post_verbs.tsv`. Whom a verb without its subject means is
asked only where one person can be meant; whose post it is, where the text says 公司 or 该行, is the body that the
sentence, or the one before, begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.models.facts.affiliation import PostChange
from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.coreference import resolve_body
from kg.nlp.post_times import time_of
from kg.nlp.posts import BODY_TYPES, Held, Post, title_within
from kg.text.lexicon import alternation, read_rows

_LONGEST_PHRASE = 60  # characters from the verb to the end of the post
_ELIDED_WITHIN = 400  # characters over which a paragraph's only person is the one meant
_HONOUR = r"(?:先生|女士|博士|教授|同志)?[ \u3000\xa0]?(?:[（(][^（()）\n]{1,40}[）)])?[ \u3000\xa0]?，?"
_CAUSE = r"(?:(?:因|由于|鉴于)[^，。；：]{1,24}，?)?"
_MANNER = "原先|原来|原本|目前|现在|此前|之后|随后|已经|已|将要|将|后|先后|同时|正式|宣布|申请|提出|主动|均|分别|则|仍|还|也|又|再|继续|一直|拟|曾|退役后"
_WHEN = r"自[^，。；]{1,14}起|(?:于|从)?[^，。；\u4e00-\u9fff]{0,4}\d{1,4}[^，。；（）]{0,12}(?:起|开始|日|月|年)"
_WHERE = r"在[^，。；：“”]{2,24}"
# What may stand between a person and the verb: 何进（见图）因个人原因于3月5日正式|辞去.
_FROM = r"(?:由|从)[^，。；：、]{2,24}"
_GAP = rf"{_HONOUR}{_CAUSE}(?:{_MANNER}|{_WHEN}|{_WHERE}|{_FROM}){{0,4}}?[ \u3000\xa0]?"
_AT = re.compile("(?:短暂|长期|一直|曾|先后|期间|正式|[^，。；：、]{0,6}年)?")
_JOINS, _JOINED = (
    re.compile("加入|加盟|入职|任职于|供职于|就职于"),
    re.compile("(?:公司)?，?(?:并|后|先后|随后|期间|现|曾)?"),
)
_TAKES = r"(?:了|过)?(?:一名|一位)?"
_ITS_FIRM = re.compile("[本该]?(?:公司|集团)|[本该](?:行|基金|店|厂)")
_ITS_OFFICE = re.compile("[本该](?:机构|院|校|会|局|部|所|中心)")
_THIS_POST = re.compile("(?:该|此|这一|上述)(?:职务?|职位|岗位)|(?:他|她|其)的?(?:职务|职位)|一职")
_AND = re.compile("[、兼和及与]|以及|并兼任?|并")
_SUCCEEDS = frozenset(("接任", "继任", "代任", "接掌", "接替", "接棒"))
_HAVING_SUCCEEDED = re.compile(r"(?:先生|女士|同志)?，?(?:的|出任|担任|就任|接任|继任|任|成为|掌管)")
_ANNOUNCES = re.compile("宣布|公告|公布|决定|通知|披露")
_WHO = re.compile(r"(?:一职|职务|职位)?(?:近|约)?(?:\d{1,2}年)?的")
_PARTS = re.compile("[。；！？\n]")
_APPOINTING = re.compile("(?:任命|聘任|聘请|选举|推选)[^。；：:\n]{0,12}[：:][^。\n]*$")
_LONGEST_LIST = 1500  # characters
_MAKES = re.compile("(?:任命|聘任|聘请|委任|选举|推选|提名)[^，。；：]{2,40}$")
# What stands between a firm and what it does about a post: 甲公司（股票代码）董事会近日决定|聘任.
_DOES = re.compile(
    r"(?:[（(][^（()）\n]{1,40}[）)])?(?:董事会|股东大会|监事会)?"
    r"(?:近日|日前|今日|昨日|[0-9年月日]{2,11}+|宣布|公告|公布|决定|同意|称|已|拟|将|，){0,5}"
    "(?:由|聘任|聘请|任命|选举|推选|委任|免去|解聘|解除|增补)"
)
_STOP = re.compile(r"[，。；！？\n）]|$")
_AFTER_A_FORMER = re.compile("(?:接替|取代|接棒|替代|顶替|代替)(?:原|前)?$")


def posts_held(reading: AnnotatedText) -> Iterator[Held]:
    """Yield the posts that verbs state, by the verb."""
    taken = 0
    ended: Held | None = None  # the last post that somebody gave up: 由李四接任 takes up that one
    for verb in _verbs().finditer(reading.text):
        if verb.start() < taken:
            continue
        found = list(_of_verb(reading, verb, ended))
        taken = max([taken, *(held.end for held in found)])
        ended = next((held for held in reversed(found) if held.post.change in ("ends", "past")), ended)
        yield from found


def _of_verb(reading: AnnotatedText, verb: re.Match[str], ended: Held | None) -> Iterator[Held]:
    change, role = _stances()[verb["verb"]]
    if change is None and _is_appointed(reading, verb):
        change = "begins"
    if role == "to":
        yield from _appointed(reading, verb, change)
        return
    person = _subject(reading, verb)
    if person is None:
        return
    former = reading.name_starting_at(verb.end())
    if former is not None and former.type == "PERSON":
        yield from _succeeded(reading, verb, person, former)
        return
    found = list(_posts(reading, person, verb, verb.end(), change))
    if not found and verb["verb"] in _SUCCEEDS and ended is not None:
        found = _taken_over(reading, verb, person, ended)
    yield from found


def _is_appointed(reading: AnnotatedText, verb: re.Match[str]) -> bool:
    """Return whether a verb of holding says what somebody is made: 聘请张三担任总裁, 决定任命：张三为厅长；李四为局长."""
    at = verb.start()
    if _MAKES.search(reading.text, max(0, at - _LONGEST_PHRASE), at) and verb["verb"] in ("担任", "任", "兼任"):
        return True
    start = max(reading.structure.paragraph_at(at).start, at - _LONGEST_LIST)
    return verb["verb"] == "为" and _APPOINTING.search(reading.text, start, at) is not None


def _succeeded(reading: AnnotatedText, verb: re.Match[str], person: Mention, former: Mention) -> Iterator[Held]:
    """Yield the post of 李四接替张三出任甲公司总裁: one takes it up, the other gives it up."""
    link = _HAVING_SUCCEEDED.match(reading.text, former.end)
    if verb["verb"] not in _SUCCEEDS or link is None:
        return
    for held in list(_posts(reading, person, verb, link.end(), "begins")):
        yield held
        yield Held(former, held.post._replace(change="ends"), held.end)


def _taken_over(reading: AnnotatedText, verb: re.Match[str], person: Mention, ended: Held) -> list[Held]:
    """Return the post of 由李四接任 and 由李四接任该职: the one that was given up right before."""
    this = _THIS_POST.match(reading.text, verb.end())
    end = this.end() if this else verb.end()
    near = ended.end <= person.start <= ended.end + _LONGEST_PHRASE and person.entity != ended.person.entity
    between = reading.text[ended.end : person.start]
    if not near or _PARTS.search(between) or not _STOP.match(reading.text, end):
        return []
    change, day = time_of(reading, verb, end, "begins")
    return [Held(person, ended.post._replace(change=change, date=day), end)]


def _appointed(reading: AnnotatedText, verb: re.Match[str], change: PostChange | None) -> Iterator[Held]:
    """Yield the post of 任命张三为甲公司总裁 and 免去张三的总裁职务."""
    person = reading.name_starting_at(verb.end() + len(_honoured(reading, verb.end())))
    if person is None or person.type != "PERSON":
        return
    link = (_AS if change == "begins" else _ITS).match(reading.text, person.end)
    if link is not None:
        yield from _posts(reading, person, verb, link.end(), change)


_AS = re.compile(r"(?:先生|女士|同志)?(?:[（(][^（()）\n]{1,40}[）)])?(?:为|任|担任|出任|接任|作为)")
_ITS = re.compile(r"(?:先生|女士|同志)?(?:[（(][^（()）\n]{1,40}[）)])?的?")


def _honoured(reading: AnnotatedText, position: int) -> str:
    match = re.match(r"(?:了|由|原|前)?", reading.text[position : position + 2])
    return match.group() if match else ""


def _subject(reading: AnnotatedText, verb: re.Match[str]) -> Mention | None:
    """Return whose post the verb states: the name before it, else the only person who can be meant."""
    clause = reading.structure.clause_at(verb.start())
    sentence = reading.structure.sentence_at(verb.start())
    before = reading.names_within(max(sentence.start, verb.start() - _LONGEST_PHRASE), verb.start(), "PERSON")
    if before and _AFTER_A_FORMER.search(reading.text, max(0, before[-1].start - 4), before[-1].start):
        return None
    if before and _gap().fullmatch(reading.text, before[-1].end, verb.start()):
        return before[-1]
    if verb["verb"] not in _COPULAS and (whose := _qualified(reading, verb)) is not None:
        return whose
    if verb["verb"] in _COPULAS or not _begins_clause(reading, clause.start, verb.start()):
        return None
    paragraph = reading.structure.paragraph_at(verb.start())
    first = max(paragraph.start, verb.start() - _ELIDED_WITHIN)
    people = {name.entity: name for name in reading.names_within(first, verb.start(), "PERSON")}
    return next(iter(people.values())) if len(people) == 1 else None


def _qualified(reading: AnnotatedText, verb: re.Match[str]) -> Mention | None:
    """Return the person whom a verb with its post stands before: 现任甲公司总裁的张三."""
    title = title_within(reading, verb.end(), _end_of_clause(reading.text, verb.end()))
    link = _WHO.match(reading.text, title.end) if title is not None else None
    name = reading.name_starting_at(link.end()) if link is not None else None
    return name if name is not None and name.type == "PERSON" else None


def _begins_clause(reading: AnnotatedText, start: int, end: int) -> bool:
    """Return whether the verb, or a time or 他 and the verb, begins its clause."""
    return _ELIDED.fullmatch(reading.text, start, end) is not None


_COPULAS = frozenset(("是", "为", "是一名", "是一位", "身为", "作为", "成为", "兼"))
_ADVERBS = "(?:目前|现在|此前|之后|随后|已经|已|将|后|先后|同时|并|还|也|曾|历|现|正式|继续){0,3}"
_ELIDED = re.compile(
    rf"[ \u3000\xa0（(]{{0,3}}(?:他|她|其|本人)?{_ADVERBS}(?:\d{{4}}[^，。；、（）\u3000]{{0,18}}[年月日起今间后])?{_ADVERBS}"
)


def _posts(
    reading: AnnotatedText, person: Mention, verb: re.Match[str], position: int, change: PostChange | None
) -> Iterator[Held]:
    """Yield the posts behind a verb, one after another of a list."""
    text, first = reading.text, position
    start = min(person.start, verb.start())
    last: Mention | None = None  # the body of the post before in a list: 甲集团党委书记、董事长
    while position < first + 4 * _LONGEST_PHRASE:
        title = title_within(reading, position, _end_of_clause(text, position))
        if title is None or reading.names_within(position, title.end, "PERSON"):
            return
        bodies = reading.names_within(position, title.start, *BODY_TYPES)
        if not bodies and title.start - position > 14:
            return
        after = reading.name_starting_at(title.end)
        if after is not None and after.type == "PERSON":  # 甲是乙军将领丙的女儿: the title is 丙's
            return
        body = bodies[-1] if bodies else last or _own_body(reading, verb, position) or _acting(reading, verb, change)
        last = body
        was, day = time_of(reading, verb, title.end, change)
        kind = "holds" if change is None else "changes"
        yield Held(person, Post(title, body, start, kind, was, day), max(title.end, person.end))
        more = _AND.match(text, title.end)
        if more is None:
            return
        position = more.end()


def _end_of_clause(text: str, position: int) -> int:
    limit = position
    while limit < len(text) and limit < position + _LONGEST_PHRASE and text[limit] not in "，。；！？\n":
        limit += 1
    return limit


def _own_body(reading: AnnotatedText, verb: re.Match[str], position: int) -> Mention | None:
    """Return the body that stands before the verb (在甲公司担任), or the one that 公司 or 该行 behind it means."""
    there = reading.names_within(max(0, verb.start() - _LONGEST_PHRASE), verb.start(), *BODY_TYPES)
    if there and _JOINS.search(reading.text, max(0, there[-1].start - 3), there[-1].start):
        return there[-1] if _JOINED.fullmatch(reading.text, there[-1].end, verb.start()) else None
    if there and _AT.fullmatch(reading.text, there[-1].end, verb.start()):
        at = there[-1].start
        return there[-1] if reading.text[at - 1 : at] in ("在", "于") else None
    if _ITS_FIRM.match(reading.text, position):
        return resolve_body(reading, verb.start(), "COMPANY")
    return resolve_body(reading, verb.start(), "ORGANIZATION") if _ITS_OFFICE.match(reading.text, position) else None


def _acting(reading: AnnotatedText, verb: re.Match[str], change: PostChange | None) -> Mention | None:
    """Return the firm that the sentence begins with, where it fills the post (甲公司聘任…, 甲公司由张三担任…), or the only
    body named before, where it announces the change: 甲公司宣布，张三出任总裁.
    """
    start = reading.structure.sentence_at(verb.start()).start
    bodies = reading.names_within(start, verb.end(), *BODY_TYPES)
    if bodies and bodies[0].type == "COMPANY" and _DOES.match(reading.text, bodies[0].end):
        return bodies[0]
    if change not in ("begins", "ends") or len({body.entity for body in bodies}) != 1:
        return None
    return bodies[0] if _ANNOUNCES.search(reading.text, bodies[-1].end, verb.start()) else None


@cache
def _stances() -> dict[str, tuple[PostChange | None, str]]:
    """Return verb -> what becomes of the post, and whether the person is its subject (of) or its object (to)."""
    found: dict[str, tuple[PostChange | None, str]] = {}
    for change, role, words in read_rows("post_verbs"):
        for word in words.split():
            found[word] = (None if change == "-" else change, role)  # type: ignore[assignment]
    return found


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?P<verb>{alternation(_stances())}){_TAKES}")


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(_GAP)
