from __future__ import annotations

from kg.resolve.version import rules_version


def test_the_version_is_a_digest_and_the_same_each_time() -> None:
    first = rules_version()
    rules_version.cache_clear()
    assert rules_version() == first
    assert len(first) == 12
    assert int(first, 16) >= 0
