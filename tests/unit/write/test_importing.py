from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.errors import LoadError
from kg.models import Article
from kg.write.importing import ImportResult, scan
from tests.invented import make_article


def source_of(*records: Article | LoadError) -> Callable[[Callable[[LoadError], None]], Iterator[Article]]:
    def read(on_error: Callable[[LoadError], None]) -> Iterator[Article]:
        for record in records:
            if isinstance(record, LoadError):
                on_error(record)
            else:
                yield record

    return read


def test_scan_counts_each_content_once() -> None:
    result = ImportResult()
    scanned = scan(source_of(make_article("a", "甲"), make_article("a", "甲"), make_article("b", "乙")), result)
    assert (scanned.total, scanned.refused, result.failed) == (2, frozenset(), 0)


def test_scan_refuses_two_contents_under_one_id_whatever_their_order() -> None:
    one, two, other = make_article("a", "甲"), make_article("a", "乙"), make_article("b", "丙")
    for records in ((one, two, other), (two, other, one)):
        result = ImportResult()
        scanned = scan(source_of(*records), result)
        assert (scanned.total, scanned.refused, result.failed) == (1, frozenset({"a"}), 2)
        assert "different contents share the id 'a'" in result.errors[0]


def test_scan_keeps_the_reason_of_what_cannot_be_read() -> None:
    result = ImportResult()
    scanned = scan(source_of(LoadError("not JSON", where="x.json"), make_article("b", "丙")), result)
    assert (scanned.total, result.failed, result.errors) == (1, 1, ["not JSON in x.json."])
