"""The subject of a reporting verb: a named speaker, a pronoun, an unnamed one, or none in its clause."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.nlp.annotated import AnnotatedText, Mention
from kg.text.lexicon import alternation, load_lexicon

_LINK = "但是|但|而|同时|对此|不过|此外|因此|为此|然而|另外|随后"
_LINK += "|后来|事后|当时|于是|所以|其中|最后|接着|其实|如今|现在|目前|此前|日前|近日|据|在"
_PERSON = re.compile(rf"^(?:{_LINK}){{0,4}}(?:[^，。]{{0,14}}(?:时|中|后|上|里))?(?:他|她|本人)(?!们|国|人)")
_ROLE = re.compile(
    r"(?:该|这位|这名|上述|那位|这一)[^，。]{0,8}(?:人|员|家|授|师|者|官|理|演|长|娘|伙|士)|^(?:新闻)?发言人|^(?:有关|相关)?负责人"
)
_BODY = re.compile(
    "(?:该|这家|本)(?:公司|行|局|部|部门|机构|组织|协会|集团|企业|银行|报|报纸|网站|媒体|中心|院)|^(?:公司|集团)(?:方面)?|^(?:公司)?(?:董事会|监事会|管理层)|上市公司$"
)
_ADVERBS = re.compile(
    r"(?:并且|并|还|也|同时|则|且|但是|但|而|又|再次|多次|一再|明确|公开|特别|专门|日前|近日|日晚间|晚间|当天|当日|今天|昨天|昨日|今日|随后|此前|曾经|曾|共同|联合|一致|均|都|对此|就此|"
    r"进一步|首次|正式|不久前|最近|近期|如此|这样|最新|官方|介绍|对外|主动|坦率地|直接|当地时间|[\d一二三四五六七八九十年月日上下午早晚时分]{1,16}[年月日时午上]|"
    r"去年|今年|前天|后|时|在[^，。]{1,40}?(?:会上|上|中|时|后|里|期间|之际|前)|在[^，。]{1,12}|接受[^，。]{0,20}采访(?:时)?|[对向][^，。]{1,20}|通过[^，。]{1,20}|就[^，。]{1,40}|"
    r"答[^，。]{0,8}问(?:时)?|(?:回应|回复|答复|面对|谈及|谈到|提及)[^，。]{1,30}时|发(?:布|表|出|来)[^，。]{0,14}|先生|女士|[（(][^）)]{1,80}[）)]|[”》」]|一边|笑着|[\s]|于|以[^，。]{1,10}|引用[^，。]{1,10}|作[^，。]{0,8}(?:讲话|演讲|报告)时?)+"
)
_PAPER_OF_PERSON = re.compile("的(?:声明|报告|讲话|信|文章|书|演讲|发言|话)")
_OWNED = re.compile("[^，。]{0,4}(?:旗下|麾下|收藏的|创办的|控股的|所在的)")
_PAPER_OF_BODY = re.compile("[^，。的]{0,14}(?:发布|公布|发表|披露|出具|编制|推出|印发|提交|统计|汇编)的[^，。]{1,60}$")
_SOURCE_BEFORE = re.compile("(?:从|据|根据|按照|依据|来自|引述|援引)[^，。]{0,30}$")
_IN_THE_EYES_OF = re.compile("在[^，。]{0,30}$")  # 在甲看来, but not 乙在甲公告称
_GOVERNED = re.compile(
    "(?:对|向|给|与|和|同|跟|由|为|把|让|请|被|以及|随|替|就|告诉|采访|陪同|会见|邀请|关于|针对|对于|除|在|经|通过|(?<![由对属关终鉴])于)$"
)
# the nouns that stand for a body named before, and how such names end
_SHORT_BODIES = {
    "法院": ("法院",),
    "检察院": ("检察院",),
    "检方": ("检察院", "检方"),
    "警方": ("警方", "公安局", "公安厅", "警察局"),
    "大使馆": ("使馆",),
    "使馆": ("使馆",),
    "总领馆": ("领馆", "领事馆"),
    "领馆": ("领馆", "领事馆"),
    "使领馆": ("使馆", "领馆", "领事馆"),
    "校方": ("大学", "学院", "学校", "中学", "小学"),
    "院方": ("医院",),
}
_SHORT_BODY = re.compile(
    f"(?:{_LINK}){{0,4}}(?P<noun>{alternation(_SHORT_BODIES)})(?:方面|经[^，。]{{1,8}}|依法){{0,3}}$"
)
_SOMEBODY = re.compile(f"(?:{_LINK}){{0,4}}(?:一名|一位|一些|多名|多位|几名|几位|某)")
# what stands in brackets, what is answered (回应乙出售股权称), the paper that is put out, or what stands in quotation marks
# behind what it is about (回应“…”时表示), names no subject
_ASIDE = re.compile(
    r"(?:同|与|和|会见)[^，。]{1,40}?(?:会谈|会见|会晤|通话|交谈)时|[（(][^（()）]{2,80}[）)]"
    r"|(?:回应|回复|答复)[^，。：“”]{2,40}$|(?:联合)?(?:印发|发布|公布|出台|下发|发表|修订)了?(?:《[^《》]{2,80}》|[^，。；：《]{0,40}(?:通知|意见|方案|办法|文件)$)"
    r"|(?:回应|回复|答复|谈及|谈到|提到|点评|评价|就|对|针对|关于)[“「][^“”「」]{2,80}[”」](?:[^，。]{0,8}时|[^，。]{0,8}答记者问|[^，。]{0,8}报道)?"
)
_FARTHEST_BODY = 2500  # characters
_MASK_END = re.compile("会上|上|中|时|后|里|期间|之际|前")


class Subject(NamedTuple):
    """Who speaks: `speaker` when named; else `reference` is person, role, body, paper, elided, or "" for an unnamed
    subject.
    """

    speaker: Mention | None
    reference: str


UNNAMED = Subject(None, "")
ELIDED = Subject(None, "elided")


@cache
def _ending_noun() -> re.Pattern[str]:
    return re.compile(
        f"(?P<spokes>{alternation(load_lexicon('spokespeople'))})$|(?P<unnamed>{alternation(load_lexicon('unnamed_speakers'))})$"
    )


def find_subject(reading: AnnotatedText, start: int, verb: int, *, source: bool) -> Subject:
    """Return the subject of the verb at `verb` in its clause, which begins at `start`; `source` allows 从X获悉, 据X统计."""
    text = reading.text
    segment = text[start:verb]
    names = [name for name in reading.names_within(start, verb) if name.type != "POLICY"]
    if source:
        given = _source_in(text, start, verb, names)
        if given is not None:
            return given
    masks = _masks(reading, start, verb)
    free = [name for name in names if not _is_masked(name, masks) and not _is_governed(reading, start, name)]
    person = _person_in(reading, start, verb, free)
    if person is not None:
        return Subject(person, "")
    if _PERSON.search(segment):
        return Subject(None, "person")
    if _ROLE.search(segment) and not free:
        return Subject(None, "role")
    body = _body_in(text, start, verb, free)
    if body is not None:
        return body
    if _BODY.search(segment) and not free:
        return Subject(None, "body")
    residue = _ADVERBS.sub("", segment).strip(" \u3000、")
    short = None if free else _short_body(reading, start, residue) or _holder_of(reading, start, residue)
    if short is not None:
        return Subject(short, "")
    if residue == "其中" and not free:
        return Subject(None, "paper")
    return ELIDED if not residue else UNNAMED


def _short_body(reading: AnnotatedText, start: int, residue: str) -> Mention | None:
    """Return the body that a bare noun means (法院经审理认为, 校方回应说): the nearest before it of that kind."""
    noun = _SHORT_BODY.match(residue)
    if noun is None:
        return None
    before = reading.names_within(max(0, start - _FARTHEST_BODY), start, "ORGANIZATION", "COMPANY")
    return next((name for name in reversed(before) if name.surface.endswith(_SHORT_BODIES[noun["noun"]])), None)


def _holder_of(reading: AnnotatedText, start: int, title: str) -> Mention | None:
    """Return the person whose title a bare one repeats (总书记强调, 法官认为): the nearest before it who is given it."""
    if len(title) < 2 or title in load_lexicon("unnamed_speakers"):
        return None
    for name in reversed(reading.names_within(max(0, start - _FARTHEST_BODY), start, "PERSON")):
        given = reading.titles_by_end.get(name.start), reading.titles_by_start.get(name.end)
        if any(span and reading.text[span.start : span.end].endswith(title) for span in given):
            return name
    return None


def _source_in(text: str, start: int, verb: int, names: list[Mention]) -> Subject | None:
    """Return the named source of 从X获悉 or 据X统计: the last body, or the person, before the verb."""
    if text[start : start + 1] == "据" and not names and not _PERSON.search(text[start:verb]):
        return UNNAMED
    before = _IN_THE_EYES_OF if text.startswith("看来", verb) else _SOURCE_BEFORE
    given = [name for name in names if before.search(text[max(start, name.start - 34) : name.start])]
    bodies = [name for name in given if name.type in ("COMPANY", "ORGANIZATION", "PERSON")]
    outer = [name for name in bodies if text[name.start - 1] not in "（("]  # 从甲局（乙委）获悉
    return Subject((outer or bodies)[-1], "") if bodies else None


def _masks(reading: AnnotatedText, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches 在…上, 在…时 in [start, end): names in them are not subjects."""
    masks = [match.span() for match in _ASIDE.finditer(reading.text, start, end)]
    inside = {position for name in reading.names_within(start, end) for position in range(name.start, name.end)}
    position = reading.text.find("在", start, end)
    while position >= 0:
        after = position + 1
        if position not in inside:
            inner = reading.text.find("在", after, end)
            for match in _MASK_END.finditer(reading.text, min(position + 3, end), end):
                if after < inner < match.start() and inner not in inside:
                    break  # 在甲地的乙在会上: what ends here began at the second 在
                if match.start() not in inside:
                    masks.append((position, match.end()))
                    after = match.end()
                    break
        position = reading.text.find("在", after, end)
    return masks


