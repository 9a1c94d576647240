"""Names as they are resolved: a surface of one type and, for people, the employers that its article gives; for an office without its
place (市教育局), the article.

Two names are compared from what they hold alone. A decision is *strong*, or it is *weak*: then one of the two, the
ambiguous one, may stand for several things (光明 for 光明食品 and 光明乳业; 张伟 without an employer), and clustering joins it only
where all its weak decisions lead to one cluster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.models import EntityType, Name
from kg.resolve.compare import Comparison, compare
from kg.resolve.forms import CERTAIN, LIKELY, SURE
from kg.resolve.known import find_known
from kg.resolve.person_names import is_translated
from kg.text.normalize import normalize, plain_spelling

# Most bylines give no employer, but two reporters of one name are one sooner than a reporter and a minister.
REPORTER = "记者"
_SESSION = re.compile("第?[一二三四五六七八九十]{1,3}届")


@dataclass(frozen=True)
class Decision:
    """Two names found the same. `ambiguous` is the id of the one that may mean several things; None when strong."""

    a: str
    b: str
    rule: str
    score: float
    reasons: tuple[str, ...]
    ambiguous: str | None = None


def decide(a: Name, b: Name) -> Decision | None:
    """Return the decision that joins two names, or None; the order of the two does not matter."""
    first, second = sorted((a, b), key=lambda name: name.id)
    if first.type is not second.type:
        return _decide_types(first, second)
    if _are_other_offices(first, second):
        return None
    found = compare(first.surface, second.surface, first.type)
    if not found.same:
        return None
    ambiguous = None if found.score >= SURE else _shorter(first, second)
    if first.type is EntityType.PERSON and not is_rare(first.surface) and not is_rare(second.surface):
        return _decide_people(first, second, found, ambiguous)
    return Decision(first.id, second.id, found.rule, found.score, found.reasons, ambiguous)


def _are_other_offices(a: Name, b: Name) -> bool:
    """Return whether one of two bodies is an office without its place (市教育局), which only its article can tell."""
    return a.type is EntityType.ORGANIZATION and a.context != b.context


def is_known_otherwise(alias: Name, full: Name) -> bool:
    """Return whether what an article calls a thing for short is the well-known name of another.

    In an article about 华为云, 华为 may well be 华为云, and 清华大学 the one in 台湾; elsewhere neither is.
    """
    if alias.type is not full.type or normalize(alias.surface, alias.type) == normalize(full.surface, full.type):
        return False
    known = find_known(normalize(alias.surface, alias.type), alias.type) is not None
    return known and not compare(alias.surface, full.surface, alias.type).same


def is_rare(surface: str) -> bool:
    """Return whether a person's name is one that two people seldom share: a translated, long or Latin full name."""
    name = normalize(surface, EntityType.PERSON)
    return "·" in name or " " in name or len(name) >= 4 or is_translated(name)


def _decide_types(a: Name, b: Name) -> Decision | None:
    """One name seen as two types is one thing, unless one of them is a person (福特, the man and the firm)."""
    if EntityType.PERSON in (a.type, b.type) or plain_spelling(a.surface) != plain_spelling(b.surface):
        return None
    return Decision(a.id, b.id, "one name, two types", CERTAIN, (f"{a.surface} is seen as {a.type} and as {b.type}",))


def _decide_people(a: Name, b: Name, found: Comparison, ambiguous: str | None) -> Decision | None:
    if not a.context and not b.context:
        return Decision(a.id, b.id, found.rule, found.score, found.reasons, ambiguous)
    if not a.context or not b.context:
        silent = b if a.context else a
        reasons = (*found.reasons, f"no employer is given for {silent.surface} on one side")
        return Decision(a.id, b.id, found.rule, min(found.score, LIKELY), reasons, silent.id)
    shared = _shared_employer(a, b)
    if shared is None:
        return None
    return Decision(a.id, b.id, "same employer", found.score, (*found.reasons, shared), ambiguous)


def is_employer(written: str, employer: str) -> bool:
    """Return whether two employers are one; a body is one employer through its sessions (十二届全国人大常委会)."""
    one, other = (_SESSION.sub("", name) or name for name in (written, employer))
    kinds = (EntityType.COMPANY, EntityType.ORGANIZATION)
    return one == other or any(compare(one, other, kind).same for kind in kinds)


def _shared_employer(a: Name, b: Name) -> str | None:
    """Return in words which employers of the two are one, or None."""
    for one in a.context:
        for other in b.context:
            if one == other:
                return f"both at {one}"
            if is_employer(one, other):
                return f"{one} and {other} are one employer"
    return None


def _shorter(a: Name, b: Name) -> str:
    return min((a, b), key=lambda name: (len(name.surface), name.id)).id
