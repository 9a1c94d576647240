"""What one article says: its observations, immutable while the article is in the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, PrivateAttr, create_model

from kg.models.article import Article
from kg.models.facts import FACTS, Fact
from kg.models.mention import ArticleEntity, EntityType

F = TypeVar("F", bound=Fact)


class _Extraction(BaseModel):
    """All records of one article: its entities, and a list for each kind of fact, under the kind's key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    entities: tuple[ArticleEntity, ...] = ()
    _article: Article | None = PrivateAttr(default=None)

    @property
    def article(self) -> Article | None:
        """The article that was read, where the extraction still has it; it is no part of what is written."""
        return self._article

    def with_article(self, article: Article) -> Self:
        """Return the extraction together with its article."""
        kept = self.model_copy()
        kept._article = article
        return kept

    @classmethod
    def of_article(cls, identifier: str, entities: Iterable[ArticleEntity], facts: Iterable[Fact]) -> Self:
        """Return the extraction with these facts, each list by place."""
        found = sorted(facts, key=lambda f: (f.start, f.end, f.model_dump_json()))
        lists: dict[str, Any] = {kind.key: tuple(f for f in found if type(f) is kind) for kind in FACTS}
        return cls(id=identifier, entities=tuple(entities), **lists)

    def to_json(self) -> str:
        """Return one line of JSON, the same bytes for the same extraction."""
        return self.model_dump_json()

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """Return the facts of one kind, by place."""
        found: tuple[F, ...] = getattr(self, kind.key)
        return found

    def facts(self) -> Iterator[Fact]:
        """Yield every fact, in the order of FACTS."""
        for kind in FACTS:
            yield from self.of(kind)

    def find(self, surface: str | None, *types: EntityType) -> ArticleEntity | None:
        """Return the article's entity with this surface, the first of `types` that has one (default: any type)."""
        wanted = types or tuple(EntityType)
        for entity_type in wanted:
            for entity in self.entities:
                if entity.type is entity_type and (surface == entity.name or surface in entity.mentions):
                    return entity
        return None


if TYPE_CHECKING:

    class Extraction(_Extraction):
        """All records of one article, each list sorted by where its records stand.

        Serialised with `to_json` it is one line of `kg extract --format jsonl`, and what the store keeps of an article.
        """

        notes: str = ""
else:
    Extraction = create_model(
        "Extraction",
        __base__=_Extraction,
        __module__=__name__,
        __doc__="All records of one article, each list sorted by where its records stand.",
        **{kind.key: (tuple[kind, ...], ()) for kind in FACTS},
        notes=(str, ""),
    )
