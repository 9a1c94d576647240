"""Who 他, 她, 该负责人, 公司, 双方 are, where news style makes it certain: the nearest fitting subject before them.

Chinese news introduces a speaker by name and goes on with a pronoun; a new person takes the pronoun over as the subject
of a sentence of his own. Names inside quotations and objects do not compete.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.nlp.annotated import AnnotatedText, Name

PERSON_PRONOUN = re.compile("他(?!们|国|人|乡)|她(?!们)|本人")
_LOOK_BACK_SENTENCES = 8
_BODY_TYPES = ("COMPANY", "ORGANIZATION")
SpokenBy = Callable[[int], Name | None]


def resolve_person(reading: AnnotatedText, position: int, spoken_by: SpokenBy | None = None) -> Name | None:
    """Return the person that a pronoun at `position` means.

    `spoken_by(sentence_index)` gives the named speaker of a sentence, who goes before its other names.
    """
    sentences = reading.structure.sentences
    own = reading.structure.index_at("sentences", position)
    for index in range(own, max(-1, own - _LOOK_BACK_SENTENCES), -1):
        sentence = sentences[index]
        end = min(sentence.end, position)
        speaker = spoken_by(index) if spoken_by and index < own else None
        if speaker is not None and speaker.type == "PERSON":
            return speaker
        for name in reading.names_within(sentence.start, end, "PERSON"):
            if reading.structure.quotation_at(name.start) is None and not _is_byline(reading, name):
                return name
    return None


def resolve_body(reading: AnnotatedText, position: int, *types: str) -> Name | None:
    """Return the company or organisation that 公司, 该局, 双方 at `position` means: the subject nearest before it."""
    sentences = reading.structure.sentences
    own = reading.structure.index_at("sentences", position)
    for index in range(own, max(-1, own - _LOOK_BACK_SENTENCES), -1):
        sentence = sentences[index]
        names = reading.names_within(sentence.start, min(sentence.end, position), *(types or _BODY_TYPES))
        if names:
            return names[0]
    return None


def _is_byline(reading: AnnotatedText, name: Name) -> bool:
    before = reading.text[max(0, name.start - 12) : name.start]
    return "记者" in before and ("（" in before or "(" in before)
