"""Where a graph is not what its articles give, in sentences for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.messages import joined, msg, term
from kg.models.values import NodeValue
from kg.models.whole import ChangedNode, Differences, NodeKey, WholeGraph, WholeNode, WholeTie

# What a person calls the nodes that only the program itself looks at.
_OWN: Mapping[str, Callable[[str], str]] = {
    "_Name": lambda id: msg("the spelling {id}", id=id),
    "_Extraction": lambda id: msg("what was read in the article {id}", id=id),
    "_Wording": lambda id: msg("the wording {id}", id=id),
}
_BARE = ("Subject", "Article", "Report", "Claim")
_LONGEST = 60
# What a sentence of its own says of an article that was altered.
_DIGESTS = frozenset({"sha256"})


def tell_damage(found: WholeGraph, wanted: WholeGraph, differences: Differences) -> list[str]:
    """Return a sentence for each node that is missing, beside or changed, and for the relationships of those that are not.

    Ties of a node that is missing or stray itself are told with it.
    """
    told: list[str] = [msg("{node} is missing", node=called(node)) for node in differences.missing_nodes]
    told += [msg("{node} is there, and nothing bears it out", node=called(node)) for node in differences.stray_nodes]
    told += [msg("{node} was changed: {changes}", node=called(pair.wanted), changes=joined(changes, msg("; ")))
             for pair in differences.changed_nodes if (changes := list(_changes(pair)))]  # fmt: skip
    gone = {node.key for node in (*differences.missing_nodes, *differences.stray_nodes)}
    nodes = {**found.nodes, **wanted.nodes}
    for ties, tell in ((differences.missing_ties, _lacks), (differences.stray_ties, _has_beside)):
        counted = Counter(_named(tie, nodes) for tie in ties if not {tie.source, tie.target} & gone)
        for (source, relation, target), number in counted.items():
            times = msg(" ({number} times)", number=number) if number > 1 else ""
            told.append(tell(source, relation, target, times))
    return told


def _lacks(node: str, relation: str, other: str, times: str) -> str:
    return msg("{node} lacks its relationship {relation} to {other}{times}",
               node=node, relation=relation, other=other, times=times)  # fmt: skip


def _has_beside(node: str, relation: str, other: str, times: str) -> str:
    return msg("{node} has its relationship {relation} to {other}{times}, which nothing bears out",
               node=node, relation=relation, other=other, times=times)  # fmt: skip


def _named(tie: WholeTie, nodes: Mapping[NodeKey, WholeNode]) -> tuple[str, str, str]:
    return called(nodes[tie.source]), tie.type, called(nodes[tie.target])


def called(node: WholeNode) -> str:
    """Return what a person calls a node."""
    kind, identifier = node.key
    if kind in ("Entity", "Fact"):
        own = [label for label in node.labels if label != kind]
        named = term("type", (own[0] if own else kind).lower())
        return msg("the {type} {name} ({id})", type=named, name=_short(_name(node)), id=identifier)
    if kind in _OWN:
        return _OWN[kind](identifier)
    if kind in _BARE:
        name = _name(node)
        named = term("type", kind.lower())
        if name == identifier or kind == "Subject":
            return msg("the {type} {name}", type=named, name=_short(name))
        return msg("the {type} {name} ({id})", type=named, name=_short(name), id=identifier)
    return msg("the key {id} ({kind})", id=identifier, kind=kind)


def _name(node: WholeNode) -> str:
    return str(NodeValue(node.labels, node.properties))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"《{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}》"


def _changes(pair: ChangedNode) -> Iterator[str]:
    """Yield what is otherwise; long lists of the program's own are named alone."""
    is_, should = pair.found.properties, pair.wanted.properties
    if {*pair.found.labels} != {*pair.wanted.labels}:
        found, wanted = ":".join(pair.found.labels), ":".join(pair.wanted.labels)
        yield msg("it is {here} in place of {there}", here=found, there=wanted)
    for key in sorted({*is_, *should} - _DIGESTS):
        here, there = is_.get(key), should.get(key)
        if not _same(here, there):
            yield msg("its {key} is {here} in place of {there}", key=key, here=_value(here), there=_value(there))


def _same(one: Any, other: Any) -> bool:
    """Tell whether two values are one; an empty list is as none, and 1 is not true."""
    one, other = (None if isinstance(value, list | tuple) and not value else value for value in (one, other))
    return type(one) is type(other) and one == other


def _value(value: Any) -> str:
    if value is None:
        return msg("nothing")
    return _short(value) if isinstance(value, str) else _short(str(value)).strip("《》")
