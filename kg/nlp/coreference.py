"""Who 他, 她, 该公司 are, and whose paper 其中提出 speaks of, where news style makes it certain: the nearest fitting subject before them.

Chinese news introduces a speaker by name and goes on with a pronoun; a new person takes the pronoun over as the subject
of a sentence of his own. Names inside quotations, bylines and reported speech do not compete.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.cue import Cue

# The paragraphs in which a pronoun's person is looked for, its own among them.
_LOOK_BACK_PARAGRAPHS = 4
_LOOK_BACK = 2500  # characters: a paragraph may be the whole text
_SPEAKS_ON = 2  # paragraphs
_SOMEBODY = re.compile("一名|一位|某|人士|官员|负责人|专家|分析师|发言人|人员")
_BODY_TYPES = ("COMPANY", "ORGANIZATION")
_ISSUERS = (*_BODY_TYPES, "REGION")
_PUBLISHED = re.compile("印发|发布|公布|出台|下发|发出|披露|递交|公开征求意见|征求意见")


def resolve_speakers(reading: AnnotatedText, cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues, in order, with the speakers that 他, 该公司, 该负责人 mean."""
    speakers: dict[int, Mention] = {}  # paragraph number -> who spoke last in it
    last: Mention | None = None
    resolved = []
    for cue in cues:
        speaker = cue.speaker
        if cue.reference == "person":
            speaker = resolve_person(reading, cue.start, speakers)
        elif cue.reference == "body":
            speaker = last if _speaks_on(reading, last, cue) else resolve_body(reading, cue.start)
        elif cue.reference == "role":
            speaker = last
        elif cue.reference == "paper":
            speaker = publisher_before(reading, cue.start)
        if cue.reference == "" and speaker is None and _SOMEBODY.search(reading.text[cue.start : cue.verb_start]):
            last = None  # 该负责人 after 一位负责人 is nobody named before
        if speaker is not None:
            speakers[reading.structure.index_at("paragraphs", cue.verb_start)] = speaker
            last = speaker
        resolved.append(replace(cue, speaker=speaker))
    return resolved


def _speaks_on(reading: AnnotatedText, last: Mention | None, cue: Cue) -> bool:
    """Tell whether 该行, 该公司 is who spoke last: a body, in this paragraph or the one before."""
    if last is None or last.type not in _BODY_TYPES:
        return False
    paragraph = reading.structure.index_at("paragraphs", last.start)
    return reading.structure.index_at("paragraphs", cue.start) - paragraph <= _SPEAKS_ON


def resolve_person(reading: AnnotatedText, position: int, speakers: Mapping[int, Mention]) -> Mention | None:
    """Return the person that a pronoun at `position` means.

    `speakers` gives, by paragraph number, the last named speaker of the paragraph so far.
    """
    structure = reading.structure
    own = structure.index_at("paragraphs", position)
    for index in range(own, max(-1, own - _LOOK_BACK_PARAGRAPHS), -1):
        speaker = speakers.get(index)
        if speaker is not None and speaker.type == "PERSON":
            return speaker
        paragraph = structure.paragraphs[index]
        named = _last_subject(reading, max(paragraph.start, position - _LOOK_BACK), min(paragraph.end, position))
        if named is not None:
            return named
    return None


def _last_subject(reading: AnnotatedText, start: int, end: int) -> Mention | None:
    """Return the first person of the last sentence in [start, end) that names one outside quotations and bylines."""
    found: tuple[int, Mention] | None = None
    for name in reading.names_within(start, end, "PERSON"):
        if reading.structure.quotation_at(name.start) is None and not _is_byline(reading, name):
            sentence = reading.structure.index_at("sentences", name.start)
            if found is None or sentence > found[0]:
                found = (sentence, name)
    return found[1] if found else None


def resolve_body(reading: AnnotatedText, position: int, *types: str) -> Mention | None:
    """Return the company or organisation (or only one of `types`) that 该公司 or 该局 at `position` means: the first of
    the sentence nearest before.
    """
    structure = reading.structure
    own = structure.index_at("sentences", position)
    for index in range(own, max(-1, own - 8), -1):
        sentence = structure.sentences[index]
        names = reading.names_within(
            max(sentence.start, position - _LOOK_BACK), min(sentence.end, position), *(types or _BODY_TYPES)
        )
        if names:
            return names[0]
    return None


def publisher_before(reading: AnnotatedText, position: int) -> Mention | None:
    """Return whose paper 其中提出 at `position` speaks of: who put one out in the two sentences before it."""
    sentence = reading.structure.index_at("sentences", position - 1)
    for index in range(sentence, max(-1, sentence - 2), -1):
        start, end = reading.structure.sentences[index]
        verb = _PUBLISHED.search(reading.text, max(start, position - _LOOK_BACK), min(end, position))
        if verb is not None:
            return next(iter(reading.names_within(start, verb.start(), *_ISSUERS)), None)
    return None


def _is_byline(reading: AnnotatedText, name: Mention) -> bool:
    before = reading.text[max(0, name.start - 16) : name.start]
    return "记者" in before and ("（" in before or "(" in before)
