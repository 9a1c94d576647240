"""What the names of a judgement mean in the graph as it is: whether they are known, and as which type."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.lookup import unknown_name
from kg.errors import UsageError
from kg.models import EntityType, Judgement, JudgementKind
from kg.resolve import binding_keys, judged_key
from kg.store import derived
from kg.store import judgements as store
from kg.store.graph import Transaction

PENDING_ADVICE = "; --pending keeps the judgement until an article uses the name"


@dataclass(frozen=True)
class Meaning:
    """A name as one type: the ids of its name nodes, and of the entities that they refer to (none for a mere alias)."""

    type: EntityType
    names: tuple[str, ...]
    entities: tuple[str, ...]

    @property
    def types(self) -> set[str]:
        """The types that its entities have, which a vote or a judgement may have made others than its own."""
        return {entity.partition(":")[0].upper() for entity in self.entities}


def meanings_of(tx: Transaction, surface: str) -> list[Meaning]:
    """Return what a name, written in any spelling of its normal form, means, in the order of the types."""
    found = []
    for entity_type in EntityType:
        key = judged_key(entity_type, surface)
        base = key.partition("@")[0] if entity_type is EntityType.PERSON else key
        names = store.names_of_keys(tx, [base])
        bound = [i for i in sorted(names) if key in binding_keys(names[i])]
        if bound:
            states = derived.name_states(tx, bound)
            entities = tuple(sorted({state.entity for state in states if state.entity}))
            found.append(Meaning(entity_type, tuple(bound), entities))
    return found


def common_type(tx: Transaction, a: str, b: str) -> EntityType:
    """Return the one type that both names have; UsageError when there is none, or a name is unknown."""
    left, right = ({t for m in meanings_of(tx, name) for t in m.types or {m.type.value}} for name in (a, b))
    for name, types in ((a, left), (b, right)):
        if not types:
            raise unknown_name(tx, name, PENDING_ADVICE + " (with --type)")
    shared = [kind for kind in EntityType if kind.value in left & right]
    if len(shared) == 1:
        return shared[0]
    if not shared:
        raise _across(a, left, b, right)
    raise UsageError(f"{a} and {b} are both {' and '.join(t.lower() for t in shared)}", hint="Add --type")


def check_names(tx: Transaction, judgement: Judgement) -> None:
    """Refuse a judgement about names that the graph does not hold, or holds as another type."""
    if judgement.type is None or judgement.a is None:
        return
    for surface in filter(None, (judgement.a, judgement.b)):
        found = meanings_of(tx, surface)
        if not found:
            raise unknown_name(tx, surface, PENDING_ADVICE)
        if judgement.kind is not JudgementKind.RETYPE:
            _check_type(tx, judgement.type, surface, found)
            _check_one(judgement, surface, found)


def _check_type(tx: Transaction, wanted: EntityType, surface: str, found: list[Meaning]) -> None:
    """Refuse a name whose entity is of another type, or that is bound only by a key of another type."""
    types = {t for meaning in found for t in meaning.types or {meaning.type.value}}
    key = judged_key(wanted, surface)
    base = key.partition("@")[0] if wanted is EntityType.PERSON else key
    if wanted.value not in types or not store.judged_around_keys(tx, [base]).names:
        types = types - {wanted.value} or {meaning.type.value for meaning in found}
        raise UsageError(
            f"{surface} is {_listed(types)} in this graph, not {_listed({wanted.value})}; types are not merged",
            hint=f"If it is one, first `kg retype {surface} --type {wanted.value.lower()}`",
        )


def _check_one(judgement: Judgement, surface: str, found: list[Meaning]) -> None:
    """Refuse to merge all namesakes by the way; a name judged the same as itself means just that."""
    people = {e for m in found if m.type is judgement.type for e in m.entities}
    if judgement.kind is JudgementKind.SAME and len(people) > 1 and judgement.a != judgement.b:
        raise UsageError(
            f"{len(people)} people are called {surface}: {'、'.join(sorted(people))}",
            hint=f"Say which by an employer, as in {surface}@EMPLOYER; `kg explain {surface}` shows them",
        )


def _across(a: str, left: set[str], b: str, right: set[str]) -> UsageError:
    return UsageError(
        f"{a} is {_listed(left)} and {b} is {_listed(right)}; types are not merged",
        hint="`kg retype NAME --type TYPE` first, if one of them is wrong",
    )


def _listed(types: set[str]) -> str:
    return " and ".join(f"{'an' if t[0] == 'O' else 'a'} {t.lower()}" for t in sorted(types))
