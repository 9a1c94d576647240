"""(:Person)-[:HOLDS]->(:Fact:Affiliation {title, change, change_date})-[:AT]->(:Company|:Organization)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from kg.models.facts.spec import ORGANISED, CompareBy, Drawn, Fact, Role, Words, Worked
from kg.models.mention import EntityType

PostChange = Literal["begins", "ends", "past"]


class Affiliation(Fact):
    """A person with a title and/or an organisation.

    `change` says that the person takes the post up (begins), gives it up (ends), or held it before (past); without it the
    person holds it when the article is written. `change_date` is the ISO prefix of the day that the article gives for it.
    """

    key: ClassVar = "affiliations"
    words: ClassVar = Words("post", "posts", "任职")
    colour: ClassVar = "#FFE0CC"
    compare_by: ClassVar = CompareBy.PARTS
    who: ClassVar = ("person",)
    needs: ClassVar = (("person",), ("organization", "title"))
    told: ClassVar = ("title", "organization")
    told_if_any: ClassVar = ("change",)  # to come and to go are two facts
    later: ClassVar = ("change", "change_date")
    drawn: ClassVar = Drawn("#D9772B", "#5A2E0B", 56)
    in_summary: ClassVar = False  # a name and a title, no sentence; the person says more

    person: Annotated[str, Role("HOLDS", (EntityType.PERSON,), into=True)]
    organization: Annotated[str | None, Role("AT", ORGANISED)] = None
    title: str | None = None
    change: PostChange | None = None
    change_date: Annotated[str | None, Worked("date_words")] = None

    def line(self) -> str:
        """Return who holds which post where, and what becomes of it."""
        changed = " ".join(filter(None, [self.change, self.change_date]))
        return f"{self.person}: {self.title or '-'} @ {self.organization or '-'}" + (f" ({changed})" if changed else "")
