"""Names as one article gives them: mentions with characters, and the article's own entities."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer


class EntityType(StrEnum):
    """The five types of entity, spelled as in the annotation guidelines."""

    COMPANY = "COMPANY"
    PERSON = "PERSON"
    POLICY = "POLICY"
    REGION = "REGION"
    ORGANIZATION = "ORGANIZATION"

    @property
    def label(self) -> str:
        """The Neo4j label, e.g. Company."""
        return self.value.capitalize()


class MentionSpan(BaseModel):
    """One place in the text that names something: `text[start:end] == surface`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    surface: str
    start: int
    end: int


class ArticleEntity(BaseModel):
    """One real-world thing as one article names it.

    `name` is its most complete surface form; `mentions` its distinct surface forms, longest first then by code points;
    `mention_spans` every occurrence, by start. `confidence` is 0-1 (None: not estimated). `byline` tells who only wrote,
    edited or photographed; it is written only where it is so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: EntityType
    name: str
    mentions: tuple[str, ...]
    mention_spans: tuple[MentionSpan, ...]
    confidence: float | None = None
    byline: bool = False

    @model_serializer(mode="wrap")
    def _without_false_byline(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        if not written.get("byline"):
            written.pop("byline", None)
        return written
