"""Whether two names mean one thing, by rules with reasons: a pure function of the names and of the shipped lexicons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.models import EntityType
from kg.resolve.blocking import known_form, name_forms
from kg.resolve.company_forms import owns_other
from kg.resolve.company_names import companies_conflict, has_legal_form
from kg.resolve.forms import CERTAIN, SURE, Form, certainty
from kg.resolve.known import find_known
from kg.resolve.person_names import people_conflict
from kg.resolve.policy_names import policies_conflict
from kg.resolve.region_names import regions_conflict
from kg.text.normalize import normalize

_CONFLICTS = {
    EntityType.COMPANY: companies_conflict,
    EntityType.PERSON: people_conflict,
    EntityType.POLICY: policies_conflict,
    EntityType.REGION: regions_conflict,
}


@dataclass(frozen=True)
class Comparison:
    """The verdict on two names: same or not, how sure it is that they are (`kg.resolve.forms`; 0 when not), the rule, and reasons for people."""

    same: bool
    score: float
    rule: str
    reasons: tuple[str, ...]


def compare(a: str, b: str, entity_type: EntityType) -> Comparison:
    """Return the comparison of two surfaces of one type; the order of the two does not matter."""
    first, second = sorted((a, b))
    left, right = normalize(first, entity_type), normalize(second, entity_type)
    if left == right:
        reason = "the same characters" if first == second else f"both are written {left} in normal form"
        return Comparison(True, CERTAIN, "same spelling", (reason,))
    known = _compare_known(first, second, entity_type)
    if known is not None:
        return known
    conflict = _CONFLICTS[entity_type](left, right) if entity_type in _CONFLICTS else None
    if conflict is not None:
        return Comparison(False, 0.0, "conflict", (conflict,))
    return _compare_forms(first, second, entity_type)


def _compare_known(a: str, b: str, entity_type: EntityType) -> Comparison | None:
    """Return the verdict of the list of known names, or None where it has none."""
    left, right = known_form(a, entity_type), known_form(b, entity_type)
    if left is None and right is None:
        return None
    if left is not None and right is not None:
        reasons = (_explain_known(a, *left), _explain_known(b, *right))
        if left[0] == right[0]:
            conflict = _derived_conflict(a, b, entity_type)
            if conflict is not None:
                return Comparison(False, 0.0, "conflict", (conflict,))
            return Comparison(
                True, min(SURE, certainty(min(left[1].nearness, right[1].nearness))), "known names", reasons
            )
        return Comparison(False, 0.0, "two known names", reasons)
    surface, found, other = (a, left, b) if left is not None else (b, right, a)
    if found is None or (entity_type is EntityType.PERSON and _may_be_short(surface, other)):
        return None
    reason = f"{other} is none of its names"
    return Comparison(False, 0.0, "known against unknown", (_explain_known(surface, *found), reason))


def _may_be_short(surface: str, other: str) -> bool:
    """Return whether a name that the list has not may be a well-known person's surname, or a rendering that sounds alike.

    诺瓦克 may be 亚历山大·诺瓦克; 大卫·库克 is not 库克.
    """
    if not re.search("[· ]", normalize(other, EntityType.PERSON)):
        return True
    left, right = ({f.text for f in name_forms(name, EntityType.PERSON) if ":" in f.text} for name in (surface, other))
    return bool(left & right)


def _derived_conflict(a: str, b: str, entity_type: EntityType) -> str | None:
    """Return why two names that lead to one line are two things: 福冈市 and 福冈县, the group's and the listed firm's legal name.

    The list itself may call them one: then both stand on it as they are.
    """
    left, right = normalize(a, entity_type), normalize(b, entity_type)
    if find_known(left, entity_type) and find_known(right, entity_type):
        return None
    if entity_type is EntityType.REGION:
        return regions_conflict(left, right)
    if entity_type is EntityType.COMPANY and has_legal_form(left) and has_legal_form(right):
        return companies_conflict(left, right)
    return None


def _explain_known(surface: str, name: str, form: Form) -> str:
    via = "" if form.rule == "same spelling" else f" ({form.rule}: {form.text})"
    return f"{surface}{via} is {name} in the list of known names"


def _is_parent(form: Form, other: Form, a: str, b: str, entity_type: EntityType) -> bool:
    if entity_type is not EntityType.COMPANY:
        return False
    return owns_other(form, other, normalize(b, entity_type)) or owns_other(other, form, normalize(a, entity_type))


def _compare_forms(a: str, b: str, entity_type: EntityType) -> Comparison:
    """Return the verdict by the forms that the two names share, of which one must be whole."""
    right = {form.text: form for form in name_forms(b, entity_type)}
    best: tuple[float, Form, Form] | None = None
    for form in name_forms(a, entity_type):
        other = right.get(form.text)
        if other is not None and (form.whole or other.whole) and not _is_parent(form, other, a, b, entity_type):
            near = min(form.nearness, other.nearness)
            if best is None or (near, form.text) > (best[0], best[1].text):
                best = (near, form, other)
    if best is None:
        return Comparison(False, 0.0, "no shared form", ("no rule leads from one name to the other",))
    near, left, other = best
    weaker = left if left.nearness <= other.nearness else other
    reasons = tuple(
        f"{surface}: {form.rule}, {form.text.partition(':')[2] or form.text}"
        for surface, form in ((a, left), (b, other))
        if form.rule != "same spelling"
    )
    return Comparison(True, certainty(near), weaker.rule, reasons)
