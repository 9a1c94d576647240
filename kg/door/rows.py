"""The rows that a graph answers with: flat, of plain values, as `pandas.DataFrame` takes them.

Dates are ISO texts, or their beginning; `start` and `end` are code points of the article's text; None is unknown.
`confidence` (0-1) is how sure the reading of a fact is.
"""

from __future__ import annotations

from typing import Any, TypedDict

Row = dict[str, Any]


class PlanRow(TypedDict):
    """What somebody plans, and by when; `article` is its title."""

    target_date: str | None
    actor: str
    plan: str
    confidence: float | None
    quantities: list[str] | None
    published: str | None
    article: str
    start: int
    end: int
    article_id: str


class StatementRow(TypedDict):
    """Who has said what; `article` is its title."""

    published: str | None
    speaker: str
    verb: str
    direct: bool
    text: str
    confidence: float | None
    article: str
    start: int
    end: int
    article_id: str


class RuleRow(TypedDict):
    """A provision, whom it binds, where it stands and where it applies; `article` is its title."""

    bound: str
    policy: str | None
    issuer: str | None
    region: str | None
    provision: str
    confidence: float | None
    article: str


class PostRow(TypedDict):
    """A post of a person as an article gives it; `article` is its title, `change` begins, ends or past, `now` by the last word."""

    person: str
    title: str | None
    organisation: str | None
    change: str | None
    change_date: str | None
    now: bool
    confidence: float | None
    published: str | None
    article: str


class TimelineRow(TypedDict):
    """A plan or statement of an entity: when it was first reported, and in which articles (ids).

    `revises`, `revised_by` and `disputes` are texts of other facts; `witnesses` counts articles, reprints once.
    """

    entity: str
    published: str | None
    kind: str
    verb: str | None
    text: str
    target_date: str | None
    confidence: float | None
    witnesses: int
    revises: list[str]
    revised_by: list[str]
    disputes: list[str]
    articles: list[str]
    fact: str


class DisputeRow(TypedDict):
    """Two facts that can't both be right, who says them, and what differs."""

    kind: str
    differs: list[str]
    who: list[str]
    text: str
    confidence: float | None
    articles: list[str]
    other_who: list[str]
    other_text: str
    other_confidence: float | None
    other_articles: list[str]
    fact: str
    other_fact: str


class HitRow(TypedDict):
    """A name or fact that was found: how good it is, and in which articles (ids)."""

    kind: str
    id: str
    name: str
    text: str
    coverage: float
    score: float
    names: list[str]
    articles: list[str]
    articles_count: int
    confidence: float | None


class StepRow(TypedDict):
    """One step of a chain: from whom to whom, and the sentence that it rests on; chains and steps count from 1."""

    chain: int
    step: int
    a: str
    b: str
    kind: str
    sentence: str
    article: str
    title: str
    published: str | None
    articles: int
