"""Why a check says what it says: a code, the claim's characters and the article's. One table puts the codes into words.

What is stored and sent on is the code with its values; the words are made where a person reads them, in their language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from kg.messages import Message, joined, msg, term
from kg.messages.stored import older_verdict

ReasonCode = Literal[
    # supported
    "as written", "other words", "same number", "same date", "name", "other name form", "short form", "joined name",
    "city of", "meant year",
    # contradicted
    "other meant year", "other number", "other date", "other name", "other thing", "other scope", "other action",
    "other way round", "something else counted", "other bound", "other speaker", "other post", "other employer", "told as needed",
    "told as planned", "told as under way", "told as done", "told as possible", "negated", "not negated", "opposite",
    # not found
    "number elsewhere", "no number", "no date", "no name", "added", "nothing", "nothing at all",
    # neither
    "reading", "no article",
]  # fmt: skip
# Each message stands alone. {claim} are the characters of the claim, {article} those of the article.
WORDS: Mapping[ReasonCode, Message] = {
    "as written": msg("as the article says"),
    "other words": msg("as the article says, but for the words {claim}"),
    "same number": msg("the article has this number: {article}"),
    "same date": msg("the article has this date: {article}"),
    "name": msg("the article has this name"),
    "other name form": msg("the article calls it {article}"),
    "short form": msg("short for {article}"),
    "joined name": msg("the article has it in two parts: {article}"),
    "city of": msg("the article names its city {article}"),
    "meant year": msg("the year that the article means is {article}"),
    "other meant year": msg("the year that the article means is {article}, not {claim}"),
    "other number": msg("the article says {article}, not {claim}"),
    "other date": msg("the article says {article}, not {claim}"),
    "other name": msg("the article says {article}, not {claim}"),
    "other thing": msg("the article says {article}, not {claim}"),
    "other scope": msg("{claim} is not {article}"),
    "other action": msg("the article says {article}, not {claim}"),
    "other way round": msg("the article says it the other way round: {article}, not {claim}"),
    "something else counted": msg("the article has this number of something else: {article}, not {claim}"),
    "other bound": msg("the article sets another bound: {article}, not {claim}"),
    "number elsewhere": msg("the article has this number only in {article}"),
    "no number": msg("the article does not have the number {claim}"),
    "no date": msg("the article does not have the date {claim}"),
    "no name": msg("the article does not name {claim}"),
    "other speaker": msg("in the article {article} says so, not {claim}"),
    "other post": msg("the article says {article}, not {claim}"),
    "other employer": msg("the article says {article}, not {claim}"),
    "told as needed": msg("the claim tells a need ({claim}), the article says {article}"),
    "told as planned": msg("the claim tells a plan ({claim}), the article says {article}"),
    "told as under way": msg("the claim tells it as under way ({claim}), the article says {article}"),
    "told as done": msg("the claim tells it as done ({claim}), the article says {article}"),
    "told as possible": msg("the claim tells a possibility ({claim}), the article says {article}"),
    "negated": msg("the article says {article}, without {claim}"),
    "not negated": msg("the article says {article}, not {claim}"),
    "opposite": msg("{claim} is the opposite of {article}"),
    "added": msg("the article does not say {claim} here"),
    "nothing": msg("nothing in the article says {claim}"),
    "nothing at all": msg("nothing in the article says this"),
    "reading": msg("a reading of the article that its text can't prove"),
    "no article": msg("there is no article to check it against"),
}
CODES: frozenset[str] = frozenset(get_args(ReasonCode))


class Reason(BaseModel):
    """A kind of agreement or difference, with the characters of the claim and of the article that show it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: ReasonCode
    claim: str = ""
    article: str = ""

    @property
    def words(self) -> Message:
        """The reason as a person reads it."""
        return Message(WORDS[self.code].template, claim=self.claim, article=self.article)


def say(reasons: Iterable[Reason]) -> Message:
    """Return reasons as a person reads them, each message once."""
    return joined(dict.fromkeys(reason.words for reason in reasons), term("between", "; "))


def as_lists(reasons: Sequence[Reason]) -> dict[str, list[str] | None]:
    """Return reasons as the parallel lists that the graph keeps; a side that no reason shows is none.

    neo4j-admin can't take a list of one empty text.
    """
    claim, article = [reason.claim for reason in reasons], [reason.article for reason in reasons]
    return {
        "reasons": [reason.code for reason in reasons],
        "reasons_claim": claim if any(claim) else None,
        "reasons_article": article if any(article) else None,
    }


def say_stored(stored: Mapping[str, Any]) -> Message:
    """Return the words of reasons that `as_lists` made; what an older version stored is in English words."""
    codes = stored.get("reasons") or ()
    sides = [stored.get(name) for name in ("reasons_claim", "reasons_article")]
    lists = [codes, *([""] * len(codes) if side is None else side for side in sides)]
    if not codes or not CODES.issuperset(codes) or len({len(values) for values in lists}) > 1:
        return older_verdict(str(stored.get("reason") or ""))
    return say(Reason(code=code, claim=claim, article=article) for code, claim, article in zip(*lists, strict=True))
