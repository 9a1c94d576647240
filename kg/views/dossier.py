"""A dossier: an entity with what ties it to others, and the page in words that is made of it in every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.messages import phrase
from kg.views.ties import Party, Source, Tie

PAGE_LIMIT = 5  # lines of a section: with what stands below them and the sources about a page of a printer


@dataclass(frozen=True)
class Dossier:
    """An entity, every tie that it takes part in (with sentences), and who else takes part in these, by id.

    `inside` are the places that lie in it; what they do stands among what it does itself, with their names.
    """

    party: Party
    ties: Sequence[Tie]
    others: dict[str, Party]
    inside: tuple[Party, ...] = ()


class Part(NamedTuple):
    """Words with the places that bear them out; `unnamed` more articles do, which a short page leaves out."""

    text: str
    sources: tuple[Source, ...] = ()
    unnamed: int = 0


class Entry(NamedTuple):
    """A line: what leads it (a date, a measure), its parts, and what stands below it."""

    lead: str
    parts: tuple[Part, ...]
    below: tuple[Part, ...] = ()


class Section(NamedTuple):
    """Lines under a heading, and how many more there are."""

    title: str
    entries: tuple[Entry, ...]
    left_out: int = 0


class Page(NamedTuple):
    """A dossier in words: heads, sections, and each article that a line names with its places, in the order of its number.

    `quotes`: whether the sources come with what they say and its characters.
    """

    title: str
    heads: tuple[str, ...]
    sections: tuple[Section, ...]
    articles: tuple[tuple[Source, ...], ...]
    quotes: bool

    def numbers(self, part: Part) -> str:
        """Return the numbers of a part's sources: 1, 4, and how many are not named."""
        known = {places[0].article: number for number, places in enumerate(self.articles, 1)}
        found = [str(number) for number in sorted({known[source.article] for source in part.sources})]
        return ", ".join([*found, *([phrase("{count} more", count=part.unnamed)] if part.unnamed else [])])


def article_line(source: Source) -> str:
    """Return how a source is named in a list: title, outlet, day and id."""
    return phrase(", ").join(
        filter(None, [f"《{source.title}》", source.outlet, source.published or phrase("no date"), source.article])
    )