def _is_governed(reading: AnnotatedText, start: int, name: Mention) -> bool:
    """Tell whether a preposition takes the name out of the running: 对甲, 与甲; in 乙和甲 it is one of a list."""
    before = reading.text[max(start, name.start - 3) : name.start]
    if before.endswith(("和", "与")) and (other := reading.name_ending_at(name.start - 1)) is not None:
        return other.type == "PERSON" or name.type == "PERSON"
    return bool(_GOVERNED.search(before))


def _is_masked(name: Mention, masks: list[tuple[int, int]]) -> bool:
    return any(left < name.start < right for left, right in masks)


def _person_in(reading: AnnotatedText, start: int, verb: int, free: list[Mention]) -> Mention | None:
    text = reading.text
    persons = [
        name
        for name in free
        if name.type == "PERSON"
        and (
            text[name.end : name.end + 1] not in ("的", "、")
            or _PAPER_OF_PERSON.match(text, name.end)
            or name.end == verb
        )
        and not _OWNED.match(text, name.end)
    ]
    if not persons:
        return None
    last = persons[-1]
    ending = _ending_noun().search(text[last.end : verb])
    if (
        ending
        and ending["unnamed"]
        and text[last.end : verb].find("的") >= 0
        and not _PAPER_OF_PERSON.match(text, last.end)
    ):
        return None
    return _first_of_list(reading, last)


