"""(speaker)-[:STATES]->(:Fact:Statement {text, verb, direct})."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kg.models.facts.spec import SPEAKERS, CompareBy, Fact, Role, Words


class Statement(Fact):
    """A clause attributed to a named speaker by a reporting verb; `text` is the content attributed."""

    key: ClassVar = "statements"
    words: ClassVar = Words("statement", "statements", "言论")
    colour: ClassVar = "#FBE3C4"
    compare_by: ClassVar = CompareBy.CLAIM
    who: ClassVar = ("speaker",)
    needs: ClassVar = (("speaker",),)

    speaker: Annotated[str, Role("STATES", SPEAKERS, into=True)]
    verb: str
    direct: bool
