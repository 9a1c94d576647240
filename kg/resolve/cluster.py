"""Clusters: the components of the names over pairwise decisions, as far as cannot-links allow.

The procedure does not depend on the order of its input: decisions are taken by falling score, then by their two
names; one that would bring a cannot-link pair into one cluster is refused, and the rest go on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def clusters(
    names: Iterable[str],
    decisions: Iterable[tuple[str, str, float]],
    cannot_links: Iterable[tuple[str, str]],
) -> list[tuple[str, ...]]:
    """Return the clusters of the names, each sorted, and the list sorted.

    `decisions` are (name, name, score) of pairs found the same, `cannot_links` pairs that must stay apart; pairs with a
    name that is not among `names` are passed over.
    """
    members: dict[str, set[str]] = {name: {name} for name in names}
    apart = _apart(cannot_links)
    for _, a, b in sorted((-score, *sorted((a, b))) for a, b, score in decisions):
        if a not in members or b not in members or members[a] is members[b]:
            continue
        small, large = sorted((members[a], members[b]), key=len)
        if any(apart[name] & large for name in small if name in apart):
            continue
        large |= small
        for name in small:
            members[name] = large
    return sorted({tuple(sorted(group)) for group in members.values()})


def _apart(cannot_links: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = defaultdict(set)
    for a, b in cannot_links:
        apart[a].add(b)
        apart[b].add(a)
    return apart
