"""An import in bulk that is broken off or refused before Neo4j's tool has anything to do."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.bulk.importing import BulkImport
from kg.bulk.place import require_local
from kg.errors import LoadError, UsageError
from kg.models import Article, Extraction
from kg.models.extractor import HowRead
from kg.settings import Settings
from kg.write.result import ImportResult
from kg.write.spool import entry_of
from tests.invented import make_article


class Reads:
    """Reads nothing in any article, and can't read those that are named so."""

    how = HowRead("test")
    asks = False

    def __init__(self) -> None:
        self.refused: list[str] = []
        self.remarks: list[str] = []

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction | LoadError]]:
        """Yield each article with nothing, or an error."""
        for article in articles:
            yield article, LoadError("bad") if article.id == "bad" else Extraction(id=article.id)

    def has_read(self) -> bool:
        return False


def bulk(home: Path, *, stop: bool = False) -> BulkImport:
    settings = Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None)
    return BulkImport(settings, Reads(), {}, lambda: pytest.fail("nothing is loaded"), lambda: stop)


def test_stopped_it_has_done_nothing(tmp_path: Path) -> None:
    result = ImportResult()
    bulk(tmp_path / "home", stop=True).run([entry_of(make_article("a", "甲。"))], (), result)
    assert result.interrupted
    assert not result.created
    assert not (tmp_path / "home").exists()


def test_where_nothing_can_be_read_nothing_is_loaded(tmp_path: Path) -> None:
    result = ImportResult()
    bulk(tmp_path / "home").run([entry_of(make_article("bad", "甲。"))], (), result)
    assert (result.failed, result.created, result.stopped) == (1, [], None)
    assert not (tmp_path / "home").exists()


def test_each_step_is_told_and_the_collector_works_again(tmp_path: Path) -> None:
    told: list[tuple[str, bool]] = []
    work = bulk(tmp_path / "home")
    work.begin = lambda step: told.append((step, gc.isenabled()))
    work.advance = lambda done: told.append(("one more", gc.isenabled()))
    work.run([entry_of(make_article("bad", "甲。"))], (), ImportResult())
    assert told[0] == ("deciding", True)
    assert set(told[1:]) == {("one more", False)}
    assert gc.isenabled()


def test_a_server_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="NEO4J_URI names another server"):
        require_local(Settings(_env_file=None, KG_HOME=tmp_path, NEO4J_URI="neo4j://db.example:7687"))
