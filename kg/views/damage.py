"""Where a graph is not what its articles give, in sentences for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from kg.models.values import NodeValue
from kg.models.whole import ChangedNode, Differences, NodeKey, WholeGraph, WholeNode, WholeTie

# What a person calls the nodes that only the program itself looks at.
_OWN = {"_Name": "the spelling", "_Extraction": "what was read in the article", "_Wording": "the wording"}
_BARE = ("Subject", "Article", "Report", "Claim")
_LONGEST = 60
# What a sentence of its own says of an article that was altered.
_DIGESTS = frozenset({"sha256"})


def tell_damage(found: WholeGraph, wanted: WholeGraph, differences: Differences) -> list[str]:
    """Return a sentence for each node that is missing, beside or changed, and for the relationships of those that are not.

    Ties of a node that is missing or stray itself are told with it.
    """
    told = [f"{_called(node)} is missing" for node in differences.missing_nodes]
    told += [f"{_called(node)} is there, and nothing bears it out" for node in differences.stray_nodes]
    told += [f"{_called(pair.wanted)} was changed: {'; '.join(changes)}"
             for pair in differences.changed_nodes if (changes := list(_changes(pair)))]  # fmt: skip
    gone = {node.key for node in (*differences.missing_nodes, *differences.stray_nodes)}
    nodes = {**found.nodes, **wanted.nodes}
    for ties, verb in ((differences.missing_ties, "lacks"), (differences.stray_ties, "has")):
        beside = "" if verb == "lacks" else ", which nothing bears out"
        counted = Counter(_named(tie, nodes) for tie in ties if not {tie.source, tie.target} & gone)
        for (source, relation, target), number in counted.items():
            times = f" ({number} times)" if number > 1 else ""
            told.append(f"{source} {verb} its relationship {relation} to {target}{times}{beside}")
    return told


def _named(tie: WholeTie, nodes: Mapping[NodeKey, WholeNode]) -> tuple[str, str, str]:
    return _called(nodes[tie.source]), tie.type, _called(nodes[tie.target])


def _called(node: WholeNode) -> str:
    kind, identifier = node.key
    if kind in ("Entity", "Fact"):
        own = [label for label in node.labels if label != kind]
        return f"the {own[0].lower() if own else kind.lower()} {_short(_name(node))} ({identifier})"
    if kind in _OWN:
        return f"{_OWN[kind]} {identifier}"
    if kind in _BARE:
        name = _name(node)
        return f"the {kind.lower()} {_short(name)}" + (
            "" if name == identifier or kind == "Subject" else f" ({identifier})"
        )
    return f"the key {identifier} ({kind})"


def _name(node: WholeNode) -> str:
    return str(NodeValue(node.labels, node.properties))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"《{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}》"


def _changes(pair: ChangedNode) -> Iterator[str]:
    """Yield what is otherwise; long lists of the program's own are named alone."""
    is_, should = pair.found.properties, pair.wanted.properties
    if {*pair.found.labels} != {*pair.wanted.labels}:
        yield f"it is {':'.join(pair.found.labels)} in place of {':'.join(pair.wanted.labels)}"
    for key in sorted({*is_, *should} - _DIGESTS):
        here, there = is_.get(key), should.get(key)
        if not _same(here, there):
            yield f"its {key} is {_value(here)} in place of {_value(there)}"


def _same(one: Any, other: Any) -> bool:
    """Tell whether two values are one; an empty list is as none, and 1 is not true."""
    one, other = (None if isinstance(value, list | tuple) and not value else value for value in (one, other))
    return type(one) is type(other) and one == other


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    return _short(value) if isinstance(value, str) else _short(str(value)).strip("《》")
