"""What a check says: a verdict on a claim and on spans of it, each with the article's characters it rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, computed_field

from kg.verify.reasons import Reason, say

VerdictName = Literal["supported", "contradicted", "not found", "interpretation", "no source"]


class Evidence(BaseModel):
    """Characters of the article: `article[start:end] == quote`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    quote: str


class SpanCheck(BaseModel):
    """A span of the claim: `claim[start:end] == text`.

    `should_be` is what the article says in its place (only of what is contradicted). `kind` names what was compared:
    number, date, name, speaker, title, modality, polarity, scope, sides, replaced, wording. `because` is the reason as a code
    with its values. `score` is how sure the check is (0-1).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    text: str
    verdict: VerdictName
    kind: str
    because: Reason
    should_be: str | None = None
    score: float = 1.0
    evidence: tuple[Evidence, ...] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def reason(self) -> str:
        """The reason in words."""
        return self.because.words

    @property
    def unsupported(self) -> bool:
        """Tell whether the article does not bear the span out."""
        return self.verdict in ("contradicted", "not found")


class Verdict(BaseModel):
    """The verdict on one claim; `spans` by start, not overlapping, with offsets into the claim.

    The spans are what was compared: supported names, numbers and dates too, so that a reader sees what was looked at.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: VerdictName
    because: tuple[Reason, ...]
    spans: tuple[SpanCheck, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def reason(self) -> str:
        """The reasons in words."""
        return say(self.because)

    @property
    def unsupported(self) -> tuple[SpanCheck, ...]:
        """The spans that the article contradicts or does not have."""
        return tuple(span for span in self.spans if span.unsupported)
