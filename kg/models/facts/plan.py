"""(actor)-[:PLANS]->(:Fact:Plan {text, target_date, target_precision, quantities, quantity_values, quantity_units,
quantity_highs, modality}).
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from kg.models.facts.spec import ACTORS, CompareBy, DatePrecision, Drawn, Fact, Quantity, Role, Words, Worked

# In place of a missing unit: neo4j-admin reads a list of one empty string as no list.
NO_UNIT = "-"

Modality = Literal["rumoured", "conditional"]


class Plan(Fact):
    """A future act that a named actor controls; `target_date` is an ISO prefix resolved against publication.

    `modality` tells a plan that nobody stands for by name (rumoured), or whose text holds its condition.
    """

    key: ClassVar = "plans"
    words: ClassVar = Words("plan", "plans", "计划")
    colour: ClassVar = "#F6CF5C"
    compare_by: ClassVar = CompareBy.PROMISE
    who: ClassVar = ("actor",)
    needs: ClassVar = (("actor",),)
    drawn: ClassVar = Drawn("#C99A1B", "#3E2F00")
    later: ClassVar = ("modality",)

    actor: Annotated[str, Role("PLANS", ACTORS, into=True)]
    target_date: Annotated[str | None, Worked("date_words")] = None
    target_precision: Annotated[DatePrecision | None, Worked("date_words")] = None
    quantities: Annotated[tuple[str, ...], Worked()] = ()
    quantity_spans: Annotated[tuple[Quantity, ...], Worked()] = ()
    modality: Modality | None = None

    def properties(self) -> dict[str, Any]:
        """Return the properties of the node, with parallel lists for the quantities."""
        found = super().properties()
        if spans := found.pop("quantity_spans", ()):
            found["quantities"] = [q.surface for q in spans]
            # Neo4j's lists hold no null: NaN stands for a number that could not be read.
            found["quantity_values"] = [float("nan") if q.value is None else q.value for q in spans]
            found["quantity_units"] = [q.unit or NO_UNIT for q in spans]
            if any(q.high is not None for q in spans):
                # the upper bound of each, which is the value itself where no range is told
                highs = (q.value if q.high is None else q.high for q in spans)
                found["quantity_highs"] = [float("nan") if high is None else high for high in highs]
        elif "quantities" in found:
            found["quantities"] = list(self.quantities)
        return found
