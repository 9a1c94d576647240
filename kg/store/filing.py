"""The keys under which things are filed, to be compared with what shares one: lists on the things themselves.

A full-text index has each element of such a list as a term, whole, so looking for keys costs what they lead to and not
what is there. Of the keys that a file of names, wordings and texts has most lead to a single thing; as nodes of their own
they were six in seven of a graph (docs/decisions/0029-keys-on-the-thing.md).

What comes in is looked up before it is written: in a transaction that has changed what it indexes, Neo4j builds an index
of all changes for each query. What comes in together meets in memory.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

# Lucene refuses a query of more than 1024 terms, and of a term that is looked for in two properties counts both.
_TERMS = 500
_TERM = re.compile(r'(?:(\w+):)?"((?:[^"\\]|\\.)*)"', re.DOTALL)


class Filed(NamedTuple):
    """The keys of a thing; two things meet only under a key that is `whole` for one of them."""

    whole: Sequence[str]
    derived: Sequence[str] = ()


def searches(filed: Iterable[Filed], whole: str | None = None) -> list[str]:
    """Return queries in Lucene's syntax that find all that may meet these.

    `whole` is the property of whole keys, where there is another for those that are derived.
    """
    keys, derived = set[str](), set[str]()
    for each in filed:
        keys.update(each.whole)
        derived.update(each.derived)
    terms = [_quoted(key) for key in sorted(keys)]
    terms += [f"{whole}:{_quoted(key)}" for key in sorted(derived - keys)]
    return [" ".join(terms[start : start + _TERMS]) for start in range(0, len(terms), _TERMS)]


def _quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def terms(search: str) -> Iterator[tuple[str | None, str]]:
    """Yield (property or None, key) of each term of such a query."""
    for name, quoted in _TERM.findall(search):
        yield name or None, re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL) if "\\" in quoted else quoted


def meetings(new: Mapping[str, Filed], there: Mapping[str, Filed]) -> Iterator[tuple[str, str]]:
    """Yield each pair (smaller id first) of a new thing and another that meet under a key, in order."""
    under: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for identifier, keys in [*new.items(), *((i, keys) for i, keys in there.items() if i not in new)]:
        for key in keys.whole:
            under[key].append((identifier, True))
        for key in keys.derived:
            under[key].append((identifier, False))
    found = {
        (min(one, other), max(one, other))
        for filed in under.values()
        for one, whole in filed
        if one in new
        for other, other_whole in filed
        if one != other and (whole or other_whole)
    }
    yield from sorted(found)
