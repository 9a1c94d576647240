"""(:Fact:Regulation {text})-[:UNDER]->(:Policy), -[:ISSUED_BY]->, -[:BINDS]->, -[:APPLIES_IN]->(:Region)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kg.models.facts.spec import ISSUERS, CompareBy, Drawn, Fact, Role, Words
from kg.models.mention import EntityType


class Regulation(Fact):
    """A provision of a named policy, or of a rule that a named issuer has made."""

    key: ClassVar = "regulations"
    words: ClassVar = Words("rule", "rules", "规定")
    colour: ClassVar = "#E6D5F2"
    compare_by: ClassVar = CompareBy.WORDS
    who: ClassVar = ("policy", "issuer")
    needs: ClassVar = (("policy", "issuer"),)
    drawn: ClassVar = Drawn("#A97FCB", "#34204A")

    policy: Annotated[str | None, Role("UNDER", (EntityType.POLICY,))] = None
    issuer: Annotated[str | None, Role("ISSUED_BY", ISSUERS)] = None
    regulated: Annotated[tuple[str, ...], Role("BINDS", tuple(EntityType), subject=True)] = ()
    region: Annotated[str | None, Role("APPLIES_IN", (EntityType.REGION,))] = None

    def line(self) -> str:
        """Return whose rule it is, whom it binds, and what it says."""
        by = " ".join(part for part in (self.issuer, self.policy) if part)
        return f"{by} -> {'、'.join(self.regulated) or '-'}: {self.text}"
