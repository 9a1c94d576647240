"""Small invented articles with what they say, put together by hand: for tests that need no model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.models import (
    Affiliation,
    Article,
    ArticleEntity,
    EntityType,
    Extraction,
    MentionSpan,
    Plan,
    Regulation,
    Statement,
)


def make_article(
    identifier: str, content: str, *, title: str = "标题", published: str | None = "2025-06-01"
) -> Article:
    """Return an article of this content."""
    return Article(
        id=identifier,
        title=title,
        content=content,
        published=published,
        published_basis="field" if published else "unknown",
    )


def make_entity(text: str, entity_type: EntityType, *surfaces: str) -> ArticleEntity:
    """Return the entity with every occurrence of its surfaces, longest first, in `text`."""
    ordered = sorted(surfaces, key=lambda s: (-len(s), s))
    spans = [
        MentionSpan(surface=m.group(), start=m.start(), end=m.end())
        for m in re.finditer("|".join(map(re.escape, ordered)), text)
    ]
    return ArticleEntity(type=entity_type, name=ordered[0], mentions=tuple(ordered), mention_spans=tuple(spans))


def place(article: Article, quote: str) -> dict[str, object]:
    """Return text, start and end of a quote."""
    start = article.text.index(quote)
    return {"text": quote, "start": start, "end": start + len(quote)}


def make_extraction(
    article: Article,
    entities: Mapping[EntityType, Sequence[Sequence[str]]],
    *,
    affiliations: Sequence[tuple[str, str, str | None, str | None]] = (),
    statements: Sequence[tuple[str, str, str]] = (),
    plans: Sequence[tuple[str, str, str | None]] = (),
    regulations: Sequence[tuple[str, str | None, str | None, Sequence[str]]] = (),
) -> Extraction:
    """Return what the article says.

    Affiliations are (quote, person, title, organisation); statements (quote, speaker, verb); plans (quote, actor,
    target date); regulations (quote, policy, issuer, regulated).
    """
    found = [make_entity(article.text, kind, *names) for kind, groups in entities.items() for names in groups]
    return Extraction(
        id=article.id,
        entities=tuple(found),
        affiliations=tuple(
            Affiliation(**place(article, q), person=p, title=t, organization=o)  # type: ignore[arg-type]
            for q, p, t, o in affiliations
        ),
        statements=tuple(
            Statement(**place(article, q), speaker=s, verb=v, direct=False)  # type: ignore[arg-type]
            for q, s, v in statements
        ),
        plans=tuple(
            Plan(**place(article, q), actor=a, target_date=d)  # type: ignore[arg-type]
            for q, a, d in plans
        ),
        regulations=tuple(
            Regulation(**place(article, q), policy=y, issuer=i, regulated=tuple(r))  # type: ignore[arg-type]
            for q, y, i, r in regulations
        ),
    )
