"""What judgements do to names: whom they bind, what they join and keep apart, and where they contradict one another.

A judgement binds keys, `company:海川` (type and normalised surface) or, for people, `person:张伟@岚图汽车`. Keys need no
name in any article: two names judged the same as a third that nobody has seen are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from kg.models import EntityType, Judgement, JudgementKind, Name, bounded_key, digest
from kg.resolve.cluster import clusters
from kg.text.normalize import normalize

# Above every rule's: what a person says is taken first.
JUDGED_SCORE = 2.0


@dataclass(frozen=True)
class JudgedLinks:
    """What judgements say of given names, by their ids: pairs that are one, pairs that are not, types and codes."""

    same: list[tuple[str, str, float]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    types: Mapping[str, tuple[EntityType, ...]] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def name_key(entity_type: EntityType, surface: str) -> str:
    """Return the key of a surface, e.g. `company:海川`."""
    return bounded_key(f"{entity_type.value.lower()}:{_plain(surface, entity_type)}")


def _plain(surface: str, entity_type: EntityType) -> str:
    """Return the normal form of a surface, cut first as its `Name` is."""
    return normalize(bounded_key(surface), entity_type)


def judged_key(entity_type: EntityType, surface: str) -> str:
    """Return the key that a judgement's surface stands for; a person's may name an employer: 张伟@岚图汽车."""
    if entity_type is EntityType.PERSON and "@" in surface:
        person, _, employer = surface.partition("@")
        return f"{name_key(entity_type, person)}@{_plain(employer, EntityType.COMPANY)}"
    return name_key(entity_type, surface)


def binding_keys(name: Name) -> tuple[str, ...]:
    """Return the keys by which judgements bind a name: its own, and for people one for each employer.

    Whom articles see nowhere is bound by an empty employer, 张伟@.
    """
    own = name_key(name.type, name.surface)
    if name.type is not EntityType.PERSON:
        return (own,)
    return (own, *(f"{own}@{_plain(employer, EntityType.COMPANY)}" for employer in name.context or ("",)))


def judgement_ends(judgement: Judgement) -> tuple[str, ...]:
    """Return the keys that a judgement is about, in order: two, one for a code, none for a rejected fact."""
    if judgement.type is None or judgement.a is None:
        return ()
    first = judged_key(judgement.type, judgement.a)
    if judgement.kind is JudgementKind.RETYPE and judgement.to_type is not None:
        return (first, judged_key(judgement.to_type, judgement.a))
    return tuple(sorted((first, judged_key(judgement.type, judgement.b)))) if judgement.b else (first,)


def judgement_id(judgement: Judgement) -> str:
    """Return the id of what is judged: whoever judges it, and whichever way, it is the same."""
    ends = judgement_ends(judgement)
    match judgement.kind:
        case JudgementKind.SAME | JudgementKind.DIFFERENT:
            subject = ("pair", *ends)
        case JudgementKind.RETYPE:
            subject = ("type", ends[0])
        case JudgementKind.CODE:
            subject = ("code", ends[0], judgement.code or "")
        case JudgementKind.REJECT:
            subject = ("said", judgement.said or "")
    return f"judgement:{digest(*subject)[:16]}"


def ties(judgements: Iterable[Judgement]) -> list[tuple[str, str]]:
    """Return the pairs of keys that judgements make one; a retyped name is one with that name in its new type."""
    kinds = (JudgementKind.SAME, JudgementKind.RETYPE)
    ends = [judgement_ends(j) for j in judgements if j.kind in kinds]
    return [(pair[0], pair[1]) for pair in ends]


def judged_links(names: Iterable[Name], judgements: Sequence[Judgement]) -> JudgedLinks:
    """Return what judgements say of these names; the order of both does not matter."""
    if not judgements:
        return JudgedLinks()
    bound: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda n: n.id):
        for key in binding_keys(name):
            bound[key].append(name.id)
    tied = ties(judgements)
    keys = {key for j in judgements for key in judgement_ends(j)}
    groups = {key: group for group in clusters(keys, [(a, b, 1.0) for a, b in tied], ()) for key in group}
    members = {key: sorted({name for each in group for name in bound[each]}) for key, group in groups.items()}
    same = {
        (members[key][0], other, JUDGED_SCORE) for key in {k for pair in tied for k in pair} for other in members[key]
    }
    apart, types, codes = set(), defaultdict(set), defaultdict(set)
    for judgement in judgements:
        ends = judgement_ends(judgement)
        if judgement.kind is JudgementKind.DIFFERENT:
            apart |= {(a, b) for a, b in product(members[ends[0]], members[ends[1]]) if a != b}
        elif judgement.to_type is not None:
            for name_id in bound[ends[0]]:
                types[name_id].add(judgement.to_type)
        elif judgement.code is not None:
            for name_id in members[ends[0]]:
                codes[name_id].add(judgement.code)
    return JudgedLinks(
        sorted(pair for pair in same if pair[0] != pair[1]),
        sorted(apart),
        {name_id: tuple(sorted(found)) for name_id, found in types.items()},
        {name_id: tuple(sorted(found)) for name_id, found in codes.items()},
    )


def judged_type(members: Iterable[str], links: JudgedLinks) -> EntityType | None:
    """Return the type that judgements give a cluster: what most of its judged names get, then by the order of types."""
    votes = Counter(found for member in members for found in links.types.get(member, ()))
    order = list(EntityType)
    return min(votes, key=lambda kind: (-votes[kind], order.index(kind))) if votes else None


def base_keys(judgement: Judgement) -> tuple[str, ...]:
    """Return the keys of a judgement's names without employers: the `norm_key` of the names that it may bind."""
    ends = judgement_ends(judgement)
    return tuple(end.partition("@")[0] if end.startswith("person:") else end for end in ends)
