"""What an article says of a plan or of words without standing for them: kept aside, so that it is no source of them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Polarity = Literal["denied", "negated", "asked", "cancelled"]


class SetAside(BaseModel):
    """A plan or a statement that the article denies, negates, asks for or tells the end of; it becomes no fact.

    `text` stands at [start, end) of the article's text; `who` is the actor or speaker it would have had.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["plan", "statement"]
    polarity: Polarity
    text: str
    start: int
    end: int
    who: str | None = None

    def line(self) -> str:
        """Return what was set aside as a line for people."""
        return f"{self.kind} {self.polarity}: " + (f"{self.who}: " if self.who else "") + self.text
