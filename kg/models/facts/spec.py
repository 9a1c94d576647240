"""What a kind of fact is: one class, whose fields say what they are, and from which everything else follows.

A field with a `Role` holds surfaces of the article's entities and becomes a relationship; the others become properties of
the node. Rows, links, filters, the graph in memory, legends, search, summaries and the lists in Cypher are made from
these declarations. docs/add-a-fact.md shows how to add a kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from kg.models.mention import EntityType, MentionSpan

DatePrecision = Literal["day", "month", "quarter", "half", "year", "period"]

ORGANISED = (EntityType.COMPANY, EntityType.ORGANIZATION)
ISSUERS = (EntityType.ORGANIZATION, EntityType.REGION, EntityType.COMPANY)
SPEAKERS = (EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.REGION)
ACTORS = (EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.REGION, EntityType.PERSON)


class CompareBy(StrEnum):
    """How two facts of one kind are compared across articles."""

    PARTS = "parts"  # the names and titles make it, whatever the articles' words
    WORDS = "words"  # the same words, numbers, dates and actor are one fact; nothing revises it
    PROMISE = "promise"  # told in other words too; it looks ahead, and a later one of the same actor revises it
    CLAIM = (
        "claim"  # told in other words too; a figure holds for its time, and another figure for that time disputes it
    )
    FIGURE = (
        "figure"  # the subject, what is measured and when make it; a later number revises it, another one disputes it
    )

    @property
    def related(self) -> bool:
        """Whether two that are not the same can still be of one matter: revise or dispute each other."""
        return self in (CompareBy.PROMISE, CompareBy.CLAIM, CompareBy.FIGURE)


@dataclass(frozen=True)
class Role:
    """A field that names entities: the relationship that it becomes, and the types that may fill it.

    `into`: the relationship leads from the entity to the fact. `subject`: what is no entity becomes a `(:Subject)`.
    """

    link: str
    types: tuple[EntityType, ...]
    into: bool = False
    subject: bool = False


@dataclass(frozen=True)
class Worked:
    """A field that a reader of ours works out of the text, whoever found the fact.

    `words` is the field in which a language model quotes what it is read from; None where the fact's text tells it.
    """

    words: str | None = None


@dataclass(frozen=True)
class Words:
    """What people call a kind: `one` and `many` in English, and in Chinese."""

    one: str
    many: str
    zh: str


@dataclass(frozen=True)
class Drawn:
    """How Neo4j Browser draws a kind beside its colour: border and letters (those of any fact), diameter in pixels."""

    border: str = "#E0B84C"
    ink: str = "#3E2F00"
    diameter: int = 90


class Quantity(MentionSpan):
    """A number with its unit in machine form: 3万多亿元 is value 3e12, unit 元, qualifier "more than".

    Of a range (3亿至5亿元, 三四十家) `value` is the first bound and `high` the other. `high` is written only where there
    is one, so that the ids of facts without ranges, which hash what is written, stay what they were.
    """

    value: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    high: float | None = None

    @model_serializer(mode="wrap")
    def _without_empty_high(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        if written.get("high") is None:
            written.pop("high", None)
        return written


class Fact(BaseModel):
    """What every fact has: the verbatim `text`, where it stands, and how sure the extractor is (0-1).

    The order of the fields is part of a fact's id (a hash of its JSON): new ones go to the end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: ClassVar[str]  # of the extraction format, and the name of its component: plans
    words: ClassVar[Words]
    colour: ClassVar[str]
    compare_by: ClassVar[CompareBy]
    who: ClassVar[tuple[str, ...]]  # the fields of those whose fact it is
    needs: ClassVar[tuple[tuple[str, ...], ...]]  # of each group one field must be filled, or the fact does not stand
    told: ClassVar[tuple[str, ...]] = ()  # fields that a comparison by parts looks at beside `who`
    told_if_any: ClassVar[tuple[str, ...]] = ()  # words that it looks at too, of facts that have them
    drawn: ClassVar[Drawn] = Drawn()
    in_summary: ClassVar[bool] = True  # whether `kg summary` lists each
    later: ClassVar[tuple[str, ...]] = ()  # fields younger than ids: no part of one while they are None
    exact_text: ClassVar[bool] = False  # whether `kg evaluate` wants half of the characters shared, not a third

    text: str
    start: int
    end: int
    confidence: float | None = None

    @classmethod
    def label(cls) -> str:
        """Return the node's label, and `kind` of rows: Plan."""
        return cls.__name__

    @classmethod
    @cache
    def roles(cls) -> dict[str, Role]:
        """Return field name -> role, in the order of the fields."""
        return {
            name: each for name, info in cls.model_fields.items() for each in info.metadata if isinstance(each, Role)
        }

    @classmethod
    @cache
    def worked(cls) -> dict[str, Worked]:
        """Return field name -> from which words it is worked out, in the order of the fields."""
        return {
            name: each for name, info in cls.model_fields.items() for each in info.metadata if isinstance(each, Worked)
        }

    @classmethod
    def own_links(cls) -> tuple[str, ...]:
        """Return the relationships that lead to those whose fact it is."""
        return tuple(cls.roles()[field].link for field in cls.who)

    @classmethod
    def is_dated(cls) -> bool:
        """Return whether facts of the kind have a date of their own, beside that of the article."""
        return "target_date" in cls.model_fields

    @classmethod
    def subject_links(cls) -> tuple[str, ...]:
        """Return the relationships that may lead to what is no entity."""
        return tuple(role.link for role in cls.roles().values() if role.subject)

    def named(self) -> Iterator[tuple[Role, str]]:
        """Yield each surface that the fact names, with its role."""
        for name, role in self.roles().items():
            value = getattr(self, name)
            for surface in (value,) if isinstance(value, str) else value or ():
                yield role, surface

    def line(self) -> str:
        """Return the fact as a line for people: who, when, the others that it names, and its text."""
        own = self.own_links()
        who = " ".join(surface for role, surface in self.named() if role.link in own)
        others = "、".join(surface for role, surface in self.named() if role.link not in own)
        date = getattr(self, "target_date", None)
        modality = getattr(self, "modality", None)
        date = ", ".join(part for part in (date, modality) if part)
        return who + (f" [{date}]" if date else "") + (f" -> {others}" if others else "") + f": {self.text}"

    def stands(self) -> bool:
        """Return whether enough is left of the fact."""
        return all(any(getattr(self, name) for name in group) for group in self.needs)

    def properties(self) -> dict[str, Any]:
        """Return the properties of the fact's node: its text, and every field that is no role and no place."""
        own = {name for name in type(self).model_fields if name not in Fact.model_fields and name not in self.roles()}
        found = {"text": self.text} | {name: getattr(self, name) for name in type(self).model_fields if name in own}
        found["confidence"] = self.confidence
        return {name: value for name, value in found.items() if value is not None and value != ()}
