"""What a caller may say about the input: names of fields, limits, and what a plain text is to be taken for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

Kind = Literal["auto", "article", "report"]
FieldName = Literal["id", "title", "content", "published", "url", "source", "author"]
DefaultName = Literal["published", "source", "author", "url"]


class LoadOptions(BaseModel):
    """How to read the input.

    `fields` maps our name of a field to the record's (`{"title": "标题"}`; `meta.title` reaches into an object); a field
    named here is not guessed. `defaults` are values of fields for articles whose file does not tell them (`published`
    as an ISO prefix). `max_chars` bounds the text of one article or report, in code points. `kind` says what the input
    holds: `report` takes any plain text, and the content of any record, for a report; `article` takes nothing for one,
    and any plain text for an article. `article_id` is the article that every report is about; otherwise its headline
    decides. `epoch_offset_h` is the zone in which a date given as seconds since 1970 is read (8: China, where most of
    the input comes from).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: Mapping[FieldName, str] = Field(default_factory=dict)
    defaults: Mapping[DefaultName, str] = Field(default_factory=dict)
    max_chars: int = Field(1_000_000, ge=1)
    kind: Kind = "auto"
    article_id: str | None = None
    epoch_offset_h: int = Field(8, ge=-12, le=14)
    # What was said about the input that these options are for; a command reads it more than once.
    _said: set[str] = PrivateAttr(default_factory=set)

    @property
    def max_record_chars(self) -> int:
        """The longest raw record to read: six characters for each of the text (`\\uXXXX`), and room for the rest."""
        return 6 * self.max_chars + 1_000_000

    def is_new(self, notice: str) -> bool:
        """Tell whether this wasn't asked before, with these very options."""
        new = notice not in self._said
        self._said.add(notice)
        return new

    def forget(self, notice: str) -> None:
        """Let `is_new` be true of the notice again."""
        self._said.discard(notice)
