"""Attribution cues: a reporting verb, whose it is, and where what it introduces begins.

Needs names; knows nothing of where the content ends (`kg.nlp.statements`). A cue without a named speaker is kept,
because it ends what the speaker before it said.
"""

from __future__ import annotations

import re
from functools import cache

from kg.nlp.annotated import AnnotatedText
from kg.nlp.cue import Cue
from kg.nlp.polarity import speech_polarity
from kg.nlp.published import find_published
from kg.nlp.speech_clause import ClauseStarts
from kg.nlp.speech_subject import ELIDED, Subject, find_subject
from kg.text.lexicon import alternation, load_lexicon
from kg.text.quotations import OPENING
from kg.text.stretch import Stretch

# 小说, 据说, 可以说; 名称, 人称, 简称
_NOT_SPEECH_BEFORE = {
    "说": re.compile("(?:小|学|传|据|来|听|虽|演|可以|应该|换句话|所|也就是|一般|难|解|劝|胡|若|如果|按|照|别|没|再)$"),
    "称": re.compile("(?:名|简|人|职|统|堪|对|自|俗|号|通|总|全|不|所|尊|昵|美|别)$"),
}
_PASSIVE = re.compile("(?:被|普遍被|被广泛|被外界|被普遍|受)$")
_NOT_SPEECH_AFTER = re.compile(
    "为|的|到|过|欢迎|感谢|祝贺|敬意|支持|关注|谢意|慰问|哀悼|遗憾|满意|歉意|肯定|反对|赞赏|赞同|愤怒|担忧|谴责|愿|衷心|热烈|诚挚|坚决|强烈|高度|深切|诚意|不满|不解|不安"
)
# 说明, 说不清, 称号: words that begin with a verb of one character
_OTHER_WORD = re.compile("明|法|服|话|起|谎|教|辞|客|不|好|得|之|号|谓|呼|霸|重|职|心")
_AFTER_VERB = re.compile(rf"(?:道|说|称)?(?P<mark>[：:，,]?)[ \u3000]*(?P<quote>[{OPENING}]?)")
_TELL = re.compile(r"告诉[^，。：:“\n]{1,16}")
_NOUN_USE = re.compile(r"(?:的|听取|作出|做出|发表|提出|提交|宣读|通过|各项|主要|合理化|检察|政策|、|》|[a-zA-Z])$")
_SOURCE_LEAD = re.compile("据|根据|按照|依据|来自|在(?=[^，。]{2,12}看来)")
_LEARNT = ("获悉", "了解到")
_LONGEST_LINE = 60
_CALLER = re.compile("[（(][^，。：）)]{1,8}$")
_CALLED = re.compile("[^，。：）)]{2,16}[）)]")
_FROM = re.compile("从|[据由自]|根据|按照|向")


@cache
def _verbs() -> re.Pattern[str]:
    kinds = {
        "bound": load_lexicon("speech_verbs_comma"),
        "soft": load_lexicon("speech_verbs_soft"),
        "core": load_lexicon("speech_verbs"),
        "source": load_lexicon("speech_sources"),
    }
    kind_of = {verb: kind for kind, verbs in reversed(kinds.items()) for verb in verbs}
    ordered = sorted(kind_of, key=lambda verb: (-len(verb), verb))
    return re.compile(alternation(ordered))


@cache
def _kind_of(verb: str) -> str:
    for kind, lexicon in (("core", "speech_verbs"), ("soft", "speech_verbs_soft"), ("bound", "speech_verbs_comma")):
        if verb in load_lexicon(lexicon):
            return kind
    return "source"


def find_cues(reading: AnnotatedText) -> list[Cue]:
    """Return the attribution cues outside quotations, by the place of their verbs."""
    clause_starts = ClauseStarts(reading)
    verbs = list(_verbs().finditer(reading.text))
    spoken = (_read_cue(reading, clause_starts, match) for match in verbs)
    published = find_published(reading, clause_starts, {match.end() for match in verbs})
    candidates = [*(cue for cue in spoken if cue is not None), *published]
    cues: list[Cue] = []
    for cue in sorted(candidates, key=lambda cue: cue.verb_start):
        if not _belongs_to_content(reading, cues, cue):
            cues.append(cue)
    return cues


