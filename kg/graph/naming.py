"""The names that one article uses: for each of its entities the full name, and the other forms that it uses for it.

What an article calls by a full name is one thing with it there, so all its mentions follow the full name. The other
forms are *aliases*: elsewhere they may stand alone (岚图), and whom they mean then is decided by resolution.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.models import Affiliation, ArticleEntity, EntityType, Extraction, Name, bounded_key
from kg.models.observed import Mentions
from kg.resolve import REPORTER, BlockKeys, block_keys
from kg.text.local_offices import office_rank
from kg.text.normalize import plain_spelling
from kg.text.remembered import SURFACES


@dataclass(frozen=True)
class ArticleName:
    """An article's entity with its full name, and the aliases that the article uses for it."""

    entity: ArticleEntity
    full: Name
    aliases: tuple[Name, ...]


def article_names(extraction: Extraction) -> Iterator[ArticleName]:
    """Yield the names of each entity of the article, in its order."""
    employers = _employers(extraction)
    for entity in extraction.entities:
        context = tuple(sorted(employers.get(id(entity), ())))
        if entity.type is EntityType.ORGANIZATION and office_rank(entity.name) is not None:
            context = (extraction.id,)  # 市教育局 without its city: the office of this article, and of no other
        others = sorted(surface for surface in entity.mentions if surface != entity.name)
        aliases = tuple(Name(entity.type, surface, context) for surface in others)
        yield ArticleName(entity, Name(entity.type, entity.name, context), aliases)


def _employers(extraction: Extraction) -> dict[int, set[str]]:
    """Return for each person, by the `id()` of the entity, the full names of the organisations where the article sees it.

    A reporter of no named medium has an employer of that name. Whoever only takes a post up there is known elsewhere by the
    one before: that employer tells nobody apart.
    """
    found: dict[int, set[str]] = {}
    stays = {held.person for held in extraction.of(Affiliation) if held.organization and held.change != "begins"}
    for held in extraction.of(Affiliation):
        person = id(extraction.find(held.person, EntityType.PERSON, near=held))
        employer = extraction.find(held.organization, EntityType.COMPANY, EntityType.ORGANIZATION)
        if employer is not None and (held.change != "begins" or held.person in stays):
            found.setdefault(person, set()).add(employer.name)
        elif held.title == REPORTER:
            found.setdefault(person, set()).add(REPORTER)
    return found


def alias_pairs(found: Iterable[ArticleName]) -> list[tuple[str, str]]:
    """Return (alias id, full name id) of every alias that the article uses, sorted, each once."""
    return sorted({(alias.id, names.full.id) for names in found for alias in names.aliases})


def mentions_of(found: Iterable[ArticleName]) -> Mentions:
    """Return where the article mentions what it calls by each full name."""
    return tuple(
        (names.full.id, tuple((span.start, span.end, span.surface) for span in names.entity.mention_spans))
        for names in found
    )


def name_keys(name: Name) -> BlockKeys:
    """Return the blocking keys of a name."""
    return _keys(name.type, name.surface)


@lru_cache(maxsize=SURFACES)
def _keys(entity_type: EntityType, surface: str) -> BlockKeys:
    """Return the keys of any name of this type and surface.

    Only names of one type meet under the keys of its forms; under its spelling those of all types but people do, so
    that one name seen as two types is noticed.
    """
    kind, keys = entity_type.value.lower(), block_keys(surface, entity_type)
    spelling = [] if entity_type is EntityType.PERSON else [f"spelling:{plain_spelling(surface)}"]
    return BlockKeys(
        tuple(sorted(bounded_key(key) for key in [*(f"{kind}:{key}" for key in keys.whole), *spelling])),
        tuple(bounded_key(f"{kind}:{key}") for key in keys.derived),
    )
