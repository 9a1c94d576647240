"""Check the list of known names against itself, and try the rules on it without the list.

usage: known_names.py [--rules-only] [--show]

With the list: every two names of a line must compare as same, and no two names of different lines of a type that share a
blocking key. `--rules-only` is a harder trial of the rules: all names, and each firm's with 股份有限公司 behind it,
are compared without the list wherever they share a key. `--show` prints each wrong pair.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from contextlib import nullcontext
from itertools import combinations

from kg.models import EntityType
from kg.resolve import block_keys, compare, rules_alone
from kg.resolve.known import known_names
from kg.text.lexicon import read_pairs

Line = tuple[EntityType, tuple[str, ...]]


def read_lines(*, legal: bool) -> list[Line]:
    """Return the lines of the list; `legal` adds each firm's Chinese names with a legal suffix."""
    lines: list[Line] = []
    for type_name, line in read_pairs("known_names"):
        entity_type, names = EntityType(type_name), tuple(line.split("|"))
        if legal and entity_type is EntityType.COMPANY:
            names += tuple(f"{name}股份有限公司" for name in names if name[-1] >= "\u4e00" and "公司" not in name)
        lines.append((entity_type, names))
    return lines


def pairs_across(lines: list[Line]) -> set[tuple[EntityType, str, str]]:
    """Return the pairs of names of different lines of one type that share a blocking key."""
    filed: dict[tuple[EntityType, str], set[tuple[str, int]]] = defaultdict(set)
    for number, (entity_type, names) in enumerate(lines):
        for name in names:
            for key in block_keys(name, entity_type).all:
                filed[entity_type, key].add((name, number))
    return {
        (entity_type, *sorted((a, b)))
        for (entity_type, _), found in filed.items()
        for (a, left), (b, right) in combinations(sorted(found), 2)
        if left != right
    }


def main(*, rules_only: bool, show: bool) -> None:
    start = time.perf_counter()
    names = known_names()
    print(f"{len(names)} names of the list read in {time.perf_counter() - start:.2f} s")
    lines = read_lines(legal=rules_only)
    counts: Counter[tuple[str, bool, bool]] = Counter()
    within = {(entity_type, a, b) for entity_type, line in lines for a, b in combinations(sorted(line), 2)}
    for expected, pairs in ((True, within), (False, pairs_across(lines))):
        for entity_type, a, b in sorted(pairs):
            result = compare(a, b, entity_type)
            counts[entity_type, expected, result.same] += 1
            if show and ((result.same and not expected) or (not (result.same or rules_only) and expected)):
                print(f"{entity_type}\t{a}\t{b}\t{'apart' if expected else 'joined'}\t{result.rule}")
    for entity_type in EntityType:
        same, apart, joined = (counts[entity_type, *key] for key in ((True, True), (True, False), (False, True)))
        lines_of_type = sum(line_type is entity_type for line_type, _ in lines)
        print(
            f"{entity_type:13s} lines {lines_of_type} names {sum(len(n) for t, n in lines if t is entity_type)} "
            f"one line: same {same}, apart {apart}; two lines with a key: joined {joined}, apart {counts[entity_type, False, False]}"
        )


if __name__ == "__main__":
    if set(sys.argv[1:]) - {"--rules-only", "--show"}:
        sys.exit(__doc__)
    with rules_alone() if "--rules-only" in sys.argv else nullcontext():
        main(rules_only="--rules-only" in sys.argv, show="--show" in sys.argv)
