from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kg.errors import LoadError
from kg.models import Article, Report
from kg.write.result import ImportResult
from kg.write.scanning import scan
from kg.write.spool import Spool, open_spool
from tests.invented import make_article


@pytest.fixture
def spool() -> Iterator[Spool]:
    with open_spool() as made:
        yield made


def source_of(
    *records: Article | Report | LoadError,
) -> Callable[[Callable[[LoadError], None]], Iterator[Article | Report]]:
    def read(on_error: Callable[[LoadError], None]) -> Iterator[Article | Report]:
        for record in records:
            if isinstance(record, LoadError):
                on_error(record)
            else:
                yield record

    return read


def test_scan_counts_each_content_once(spool: Spool) -> None:
    result = ImportResult()
    records = source_of(make_article("a", "甲"), make_article("a", "甲"), make_article("b", "乙"))
    scanned = scan(records, spool, result)
    assert (scanned.total, scanned.refused, result.failed) == (2, frozenset(), 0)


def test_scan_refuses_two_contents_under_one_id_whatever_their_order(spool: Spool) -> None:
    one, two, other = make_article("a", "甲"), make_article("a", "乙"), make_article("b", "丙")
    for records in ((one, two, other), (two, other, one)):
        result = ImportResult()
        scanned = scan(source_of(*records), spool, result)
        assert (scanned.total, scanned.refused, result.failed) == (1, frozenset({"a"}), 2)
        assert "different contents share the id 'a'" in result.errors[0]


def test_scan_keeps_the_reason_of_what_cannot_be_read(spool: Spool) -> None:
    result = ImportResult()
    scanned = scan(source_of(LoadError("not JSON", where="x.json"), make_article("b", "丙")), spool, result)
    assert (scanned.total, result.failed, result.errors) == (1, 1, ["not JSON in x.json."])


def test_scan_keeps_each_record_once_as_it_was_and_reads_its_source_once(spool: Spool) -> None:
    one, two = make_article("a", "甲\u2028乙\n丙"), make_article("b", "丁")
    report = Report(id="r", headline=None, text="甲\u2028乙")
    given = iter([one, report, two, one])  # comes once
    result = ImportResult()
    scanned = scan(lambda on_error: given, spool, result)
    for _ in range(2):
        assert [entry[:3] for entry in scanned.articles()] == [(a.id, a.sha256, a.source) for a in (one, two)]
        assert [entry.load() for entry in scanned.articles()] == [one, two]
        assert list(scanned.reports()) == [report]


def test_scan_gives_nothing_of_an_id_with_two_contents(spool: Spool) -> None:
    scanned = scan(
        source_of(make_article("a", "甲"), make_article("b", "乙"), make_article("a", "丙")), spool, ImportResult()
    )
    assert [entry.id for entry in scanned.articles()] == ["b"]
