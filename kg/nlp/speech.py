"""Attribution cues: a reporting verb, whose it is, and where what it introduces begins.

Needs names; knows nothing of where the content ends (`kg.nlp.statements`). A cue without a named speaker is kept, because it
ends what the speaker before it said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.nlp.annotated import AnnotatedText, Name
from kg.nlp.lexicon import alternation, load_lexicon
from kg.nlp.structure import Stretch

_NOT_SPEECH_BEFORE = re.compile(
    r"(?:小|学|传|据|来|听|虽|演|可以|应该|换句话|所|也就是|一般|难|解|劝|胡|名|简|人|职|统|堪|对|自|俗|并|号|通|不|全|总|被|普遍|被普遍|若|如果|按|照|再|别|有|没)$"
)
_NOT_SPEECH_AFTER = re.compile(
    "(?:明|法|服|话|过|到|起|谎|教|辞|客|不|好|得|为|之|号|谓|呼|霸|重|职|心|的|，是|欢迎|感谢|祝贺|敬意|支持|关注|谢意|慰问|哀悼|遗憾|满意|歉意|肯定|不满|反对|赞赏|赞同|愤怒|担忧|谴责|愿)"
)
_AFTER_VERB = re.compile(r"(?:了)?(?:道|说|称)?(?P<mark>[：:，,]?)[ \u3000]*(?P<quote>[“「\"]?)")
_LINK = "(?:但是|但|而|同时|对此|不过|此外|因此|为此|然而|另外|随后|后来|事后|当时|于是|所以|其中|最后|接着|其实|如今|现在|目前|此前|日前|近日|当天|当日|昨天|今天)*"
_PRONOUN_SUBJECT = re.compile(rf"^{_LINK}(?:[^，。]{{0,14}}(?:时|中|后|上|里))?(?:他|她|本人)(?!们|国|人)")
_SPEAKING_ROLE = re.compile(
    "(?:该|这位|这名|上述|那位)(?:[^，。]{0,6})(?:负责人|发言人|人士|官员|专家|教授|工程师|经理|学者|司机|演员|导演)"
)
_BODY_SUBJECT = re.compile(
    "(?:^|[^母分子总])(?:该公司|该行|该局|该部|该部门|该机构|该组织|该协会|该集团|公司方面|公司|集团)(?=[^的、和与]{0,12}$)"
)
_MASKED = re.compile(
    "(?:在|于)[^，。]{2,40}(?:上|中|时|后|里|期间|之际|前|采访|会)|(?:就|围绕|针对|谈到|谈及|关于|提到|面对|对于|看到|得知)[^，。]{2,40}(?:时|中|问题|提问)?"
)
_GOVERNED = re.compile("(?:对|向|给|与|和|同|跟|由|为|把|让|请|被|以及|随|替|就|告诉|采访|陪同|会见|邀请|、)$")
_SOURCE = re.compile("(?:从|据|根据|按照|依据|来自|按|引述|援引)[^，。]{0,12}$")


@dataclass(frozen=True)
class Cue:
    """A reporting verb at [verb_start, verb_end) whose clause begins at `start`; its content begins at `content`.

    `speaker` is the named one, or None when it is not named or not yet known; `reference` tells what stands in its place:
    "person" (他), "role" (该负责人), "body" (该公司), "elided", or "" when there is a subject of its own.
    """

    start: int
    verb_start: int
    verb_end: int
    content: int
    speaker: Name | None
    reference: str
    quoted: bool
    closes: bool

    def verb(self, text: str) -> str:
        """The verb as written."""
        return text[self.verb_start : self.verb_end]


@cache
def _verbs() -> re.Pattern[str]:
    free, bound = load_lexicon("speech_verbs"), load_lexicon("speech_verbs_comma")
    return re.compile(f"(?P<bound>{alternation(bound)})|(?P<free>{alternation(free)})")


@cache
def _nouns(lexicon: str) -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon(lexicon)))


def find_cues(reading: AnnotatedText) -> list[Cue]:
    """Return the attribution cues outside quotations, by the place of their verbs; at most one a clause."""
    cues: list[Cue] = []
    for match in _verbs().finditer(reading.text):
        cue = _read_cue(reading, match)
        if cue is not None and not (cues and cue.verb_start < cues[-1].content):
            cues.append(cue)
    return cues


def _read_cue(reading: AnnotatedText, match: re.Match[str]) -> Cue | None:
    text, start, end = reading.text, match.start(), match.end()
    if reading.structure.quotation_at(start) is not None or _inside_name(reading, start):
        return None
    if _NOT_SPEECH_BEFORE.search(text[max(0, start - 4) : start]) and len(match.group()) == 1:
        return None
    after = _AFTER_VERB.match(text, end)
    assert after is not None
    marked = bool(after["mark"] or after["quote"])
    closes = text[after.end() : after.end() + 1] in ("", "。", "！", "\n", "\r") and not after["quote"]
    if not marked and not closes:
        if match["bound"] and after.end() == end:
            return None
        if _NOT_SPEECH_AFTER.match(text, end):
            return None
    clause = _clause_before(reading, start)
    speaker, reference, subject = _find_subject(reading, clause, start)
    if reference == "none":
        return None
    if (
        not marked
        and not closes
        and reference == "elided"
        and text[clause.start : start].strip(" \u3000并还也同时则且但而")
    ):
        return None
    content = after.end() - len(after["quote"])
    return Cue(subject, start, after.start() + len(after.group().rstrip("：:，, \u3000“「\"")), content, speaker, reference,
               bool(after["quote"]), closes)  # fmt: skip


def _inside_name(reading: AnnotatedText, position: int) -> bool:
    return bool(reading.names_within(position - 12, position + 12) and any(
        name.start <= position < name.end for name in reading.names_within(max(0, position - 40), position + 40)
    ))  # fmt: skip


def _clause_before(reading: AnnotatedText, position: int) -> Stretch:
    """Return the part of the clause before `position`; it may begin after a comma or a closing quotation mark."""
    text, floor = reading.text, max(0, position - 80)
    start = position
    while start > floor and text[start - 1] not in "，；：。！？!?;\n\r“”」…":
        start -= 1
    return Stretch(start, position)


def _find_subject(reading: AnnotatedText, clause: Stretch, verb: int) -> tuple[Name | None, str, int]:
    """Return the speaker, what stands in its place, and where the subject's clause begins."""
    named = _subject_in(reading, clause.start, verb)
    if named is not None:
        return named
    sentence = reading.structure.sentence_at(clause.start)
    start = clause.start
    for _ in range(3):
        if start <= sentence.start or reading.text[start - 1] != "，":
            break
        before = _clause_before(reading, start - 1)
        named = _subject_in(reading, before.start, start - 1, elided=True)
        start = before.start
        if named is not None:
            return named[0], named[1] or "elided", clause.start
    return None, "elided", clause.start


