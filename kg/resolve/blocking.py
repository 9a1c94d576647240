"""Blocking: the keys under which a name is filed. Names that compare as same share one; few names share one.

A key is *whole* for a name whose form of that text lost nothing, else *derived*. Two names meet only under a key that is
whole for one of them, because only then can they compare as same: the thousand firms of one brand, whose short forms
are all that brand, are not compared with each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.models import EntityType
from kg.resolve.company_forms import company_forms
from kg.resolve.forms import Form, FormSet
from kg.resolve.known import find_known, known_names_left_out
from kg.resolve.organization_names import organization_forms
from kg.resolve.person_names import person_forms
from kg.resolve.policy_names import policy_forms
from kg.resolve.region_names import region_forms
from kg.resolve.spelling import respellings
from kg.text.normalize import is_han, normalize
from kg.text.remembered import SURFACES

_MAKERS = {
    EntityType.COMPANY: company_forms,
    EntityType.ORGANIZATION: organization_forms,
    EntityType.PERSON: person_forms,
    EntityType.POLICY: policy_forms,
    EntityType.REGION: region_forms,
}


@dataclass(frozen=True)
class BlockKeys:
    """The keys of a name, each list sorted, no key in both."""

    whole: tuple[str, ...]
    derived: tuple[str, ...] = ()

    @cached_property
    def all(self) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(sorted((*self.whole, *self.derived)))


@lru_cache(maxsize=SURFACES)
def name_forms(surface: str, entity_type: EntityType) -> tuple[Form, ...]:
    """Return the forms of a surface and of its other spellings, whole ones first, surest first."""
    name, make = normalize(surface, entity_type), _MAKERS[entity_type]
    forms = FormSet(make(name))
    if entity_type is not EntityType.PERSON and is_han(name):
        for spelling in respellings(name):
            forms.update(make(spelling.text), spelling.rule, spelling.nearness, whole=spelling.whole)
    return forms.sorted()


@lru_cache(maxsize=SURFACES)
def known_form(surface: str, entity_type: EntityType) -> tuple[str, Form] | None:
    """Return the line of the known-names list that a surface leads to, by its surest form that is there, or None."""
    for form in name_forms(surface, entity_type) or (_letter(surface, entity_type),):
        name = find_known(form.text, entity_type) if form.known else None
        if name is not None:
            return name, form
    return None


@contextmanager
def rules_alone() -> Iterator[None]:
    """Compare names without the list of well-known ones while this lasts: what the rules do by themselves."""
    _forget_names()
    try:
        with known_names_left_out():
            yield
    finally:
        _forget_names()


def _forget_names() -> None:
    block_keys.cache_clear()
    name_forms.cache_clear()
    known_form.cache_clear()


def _letter(surface: str, entity_type: EntityType) -> Form:
    """Return the form of a name of one character, which the list alone can tell: 沪 is 上海."""
    return Form(normalize(surface, entity_type), "same spelling", 1.0, whole=True)


@lru_cache(maxsize=SURFACES)
def block_keys(surface: str, entity_type: EntityType) -> BlockKeys:
    """Return the keys of a surface: its forms, and the well-known name it stands for.

    Two surfaces that `compare` calls the same share a key that is whole for one of them.
    """
    forms = name_forms(surface, entity_type)
    # A name of one character or of punctuation alone has no forms.
    whole = {form.text for form in forms if form.whole} | {normalize(surface, entity_type)}
    keys = {f"form:{text}" for text in whole}
    known = known_form(surface, entity_type)
    if known is not None:
        keys.add(f"known:{known[0]}")
    derived = {f"form:{form.text}" for form in forms} - keys
    return BlockKeys(tuple(sorted(keys)), tuple(sorted(derived)))
