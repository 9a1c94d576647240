"""Positions for a picture: each connected part by forces, then the parts side by side, largest first.

The same graph gives the same positions: the seed is fixed, and nodes are taken in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt
import rustworkx as rx

Point = tuple[float, float]
Points = npt.NDArray[np.float64]
_SEED = 7
_STEPS = 300
# Room for each node, in the picture's units, in which a node's radius is 6 to 30.
_SPACING = 62.0
_GAP = 22.0
_MARGIN = 60.0
_ASPECT = 1.5


def place_nodes(graph: nx.Graph, radius: Mapping[str, float]) -> dict[str, Point]:
    """Return a position of each node, by id, in units with one decimal; the left upper corner is (0, 0)."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    boxes = [_place_part(graph, part, radius) for part in parts]
    corners = _pack([box.max(axis=0) for box in boxes])
    placed: dict[str, Point] = {}
    for part, box, corner in zip(parts, boxes, corners, strict=True):
        for id, (x, y) in zip(part, box + corner, strict=True):
            placed[id] = (round(float(x), 1), round(float(y), 1))
    return placed


def _place_part(graph: nx.Graph, ids: Sequence[str], radius: Mapping[str, float]) -> Points:
    """Return positions (len(ids), 2) of a connected part, with a margin around them."""
    numbers = {id: number for number, id in enumerate(ids)}
    plain = rx.PyGraph()
    plain.add_nodes_from(list(ids))
    ends = ((numbers[a], numbers[b]) for a, b in graph.subgraph(ids).edges)
    plain.add_edges_from(sorted((min(pair), max(pair), 1.0) for pair in ends))
    found = rx.spring_layout(plain, seed=_SEED, num_iter=_STEPS, adaptive_cooling=True)
    points = np.array([found[number] for number in range(len(ids))])
    points -= points.mean(axis=0)
    spread = np.sqrt((points**2).sum(axis=1).mean())
    if spread > 0:
        points *= _SPACING * np.sqrt(len(ids)) / 2 / spread
    points = _part_overlaps(points, np.array([radius[id] for id in ids]))
    placed: Points = points - points.min(axis=0) + _MARGIN
    return placed


def _part_overlaps(points: Points, radius: Points, rounds: int = 40) -> Points:
    """Push apart dots that touch, or leave no room for a label between them, a little in each round."""
    points = points.copy()
    upper = np.triu(np.ones((len(points), len(points)), dtype=bool), 1)
    least = (radius[:, None] + radius[None, :] + _GAP).astype(np.float32)
    for _ in range(rounds):
        x, y = points.T.astype(np.float32)
        one, other = np.nonzero(((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2 < least**2) & upper)
        if not len(one):
            break
        shift = points[one] - points[other]
        distance = np.maximum(np.sqrt((shift**2).sum(axis=1)), 1e-6)
        shift *= (np.maximum(least[one, other] - distance, 0.0) / distance * 0.3)[:, None]
        np.add.at(points, one, shift)
        np.subtract.at(points, other, shift)
    return points


def _pack(sizes: Iterable[Points]) -> list[Points]:
    """Return the left upper corner of each box, in rows as wide as the largest, or as a page of all would be."""
    wanted = [size + _MARGIN for size in sizes]
    area = sum(float(size[0] * size[1]) for size in wanted)
    width = max([np.sqrt(area * _ASPECT), *(size[0] for size in wanted)], default=0.0)
    corners = []
    x = y = height = 0.0
    for size in wanted:
        if x and x + size[0] > width:
            x, y, height = 0.0, y + height, 0.0
        corners.append(np.array([x, y]))
        x, height = x + size[0], max(height, float(size[1]))
    return corners
