"""What a person asks for, as judgements: two names merged, a name retyped, a fact rejected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as replace_fields

from kg.ask.lookup import person_at, unknown_name
from kg.errors import UsageError
from kg.judge.applying import JudgementChange, add_judgements, in_force
from kg.judge.meaning import Meaning, a_type, common_type, meanings_of
from kg.judge.splitting import By
from kg.messages import joined, msg, term
from kg.models import EntityType, Judgement, JudgementKind
from kg.resolve import judgement_ends
from kg.store import judgements as stored
from kg.store.graph import Transaction
from kg.write.facts import sayings_of_fact

Work = Callable[[Transaction], JudgementChange]


def merge_names(a: str, b: str, type_name: str | None, by: By, *, replace: bool = False, pending: bool = False) -> Work:
    """Return the work that judges two names the same; without a type, of the one type that both have."""

    def work(tx: Transaction) -> JudgementChange:
        one, other = person_at(tx, a), person_at(tx, b)
        entity_type = EntityType(type_name.upper()) if type_name else common_type(tx, one, other)
        judgement = _judgement(JudgementKind.SAME, by, type=entity_type, a=one, b=other)
        if len(set(judgement_ends(judgement))) == 1:
            raise _one_name(a, b, entity_type)
        before = [_entities(tx, name, entity_type) for name in (one, other)]
        change = add_judgements([judgement], replace=replace, pending=pending)(tx)
        after = [_entities(tx, name, entity_type) for name in (one, other)]
        return with_notes(change, _nothing_merged(change, a, b, before) if before == after else ())

    return work


def _one_name(a: str, b: str, entity_type: EntityType) -> UsageError:
    hint = msg("For two people of one name, write each with an employer: NAME@EMPLOYER")
    return UsageError(
        msg("{a} and {b} are one name, so there is nothing to merge", a=a, b=b),
        hint=hint if entity_type is EntityType.PERSON else msg("`kg explain {a}` shows what is one with it", a=a),
    )


def _entities(tx: Transaction, name: str, entity_type: EntityType) -> set[str]:
    """Return the entities that a name leads to as one type."""
    return {e for m in meanings_of(tx, name) if entity_type in (m.type, *m.types) for e in m.entities}


def _nothing_merged(change: JudgementChange, a: str, b: str, found: list[set[str]]) -> tuple[str, ...]:
    """Return why a merge left the graph as it was; nothing where that waits for an article, which is told anyway."""
    if change.unchanged:
        return (msg("{a} and {b} were judged one before, so nothing changed", a=a, b=b),)
    if change.pending:
        return ()
    if found[0] and found[0] == found[1]:
        told = "、".join(sorted(found[0]))
        return (
            msg(
                "{a} and {b} are one already ({told}): the graph is as it was, and the judgement keeps it so",
                a=a,
                b=b,
                told=told,
            ),
        )
    leads = joined(
        (msg("{name} to {entities}", name=name, entities="、".join(sorted(each)) or msg("none"))
         for name, each in zip((a, b), found, strict=True)),
        ", ",
    )  # fmt: skip
    return (
        msg("the graph is as it was: {leads} lead as before, until an article uses both names in full", leads=leads),
    )


def retype_name(
    name: str, to: str, seen_as: str | None, by: By, *, replace: bool = False, pending: bool = False
) -> Work:
    """Return the work that judges what a name means to be of another type than it is seen as."""

    def work(tx: Transaction) -> JudgementChange:
        wanted = EntityType(to.upper())
        present = EntityType(seen_as.upper()) if seen_as else _seen_type(tx, name, wanted)
        if seen_as and not pending and present not in {m.type for m in meanings_of(tx, name)}:
            raise UsageError(
                msg("no article uses {name} for a {type}", name=name, type=term("type", present.lower())),
                hint=msg("Leave --from out, or add --pending"),
            )
        if present is wanted:
            raise UsageError(
                msg("{name} is seen as {type} already", name=name, type=a_type(wanted)),
                hint=msg("There is nothing to judge"),
            )
        types = {t for m in meanings_of(tx, name) if m.type is present for t in m.types}
        judgement = _judgement(JudgementKind.RETYPE, by, type=present, a=name, to_type=wanted)
        change = add_judgements([judgement], replace=replace, pending=pending)(tx)
        if change.unchanged:
            return with_notes(
                change,
                (msg("{name} was judged {type} before, so nothing changed", name=name, type=a_type(wanted)),),
            )
        is_so = msg(
            "{name} is {type} already: the graph is as it was, and the judgement keeps it so",
            name=name,
            type=a_type(wanted),
        )
        return with_notes(change, (is_so,) if types == {wanted.value} else ())

    return work


def reject_fact(fact: str, by: By) -> Work:
    """Return the work that judges a fact wrong, in all the words that state it; UsageError when there is no such fact."""

    def work(tx: Transaction) -> JudgementChange:
        said = sayings_of_fact(tx, fact)
        if not said:
            if stored.rejections_of(tx, fact):
                raise UsageError(
                    msg("{fact} is rejected already", fact=fact),
                    hint=msg("`kg judgements withdraw {fact}` brings it back", fact=fact),
                )
            raise UsageError(
                msg("no fact has the id {fact!r}", fact=fact), hint=msg("`kg show NAME --wide` prints the ids of facts")
            )
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
        advice = msg("; --pending keeps the judgement until an article uses the name (with --from)")
        raise unknown_name(tx, name, advice)
    others = [m for m in found if m.type is not wanted] or found
    if len({m.entities for m in others}) > 1:
        seen = joined((term("type", m.type.lower()) for m in others), msg(", "))
        raise UsageError(
            msg("{name} is seen as several things: {seen}", name=name, seen=seen), hint=msg("Say which with --from")
        )
    return _first(others).type


def with_notes(change: JudgementChange, notes: tuple[str, ...]) -> JudgementChange:
    """Return the change with why it left the graph as it was."""
    return replace_fields(change, notes=notes)


def _first(found: list[Meaning]) -> Meaning:
    return min(found, key=lambda m: list(EntityType).index(m.type))


def _judgement(kind: JudgementKind, by: By, **fields: str) -> Judgement:
    given = {"kind": kind, "user": by.user, "at": by.at, "note": by.note}
    return Judgement.model_validate(given | {key: value.strip() for key, value in fields.items()})
