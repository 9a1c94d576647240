"""What one article says: its observations, immutable while the article is in the graph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, create_model

from kg.models.answer import Answer
from kg.models.article import Article
from kg.models.facts import FACTS, Fact
from kg.models.mention import ArticleEntity, EntityType, MentionSpan
from kg.models.set_aside import SetAside

F = TypeVar("F", bound=Fact)
# [start, end) of each piece of news in a digest; written only of a digest.
Items = Annotated[tuple[tuple[int, int], ...], Field(exclude_if=lambda items: not items)]
# What a language model answered, where one was asked; written only then.
Answers = Annotated[tuple[Answer, ...], Field(exclude_if=lambda answers: not answers)]


class _Extraction(BaseModel):
    """All records of one article: its entities, and a list for each kind of fact, under the kind's key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    entities: tuple[ArticleEntity, ...] = ()
    items: Items = ()
    answers: Answers = ()
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

    def without_answers(self) -> Self:
        """Return the extraction without what a language model answered, for who wants the records alone."""
        return self.model_copy(update={"answers": ()}) if self.answers else self

    @classmethod
    def of_article(
        cls,
        identifier: str,
        entities: Iterable[ArticleEntity],
        facts: Iterable[Fact],
        set_aside: Iterable[SetAside] = (),
        items: Iterable[tuple[int, int]] = (),
    ) -> Self:
        """Return the extraction with these facts and what was set aside, each list by place, and a digest's items."""
        aside = tuple(sorted(set_aside, key=lambda a: (a.start, a.end, a.model_dump_json())))
        found = sorted(facts, key=lambda f: (f.start, f.end, f.model_dump_json()))
        lists: dict[str, Any] = {kind.key: tuple(f for f in found if type(f) is kind) for kind in FACTS}
        lists["set_aside"] = aside
        lists["items"] = tuple((start, end) for start, end in items)
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

    def by_kind(self) -> dict[str, tuple[Fact, ...]]:
        """Return the facts by the key of their kind."""
        return {kind.key: self.of(kind) for kind in FACTS}

    def find(self, surface: str | None, *types: EntityType, near: Fact | None = None) -> ArticleEntity | None:
        """Return the article's entity with this surface, the first of `types` that has one (default: any type).

        Of namesakes it is the one that is named nearest to the fact `near`, else the first.
        """
        named = self._index.named
        found = (named[kind, surface] for kind in types or tuple(EntityType) if (kind, surface) in named)
        namesakes = next(found, [])
        if near is None or len(namesakes) < 2:
            return next(iter(namesakes), None)
        return min(namesakes, key=lambda entity: min(_distance(span, near) for span in entity.mention_spans))

    def item_at(self, position: int) -> tuple[int, int] | None:
        """Return [start, end) of the digest's item that holds `position`; None outside of items."""
        return next((item for item in self.items if item[0] <= position < item[1]), None)

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
    named: dict[tuple[EntityType, str | None], list[ArticleEntity]]
    starts: list[int]
    places: list[tuple[int, ArticleEntity]]

    @classmethod
    def of(cls, entities: tuple[ArticleEntity, ...]) -> _Index:
        named: dict[tuple[EntityType, str | None], list[ArticleEntity]] = {}
        for entity in entities:
            for surface in {entity.name, *entity.mentions}:
                named.setdefault((entity.type, surface), []).append(entity)
        spans = [(span, entity) for entity in entities for span in entity.mention_spans]
        spans.sort(key=lambda found: (found[0].start, found[0].end))
        return cls(entities, named, [s.start for s, _ in spans], [(s.end, entity) for s, entity in spans])


def _distance(span: MentionSpan, fact: Fact) -> int:
    """Return how many characters lie between a mention and a fact's text; none where it stands in it."""
    return max(0, fact.start - span.end, span.start - fact.end)


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
