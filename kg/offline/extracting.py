"""Articles to extractions, in this process or in several; the result is the same."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

from kg.graph.filtering import keep_confident
from kg.models import Article, Extraction
from kg.nlp.version import extractor_version
from kg.resolve.version import rules_version

if TYPE_CHECKING:
    from kg.nlp.pipeline import Extractor

_extractor: Extractor | None = None


def extract_article(article: Article) -> Extraction | Exception:
    """Return what the article says, or what went wrong; the extractor is loaded once in each process."""
    global _extractor
    if _extractor is None:
        from kg.nlp.pipeline import load_extractor  # seconds and hundreds of megabytes: only when there is work

        _extractor = load_extractor()
    try:
        return _extractor.extract(article)
    except Exception as error:  # one article that the extractor can't bear must not stop the others
        return error


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
    the article: extractor, rules and options.
    """

    def __init__(self, workers: int = 1, min_confidence: float = 0.0) -> None:
        self._workers = workers
        self._min_confidence = min_confidence
        self._pool: ProcessPoolExecutor | None = None
        self.version = versioned(min_confidence)

    def __enter__(self) -> ExtractArticles:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, articles: Sequence[Article]) -> Iterator[Extraction | Exception]:
        """Yield one extraction (or what went wrong) for each article, in their order."""
        return map(self._keep, self._extract(articles))

    def _keep(self, found: Extraction | Exception) -> Extraction | Exception:
        return keep_confident(found, self._min_confidence) if isinstance(found, Extraction) else found

    def _extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Exception]:
        if self._workers == 1 or len(articles) < 2:
            return map(extract_article, articles)
        if self._pool is None:
            # A fresh interpreter a worker: a forked one would share the state of onnxruntime's threads.
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _ignore_interrupt)
        return self._pool.map(extract_article, articles)
