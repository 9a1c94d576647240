"""What a person asks for, as judgements: two names merged, a name retyped, a fact rejected."""

from __future__ import annotations

from collections.abc import Callable

from kg.build.fact_writing import sayings_of_fact
from kg.build.judging import JudgementChange, add_judgements, in_force
from kg.build.lookup import person_at, unknown_name
from kg.build.meaning import PENDING_ADVICE, Meaning, common_type, meanings_of
from kg.build.splitting import By
from kg.errors import UsageError
from kg.models import EntityType, Judgement, JudgementKind
from kg.store import judgements as stored
from kg.store.graph import Transaction

Work = Callable[[Transaction], JudgementChange]


def merge_names(a: str, b: str, type_name: str | None, by: By, *, replace: bool = False, pending: bool = False) -> Work:
    """Return the work that judges two names the same; without a type, of the one type that both have."""

    def work(tx: Transaction) -> JudgementChange:
        one, other = person_at(tx, a), person_at(tx, b)
        entity_type = EntityType(type_name.upper()) if type_name else common_type(tx, one, other)
        judgement = _judgement(JudgementKind.SAME, by, type=entity_type, a=one, b=other)
        return add_judgements([judgement], replace=replace, pending=pending)(tx)

    return work


def retype_name(
    name: str, to: str, seen_as: str | None, by: By, *, replace: bool = False, pending: bool = False
) -> Work:
    """Return the work that judges what a name means to be of another type than it is seen as."""

    def work(tx: Transaction) -> JudgementChange:
        wanted = EntityType(to.upper())
        present = EntityType(seen_as.upper()) if seen_as else _seen_type(tx, name, wanted)
        if seen_as and not pending and present not in {m.type for m in meanings_of(tx, name)}:
            raise UsageError(
                f"no article uses {name} for a {present.lower()}", hint="Leave --from out, or add --pending"
            )
        judgement = _judgement(JudgementKind.RETYPE, by, type=present, a=name, to_type=wanted)
        return add_judgements([judgement], replace=replace, pending=pending)(tx)

    return work


def reject_fact(fact: str, by: By) -> Work:
    """Return the work that judges a fact wrong, in all the words that state it; UsageError when there is no such fact."""

    def work(tx: Transaction) -> JudgementChange:
        said = sayings_of_fact(tx, fact)
        if not said:
            if stored.rejections_of(tx, fact):
                raise UsageError(f"{fact} is rejected already", hint=f"`kg judgements withdraw {fact}` brings it back")
            raise UsageError(f"no fact has the id {fact!r}", hint="`kg show NAME --wide` prints the ids of facts")
        return add_judgements([_judgement(JudgementKind.REJECT, by, said=each, fact=fact) for each in said])(tx)

    return work


def listed_judgements(tx: Transaction) -> list[tuple[str, Judgement, bool]]:
    """Return (id, judgement, whether the graph has what it is about) of every judgement, by id."""
    found = stored.all_judgements(tx)
    ids = sorted(found)
    return [(i, found[i], held) for i, held in zip(ids, in_force(tx, [found[i] for i in ids]), strict=True)]


def _seen_type(tx: Transaction, name: str, wanted: EntityType) -> EntityType:
    """Return the one type that a name is seen as, other than the wanted one if it can be."""
    found = meanings_of(tx, name)
    if not found:
        raise unknown_name(tx, name, PENDING_ADVICE + " (with --from)")
    others = [m for m in found if m.type is not wanted] or found
    if len({m.entities for m in others}) > 1:
        seen = ", ".join(m.type.lower() for m in others)
        raise UsageError(f"{name} is seen as several things: {seen}", hint="Say which with --from")
    return _first(others).type


def _first(found: list[Meaning]) -> Meaning:
    return min(found, key=lambda m: list(EntityType).index(m.type))


def _judgement(kind: JudgementKind, by: By, **fields: str) -> Judgement:
    given = {"kind": kind, "user": by.user, "at": by.at, "note": by.note}
    return Judgement.model_validate(given | {key: value.strip() for key, value in fields.items()})
