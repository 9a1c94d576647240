"""Whose plan or rule it is: every named entity in reach of a clause, and what the rankers see of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.nlp.annotated import Name
from kg.nlp.fact_context import ACTOR_TYPES, FactContext
from kg.nlp.structure import Stretch

_TRIGGER = re.compile("将|计划|拟|打算|准备|力争|争取|定于|决定|承诺|预计|会|同意|规划|要")
_REACH = 400
_GOVERNED = re.compile("(?:对|向|给|与|和|同|跟|为|把|在|从|于|到|至|由|被|以|入|让|使|据|来自|按照|根据)$")


@dataclass(frozen=True)
class OwnerCandidate:
    """An entity that may be the actor, by its nearest mention, with the features of all its roles around the plan."""

    name: Name
    features: tuple[str, ...]


def find_owners(context: FactContext, clause: Stretch, types: tuple[str, ...] = ACTOR_TYPES) -> list[OwnerCandidate]:
    """Return the possible owners (of these types) of what begins at `clause`, each entity once, by first mention in reach."""
    reading = context.reading
    structure = reading.structure
    sentence, paragraph = structure.sentence_at(clause.start), structure.paragraph_at(clause.start)
    start = max(0, min(paragraph.start, clause.start) - _REACH)
    roles: dict[str, list[str]] = {}
    nearest: dict[str, Name] = {}
    trigger = _TRIGGER.search(reading.text, clause.start, clause.end)
    trigger_start = trigger.start() if trigger else clause.end
    own_sentence: list[Name] = list(reading.names_within(sentence.start, clause.end, *types))
    subjects = [name for name in own_sentence if name.end <= trigger_start and not _is_governed(reading.text, name)]
    for name in reading.names_within(start, min(len(reading.text), sentence.end), *types):
        found = roles.setdefault(name.entity, [])
        found += _mention_roles(context, name, clause, sentence, paragraph, trigger_start)
        nearest[name.entity] = name
    for name in subjects[-1:]:
        roles[name.entity].append(f"last subject:{name.type}")
    for name in subjects[:1]:
        roles[name.entity].append(f"first subject:{name.type}")
    _add_speech_roles(context, clause, roles, nearest, types)
    _add_document_roles(context, roles, nearest, types)
    return [
        OwnerCandidate(
            nearest[entity],
            tuple(dict.fromkeys([*found, f"type:{nearest[entity].type}", *_pairs(found, nearest[entity].type)])),
        )
        for entity, found in roles.items()
    ]


def _pairs(found: list[str], kind: str) -> list[str]:
    return [f"{role}|{kind}" for role in dict.fromkeys(found)]


def _mention_roles(
    context: FactContext, name: Name, clause: Stretch, sentence: Stretch, paragraph: Stretch, trigger: int
) -> list[str]:
    text = context.reading.text
    roles = []
    if clause.start <= name.start < clause.end:
        roles.append("in clause before trigger" if name.end <= trigger else "in clause after trigger")
        if name.start == clause.start:
            roles.append("begins clause")
        if name.end == trigger:
            roles.append("adjacent to trigger")
        elif name.end < trigger:
            roles.append(f"gap:{min((trigger - name.end) // 3, 4)}")
    elif sentence.start <= name.start < clause.start:
        roles.append("in sentence before")
        if name.start == sentence.start:
            roles.append("begins sentence")
    elif name.start >= clause.end:
        roles.append("in sentence after")
    elif paragraph.start <= name.start:
        roles.append("in paragraph before")
        if name.start == paragraph.start:
            roles.append("begins paragraph")
        if context.reading.structure.sentence_at(name.start).end >= sentence.start - 1:
            roles.append("in last sentence")
            if context.reading.structure.sentence_at(name.start).start == name.start:
                roles.append("begins last sentence")
    else:
        roles.append("before paragraph")
    if _is_governed(text, name):
        roles = [f"governed {role}" for role in roles]
    if text[name.end : name.end + 1] == "的":
        roles.append("followed by 的")
    return roles


def _is_governed(text: str, name: Name) -> bool:
    return bool(_GOVERNED.search(text[max(0, name.start - 2) : name.start]))


def _add_speech_roles(
    context: FactContext, clause: Stretch, roles: dict[str, list[str]], nearest: dict[str, Name], types: tuple[str, ...]
) -> None:
    for label, statement in (
        ("here", context.statement_at(clause.start)),
        ("near", context.statement_near(clause.start)),
    ):
        if statement is None:
            continue
        entity = context.entity_of(statement.speaker)
        _add_role(context, entity, f"speaker {label}", roles, nearest, types)
        for rank, body in enumerate(context.bodies_of(statement.speaker)[:3]):
            _add_role(context, body, f"speaker's body {label} {min(rank, 1)}", roles, nearest, types)
        own = context.reading.text[clause.start : clause.end]
        if re.search("我们|公司|我行|我校|本", own):
            for body in context.bodies_of(statement.speaker)[:1]:
                _add_role(context, body, f"speaker's body as 我们 {label}", roles, nearest, types)


def _add_document_roles(
    context: FactContext, roles: dict[str, list[str]], nearest: dict[str, Name], types: tuple[str, ...]
) -> None:
    counts = context.mention_counts
    bodies = [entity for entity in counts if context.first_of_entity[entity].type != "PERSON"]
    ranked = sorted(bodies, key=lambda entity: (-counts[entity], context.first_of_entity[entity].start))
    for rank, entity in enumerate(ranked[:3]):
        _add_role(context, entity, f"most mentioned {rank}", roles, nearest, types)
    title_end = context.reading.structure.paragraph_at(0).end
    for name in context.reading.names_within(0, title_end, *types):
        _add_role(context, name.entity, "in title", roles, nearest, types)


def _add_role(
    context: FactContext,
    entity: str,
    role: str,
    roles: dict[str, list[str]],
    nearest: dict[str, Name],
    types: tuple[str, ...],
) -> None:
    name = context.first_of_entity.get(entity)
    if name is None or name.type not in types:
        return
    roles.setdefault(entity, []).append(role)
    nearest.setdefault(entity, name)
