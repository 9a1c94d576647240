"""Whose an id is: what two sources number alike are two articles, and the second is refused until it has an id of its own.

This is the one place where what is in the graph depends on what came first: of two articles with one id only one can be
in, and taking the later one, as a corrected version of the same source is, would lose the first in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Article, Report, bounded_key
from kg.store.observations import KnownArticle
from kg.write.spool import Entry

R = TypeVar("R", bound=Article | Report)

# What the loaders make of a content has no source's number in it, and needs no prefix.
_MADE_OF_CONTENT = re.compile(r"article:[0-9a-f]{16}")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?")


def plain_source(source: str | None) -> str:
    """Return the form by which sources are compared: no blanks, one case and width, no `www.`; "" where none is told."""
    folded = unicodedata.normalize("NFKC", source or "").casefold()
    return _ADDRESS.sub("", "".join(folded.split())).rstrip("/")


def claimed_ids(articles: Iterable[Article | Entry], known: Mapping[str, KnownArticle]) -> dict[str, LoadError]:
    """Return id -> why it is refused, of those articles whose id the graph has for an article of another source.

    Where one of the two tells no source, the later is a new version of the earlier.
    """
    refused = {}
    for article in articles:
        holder = known.get(article.id)
        if holder is None:
            continue
        theirs, ours = plain_source(holder.source), plain_source(article.source)
        if theirs and ours and theirs != ours:
            refused[article.id] = LoadError(
                msg(
                    "the graph has an article with the id {id!r} from {source}, and this one is from {other}; it "
                    "was not imported",
                    id=article.id,
                    source=holder.source,
                    other=article.source,
                ),
                hint=msg(
                    "Two sources may number alike: import this one with --id-prefix TEXT, which puts TEXT before "
                    "each id. If it is the same article, `kg delete {id}` first",
                    id=article.id,
                ),
            )
    return refused


def about_a_refused(report: Report) -> LoadError:
    """Return why a report is refused whose article was: that of the other source is not the one it is about."""
    return LoadError(
        msg(
            "the article {article_id!r} that it is about was not imported, and the graph's of that id is another",
            article_id=report.article_id,
        ),
        where=report.id,
        hint=msg("Import the two together with --id-prefix TEXT"),
    )


def with_id_prefix(records: Iterable[R], prefix: str, named: str | None = None) -> Iterator[R]:
    """Yield the records with the prefix before each id that the input gives, also where a report names its article.

    Ids made of the content stay, and so does `named`: the article that a person named, as the graph calls it.
    """
    for record in records:
        if isinstance(record, Report):
            about = record.article_id
            given = about if about != (named and bounded_key(named)) else None
            yield record.model_copy(update={"article_id": _prefixed(given, prefix)}) if given else record
        else:
            yield record.model_copy(update={"id": _prefixed(record.id, prefix)})


def _prefixed(identifier: str, prefix: str) -> str:
    return identifier if _MADE_OF_CONTENT.fullmatch(identifier) else bounded_key(prefix + identifier)
