"""Why a record of an answer is left out: fixed words, so that they can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from kg.messages import Message, msg, term


class Refusal(StrEnum):
    """The reasons, as they are told behind the record."""

    SHAPE = "it has not the shape that was asked for"
    NOT_THERE = "its words do not stand in the article"
    OUTSIDE = "its words stand outside of the lines that were asked about"
    NOBODY = "it names nobody whom the article names"
    WRONG_TYPE = "whom it names can't have that part"
    INSIDE_ANOTHER = "it stands only inside longer names"
    TOO_SHORT = "a single character that is no word of its own"
    NO_NUMBER = "there is no number in its value"
    LACKS = "it lacks what its kind needs"
    AGAIN = "it is told twice"


def sentence(kind: str, words: object, refusal: Refusal) -> Message:
    """Return a sentence on a record that was left out."""
    shown = str(words).replace("\n", " ")[:40]
    return msg(
        "{kind} {words!r}: {reason}", kind=term("type", kind), words=shown, reason=term("refusal", refusal.value)
    )


def count_refusals(sentences: Iterable[str]) -> Counter[str]:
    """Return how often each reason stands at the end of these sentences."""
    return Counter(said.rpartition(": ")[2] for said in sentences)
