"""The list of known names against itself: a wrong line makes a wrong merge."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from kg.models import EntityType
from kg.resolve import block_keys, compare
from kg.text.lexicon import read_pairs

LINES = [(EntityType(type_name), line.split("|")) for type_name, line in read_pairs("known_names")]


def test_names_of_one_line_are_the_same() -> None:
    apart = [
        (entity_type, a, b)
        for entity_type, names in LINES
        for a, b in combinations(names, 2)
        if not compare(a, b, entity_type).same
    ]
    assert apart == []


def test_names_of_two_lines_that_share_a_key_are_not_the_same() -> None:
    filed: dict[tuple[EntityType, str], set[tuple[str, int]]] = defaultdict(set)
    for number, (entity_type, names) in enumerate(LINES):
        for name in names:
            for key in block_keys(name, entity_type).all:
                filed[entity_type, key].add((name, number))
    joined = [
        (entity_type, a, b)
        for (entity_type, _), found in filed.items()
        for (a, left), (b, right) in combinations(sorted(found), 2)
        if left != right and compare(a, b, entity_type).same
    ]
    assert joined == []
