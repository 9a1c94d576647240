"""Whose plan a clause is by the text's own words: an announced plan's, the speaker's own body, or the speaker."""

from __future__ import annotations

import re

from kg.nlp.annotated import Mention
from kg.nlp.coreference import resolve_person
from kg.nlp.fact_context import ACTOR_TYPES, FactContext
from kg.text.stretch import Stretch

TRIGGER = re.compile("将|计划|拟|打算|准备|力争|争取|定于|决定|承诺|预计|会|同意|规划|要|到20|届时")


_GOVERNED = re.compile("(?:对|向|给|与|和|同|跟|为|把|在|从|于|到|至|由|被|以|入|让|使|据|来自|按照|根据|、|及)$")


_ANNOUNCED = re.compile(
    r"[^，。；]{0,8}?(?:根据|按照|依照|依据|按)[^，。；]{2,30}?(?:计划|规划|目标|方案|部署|路线图|战略)[^，。；]{0,3}，"
)


_OWN_BODY = re.compile("我们|我公司|公司|我行|我校|本集团|集团|该行")


# 公司 at the head of the clause is its subject, whatever places come after it.
_HEAD_BODY = re.compile(r"(?:目前|此外|同时|未来|今年|明年|\d{4}年)?(?:我们|我公司|该公司|公司|本集团|集团|该行)")


# A kind of body as the subject means the speaker's own where that is one: 学校 of a 校长 of 某某大学.
_KINDS = {
    "学校": ("大学", "学院", "学校", "中学"),
    "学院": ("学院",),
    "银行": ("银行",),
    "医院": ("医院",),
    "协会": ("协会",),
}


_OWN_PERSON = re.compile(
    "(?:[^，。；]{0,6}?(?<!其)(?P<who>他|她|我))(?=将|和|与|还|也|已|就|会|计划|打算|准备|决定|拟|承诺)"
)


def announcer(context: FactContext, clause: Stretch) -> Mention | None:
    """Return whose announced plan the sentence is about, if it begins so (根据甲公司最新计划，…); else None.

    One named body must stand in the phrase, since several leave it open whose plan it is, and none as the clause's
    own subject (按照甲局的规划，我国将…).
    """
    if _subjects(context, clause, head_end(context, clause)):
        return None
    sentence = context.reading.structure.sentence_at(clause.start)
    phrase = _ANNOUNCED.match(context.reading.text, sentence.start, clause.start)
    if phrase is None:
        return None
    named = context.reading.names_within(phrase.start(), phrase.end(), "COMPANY", "ORGANIZATION", "REGION")
    return named[0] if len(named) == 1 else None


def own_body(context: FactContext, clause: Stretch) -> Mention | None:
    """Return the body that 我们 or 公司 before the trigger means in a person's speech: the one he speaks for; else None."""
    end = head_end(context, clause)
    statement = context.statement_at(clause.start)
    bodies = context.bodies_of(statement.speaker) if statement else []
    if not bodies or not _names_body(context, clause, end, bodies[0]):
        return None
    return context.first_of_entity.get(bodies[0])


def _names_body(context: FactContext, clause: Stretch, head_end: int, body: str) -> bool:
    text = context.reading.text
    kinds = [ends for kind, ends in _KINDS.items() if text.startswith(kind, clause.start)]
    if kinds:
        return body.endswith(kinds[0])
    names = context.reading.names_within(clause.start, head_end, *ACTOR_TYPES)
    if _HEAD_BODY.match(text, clause.start, head_end):
        return all(name.type == "REGION" for name in names)
    return not names and bool(_OWN_BODY.search(text, clause.start, head_end))


def own_person(context: FactContext, clause: Stretch) -> Mention | None:
    """Return the person that 我, 他 or 她 as the clause's subject means: the speaker, or the person before; else None."""
    reading = context.reading
    pronoun = _OWN_PERSON.match(reading.text, clause.start, min(clause.end, head_end(context, clause) + 2))
    if pronoun is None or reading.names_within(clause.start, pronoun.end(), *ACTOR_TYPES):
        return None
    statement = context.statement_at(clause.start)
    speaker = context.first_of_entity.get(context.entity_of(statement.speaker)) if statement else None
    if speaker is not None and speaker.type == "PERSON":
        return speaker
    return None if pronoun["who"] == "我" else resolve_person(reading, clause.start, {})


def head_end(context: FactContext, clause: Stretch) -> int:
    """Return where the clause's first word of planning stands: what is before it may be the subject.

    The 会 of 甲协会 and the 要 of a name are none.
    """
    triggers = TRIGGER.finditer(context.reading.text, clause.start, clause.end)
    return next((found.start() for found in triggers if not context.reading.is_in_name(found.start())), clause.end)


def _subjects(context: FactContext, clause: Stretch, end: int) -> list[Mention]:
    """Return the names in [clause.start, end) that may be the subject: no word before them governs them."""
    return [
        name for name in context.reading.names_within(clause.start, end, *ACTOR_TYPES) if not is_governed(context, name)
    ]


def is_governed(context: FactContext, name: Mention) -> bool:
    """Tell whether a preposition or a list mark stands before the name."""
    return bool(_GOVERNED.search(context.reading.text[max(0, name.start - 2) : name.start]))
