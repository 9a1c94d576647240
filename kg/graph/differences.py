"""Two whole graphs compared: what one lacks, has beside, and has otherwise."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.models.whole import ChangedNode, Differences, WholeGraph, WholeNode, WholeTie


def find_differences(found: WholeGraph, wanted: WholeGraph) -> Differences:
    """Return where `found` differs from `wanted`, in a stated order; an empty list is as none."""
    both = found.nodes.keys() & wanted.nodes.keys()
    pairs = [ChangedNode(found.nodes[key], wanted.nodes[key]) for key in sorted(both)]
    return Differences(
        missing_nodes=[wanted.nodes[key] for key in sorted(wanted.nodes.keys() - both)],
        stray_nodes=[found.nodes[key] for key in sorted(found.nodes.keys() - both)],
        changed_nodes=[pair for pair in pairs if _content(pair.found) != _content(pair.wanted)],
        missing_ties=_beyond(wanted.ties, found.ties),
        stray_ties=_beyond(found.ties, wanted.ties),
    )


def written(properties: Mapping[str, Any]) -> str:
    """Return properties as text that is the same where they are; what Neo4j has beside JSON's values is told as text."""
    kept = {key: value for key, value in properties.items() if not isinstance(value, list | tuple) or value}
    return json.dumps(kept, sort_keys=True, default=str)


def _content(node: WholeNode) -> tuple[tuple[str, ...], str]:
    return tuple(sorted(node.labels)), written(node.properties)


def _beyond(ties: Iterable[WholeTie], others: Iterable[WholeTie]) -> list[WholeTie]:
    """Return the ties that are not among the others, each as often as it is there more often."""
    left: dict[tuple[Any, ...], int] = defaultdict(int)
    for tie in others:
        left[_sorting(tie)] += 1
    beyond = []
    for tie in sorted(ties, key=_sorting):
        left[_sorting(tie)] -= 1
        if left[_sorting(tie)] < 0:
            beyond.append(tie)
    return beyond


def _sorting(tie: WholeTie) -> tuple[Any, ...]:
    return tie.source, tie.type, tie.target, written(tie.properties)
