"""What is left of an extraction when records below a confidence are taken out: no fact keeps a name that went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from kg.graph.derivation import ACTORS, ISSUERS, ORGANISED, SPEAKERS
from kg.models import Affiliation, ArticleEntity, EntityType, Extraction, Fact, Plan, Regulation, Statement

F = TypeVar("F", bound=Fact)


def keep_confident(extraction: Extraction, minimum: float) -> Extraction:
    """Return the extraction without records whose confidence (0-1) is below `minimum`; one without a figure stays.

    A fact whose person, speaker or actor names only entities that went goes too; from other roles the name is taken
    out, and an affiliation left with neither title nor organisation, or a regulation with neither policy nor issuer,
    goes.
    """
    if minimum <= 0:
        return extraction
    kept = _Kept(extraction, extraction.model_copy(update={"entities": _confident(extraction.entities, minimum)}))
    return kept.after.model_copy(
        update={
            "affiliations": _present(map(kept.affiliation, _confident(extraction.affiliations, minimum))),
            "statements": _present(map(kept.statement, _confident(extraction.statements, minimum))),
            "plans": _present(map(kept.plan, _confident(extraction.plans, minimum))),
            "regulations": _present(map(kept.regulation, _confident(extraction.regulations, minimum))),
        }
    )


R = TypeVar("R", ArticleEntity, Affiliation, Statement, Plan, Regulation)


def _confident(records: Iterable[R], minimum: float) -> tuple[R, ...]:
    return tuple(record for record in records if record.confidence is None or record.confidence >= minimum)


def _present(facts: Iterable[F | None]) -> tuple[F, ...]:
    """Return the facts that are left, each once: two may have become equal."""
    return tuple(dict.fromkeys(fact for fact in facts if fact is not None))


class _Kept:
    """Which names still lead to an entity, and what that leaves of each fact."""

    def __init__(self, before: Extraction, after: Extraction) -> None:
        self.before = before
        self.after = after

    def name(self, surface: str | None, *types: EntityType) -> str | None:
        """Return the surface, or None if all that it named in this role is gone."""
        gone = self.before.find(surface, *types) is not None and self.after.find(surface, *types) is None
        return None if gone else surface

    def affiliation(self, held: Affiliation) -> Affiliation | None:
        organization = self.name(held.organization, *ORGANISED)
        if self.name(held.person, EntityType.PERSON) is None or (organization is None and held.title is None):
            return None
        return held.model_copy(update={"organization": organization})

    def statement(self, said: Statement) -> Statement | None:
        return said if self.name(said.speaker, *SPEAKERS) is not None else None

    def plan(self, plan: Plan) -> Plan | None:
        return plan if self.name(plan.actor, *ACTORS) is not None else None

    def regulation(self, rule: Regulation) -> Regulation | None:
        policy, issuer = self.name(rule.policy, EntityType.POLICY), self.name(rule.issuer, *ISSUERS)
        if policy is None and issuer is None:
            return None
        left = {
            "policy": policy,
            "issuer": issuer,
            "region": self.name(rule.region, EntityType.REGION),
            "regulated": tuple(surface for surface in rule.regulated if self.name(surface) is not None),
        }
        return rule.model_copy(update=left)
