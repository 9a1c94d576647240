"""What goes into a graph: articles and reports, and what gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from kg.errors import LoadError
from kg.models.article import Article
from kg.models.report import Report

Document = Article | Report


class Documents(Protocol):
    """Articles and reports to be read; what can't be read goes to `on_error`."""

    def __call__(self, on_error: Callable[[LoadError], None]) -> Iterator[Document]:
        """Yield the documents from the first on."""
