"""Articles to extractions, in this process or in several; the result is the same."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from kg.errors import LoadError
from kg.graph.filtering import keep_confident
from kg.models import Article, Extraction
from kg.nlp.version import extractor_version
from kg.offline.time_limit import TimeIsUp, time_limit
from kg.resolve.version import rules_version

if TYPE_CHECKING:
    from kg.nlp.pipeline import Extractor

# What extraction needs is linear in the text: some 5 seconds for 100,000 characters on a machine of this day. Twelve
# times that leaves room for slow machines, so that the limit only ever meets an article that does not end.
MAX_SECONDS = 60.0
_CHARACTERS = 100_000
# Reading it loads the models, which must not count as the time of an article nor be broken off.
_FIRST = Article(id="first", title="", content="甲公司董事长张三表示，公司计划明年在北京建厂。")

_extractor: Extractor | None = None


def extract_article(article: Article, max_seconds: float = MAX_SECONDS) -> Extraction | LoadError:
    """Return what the article says, or what went wrong; the extractor is loaded once in each process.

    An article is read whole or not at all: one that takes longer than `seconds_for` allows is given up.
    """
    global _extractor
    if _extractor is None:
        from kg.nlp.pipeline import load_extractor  # seconds and hundreds of megabytes: only when there is work

        _extractor = load_extractor()
        _extractor.extract(_FIRST)
    limit, where = seconds_for(article, max_seconds), f"article {article.id}"
    try:
        with time_limit(limit):
            return _extractor.extract(article)
    except TimeIsUp:
        _extractor = None  # left in the middle of its work: the next article gets a new one
        hint = "Give it more with --max-seconds, or import it in parts"
        return LoadError(f"reading took longer than {limit:g} seconds of processor time", where=where, hint=hint)
    except Exception as error:  # one article that the extractor can't bear must not stop the others
        return LoadError(f"extraction failed ({error!r})", where=where)


def seconds_for(article: Article, max_seconds: float) -> float:
    """Return the processor time that an article may take: `max_seconds` for each 100,000 characters begun; 0: any."""
    return max_seconds * -(-len(article.text) // _CHARACTERS)


def graph_version() -> str:
    """Return the version of all that makes a graph of articles: of the extractor, and of the rules that compare."""
    return f"{extractor_version()}.{rules_version()}"


def versioned(min_confidence: float = 0.0) -> str:
    """Return the version, and the options that change what is left of an article."""
    return graph_version() + (f";min-confidence={min_confidence!r}" if min_confidence > 0 else "")


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class ExtractArticles:
    """Extracts lists of articles with `workers` processes (1: in this one). Use as a context manager.

    Records less sure than `min_confidence` (0-1) are left out. `version` names all that the result depends on beside
    the article: extractor, rules and options. An article that takes too long (`seconds_for`) fails alone.
    """

    def __init__(self, workers: int = 1, min_confidence: float = 0.0, max_seconds: float = MAX_SECONDS) -> None:
        self._workers = workers
        self._work = partial(extract_article, max_seconds=max_seconds)
        self._min_confidence = min_confidence
        self._pool: ProcessPoolExecutor | None = None
        self.version = versioned(min_confidence)

    def __enter__(self) -> ExtractArticles:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, articles: Sequence[Article]) -> Iterator[Extraction | LoadError]:
        """Yield one extraction (or what went wrong) for each article, in their order."""
        return map(self._keep, self._extract(articles))

    def _keep(self, found: Extraction | LoadError) -> Extraction | LoadError:
        return keep_confident(found, self._min_confidence) if isinstance(found, Extraction) else found

    def _extract(self, articles: Sequence[Article]) -> Iterator[Extraction | LoadError]:
        if self._workers == 1 or len(articles) < 2:
            return map(self._work, articles)
        if self._pool is None:
            # A fresh interpreter a worker: a forked one would share the state of onnxruntime's threads.
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _ignore_interrupt)
        return self._pool.map(self._work, articles)
