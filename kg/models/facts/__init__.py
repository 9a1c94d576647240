"""The kinds of fact, one class a file. Whoever adds one adds it to FACTS; the rest follows from its class."""

from kg.messages.language import tell_words
from kg.models.facts.affiliation import Affiliation
from kg.models.facts.figure import Figure
from kg.models.facts.plan import NO_UNIT, Modality, Plan
from kg.models.facts.regulation import Regulation
from kg.models.facts.spec import CompareBy, DatePrecision, Drawn, Fact, Quantity, Role, Words, Worked
from kg.models.facts.statement import Statement

# In this order in the extraction format, in the pipeline and in figures.
FACTS: tuple[type[Fact], ...] = (Affiliation, Statement, Plan, Regulation, Figure)

_FIRST = (CompareBy.PROMISE, CompareBy.CLAIM, CompareBy.FIGURE, CompareBy.WORDS, CompareBy.PARTS)
# In this order in lists for people: first what may yet change, last what is only names and titles.
SHOWN_FACTS = tuple(sorted(FACTS, key=lambda kind: _FIRST.index(kind.compare_by)))


def fact_class(label: str) -> type[Fact]:
    """Return the class of a label in any case (Plan, plan); KeyError where there is none."""
    return _BY_LABEL[label.lower()]


_BY_LABEL = {kind.label().lower(): kind for kind in FACTS}
tell_words("type", {label: kind.words.zh for label, kind in _BY_LABEL.items()})
tell_words("kinds", {form: kind.words.zh for kind in FACTS for form in (kind.words.one, kind.words.many)})

__all__ = [
    "FACTS",
    "NO_UNIT",
    "SHOWN_FACTS",
    "Affiliation",
    "CompareBy",
    "DatePrecision",
    "Drawn",
    "Fact",
    "Figure",
    "Modality",
    "Plan",
    "Quantity",
    "Regulation",
    "Role",
    "Statement",
    "Words",
    "Worked",
    "fact_class",
]
