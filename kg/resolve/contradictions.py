"""Judgements that can't hold together: the same pair judged both ways, directly or through others, or given two types."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.models import Judgement, JudgementKind
from kg.resolve.judged import judged_key, judgement_ends, judgement_id

_JOINS = (JudgementKind.SAME, JudgementKind.RETYPE)
_Edges = dict[str, list[tuple[str, Judgement]]]


@dataclass(frozen=True)
class Contradiction:
    """A judgement, and those that together say otherwise."""

    judgement: Judgement
    others: tuple[Judgement, ...]

    def __str__(self) -> str:
        return f"{self.judgement} contradicts {'; '.join(map(str, self.others))}"


def find_contradictions(judgements: Iterable[Judgement]) -> list[Contradiction]:
    """Return every contradiction among judgements, in the order of their ids."""
    ordered = sorted(judgements, key=lambda j: (judgement_id(j), j.kind))
    edges = _edges(ordered)
    found = []
    for judgement in ordered:
        if judgement.kind is JudgementKind.DIFFERENT:
            a, b = judgement_ends(judgement)
            path = _joining_path(a, b, edges)
            if path is not None:
                found.append(Contradiction(judgement, tuple(path)))
    return found + _two_types([j for j in ordered if j.kind is JudgementKind.RETYPE])


def find_nonsense(judgement: Judgement) -> str | None:
    """Return why one judgement can't hold by itself, or None: a name without a letter, or different from itself."""
    ends = judgement_ends(judgement)
    for surface in (judgement.a, judgement.b):
        if surface is not None and judgement.type is not None:
            _, _, name = judged_key(judgement.type, surface).partition(":")
            if not name.partition("@")[0]:
                return f"{surface!r} is no name: there is no letter in it"
    if judgement.kind is JudgementKind.DIFFERENT and ends[0] == ends[1]:
        return (
            f"{judgement.a} and {judgement.b} are one spelling, and judgements bind names; "
            "for two people of one name, write each with an employer: NAME@EMPLOYER"
        )
    return None


def _edges(judgements: Iterable[Judgement]) -> _Edges:
    """Return what each key is made one with, and by which judgement, in the order of the judgements."""
    edges: _Edges = defaultdict(list)
    for judgement in judgements:
        if judgement.kind in _JOINS:
            a, b = judgement_ends(judgement)
            edges[a].append((b, judgement))
            edges[b].append((a, judgement))
    return edges


def _joining_path(start: str, end: str, edges: _Edges) -> list[Judgement] | None:
    """Return the fewest judgements that make two keys one, or None where none do."""
    came: dict[str, list[Judgement]] = {start: []}
    queue = deque([start])
    while queue:
        key = queue.popleft()
        if key == end:
            return came[key]
        for other, judgement in edges.get(key, ()):
            if other not in came:
                came[other] = [*came[key], judgement]
                queue.append(other)
    return None


def _two_types(retyped: Sequence[Judgement]) -> list[Contradiction]:
    """Return the pairs that send one name to two types: 海川 from company to organisation, and on to region."""
    found = []
    before: dict[str, list[Judgement]] = defaultdict(list)
    for one in retyped:
        ends = sorted(set(judgement_ends(one)))
        others = dict.fromkeys(other for end in ends for other in before[end])
        found += [Contradiction(one, (other,)) for other in others if one.to_type is not other.to_type]
        for end in ends:
            before[end].append(one)
    return found