def _read_cue(reading: AnnotatedText, clause_starts: ClauseStarts, match: re.Match[str]) -> Cue | None:
    text, start, end = reading.text, match.start(), match.end()
    kind = _kind_of(match.group())
    if reading.structure.quotation_at(start) is not None or _inside_name(reading, start):
        return None
    if reading.structure.is_agency_line(start) or _is_gloss(text, start):
        return None
    if end - start == 1 and not _is_word(reading, start) and not _follows_name(reading, start):
        return None
    if match.group() == "否认" and text[start - 1 : start] == "是" and text[end : end + 1] in ("为", "可", "同", "定"):
        return None  # 是否认为: another verb, which _verbs found no more
    before = text[max(0, start - 4) : start]
    part_of_word = _NOT_SPEECH_BEFORE.get(match.group())
    if _PASSIVE.search(before) or (part_of_word and part_of_word.search(before)):
        return None
    told = _TELL.match(text, start)
    after = _AFTER_VERB.match(text, told.end() if told else end)
    assert after is not None
    marked = bool(after["mark"] or after["quote"])
    closes = not marked and text[after.end() : after.end() + 1] in ("", "。", "！", "？", "；", "\n", "\r")
    below = _line_below(reading, start, after.end()) if closes and kind == "core" else None
    marked, closes = marked or below is not None, closes and below is None
    if not _is_speech(text, match, kind, marked=marked, closes=closes):
        return None
    clause = clause_starts.before(start)
    source = kind == "source" or bool(_SOURCE_LEAD.match(text, clause))
    subject, begin = _subject_of(reading, clause_starts, clause, start, source=source)
    if subject is None or (kind == "source" and not _may_be_source(text, clause, subject)):
        return None
    if match.group() in _LEARNT and subject.speaker is not None and not _FROM.search(text, clause, start):
        return None  # 某网获悉，: who learns it does not say it
    if not marked and not closes and subject == ELIDED:
        return None
    content = after.end() - len(after["quote"]) if below is None else below
    verb_end = end + 1 if text[end : end + 1] in ("说", "称", "道") and after.start() == end else end
    return Cue(
        begin, start, verb_end, content, subject.speaker, subject.reference, kind, marked, bool(after["quote"]), closes,
        speech_polarity(reading, clause, Stretch(start, verb_end)),
    )  # fmt: skip


def _line_below(reading: AnnotatedText, verb: int, end: int) -> int | None:
    """Return where the second line of a headline begins whose first ends with a verb of saying: 甲在乙地考察时强调."""
    paragraphs = reading.structure.paragraphs
    if len(paragraphs) < 2 or verb >= paragraphs[0].end or end < paragraphs[0].end:
        return None
    start, stop = paragraphs[1]
    is_line = stop - start <= _LONGEST_LINE and not reading.structure.is_agency_line(start)
    return start if is_line and not any(mark in reading.text[start:stop] for mark in "。：") else None


def _is_speech(text: str, match: re.Match[str], kind: str, *, marked: bool, closes: bool) -> bool:
    end = match.end()
    if kind in ("bound", "source") and not (marked or (closes and kind == "bound")):
        return False
    if (
        kind != "core"
        and match.group()[-1] not in "说称"
        and not (marked and match.group() in ("提出", "提到"))
        and _NOUN_USE.search(text[max(0, match.start() - 4) : match.start()])
        and kind != "source"
    ):
        return False
    if kind == "soft" and closes:
        return False
    if marked or closes:
        return True
    is_other = end - match.start() == 1 and _OTHER_WORD.match(text, end)
    return not is_other and not _NOT_SPEECH_AFTER.match(text, end)


