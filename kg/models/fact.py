"""The four facts that an article states. Names in them are surfaces of the article's entities; offsets are of `text`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from kg.models.mention import MentionSpan

DatePrecision = Literal["day", "month", "quarter", "half", "year", "period"]


class _Fact(BaseModel):
    """What every fact has: the verbatim `text`, where it stands, and how sure the extractor is (0-1)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    start: int
    end: int
    confidence: float | None = None


class Affiliation(_Fact):
    """A person with a title and/or an organisation."""

    person: str
    organization: str | None = None
    title: str | None = None


class Statement(_Fact):
    """A clause attributed to a named speaker by a reporting verb; `text` is the content attributed."""

    speaker: str
    verb: str
    direct: bool


class Quantity(MentionSpan):
    """A number with its unit in machine form: 3万多亿元 is value 3e12, unit 元, qualifier "more than"."""

    value: float | None = None
    unit: str | None = None
    qualifier: str | None = None


class Plan(_Fact):
    """A future act that a named actor controls; `target_date` is an ISO prefix resolved against publication."""

    actor: str
    target_date: str | None = None
    target_precision: DatePrecision | None = None
    quantities: tuple[str, ...] = ()
    quantity_spans: tuple[Quantity, ...] = ()


class Regulation(_Fact):
    """A provision of a named policy, or of a rule that a named issuer has made."""

    policy: str | None = None
    issuer: str | None = None
    regulated: tuple[str, ...] = ()
    region: str | None = None


Fact = Affiliation | Statement | Plan | Regulation
