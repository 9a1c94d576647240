"""Take a name out of an entity: withdraw the judgements that brought it there, or judge it different from the rest."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kg.ask.lookup import person_at, unknown_name
from kg.errors import UsageError
from kg.graph.entities import clusters_of
from kg.judge.applying import JudgementChange, add_judgements, apply_judgements
from kg.judge.meaning import meanings_of
from kg.messages import msg
from kg.models import EntityType, Judgement, JudgementKind, Links, Name, NameState
from kg.resolve import binding_keys, find_contradictions, judged_key, judged_links, judgement_ends, judgement_id
from kg.store import derived, observations
from kg.store import judgements as store
from kg.store.graph import Transaction
from kg.write.parting import sees_at_both


@dataclass(frozen=True)
class By:
    """Who judges, when (ISO time) and why."""

    user: str
    at: str
    note: str | None = None


def by_user(note: str | None = None) -> By:
    """Return who judges now: the user of this machine."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # no entry for this user, as in some containers
        user = "unknown"
    return By(user, datetime.now(UTC).isoformat(timespec="milliseconds"), note)


@dataclass(frozen=True)
class _Cut:
    """The component of an entity, and the names in it that are to part: `own` from `rest`."""

    states: dict[str, NameState]
    links: Links
    own: frozenset[str]
    target: frozenset[str]
    rest: frozenset[str]
    keys: frozenset[str]

    def parts(self, judgements: Sequence[Judgement]) -> bool:
        """Return whether the names are in two clusters by these judgements."""
        judged = judged_links((state.name for state in self.states.values()), judgements)
        clusters = clusters_of(self.states, replace(self.links, judgements=list(judgements)), judged)
        return not any(self.own & set(cluster) and self.target & set(cluster) for cluster in clusters)


def split_name(name: str, entity: str, by: By) -> Callable[[Transaction], JudgementChange]:
    """Return the work of one transaction that takes a name out of an entity, given by its id or any of its names.

    Where judgements brought the two together, the fewest of them are withdrawn, those about the name itself first;
    where rules did, the name is judged different from every other name of the entity. Of a person whom an article sees at
    two employers, 李明远@甲公司 from 李明远@乙大学 makes two. UsageError when the name is not among the entity's, or is all
    of it.
    """

    def work(tx: Transaction) -> JudgementChange:
        observations.take_lock(tx)
        waiting = _waiting(tx, name, entity)
        if waiting:
            apply_judgements(tx, (), waiting)
            return JudgementChange(withdrawn=tuple(waiting))
        own, of = person_at(tx, name), person_at(tx, entity)
        if _is_seen_at_both(tx, own, of):
            two = Judgement(
                kind=JudgementKind.DIFFERENT, type=EntityType.PERSON, a=own, b=of, user=by.user, at=by.at, note=by.note
            )
            return add_judgements([two], replace=True)(tx)
        cut = _find_cut(tx, own, of)
        same = [j for j in cut.links.judgements if j.kind is JudgementKind.SAME]
        other = [j for j in cut.links.judgements if j.kind is not JudgementKind.SAME]
        added: list[Judgement] = []
        if cut.parts(other):
            withdrawn = _fewest(cut, same, other)
        else:
            withdrawn = [j for j in same if set(judgement_ends(j)) & cut.keys]
            added = _different(own, cut, by)
            left = [j for j in cut.links.judgements if j not in withdrawn]
            if not added or find_contradictions([*left, *added]):
                raise UsageError(
                    msg("{name} can't be split from {entity} by its name", name=name, entity=entity),
                    hint=msg("`kg explain` shows why"),
                )
        apply_judgements(tx, added, withdrawn)
        return JudgementChange(tuple(added), tuple(withdrawn))

    return work


def _is_seen_at_both(tx: Transaction, one: str, other: str) -> bool:
    """Tell whether two names, each with an employer, are those of one person in some article."""
    keys = [judged_key(EntityType.PERSON, name) for name in (one, other)]
    people = {key.partition("@")[0] for key in keys}
    return "@" in one and "@" in other and len(people) == 1 and keys[0] != keys[1] and sees_at_both(tx, *keys)


