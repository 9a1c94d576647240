"""Whose provision a clause is: the policy that it belongs to, and who has made that.

A text that is itself a document says both; elsewhere rankers choose among the names in reach.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.fact_context import FactContext
from kg.nlp.linear import LinearModel
from kg.nlp.own_document import OwnDocuments
from kg.nlp.owners import find_owners
from kg.text.stretch import Stretch

POLICY_TYPES = ("POLICY",)
ISSUER_TYPES = ("ORGANIZATION", "REGION", "COMPANY")
_MAKES = "出台|制定|发布|颁布|印发|公布|实施|推出|通过|下发|颁行"
_MADE = re.compile(f"(?:{_MAKES})(?:实施|并实施)?的?[^，。；]{{0,6}}《?$")
_SPEAKS = re.compile("》?[^，。；：]{0,8}?(?:规定|要求|明确|指出|提出|强调|宣布|决定|表示|称|禁止|允许)")
_SENDS_OUT = re.compile(f"[^，。；：《]{{0,16}}?(?:{_MAKES}|通知|批复|下令|修订|起草|征求)")
_ACCORDING = re.compile("(?:根据|按照|依据|依照|按|据|违反|遵守)《?[^，。；《]{0,12}$")


class Sources(NamedTuple):
    """The policy and the issuer of a provision, None where none is likely."""

    policy: Mention | None
    issuer: Mention | None


class SourceChooser:
    """Chooses policies and issuers in one text; `by_policy` and `by_issuer` rank names."""

    def __init__(self, context: FactContext, by_policy: LinearModel, by_issuer: LinearModel) -> None:
        self.context, self.reading = context, context.reading
        self._own = OwnDocuments(context.reading)
        self._models = {POLICY_TYPES: by_policy, ISSUER_TYPES: by_issuer}

    def choose(self, clause: Stretch, stated_by: Mention | None = None) -> Sources:
        """Return the likeliest sources of the provision at `clause`; `stated_by` is the policy that says so itself."""
        own = self._own.at(clause.start)
        if own is not None:
            return Sources(own.policy, own.issuer)
        policy = stated_by or self._best(clause, POLICY_TYPES)
        maker = maker_of(self.reading, policy) if policy is not None else None
        return Sources(policy, maker or self._best(clause, ISSUER_TYPES))

    def _best(self, clause: Stretch, types: tuple[str, ...]) -> Mention | None:
        model = self._models[types]
        ranked = [(model.score(row), -name.start, name) for name, row in source_features(self.context, clause, types)]
        best = max(ranked, default=None)
        return best[2] if best is not None and best[0] >= model.threshold else None


def maker_of(reading: AnnotatedText, policy: Mention) -> Mention | None:
    """Return the body or region that the words before the policy's name say has made it (甲出台的《乙法》)."""
    made = _MADE.search(reading.text[max(0, policy.start - 24) : policy.start])
    if made is None:
        return None
    position = policy.start - len(made.group())
    names = reading.names_within(max(0, position - 40), position, *ISSUER_TYPES)
    if not names or position - names[-1].end > 8 or re.search("[，。；：]", reading.text[names[-1].end : position]):
        return None
    return names[-1]


def source_features(
    context: FactContext, clause: Stretch, types: tuple[str, ...]
) -> list[tuple[Mention, tuple[str, ...]]]:
    """Return the names of these types in reach of `clause`, each with what a ranker sees of it."""
    owners = find_owners(context, clause, types)
    before = [owner.name.start for owner in owners if owner.name.start <= clause.end]
    nearest = max(before, default=-1)
    return [
        (owner.name, (*owner.features, *_roles(context, owner.name, clause, nearest), f"choice={min(len(owners), 4)}"))
        for owner in owners
    ]


def _roles(context: FactContext, name: Mention, clause: Stretch, nearest: int) -> list[str]:
    reading = context.reading
    text, sentence_of = reading.text, reading.structure
    ago = sentence_of.index_at("sentences", clause.start) - sentence_of.index_at("sentences", name.start)
    roles = [f"sentences ago={max(-1, min(ago, 4))}"]
    if name.start == nearest:
        roles.append("nearest")
    if name.entity in context.reporters or reading.structure.is_agency_line(name.start):
        roles.append("reports")
    after = text[name.end : name.end + 40]
    for role, pattern in (("speaks", _SPEAKS), ("sends out", _SENDS_OUT)):
        if pattern.match(after):
            roles += [role, f"{role}&ago={max(-1, min(ago, 2))}"]
    if _ACCORDING.search(text[max(0, name.start - 20) : name.start]):
        roles += ["according to", f"according to&ago={max(-1, min(ago, 2))}"]
    reach = context.rule_makers.before(clause)
    if reach is not None and reach.maker.name.entity == name.entity:
        roles += ["maker", f"maker {reach.maker.way}", f"maker {reach.maker.way}&ago={min(reach.ago, 2)}&{reach.near}"]
    elif reach is not None:
        roles.append("another is the maker")
    roles.append(f"mentioned={min(reading.mention_counts[name.entity], 3)}")
    return roles
