"""(speaker)-[:STATES]->(:Fact:Statement {text, verb, direct})."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kg.models.facts.spec import SPEAKERS, CompareBy, Drawn, Fact, Role, Words


class Statement(Fact):
    """A clause attributed to a named speaker by a reporting verb; `text` is the content attributed."""

    key: ClassVar = "statements"
    words: ClassVar = Words("statement", "statements", "表态")
    colour: ClassVar = "#FBE3C4"
    compare_by: ClassVar = CompareBy.CLAIM
    who: ClassVar = ("speaker",)
    needs: ClassVar = (("speaker",),)
    drawn: ClassVar = Drawn("#D9A05B", "#4A2E0B")
    exact_text: ClassVar = True  # where content begins and ends is what there is to find

    speaker: Annotated[str, Role("STATES", SPEAKERS, into=True)]
    verb: str
    direct: bool

    def line(self) -> str:
        """Return who says what, with the verb."""
        return f"{self.speaker} {self.verb}: {self.text}"