def _subject_in(
    reading: AnnotatedText, start: int, end: int, *, elided: bool = False
) -> tuple[Name | None, str, int] | None:
    """Return the subject of the clause [start, end), None if it has none."""
    text = reading.text
    segment = text[start:end]
    masked = [(start + match.start(), start + match.end()) for match in _MASKED.finditer(segment)]
    names = [name for name in reading.names_within(start, end) if not any(a < name.start < b for a, b in masked)]
    free = [name for name in names if not _governed(text, start, name) and text[name.end : name.end + 1] not in "的、"]
    persons = [name for name in free if name.type == "PERSON"]
    if persons:
        return _first_of_list(reading, persons[-1]), "", start
    lists = [name for name in names if name.type == "PERSON" and text[name.end : name.end + 1] == "、"]
    if lists and text[lists[0].end : end].count("、") >= 1 and not _governed(text, start, lists[0]):
        return lists[0], "", start
    if _PRONOUN_SUBJECT.search(segment):
        return None, "person", start
    if _SPEAKING_ROLE.search(segment):
        return None, "role", start
    return _body_in(reading, start, end, free, names, elided=elided)


def _body_in(
    reading: AnnotatedText, start: int, end: int, free: list[Name], names: list[Name], *, elided: bool
) -> tuple[Name | None, str, int] | None:
    text, segment = reading.text, reading.text[start:end]
    sources = [
        name
        for name in names
        if name.type != "POLICY" and _SOURCE.search(text[max(start, name.start - 14) : name.start])
    ]
    if sources and not elided:
        return sources[-1], "", start
    bodies = [name for name in names if name.type != "POLICY"]
    free_bodies = [name for name in free if name.type != "POLICY"]
    for name in reversed(bodies):
        gap = text[name.end : end]
        if (
            _nouns("spokespeople").search(gap)
            and not _nouns("unnamed_speakers").search(gap)
            and not _governed(text, start, name)
        ):
            return name, "", start
        if _nouns("unnamed_speakers").search(gap):
            return None, "", start
    if free_bodies and len(text[free_bodies[-1].end : end]) <= (40 if elided else 25):
        return free_bodies[-1], "", start
    if _BODY_SUBJECT.search(segment):
        return None, "body", start
    if (
        _nouns("unnamed_speakers").search(segment)
        or _nouns("spokespeople").search(segment)
        or "据" in segment[:2]
        or "记者" in segment
    ):
        return None, "", start
    return None


def _governed(text: str, start: int, name: Name) -> bool:
    return bool(_GOVERNED.search(text[max(start, name.start - 3) : name.start]))


def _first_of_list(reading: AnnotatedText, name: Name) -> Name:
    """Return the first person of 甲、乙和丙, given the last."""
    while reading.text[name.start - 1 : name.start] in ("、", "和", "与"):
        before = reading.name_ending_at(name.start - 1)
        if before is None or before.type != "PERSON":
            break
        name = before
    return name
