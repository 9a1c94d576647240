from __future__ import annotations

from kg.graph.reprints import find_reprints


def test_of_one_text_the_first_published_is_the_original() -> None:
    published = {"a": "2025-06-02", "b": "2025-06-01", "c": None, "d": "2025-01-01"}
    found = find_reprints(published, [("a", "b"), ("b", "c")])
    assert found == {"a": "b", "b": None, "c": "b", "d": None}
