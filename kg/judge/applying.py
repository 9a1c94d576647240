"""Judgements into the graph and out of it: one transaction each, that leaves what the articles and judgements say.

A change is refused where judgements would contradict one another, and nothing of it is written then.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.judge.meaning import check_names
from kg.messages import msg
from kg.models import Judgement, JudgementKind, StoredJudgement
from kg.resolve import (
    Contradiction,
    base_keys,
    binding_keys,
    find_contradictions,
    find_nonsense,
    judgement_ends,
    judgement_id,
)
from kg.store import derived, observations
from kg.store import judgements as store
from kg.store.findings import known_sayings
from kg.store.graph import Transaction
from kg.write.facts import sayings_reached
from kg.write.parting import part_again
from kg.write.replacing import resolve_and_derive


@dataclass(frozen=True)
class JudgementChange:
    """What a change did: judgements added, withdrawn, there before; and those added whose names nobody has used yet.

    `notes` say why a change left the graph as it was.
    """

    added: tuple[Judgement, ...] = ()
    withdrawn: tuple[Judgement, ...] = ()
    unchanged: tuple[Judgement, ...] = ()
    pending: tuple[Judgement, ...] = ()
    notes: tuple[str, ...] = ()


def add_judgements(
    new: Iterable[Judgement], *, replace: bool = False, pending: bool = True, origin: str | None = None
) -> Callable[[Transaction], JudgementChange]:
    """Return the work of one transaction that adds judgements.

    UsageError where they contradict one another or those in the graph; with `replace` the latter are withdrawn. Unless
    `pending`, names that the graph does not hold are refused. With `origin` the new ones are all that list says: what
    it said before and does not say now is withdrawn.
    """
    listed = sorted(new, key=_order, reverse=True)
    wanted = {judgement_id(j): j for j in listed}
    twofold = [j for j in listed if _differs(j, wanted[judgement_id(j)])]

    def work(tx: Transaction) -> JudgementChange:
        observations.take_lock(tx)
        old = _known_around(tx, wanted.values())
        stale = {} if origin is None else _from_list(tx, origin, wanted)
        fresh = {i: j for i, j in wanted.items() if i not in old or _differs(old[i], j)}
        refuse_nonsense(fresh.values())
        withdrawn = _make_room({i: j for i, j in old.items() if i not in stale}, [*wanted.values(), *twofold], replace)
        if not pending:
            for judgement in fresh.values():
                check_names(tx, judgement)
        apply_judgements(tx, fresh.values(), [*withdrawn, *stale.values()])
        return JudgementChange(
            tuple(fresh.values()),
            (*withdrawn, *stale.values()),
            tuple(old[i] for i in wanted if i not in fresh),
            tuple(j for j, held in zip(fresh.values(), in_force(tx, fresh.values()), strict=True) if not held),
        )

    return work


def withdraw_judgements(ids: Sequence[str]) -> Callable[[Transaction], JudgementChange]:
    """Return the work of one transaction that withdraws judgements; UsageError for an id that is not there.

    What was rejected as one fact comes back as one: the id of that fact, or of one of the judgements, withdraws all.
    """

    def work(tx: Transaction) -> JudgementChange:
        observations.take_lock(tx)
        known = store.known_judgements(tx, ids)
        facts = {fact: store.rejections_of(tx, fact) for fact in {*ids, *(j.fact for j in known.values() if j.fact)}}
        if missing := sorted(i for i in ids if i not in known and not facts[i]):
            raise UsageError(
                msg("no judgement has the id {missing!r}", missing=missing[0]),
                hint=msg("`kg judgements list` shows them"),
            )
        known |= {i: judgement for rejections in facts.values() for i, judgement in rejections.items()}
        apply_judgements(tx, (), known.values())
        return JudgementChange(withdrawn=tuple(known.values()))

    return work


def apply_judgements(tx: Transaction, add: Iterable[Judgement], withdraw: Iterable[Judgement]) -> None:
    """Write judgements and take others away, then resolve and derive again what that touches."""
    add, withdraw = list(add), list(withdraw)
    keys = {key for j in (*add, *withdraw) for key in base_keys(j)}
    touched = set(store.judged_around_keys(tx, keys).names)
    store.delete_judgements(tx, {judgement_id(j) for j in withdraw})
    store.upsert_judgements(tx, [StoredJudgement(judgement_id(j), j, base_keys(j)) for j in add])
    part_again(tx, {key for j in (*add, *withdraw) if j.kind is JudgementKind.DIFFERENT for key in base_keys(j)})
    touched |= store.judged_around_keys(tx, keys).names
    reached = sayings_reached(tx, {j.said for j in (*add, *withdraw) if j.said})
    derived.delete_unused_subjects(tx, resolve_and_derive(tx, (), touched, {}, reached))


def in_force(tx: Transaction, judgements: Iterable[Judgement]) -> list[bool]:
    """Return for each judgement whether the graph holds what it is about: a name for each end, or an article that says so."""
    listed = list(judgements)
    names = store.names_of_keys(tx, {key for judgement in listed for key in base_keys(judgement)}).values()
    bound = {key for name in names for key in binding_keys(name)}
    said = known_sayings(tx, {judgement.said for judgement in listed if judgement.said is not None})
    return [_is_bound(judgement, bound, said) for judgement in listed]


def _is_bound(judgement: Judgement, bound: Container[str], said: Container[str]) -> bool:
    if judgement.said is not None:
        return judgement.said in said
    ends = judgement_ends(judgement)
    return all(end in bound for end in (ends[:1] if judgement.kind is JudgementKind.RETYPE else ends))


def refuse_nonsense(judgements: Iterable[Judgement]) -> None:
    """Refuse to judge what has no letters, and to call a name different from itself."""
    for judgement in judgements:
        if reason := find_nonsense(judgement):
            raise UsageError(reason)


def _make_room(old: dict[str, Judgement], new: Sequence[Judgement], replace: bool) -> list[Judgement]:
    """Return the old judgements that must go for the new to hold; UsageError with both unless `replace`."""
    kept = dict(old)
    gone: dict[str, Judgement] = {}
    while found := _clashes(kept, new):
        if not replace:
            raise UsageError(
                "; ".join(f"{c}" for c in found), hint=msg("Nothing was changed; add --replace to withdraw the older")
            )
        leaving = _older(found[0], kept.values())
        if not leaving:
            raise UsageError(str(found[0]), hint=msg("Both are new: decide which one holds"))
        gone |= {judgement_id(j): j for j in leaving}
        kept = {i: j for i, j in kept.items() if i not in gone}
    return [gone[i] for i in sorted(gone)]


def _clashes(kept: dict[str, Judgement], new: Sequence[Judgement]) -> list[Contradiction]:
    """Return the contradictions between the new and the kept; the same thing said twice is none."""
    ids = {(judgement_id(j), j.kind, j.to_type) for j in new}
    return find_contradictions([*new, *(j for i, j in kept.items() if (i, j.kind, j.to_type) not in ids)])


def _older(found: Contradiction, kept: Iterable[Judgement]) -> list[Judgement]:
    """Return what to withdraw: the old refusal with all that its split said, else the latest old link of the path."""
    old = list(kept)
    if found.judgement in old:
        ends, act = set(judgement_ends(found.judgement)), (found.judgement.user, found.judgement.at)
        if found.judgement.at is None or found.judgement.kind is not JudgementKind.DIFFERENT:
            return [found.judgement]
        return [
            j for j in old if j.kind is found.judgement.kind and (j.user, j.at) == act and ends & set(judgement_ends(j))
        ]
    links = [j for j in found.others if j in old]
    return [max(links, key=lambda j: (j.at or "", judgement_id(j)))] if links else []


def _known_around(tx: Transaction, judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Return the judgements in the graph that bear on these, by id."""
    listed = list(judgements)
    around = store.judged_around_keys(tx, {key for j in listed for key in base_keys(j)}).judgements
    return around | store.known_judgements(tx, [judgement_id(j) for j in listed])


def _from_list(tx: Transaction, origin: str, wanted: dict[str, Judgement]) -> dict[str, Judgement]:
    found = store.all_judgements(tx)
    return {i: j for i, j in found.items() if j.origin == origin and i not in wanted}


def _differs(one: Judgement, other: Judgement) -> bool:
    """Return whether two judgements of one id say different things."""
    return (one.kind, one.to_type) != (other.kind, other.to_type)


def _order(judgement: Judgement) -> tuple[str, str, str]:
    return (judgement_id(judgement), judgement.kind, judgement.to_json())
