"""What works on texts alone, without a database: read files, extract, check a claim, compare names, a graph in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import LoadError, UsageError
from kg.models import Article, EntityType, Extraction, Report, clean_text, make_article_id

if TYPE_CHECKING:
    import networkx as nx

    from kg.resolve import Comparison
    from kg.verify import Verdict

_AT_ONCE = 64


def extract(article: Article | str, *, published: str | None = None) -> Extraction:
    """Return what an article says: entities and facts with their characters.

    `article` is a text, or an `Article` of `kg.read`. `published` (an ISO prefix such as 2025-06-14) is what 今年 and the
    like are counted from; it is for a text, since an article has its own. Offsets are code points of the text as given.
    Raises the extractor's error where it can't bear the text.
    """
    return next(iter(extract_many([as_article(article, published)])))


def extract_many(articles: Iterable[Article | str], *, workers: int = 1) -> Iterator[Extraction]:
    """Yield what each article says, in their order; `workers` processes read. An error of one article is raised."""
    from kg.offline.extracting import ExtractArticles

    given = (as_article(each) for each in articles)
    with ExtractArticles(workers) as reader:
        while batch := list(islice(given, _AT_ONCE)):
            for article, found in zip(batch, reader(batch), strict=True):
                if isinstance(found, Exception):
                    raise found
                yield found.with_article(article)


def read(
    paths: str | Path | Sequence[str | Path], *, on_error: Callable[[LoadError], None] | None = None
) -> Iterator[Article | Report]:
    """Yield the articles and reports of files, folders and patterns, as `kg import` reads them.

    What can't be read goes to `on_error`; without one it is raised where it is met.
    """
    from loaders import LoadOptions, load

    def fail(error: LoadError) -> None:
        raise error

    some = [paths] if isinstance(paths, (str, Path)) else paths
    return load([str(path) for path in some], LoadOptions(), on_error or fail)


def check(article: Article | str, claim: str, *, published: str | None = None) -> Verdict:
    """Return whether an article bears a claim out: `verdict` (supported, contradicted, not found, interpretation).

    `spans` say which characters of the claim do not hold, and what the article has in their place.
    """
    from kg.offline.verifying import check_claim

    source = as_article(article, published)
    return check_claim(source.text, claim, published=source.published)


def same(a: str, b: str, type: EntityType | str) -> Comparison:
    """Return whether two names mean one thing by the rules: `same`, `score` (0-1) and `reasons`.

    `type` is COMPANY, PERSON, POLICY, REGION or ORGANIZATION, in any case. Raises UsageError for another, and for a name
    without a letter.
    """
    from kg.offline.matching import match_names, read_type

    try:
        return match_names(a, b, read_type(type))
    except ValueError as error:
        raise UsageError(str(error)) from None


def graph_of(extractions: Iterable[Extraction | tuple[Article, Extraction]]) -> nx.MultiDiGraph:
    """Return the graph of these extractions in networkx: `labels` and properties on nodes, `type` on edges.

    Takes what `kg.extract` and `kg.extract_many` give, or pairs of an article and its extraction. Raises UsageError for
    an extraction that has lost its article (made by hand, or read from JSON).
    """
    from kg.offline.graph import graph_of as records_of
    from kg.views.exports import to_networkx

    return to_networkx(records_of([_with_article(each) for each in extractions]))


def _with_article(given: Extraction | tuple[Article, Extraction]) -> tuple[Article, Extraction]:
    if isinstance(given, tuple):
        return given
    if given.article is None:
        raise UsageError(
            f"the extraction of {given.id!r} came without its article", hint="Give pairs (article, extraction)"
        )
    return given.article, given


def as_article(given: Article | str, published: str | None = None) -> Article:
    """Return a text as an article whose `text` is the text: its first line is the title."""
    if isinstance(given, Article):
        return given.model_copy(update={"published": published}) if published else given
    text = clean_text(given)
    title, _, content = text.partition("\n")
    identifier = make_article_id(source=None, url=None, published=published, text=text)
    fields: dict[str, Any] = {"published": published, "published_basis": "field"} if published else {}
    return Article(id=identifier, title=title, content=content, **fields)
