"""Plans: future acts that a named actor controls.

Needs `doc.spans["mentions"]`, `doc._.affiliations` and `doc._.statements`; writes `doc._.plans`. A clause with a trigger or a
date ahead is a candidate; one classifier keeps the plans among them (two thirds are none), a second ranks the actors in
reach. The text runs to the end of the sentence, or to the clause that begins the next plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Affiliation, Plan, Statement
from kg.nlp.annotated import AnnotatedText, read_doc
from kg.nlp.dates import FoundDate, find_dates
from kg.nlp.fact_context import FactContext
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.owners import OwnerCandidate, find_owners
from kg.nlp.plan_candidates import PlanCandidate, find_plan_candidates
from kg.nlp.quantities import find_quantities
from kg.nlp.structure import Stretch

_AFTERTHOUGHT = re.compile(
    "以(?![内上下后前及为])|届时|这|从而|使|为此|其中|占|意味着|以便|目前|预计(?=.{0,8}(?:增|涨|降))"
)
_LEAD_IN = re.compile("^(?:但|而|并且|此外|另外|同时|其中|据悉|据了解|据介绍|为此|对此)$")


def find_plans(doc: Doc) -> list[Plan]:
    """Return the plans of `doc` by start."""
    return extract_plans(read_doc(doc), doc._.affiliations, doc._.statements)


def extract_plans(
    reading: AnnotatedText,
    affiliations: Sequence[Affiliation],
    statements: Sequence[Statement],
    models: tuple[LinearModel, LinearModel] | None = None,
) -> list[Plan]:
    """Return the plans of the text by start; `models` are the filter and the ranker (default: the shipped ones)."""
    keep, rank = models or (load_linear("plan_filter"), load_linear("plan_actor"))
    context = FactContext(reading, affiliations, statements)
    candidates = find_plan_candidates(context)
    scored = [(candidate, keep.score(candidate.features)) for candidate in candidates]
    kept = [(candidate, score) for candidate, score in scored if score >= keep.threshold]
    plans = []
    for position, (candidate, score) in enumerate(kept):
        following = kept[position + 1][0] if position + 1 < len(kept) else None
        actor = choose_actor(context, candidate.clause, rank)
        if actor is None:
            continue
        stretch = plan_stretch(reading, candidate.clause, following.clause if following else None)
        plans.append(_make(reading, stretch, actor, candidate, keep.confidence(score)))
    return _drop_title_repetitions(reading, plans)


def choose_actor(context: FactContext, clause: Stretch, rank: LinearModel) -> OwnerCandidate | None:
    """Return the likeliest actor of the plan that begins at `clause`."""
    actors = find_owners(context, clause)
    return max(actors, key=lambda actor: (rank.score(actor.features), -actor.name.start), default=None)


def plan_stretch(reading: AnnotatedText, clause: Stretch, following: Stretch | None) -> Stretch:
    """Return the plan's text: from its clause to the sentence's end, an afterthought (以…, 届时…), or the next plan."""
    structure = reading.structure
    sentence = structure.sentence_at(clause.start)
    limit = min(sentence.end, following.start) if following and following.start > clause.start else sentence.end
    quotation = structure.quotation_at(clause.start)
    if quotation is not None:
        limit = min(limit, quotation.end)
    end = clause.end
    index = structure.index_at("clauses", clause.start) + 1
    while index < len(structure.clauses) and structure.clauses[index].end <= limit:
        part = structure.clauses[index]
        if _AFTERTHOUGHT.match(reading.text, part.start) or reading.text[end : part.start].strip()[:1] in "；。！？：":
            break
        end = part.end
        index += 1
    return Stretch(clause.start, end)


def _make(
    reading: AnnotatedText, stretch: Stretch, actor: OwnerCandidate, candidate: PlanCandidate, confidence: float
) -> Plan:
    text = reading.text[stretch.start : stretch.end]
    quantities = tuple(
        quantity.model_copy(update={"start": quantity.start + stretch.start, "end": quantity.end + stretch.start})
        for quantity in find_quantities(text)
    )
    date = choose_date(reading, stretch)
    return Plan(
        text=text,
        start=stretch.start,
        end=stretch.end,
        actor=actor.name.surface,
        target_date=date.value if date else None,
        target_precision=date.precision if date and date.value else None,
        quantities=tuple(dict.fromkeys(quantity.surface for quantity in quantities)),
        quantity_spans=quantities,
        confidence=confidence,
    )


def choose_date(reading: AnnotatedText, stretch: Stretch) -> FoundDate | None:
    """Return the plan's target: the first date in its text that is not past; an assumed year moves ahead of publication."""
    dates = find_dates(reading.text[stretch.start : stretch.end], reading.published)
    for date in dates:
        moved = _move_ahead(date, reading.published)
        if moved.value and (reading.published is None or moved.value >= reading.published[: len(moved.value)]):
            return moved
    return None


def _move_ahead(date: FoundDate, published: str | None) -> FoundDate:
    if not date.assumed_year or date.value is None or published is None or date.value >= published[: len(date.value)]:
        return date
    if "月" not in date.surface:
        return date
    return date._replace(value=f"{int(date.value[:4]) + 1:04d}{date.value[4:]}")


def _drop_title_repetitions(reading: AnnotatedText, plans: list[Plan]) -> list[Plan]:
    """Return the plans without the headline's where the body has any of the same actor (GUIDELINES, case 3)."""
    title_end = reading.structure.paragraph_at(0).end if reading.structure.paragraphs else 0
    body = [plan for plan in plans if plan.start >= title_end]
    return [plan for plan in plans if plan.start >= title_end or not body]


@Language.factory("kg_plans", assigns=["doc._.plans"], requires=["doc.spans", "doc._.affiliations", "doc._.statements"])
class PlanFinder:
    """Writes the plans of a document."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.plans`."""
        doc._.plans = find_plans(doc)
        return doc
