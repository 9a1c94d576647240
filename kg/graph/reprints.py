"""Which articles reprint which: of those with one text, the one that was published first is the original."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.resolve import clusters


def find_reprints(published: Mapping[str, str | None], same: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Return for each article (id -> published) the one that it is a reprint of, or None, given which have one text."""
    found: dict[str, str | None] = {}
    for group in clusters(published, [(a, b, 1.0) for a, b in same], ()):
        first = min(group, key=lambda article: (published[article] or "9999", article))
        found |= {article: first if article != first else None for article in group}
    return found
