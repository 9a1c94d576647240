"""(:Person)-[:HOLDS]->(:Fact:Affiliation {title})-[:AT]->(:Company|:Organization)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kg.models.facts.spec import ORGANISED, CompareBy, Drawn, Fact, Role, Words
from kg.models.mention import EntityType


class Affiliation(Fact):
    """A person with a title and/or an organisation."""

    key: ClassVar = "affiliations"
    words: ClassVar = Words("post", "posts", "职务")
    colour: ClassVar = "#FFE0CC"
    compare_by: ClassVar = CompareBy.PARTS
    who: ClassVar = ("person",)
    needs: ClassVar = (("person",), ("organization", "title"))
    told: ClassVar = ("title", "organization")
    drawn: ClassVar = Drawn("#D9772B", "#5A2E0B", 56)
    in_summary: ClassVar = False  # a name and a title, no sentence; the person says more

    person: Annotated[str, Role("HOLDS", (EntityType.PERSON,), into=True)]
    organization: Annotated[str | None, Role("AT", ORGANISED)] = None
    title: str | None = None

    def line(self) -> str:
        """Return who holds which post where."""
        return f"{self.person}: {self.title or '-'} @ {self.organization or '-'}"
