"""What works on texts alone, without a database: read files, extract, check a claim, compare names, a graph in memory."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.confidence import MIN_CONFIDENCE
from kg.door.records import Records, as_article, raise_error
from kg.errors import LoadError, UsageError
from kg.messages import msg
from kg.models import Article, EntityType, Extraction, Report
from kg.models.extractor import BUILTIN, Extractor

if TYPE_CHECKING:
    import networkx as nx

    from kg.llm.asking import Asking
    from kg.resolve import Comparison
    from kg.verify import Verdict


def extract(
    article: Article | str,
    *,
    published: str | None = None,
    extractor: str | Extractor = BUILTIN,
    min_confidence: float = MIN_CONFIDENCE,
    asking: Asking | None = None,
) -> Extraction:
    """Return what an article says: entities and facts with their characters.

    `article` is a text, or an `Article` of `kg.read`. `published` (a date such as 2025-06-14, or its beginning) is what
    今年 and the like are counted from. Offsets are code points of the text as given. `extractor` reads it, one that is
    installed, by its name, or an object; `asking` says how those that ask a language model ask (`kg.Asking`). What is less
    sure than `min_confidence` (0-1; 0 keeps all) is left out. Raises LoadError where it can't bear the text, or gets no
    answer, UsageError where there is no such extractor.
    """
    one = [as_article(article, published)]
    return next(extract_many(one, extractor=extractor, min_confidence=min_confidence, asking=asking))


def extract_many(
    articles: Iterable[Article | Report | str],
    *,
    workers: int = 1,
    extractor: str | Extractor = BUILTIN,
    min_confidence: float = MIN_CONFIDENCE,
    on_error: Callable[[LoadError], None] | None = None,
    asking: Asking | None = None,
) -> Iterator[Extraction]:
    """Yield what each article says, in their order; `workers` processes read, reports are passed over.

    An error of one article goes to `on_error`, and the rest goes on; without it, it is raised. What an extractor gives
    that its article does not say is left out, with a warning.
    """
    from kg.graph.filtering import keep_confident
    from kg.offline.extracting import ExtractArticles

    given = (as_article(each) for each in articles if not isinstance(each, Report))
    with ExtractArticles(workers, extractor=extractor, asking=asking) as reader:
        for article, found in reader.each(given, on_error or raise_error):
            while reader.refused:
                warnings.warn(reader.refused.pop(0), stacklevel=2)
            yield keep_confident(found, min_confidence).with_article(article)


def read(paths: str | Path | Sequence[str | Path], *, on_error: Callable[[LoadError], None] | None = None) -> Records:
    """Return the articles and reports of files, folders and patterns, as `kg import` reads them, to be gone through.

    Each `for` reads the files anew: they are never all in memory. What can't be read goes to `on_error`; without one it
    is raised where it is met (`Graph.add` counts it, and goes on).
    """
    from loaders import LoadOptions, load

    some = [str(path) for path in ([paths] if isinstance(paths, (str, Path)) else paths)]
    return Records(lambda told: load(some, LoadOptions(), told), on_error)


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


def graph_of(
    extractions: Iterable[Extraction | tuple[Article, Extraction]], *, with_reporters: bool = False
) -> nx.MultiDiGraph:
    """Return the graph of these extractions in networkx: `labels` and properties on nodes, `type` on edges.

    Whom an article names in its byline alone is a person there only `with_reporters`. Takes what `kg.extract` and
    `kg.extract_many` give, or pairs of an article and its extraction. Raises UsageError for an extraction that has lost its
    article (made by hand, or read from JSON).
    """
    from kg.offline.graph import graph_of as records_of
    from kg.views.exports import to_networkx

    return to_networkx(records_of([_with_article(each) for each in extractions], with_reporters=with_reporters))


def _with_article(given: Extraction | tuple[Article, Extraction]) -> tuple[Article, Extraction]:
    if isinstance(given, tuple):
        return given
    if given.article is None:
        raise UsageError(
            msg("the extraction of {id!r} came without its article", id=given.id),
            hint=msg("Give pairs (article, extraction)"),
        )
    return given.article, given
