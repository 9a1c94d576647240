"""A user's own list of entities as judgements: each alias is the same as its name, each code belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Judgement, JudgementKind
from kg.resolve import judged_key
from loaders.entity_list import ListedEntity


def list_judgements(entities: Sequence[ListedEntity], origin: str, user: str, at: str) -> list[Judgement]:
    """Return the judgements of a list; `origin` is its name, under which a later version of it replaces them."""
    said = {"user": user, "at": at, "origin": origin}
    found = []
    for entity in entities:
        for alias in entity.aliases:
            if judged_key(entity.type, alias) != judged_key(entity.type, entity.name):
                fields = {"kind": JudgementKind.SAME, "type": entity.type, "a": entity.name, "b": alias}
                found.append(Judgement.model_validate(fields | said))
        for code in entity.codes:
            fields = {"kind": JudgementKind.CODE, "type": entity.type, "a": entity.name, "code": code}
            found.append(Judgement.model_validate(fields | said))
    return found


def find_wrong_names(entities: Sequence[ListedEntity], where: str) -> list[LoadError]:
    """Return an error for each name that a list gives to two of its entities, which would be one, or without a letter."""
    owner: dict[str, ListedEntity] = {}
    errors = []
    for entity in entities:
        own = judged_key(entity.type, entity.name)
        for name in (entity.name, *entity.aliases):
            key = judged_key(entity.type, name)
            if key.endswith(":"):
                errors.append(
                    LoadError(
                        msg("{name!r} is no name: there is no letter in it", name=name),
                        where=msg("{where}, line {line}", where=where, line=entity.line),
                    )
                )
                continue
            other = owner.setdefault(key, entity)
            if judged_key(other.type, other.name) != own:
                reason = msg(
                    "{name} is {seen} here and {wanted} in line {line}",
                    name=name,
                    seen=entity.name,
                    wanted=other.name,
                    line=other.line,
                )
                errors.append(LoadError(reason, where=msg("{where}, line {line}", where=where, line=entity.line)))
    return errors