def _waiting(tx: Transaction, name: str, entity: str) -> list[Judgement]:
    """Return the judgements that make one of the entity and a name that no article uses; none where one does."""
    if meanings_of(tx, name):
        return []
    own = {judged_key(kind, name) for kind in EntityType}
    names = {key for i in meanings_of(tx, entity) for e in i.entities for key in _keys_of_entity(tx, e)}
    names |= {judged_key(kind, entity) for kind in EntityType} | set(_keys_of_entity(tx, entity))
    found = store.judged_around_keys(tx, {key.partition("@")[0] for key in own}).judgements.values()
    ends = {j: set(judgement_ends(j)) for j in found if j.kind is JudgementKind.SAME}
    return [j for j, pair in ends.items() if pair & own and pair & names]


def _keys_of_entity(tx: Transaction, entity: str) -> set[str]:
    states = derived.name_states(tx, store.names_of_entity(tx, entity))
    return {key for state in states for key in binding_keys(state.name)}


def _find_cut(tx: Transaction, name: str, entity: str) -> _Cut:
    """Return what is to part; the entity is the one, of those that `entity` names, that has the name too."""
    meanings = meanings_of(tx, name)
    own = {i for meaning in meanings for i in meaning.names}
    shared = {e for meaning in meanings for e in meaning.entities}
    named = {i for meaning in meanings_of(tx, entity) for i in meaning.names}
    entities = {e for meaning in meanings_of(tx, entity) for e in meaning.entities} | {entity}
    both = sorted(shared & entities)
    if not both:
        for text in (name, entity):
            if not meanings_of(tx, text) and not tx.rows("read/entity_by_id", id=text):
                raise unknown_name(tx, text)
        called = (
            msg("it is {shared}", shared="、".join(sorted(shared))) if shared else msg("no entity of the graph has it")
        )
        raise UsageError(
            msg("{name} is not among the names of {entity}; {called}", name=name, entity=entity, called=called),
            hint=msg("`kg explain` shows names"),
        )
    members = set(store.names_of_entity(tx, both[0]))
    own &= members
    rest = members - own
    target = (named & rest) or rest
    if not rest:
        raise UsageError(
            msg("{name} is all that {entity} is called, so there is nothing to split", name=name, entity=entity),
            hint=msg("`kg explain` shows which judgements apply, `kg judgements withdraw ID` takes one back"),
        )
    states, links = derived.component_of(tx, members)
    keys = {judged_key(states[i].name.type, name) for i in own}
    return _Cut(states, links, frozenset(own), frozenset(target), frozenset(rest), frozenset(keys))


def _fewest(cut: _Cut, same: Sequence[Judgement], other: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements to withdraw: all that can stay does, what is not about the name before what is."""
    kept = list(other)
    gone = []
    for judgement in sorted(same, key=lambda j: (bool(set(judgement_ends(j)) & cut.keys), j.at or "", judgement_id(j))):
        if cut.parts([*kept, judgement]):
            kept.append(judgement)
        else:
            gone.append(judgement)
    return gone


def _different(name: str, cut: _Cut, by: By) -> list[Judgement]:
    """Return one judgement for each other name of the entity, all of one moment, so that they can go together."""
    found: dict[str, Judgement] = {}
    for entity_type in sorted({cut.states[i].name.type for i in cut.own}):
        for surface in _surfaces((cut.states[i].name for i in cut.rest), entity_type):
            judgement = Judgement(
                kind=JudgementKind.DIFFERENT, type=entity_type, a=name, b=surface,
                user=by.user, at=by.at, note=by.note,
            )  # fmt: skip
            ends = judgement_ends(judgement)
            if ends[0] != ends[1]:
                found[judgement_id(judgement)] = judgement
    return [found[i] for i in sorted(found)]


def _surfaces(names: Iterable[Name], entity_type: EntityType) -> list[str]:
    """Return the names of one type as judgements give them: people who have employers with each."""
    found: set[str] = set()
    for name in names:
        if name.type is entity_type:
            people = entity_type is EntityType.PERSON
            found |= {f"{name.surface}@{at}" for at in name.context or ("",)} if people else {name.surface}
    return sorted(found)
