"""How many articles are written at once: as many as asked for, and more of those that are read already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.models import Article, Extraction
from kg.models.extractor import HowRead
from kg.store.memory.graph import MemoryGraph
from kg.store.memory.store import MemoryStore
from kg.write.importing import Importer
from kg.write.result import ImportResult
from kg.write.spool import entry_of
from tests.sixty import sixty_observed


class AsObserved:
    """Gives what was observed of the sixty articles, in the place of an extractor."""

    how = HowRead("sixty")
    refused: list[str] = []  # noqa: RUF012 - the protocol's
    remarks: list[str] = []  # noqa: RUF012

    def __init__(self, has_read: Callable[[], bool]) -> None:
        self.has_read = has_read

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction]]:
        found = {observed.article.id: observed.extraction for observed in sixty_observed()}
        return ((article, found[article.id]) for article in articles)


def written(has_read: Callable[[], bool], batch_size: int = 7) -> list[int]:
    """Return how many articles of the sixty each batch has."""
    done: list[int] = []
    with MemoryGraph() as graph:
        importer = Importer(MemoryStore(graph), AsObserved(has_read), batch_size, advance=done.append)
        result = importer.run((entry_of(observed.article) for observed in sixty_observed()), (), ImportResult())
    assert len(result.created) == 60
    return [count for count in done if count]


def test_a_batch_has_the_size_asked_for_where_reading_is_no_further() -> None:
    assert written(lambda: False) == [7] * 8 + [4]


def test_a_batch_grows_by_what_is_read_and_no_more() -> None:
    there = iter([True, True, False] + [False] * 60)
    assert written(lambda: next(there), 20) == [22, 20, 18]


def test_a_small_batch_stays_as_it_was_asked_for() -> None:
    assert written(lambda: True, 20) == [60]
    assert written(lambda: True) == [7] * 8 + [4]