def _body_in(text: str, start: int, verb: int, free: list[Mention]) -> Subject | None:
    if not free:
        return None
    if _SOMEBODY.match(text, start):
        return UNNAMED  # 一名甲局官员
    name = free[-1]
    gap = _ASIDE.sub("", text[name.end : verb])
    residue = _ADVERBS.sub("", gap)
    ending = _ending_noun().search(residue) or _ending_noun().search(gap.rstrip())
    if name.type == "COMPANY" and residue == "公司":
        return Subject(_head_of_list(text, free, name), "")
    if ending and ending["unnamed"]:
        return UNNAMED
    if name.type == "PERSON":
        return None
    if name.type == "REGION":
        clean = not residue or residue in ("方面", "政府", "官方", "当局", "政府方面")
        return Subject(_head_of_list(text, free, name), "") if clean else UNNAMED
    if not residue or ending or len(residue) <= 8 or _PAPER_OF_BODY.match(gap):
        return Subject(_head_of_list(text, free, name), "")
    return UNNAMED


def _head_of_list(text: str, free: list[Mention], name: Mention) -> Mention:
    """Return the first body of 甲、乙和丙, given the last."""
    index = free.index(name)
    while index and text[free[index - 1].end : free[index].start] in ("、", "和", "与", "，"):
        index -= 1
    return free[index]


def _first_of_list(reading: AnnotatedText, name: Mention) -> Mention:
    while reading.text[name.start - 1 : name.start] in ("、", "和", "与"):
        before = reading.name_ending_at(name.start - 1)
        if before is None or before.type != "PERSON":
            break
        name = before
    return name
