"""Clusters: the components of the names over pairwise decisions, as far as cannot-links allow.

The procedure does not depend on the order of its input. First strong decisions are taken by falling score, then by
their two names; one that would bring a cannot-link pair into one cluster is refused, and the rest go on. Then, in
rounds, every cluster whose weak decisions all lead to one other cluster joins that; a name that may mean two things
joins neither. Where a cannot-link forbids one of two, the other is certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class _Groups:
    """Disjoint groups of names that never hold a cannot-link pair."""

    def __init__(self, names: Iterable[str], cannot_links: Iterable[tuple[str, str]]) -> None:
        self.of: dict[str, set[str]] = {name: {name} for name in names}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for a, b in cannot_links:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def join(self, a: str, b: str) -> bool:
        """Bring the groups of two names together; False where they are one already or must stay apart."""
        if a not in self.of or b not in self.of or not self.may_join(a, b):
            return False
        small, large = sorted((self.of[a], self.of[b]), key=len)
        large |= small
        for name in small:
            self.of[name] = large
        return True

    def may_join(self, a: str, b: str) -> bool:
        """Return whether the groups of two names are two, and nothing keeps them apart."""
        small, large = sorted((self.of[a], self.of[b]), key=len)
        return small is not large and not any(self._apart[name] & large for name in small if name in self._apart)

    def sorted(self) -> list[tuple[str, ...]]:
        return sorted({tuple(sorted(group)) for group in self.of.values()})


def clusters(
    names: Iterable[str],
    decisions: Iterable[tuple[str, str, float]],
    cannot_links: Iterable[tuple[str, str]],
    weak: Iterable[tuple[str, str]] = (),
) -> list[tuple[str, ...]]:
    """Return the clusters of the names, each sorted, and the list sorted.

    `decisions` are (name, name, score) of pairs found the same, `cannot_links` pairs that must stay apart, `weak` pairs
    (ambiguous name, what it may mean); pairs with a name that is not among `names` are passed over.
    """
    groups = _Groups(names, cannot_links)
    for _, a, b in sorted((-score, min(a, b), max(a, b)) for a, b, score in decisions):
        groups.join(a, b)
    pairs = sorted({(a, b) for a, b in weak if a in groups.of and b in groups.of})
    while _join_certain(groups, pairs):
        pass
    return groups.sorted()


def _join_certain(groups: _Groups, pairs: list[tuple[str, str]]) -> bool:
    """Join each group to the one group that all its weak pairs lead to; return whether any was joined.

    Where each group leads is read before any is joined, so that the order of the pairs does not matter.
    """
    targets: dict[str, dict[int, str]] = defaultdict(dict)
    for a, b in pairs:
        if groups.may_join(a, b):
            targets[min(groups.of[a])].setdefault(id(groups.of[b]), min(groups.of[b]))
    certain = sorted((name, next(iter(leads.values()))) for name, leads in targets.items() if len(leads) == 1)
    joined = [groups.join(name, target) for name, target in certain]
    return any(joined)
