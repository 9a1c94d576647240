"""What one article says: its observations, immutable while the article is in the graph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    create_model,
    model_serializer,
)

from kg.models.article import Article
from kg.models.facts import FACTS, Fact
from kg.models.mention import ArticleEntity, EntityType
from kg.models.set_aside import SetAside

F = TypeVar("F", bound=Fact)


class _Extraction(BaseModel):
    """All records of one article: its entities, and a list for each kind of fact, under the kind's key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    entities: tuple[ArticleEntity, ...] = ()
    bylines: tuple[str, ...] = ()  # names of those who wrote it that were taken out of the entities
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

    @model_serializer(mode="wrap")
    def _without_empty_bylines(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        if not written.get("bylines"):
            written.pop("bylines", None)
        return written

    @classmethod
    def of_article(
        cls,
        identifier: str,
        entities: Iterable[ArticleEntity],
        facts: Iterable[Fact],
        set_aside: Iterable[SetAside] = (),
    ) -> Self:
        """Return the extraction with these facts and what was set aside, each list by place."""
        aside = tuple(sorted(set_aside, key=lambda a: (a.start, a.end, a.model_dump_json())))
        found = sorted(facts, key=lambda f: (f.start, f.end, f.model_dump_json()))
        lists: dict[str, Any] = {kind.key: tuple(f for f in found if type(f) is kind) for kind in FACTS}
        lists["set_aside"] = aside
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
        named = self._index.named
        found = (named.get((kind, surface)) for kind in types or tuple(EntityType))
        return next((entity for entity in found if entity is not None), None)

    def entities_within(self, start: int, end: int) -> list[ArticleEntity]:
        """Return the entities with a mention in [start, end), each once, by the first of these mentions."""
        starts, places = self._index.starts, self._index.places
        inside = places[bisect_left(starts, start) : bisect_left(starts, end)]
        return list({id(entity): entity for last, entity in inside if last <= end}.values())

    @property
    def _index(self) -> _Index:
        # Kept beside the fields, which makes no difference to what the extraction equals; a copy with other entities
        # takes it along, so it is asked whose it is.
        index = self.__dict__.get("_entity_index")
        if not isinstance(index, _Index) or index.entities is not self.entities:
            index = self.__dict__["_entity_index"] = _Index.of(self.entities)
        return index


@dataclass(frozen=True)
class _Index:
    """The entities of an article by type and surface, and the places of their mentions by start."""

    entities: tuple[ArticleEntity, ...]
    named: dict[tuple[EntityType, str | None], ArticleEntity]
    starts: list[int]
    places: list[tuple[int, ArticleEntity]]

    @classmethod
    def of(cls, entities: tuple[ArticleEntity, ...]) -> _Index:
        named: dict[tuple[EntityType, str | None], ArticleEntity] = {}
        for entity in entities:
            for surface in (entity.name, *entity.mentions):
                named.setdefault((entity.type, surface), entity)
        spans = [(span, entity) for entity in entities for span in entity.mention_spans]
        spans.sort(key=lambda found: (found[0].start, found[0].end))
        return cls(entities, named, [s.start for s, _ in spans], [(s.end, entity) for s, entity in spans])


if TYPE_CHECKING:

    class Extraction(_Extraction):
        """All records of one article, each list sorted by where its records stand.

        Serialised with `to_json` it is one line of `kg extract --format jsonl`, and what the store keeps of an article.
        """

        notes: str = ""
        set_aside: tuple[SetAside, ...] = ()
else:
    Extraction = create_model(
        "Extraction",
        __base__=_Extraction,
        __module__=__name__,
        __doc__="All records of one article, each list sorted by where its records stand.",
        **{kind.key: (tuple[kind, ...], ()) for kind in FACTS},
        notes=(str, ""),
        set_aside=(tuple[SetAside, ...], ()),
    )
