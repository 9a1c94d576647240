"""Arguments that several tools have, each with what a language model has to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from kg.ask.entity_report import is_within
from kg.ask.questions import read_day
from kg.confidence import MIN_CONFIDENCE
from kg.errors import UsageError
from kg.messages import msg

MOST = 50
_FURTHEST = 10**9

Name = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        description="Any name of it, full or short, e.g. 岚图 or 岚图汽车; a person with an employer: 张伟@海川集团; or an id: "
        "company:岚图汽车. Names nearly right are answered with near ones.",
    ),
]
Limit = Annotated[int, Field(ge=1, le=MOST, description=f"How many to return, 1 to {MOST}")]
Offset = Annotated[int, Field(ge=0, le=_FURTHEST, description="Where to go on: `next` of the answer before")]
MinConfidence = Annotated[
    float, Field(ge=0, le=1, description="Only facts at least so sure; 0 gives all that the graph holds")
]
Words = Annotated[
    str | None, Field(max_length=200, description="Only facts whose words hold this, e.g. 挪威 or 售后服务")
]
Since = Annotated[
    str | None, Field(max_length=40, description="Only what was published then or later: 2025, 2025-06 or 2025-06-14")
]
Until = Annotated[str | None, Field(max_length=40, description="Only what was published then or earlier; same forms")]
SURE = MIN_CONFIDENCE


@dataclass(frozen=True)
class Days:
    """A stretch of time between two ISO prefixes, both included; a time that is not known is in no bounded stretch."""

    first: str | None
    last: str | None

    def __contains__(self, day: str | None) -> bool:
        return is_within(day, self.first, self.last)


def read_days(since: str | None, until: str | None) -> Days:
    """Return the stretch; UsageError for what is no date, and for an end before the beginning."""
    first, last = (read_day(day) if day and day.strip() else None for day in (since, until))
    if first is not None and last is not None and first[: len(last)] > last[: len(first)]:
        raise UsageError(
            msg("{since} is after {until}", since=since, until=until), hint=msg("Give the earlier date first")
        )
    return Days(first, last)
