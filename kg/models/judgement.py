"""What a person, or a list of theirs, has decided about names and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from kg.messages import Message, msg, term
from kg.models.keys import bounded_key
from kg.models.mention import EntityType


class JudgementKind(StrEnum):
    """What is judged."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    RETYPE = "retype"
    CODE = "code"


_NEEDS = {
    JudgementKind.SAME: {"type", "a", "b"},
    JudgementKind.DIFFERENT: {"type", "a", "b"},
    JudgementKind.REJECT: {"said"},
    JudgementKind.RETYPE: {"type", "a", "to_type"},
    JudgementKind.CODE: {"type", "a", "code"},
}
_MAY_HAVE = {JudgementKind.REJECT: {"fact"}}
_SUBJECTS = ("type", "a", "b", "to_type", "code", "said", "fact")


class Judgement(BaseModel):
    """One decision, bound to a type and names as given, never to the id of an entity.

    same, different: the names `a` and `b` of one type. retype: what is called `a` and seen as `type` is a `to_type`.
    code: `a` has this code (stock exchange, register). reject: what is `said`, by whichever article, is wrong; `fact` is
    the id that the fact had when it was rejected, the same for all that was rejected with it. A person's name may carry
    an employer, 张伟@岚图汽车, and then binds only whom articles see there (张伟@: nowhere). `user`, `at` (ISO time) and
    `note` say who judged, when and why; `origin` names the list that the judgement came with (None: a person's own).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: JudgementKind
    type: EntityType | None = None
    a: str | None = None
    b: str | None = None
    to_type: EntityType | None = None
    code: str | None = None
    said: str | None = None
    fact: str | None = None
    user: str | None = None
    at: str | None = None
    note: str | None = None
    origin: str | None = None

    @field_validator("type", "to_type", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("a", "b", "code", "said", "fact")
    @classmethod
    def _not_empty(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise ValueError(msg("is empty"))
        return value.strip() if value is not None else None

    @field_validator("said", "fact")
    @classmethod
    def _fits_an_index(cls, value: str | None) -> str | None:
        return None if value is None else bounded_key(value)

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Judgement:
        given = {field for field in _SUBJECTS if getattr(self, field) is not None}
        needs = _NEEDS[self.kind]
        if missing := sorted(needs - given):
            raise ValueError(f"a judgement of kind {self.kind} needs {' and '.join(missing)}")
        if extra := sorted(given - needs - _MAY_HAVE.get(self.kind, set())):
            raise ValueError(f"a judgement of kind {self.kind} has no {' or '.join(extra)}")
        return self

    def to_json(self) -> str:
        """Return one line of JSON, without what is not given."""
        return self.model_dump_json(exclude_none=True)

    def __str__(self) -> str:
        return str(self.message())

    def message(self) -> Message:
        """Return what was judged for a person, on one line whatever it holds."""
        judged = self._judged()
        parts = (self.origin, self.user, _day_here(self.at), self.note)
        source = ", ".join(" ".join(part.split()) for part in parts if part)
        return msg("{judged} ({source})", judged=judged, source=source) if source else judged

    def _judged(self) -> Message:
        kind = term("type", self.type.lower()) if self.type else ""
        a, b = (" ".join((text or "").split()) for text in (self.a, self.b))
        match self.kind:
            case JudgementKind.SAME:
                return msg("{type} {a} = {b}", type=kind, a=a, b=b)
            case JudgementKind.DIFFERENT:
                return msg("{type} {a} ≠ {b}", type=kind, a=a, b=b)
            case JudgementKind.RETYPE:
                to = term("type", self.to_type.lower()) if self.to_type else ""
                return msg("{type} {a} is of type {to}", type=kind, a=a, to=to)
            case JudgementKind.CODE:
                return msg("{type} {a} has code {code}", type=kind, a=a, code=self.code)
            case JudgementKind.REJECT:
                return msg("rejected: {what}", what=" ".join((self.said or "").split()))


def _day_here(at: str | None) -> str:
    """Return the day of a time as the clocks of this machine show it; "" without one, its beginning where it is no time."""
    try:
        return datetime.fromisoformat(at).astimezone().date().isoformat() if at and "T" in at else (at or "")[:10]
    except ValueError:
        return (at or "")[:10]


@dataclass(frozen=True)
class StoredJudgement:
    """A judgement with its id and the one or two keys of names (none for a rejection) that it is found by."""

    id: str
    judgement: Judgement
    keys: tuple[str, ...]


@dataclass(frozen=True)
class JudgedNames:
    """What judgements reach: they themselves by id, and the ids of the names with their keys."""

    judgements: dict[str, Judgement]
    names: frozenset[str]
