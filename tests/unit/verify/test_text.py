from __future__ import annotations

from kg.verify.text import content_length


def test_content_is_what_is_no_punctuation() -> None:
    assert content_length("工厂，建成。") == 4