def _may_be_source(text: str, clause: int, subject: Subject) -> bool:
    return (
        subject.speaker is not None
        or subject.reference == "person"
        or text[clause : clause + 1] in ("据", "记")
        or subject.reference == ""
    )


def _subject_of(
    reading: AnnotatedText, clause_starts: ClauseStarts, clause: int, verb: int, *, source: bool
) -> tuple[Subject | None, int]:
    """Return the verb's subject and where the clause that the attribution begins with starts."""
    subject = find_subject(reading, clause, verb, source=source)
    if subject != ELIDED:
        return subject, clause
    sentence = reading.structure.sentence_at(verb)
    start = clause
    for _ in range(3):
        if start <= sentence.start or reading.text[start - 1] != "，":
            break
        end = start - 1
        start = clause_starts.before(end)
        before = find_subject(reading, start, end, source=False)
        if before.speaker is not None or before.reference in ("person", "role", "body"):
            return (before if before.speaker is None else Subject(before.speaker, "elided")), clause
        if before != ELIDED:
            names = [
                name
                for name in reading.names_within(start, end, "PERSON", "ORGANIZATION", "COMPANY")
                if name.start == start
            ]
            if names:
                return Subject(names[0], "elided"), clause
    return ELIDED, clause


def _is_word(reading: AnnotatedText, position: int) -> bool:
    """Tell whether the character is a word of its own: 说, but not the 说 of 说唱 or the 问 of 访问."""
    words = reading.words_within(max(0, position - 8), position + 1)
    return not words or words[-1].end <= position or words[-1][:2] == (position, position + 1)


def _follows_name(reading: AnnotatedText, position: int) -> bool:
    """Tell whether a name ends right before, so that whatever word the analyser made of 某公司称当时 begins there."""
    end = position
    while end > 0 and reading.text[end - 1] == " ":
        end -= 1
    return reading.name_ending_at(end) is not None


def _is_gloss(text: str, position: int) -> bool:
    """Tell whether the verb stands in a bracket that tells what another calls something: 甲城（乙国称丙城）."""
    return bool(_CALLER.search(text[max(0, position - 9) : position]) and _CALLED.match(text, position))


def _inside_name(reading: AnnotatedText, position: int) -> bool:
    return any(name.start <= position < name.end for name in reading.names_within(max(0, position - 40), position + 40))


def _belongs_to_content(reading: AnnotatedText, cues: list[Cue], cue: Cue) -> bool:
    """Tell whether a cue is no new attribution but part of what the one before it introduces."""
    if not cues:
        return cue.reference == "elided" and cue.speaker is None
    before = cues[-1]
    if cue.verb_start < before.content:
        return True
    if cue.reference == "paper" or (before.kind == "published" and cue.speaker is not None):
        return False  # what is published ends where somebody speaks, or the paper does
    same_sentence = reading.structure.sentence_at(before.verb_start) == reading.structure.sentence_at(cue.verb_start)
    if cue.reference == "elided":
        joined = reading.text[cue.start : cue.start + 1] in "并还" or reading.text[cue.start : cue.start + 2] == "同时"
        goes_on = joined or not before.marked
        return cue.speaker is None if not same_sentence else not (goes_on and cue.kind == "core")
    starts_sentence = cue.speaker is not None and reading.structure.sentence_at(cue.verb_start).start == cue.start
    same_paragraph = reading.structure.paragraph_at(before.verb_start) == reading.structure.paragraph_at(cue.verb_start)
    is_person = cue.reference in ("person", "role") or (cue.speaker is not None and cue.speaker.type == "PERSON")
    spoken = before.speaker is not None or before.reference != ""
    if same_paragraph and spoken and not before.closes and cue.kind == "soft" and not is_person and not starts_sentence:
        return True
    if same_sentence and spoken and before.marked and not before.closes and cue.kind in ("soft", "bound", "published"):
        return True
    return same_sentence and not before.closes and cue.kind == "source" and cue.reference == "" and cue.speaker is None
