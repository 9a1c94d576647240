"""Whether somebody stands by name for a plan, and without a condition: rumoured, conditional.

Pure functions of the clause that a plan begins in and of its sentence; the words are in `lexicons/zh`.
"""

from __future__ import annotations

import re
from functools import cache

from kg.models import Modality
from kg.nlp.annotated import AnnotatedText
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

REACH = 200  # characters of a sentence on either side that are read
TRIGGER = re.compile("将|计划|拟(?!议)|打算|准备|力争|争取|定于|决定|承诺|预计|会")
_IF = re.compile(
    "(?<![\u4e00-\u9fff])(?:但|而|并|且|目前)?(?:若(?![干羌尔])|如(?=获|未|能|遇|顺利|无法|果|通过|成功|不能|不))"
)
_BARE_IF = re.compile("(?<![倘假宛])若(?=未|能|不|获|无|按|有|成功|顺利|遇|干涉|一切|条件|触发|需)(?!干)")
_PREMISE = re.compile("在[^，。；]{1,40}?(?:前提下|条件下)")
_AFTER_IF = re.compile("，(?:但|不过)?(?:前提(?:条件)?是|前提为|除非|以[^，。]{1,20}为(?:前提|条件))")
_SOURCELESS = re.compile(
    "(?:^|[，。；“\n]|有|据|另有|最新|业内|内部)(?:最新)?消息(?:称|说|指)|(?<![宣流遗相祖])传(?=[\u4e00-\u9fffA-Z]{2,12}(?:将|拟|计划))"
)
_HEDGED = re.compile("或将|有望")


@cache
def alternatives(*names: str) -> str:
    """Return a pattern for any word of the lists of these names."""
    return alternation(load_lexicon(*names))


@cache
def any_word(*names: str) -> re.Pattern[str]:
    """Return the compiled pattern for any word of the lists of these names."""
    return re.compile(alternatives(*names))


@cache
def told_in_reports() -> re.Pattern[str]:
    """Return the pattern of what makes a report of the words before it: 的传闻, ”一事的消息."""
    return re.compile(f"[”」]?(?:的|等|这一|一事的?)?(?:有关|相关|市场)?(?:{alternatives('report_nouns')})")


def plan_modality(reading: AnnotatedText, clause: Stretch) -> Modality | None:
    """Return whether the plan that begins in `clause` is rumoured or under a condition."""
    sentence = reading.structure.sentence_at(clause.start)
    whole = reading.text
    body = whole[clause.start : min(clause.end, clause.start + REACH)]
    before = whole[max(sentence.start, clause.start - REACH) : clause.start]
    rest = whole[clause.end : min(sentence.end, clause.end + REACH)]
    if is_rumoured(before, body, rest):
        return "rumoured"
    if condition_start(reading, clause) is not None or _condition_in(body) is not None or _AFTER_IF.search(rest):
        return "conditional"
    return None


def is_rumoured(before: str, body: str, rest: str) -> bool:
    """Tell whether nobody stands by name for a clause: by its words, and those `before` and after it (`rest`)."""
    cues = any_word("rumour_cues")
    if (
        cues.search(before)
        or cues.search(body)
        or _HEDGED.search(body)
        or _SOURCELESS.search(before)
        or _SOURCELESS.search(body)
    ):
        return True
    if re.search("知情人|消息人士", rest):
        return True
    return bool(told_in_reports().match(rest) and not rest.startswith("消息"))


def condition_start(reading: AnnotatedText, clause: Stretch) -> int | None:
    """Return where the condition begins that stands before `clause` in its sentence, or None."""
    structure = reading.structure
    sentence = structure.sentence_at(clause.start)
    quotation = structure.quotation_at(clause.start)
    floor = max(sentence.start, clause.start - REACH, quotation.start + 1 if quotation else 0)
    index = structure.index_at("clauses", clause.start) - 1
    while index >= 0 and structure.clauses[index].start >= floor:
        part = structure.clauses[index]
        if reading.text[part.end : part.end + 1] not in ("，", ","):
            return None
        body = reading.text[part.start : part.end]
        found = _condition_in(body)
        if found is not None:
            return part.start + _after_speech(body, found)
        if TRIGGER.search(body):
            return None  # another act: the condition before it is that one's
        index -= 1
    return None


def _condition_in(body: str) -> int | None:
    patterns = (any_word("condition_words"), _IF, _BARE_IF, _PREMISE)
    return min((found.start() for pattern in patterns if (found := pattern.search(body))), default=None)


def _after_speech(body: str, position: int) -> int:
    """Return where the clause of a condition at `position` begins behind a reporting verb: 甲称如果…."""
    spoken = [found.end() for found in any_word("speech_verbs").finditer(body, 0, position)]
    return spoken[-1] if spoken else 0
