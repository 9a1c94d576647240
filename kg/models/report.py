"""A key-information report written about an article: its sections and its claims, with characters of their own."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict, field_validator

from kg.models.article import digest
from kg.models.keys import bounded_key


class Claim(BaseModel):
    """One leaf bullet of a report: `report.text[start:end] == text`.

    `section` is the title of its section as written (8. 涉及政策法案条款 gives 涉及政策法案条款), `section_number` its number or None;
    `context` the headings of the bullets above it, outermost first (正面影响：, 专家观点：).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    section_number: int | None
    text: str
    start: int
    end: int
    context: tuple[str, ...] = ()


class Section(BaseModel):
    """A numbered section: `report.text[start:end]` runs from its heading to the next one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int | None
    title: str
    start: int
    end: int


class Report(BaseModel):
    """One report as a loader yields it. `headline` is the article's title as the report gives it, or None.

    `article_id` is set when the user names the article (`--article`); otherwise the headline finds it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    headline: str | None
    text: str
    sections: tuple[Section, ...] = ()
    claims: tuple[Claim, ...] = ()
    article_id: str | None = None

    @field_validator("article_id")
    @classmethod
    def _fits_an_index(cls, value: str | None) -> str | None:
        return None if value is None else bounded_key(value)

    @cached_property
    def sha256(self) -> str:
        """The digest of the text, headline and named article: an unchanged report is recognised by it."""
        return digest(self.text, self.headline, self.article_id)


def make_report_id(text: str) -> str:
    """Return the id of a report: `report:` and 16 hex digits of its text's digest."""
    return f"report:{digest(text)[:16]}"
