"""What one article says: its observations, immutable while the article is in the graph."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from kg.models.fact import Affiliation, Fact, Plan, Regulation, Statement
from kg.models.mention import ArticleEntity, EntityType


class Extraction(BaseModel):
    """All records of one article, each list sorted by where its records stand.

    Serialised with `to_json` it is one line of `kg extract --format jsonl`, and what the store keeps of an article.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    entities: tuple[ArticleEntity, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    statements: tuple[Statement, ...] = ()
    plans: tuple[Plan, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    notes: str = ""

    def to_json(self) -> str:
        """Return one line of JSON, the same bytes for the same extraction."""
        return self.model_dump_json()

    def facts(self) -> Iterator[Fact]:
        """Yield every fact: affiliations, statements, plans, regulations."""
        yield from self.affiliations
        yield from self.statements
        yield from self.plans
        yield from self.regulations

    def find(self, surface: str | None, *types: EntityType) -> ArticleEntity | None:
        """Return the article's entity with this surface, the first of `types` that has one (default: any type)."""
        wanted = types or tuple(EntityType)
        for entity_type in wanted:
            for entity in self.entities:
                if entity.type is entity_type and (surface == entity.name or surface in entity.mentions):
                    return entity
        return None
