"""What the names of a judgement mean in the graph as it is: whether they are known, and as which type."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.lookup import unknown_name
from kg.errors import UsageError
from kg.messages import Message, joined, msg, term
from kg.models import EntityType, Judgement, JudgementKind
from kg.resolve import binding_keys, judged_key
from kg.store import derived
from kg.store import judgements as store
from kg.store.graph import Transaction

PENDING_ADVICE = msg("; --pending keeps the judgement until an article uses the name")


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
            advice = msg("; --pending keeps the judgement until an article uses the name (with --type)")
            raise unknown_name(tx, name, advice)
    shared = [kind for kind in EntityType if kind.value in left & right]
    if len(shared) == 1:
        return shared[0]
    if not shared:
        raise _across(a, left, b, right)
    raise UsageError(
        msg(
            "{a} and {b} are both {shared}",
            a=a,
            b=b,
            shared=joined((term("type", t.lower()) for t in shared), msg(" and ")),
        ),
        hint=msg("Add --type"),
    )


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
            msg(
                "{surface} is {listed} in this graph, not {wanted}; types are not merged",
                surface=surface,
                listed=_listed(types),
                wanted=_listed({wanted.value}),
            ),
            hint=msg(
                "If it is one, first `kg retype {surface} --type {type}`", surface=surface, type=wanted.value.lower()
            ),
        )


def _check_one(judgement: Judgement, surface: str, found: list[Meaning]) -> None:
    """Refuse to merge all namesakes by the way; a name judged the same as itself means just that."""
    people = {e for m in found if m.type is judgement.type for e in m.entities}
    if judgement.kind is JudgementKind.SAME and len(people) > 1 and judgement.a != judgement.b:
        raise UsageError(
            msg(
                "{count} people are called {surface}: {people}",
                count=len(people),
                surface=surface,
                people="、".join(sorted(people)),
            ),
            hint=msg(
                "Say which by an employer, as in {surface}@EMPLOYER; `kg explain {surface}` shows them", surface=surface
            ),
        )


def _across(a: str, left: set[str], b: str, right: set[str]) -> UsageError:
    return UsageError(
        msg(
            "{a} is {listed} and {b} is {wanted}; types are not merged",
            a=a,
            listed=_listed(left),
            b=b,
            wanted=_listed(right),
        ),
        hint=msg("`kg retype NAME --type TYPE` first, if one of them is wrong"),
    )


def _listed(types: set[str]) -> str:
    return joined((a_type(EntityType(name)) for name in sorted(types)), msg(" and "))


def a_type(entity_type: EntityType) -> Message:
    """Return a type of entity as one of its kind, for a message."""
    named = term("type", entity_type.lower())
    return msg("an {type}", type=named) if entity_type is EntityType.ORGANIZATION else msg("a {type}", type=named)
