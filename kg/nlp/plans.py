"""Plans: future acts that a named actor controls.

Needs `doc.spans["mentions"]`, `doc._.affiliations` and `doc._.statements`; writes `doc._.plans`. A clause with a
trigger or a date ahead is a candidate; one classifier keeps the plans among them (two thirds are none), a second ranks
the actors in reach. The text runs to the end of the sentence, or to the clause that begins the next plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Affiliation, Modality, Plan, Polarity, SetAside, Statement
from kg.nlp.annotated import AnnotatedText, Mention, read_doc, write_facts
from kg.nlp.fact_context import FactContext
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.modality import condition_start, plan_modality
from kg.nlp.moved_dates import only_moves
from kg.nlp.no_plans import is_no_plan
from kg.nlp.plain_plans import completes, goes_on, plainness
from kg.nlp.plan_actors import Choice, choose_actor
from kg.nlp.plan_candidates import PlanCandidate, find_plan_candidates
from kg.nlp.plan_extent import choose_date, plan_stretch
from kg.nlp.plan_repetitions import drop_repetitions
from kg.nlp.polarity import is_duty, plan_polarity
from kg.text.language import language
from kg.text.stretch import Stretch

_RESCHEDULED = re.compile(
    "(?:时间|日期|工期)[^，。；]{0,16}?(?:延长|调整|改)(?:到|至|为)|(?:推迟|延期|延后|提前|推后)(?:到|至)"
)
_PLEDGED = re.compile("质押|购回|解除限售|届满|展期")
_GUESSED = re.compile("或将|可能|也许|或许|料将")
# What is taken back needs less to be told: it may not look like a plan to a filter that has learnt from such clauses.
_ASIDE_MARGIN = 2.0
# How far above the filter's threshold a plan that is said in so many words stands at least (three in four of them are right
# on held-out articles), and one that goes on with its next day and act.
_SAID, _NEXT = 1.5, 1.0


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
    return read_plans(reading, affiliations, statements, models)[0]


def read_plans(
    reading: AnnotatedText,
    affiliations: Sequence[Affiliation],
    statements: Sequence[Statement],
    models: tuple[LinearModel, LinearModel] | None = None,
) -> tuple[list[Plan], list[SetAside]]:
    """Return the plans of the text, and what would be one did the text stand for it, each by start."""
    keep, rank = models or (load_linear("plan_filter"), load_linear("plan_actor"))
    rated, aside = _rate(FactContext(reading, affiliations, statements), (keep, rank))
    return [plan.model_copy(update={"confidence": keep.confidence(score)}) for plan, score in rated], aside


def rate_plans(context: FactContext, models: tuple[LinearModel, LinearModel]) -> list[tuple[Plan, float]]:
    """Return the plans of the text by start, each with its score (log-odds, from the filter's threshold up)."""
    return _rate(context, models)[0]


def _rate(
    context: FactContext, models: tuple[LinearModel, LinearModel]
) -> tuple[list[tuple[Plan, float]], list[SetAside]]:
    keep, rank = models
    reading = context.reading
    likely = [
        item
        for item in _scored(context, keep, rank)
        if item.score >= keep.threshold - _ASIDE_MARGIN and not is_duty(reading, item.candidate.clause)
    ]
    moods = [plan_polarity(reading, item.candidate.clause) for item in likely]
    aside = [
        _set_aside(reading, item.candidate.clause, item.actor, mood)
        for item, mood in zip(likely, moods, strict=True)
        if mood is not None
    ]
    stated = [
        item
        for item, mood in zip(likely, moods, strict=True)
        if mood is None and item.score >= keep.threshold and not is_no_plan(reading, item.candidate.clause)
    ]
    kept = _without_moves_alone(reading, stated)
    plans = []
    for position, item in enumerate(kept):
        following = kept[position + 1].candidate.clause if position + 1 < len(kept) else None
        clause = item.candidate.clause
        stretch, begin = plan_stretch(reading, clause, following), condition_start(reading, clause)
        stretch = Stretch(stretch.start if begin is None else begin, stretch.end)
        plans.append((_make(reading, stretch, item.actor, plan_modality(reading, clause)), item.score))
    return drop_repetitions(context, plans), aside


def _set_aside(reading: AnnotatedText, clause: Stretch, actor: Mention, polarity: Polarity) -> SetAside:
    return SetAside(
        kind="plan",
        polarity=polarity,
        text=reading.text[clause.start : clause.end],
        start=clause.start,
        end=clause.end,
        who=actor.surface,
    )


@dataclass(frozen=True)
class ScoredCandidate:
    """A candidate with its likeliest actor; `score` tells how sure the plan and its actor are together."""

    candidate: PlanCandidate
    actor: Mention
    score: float


def _scored(context: FactContext, keep: LinearModel, rank: LinearModel) -> list[ScoredCandidate]:
    """Return the candidates that somebody may own, by start."""
    found: list[ScoredCandidate] = []
    for candidate in find_plan_candidates(context):
        item = score_candidate(context, candidate, keep, rank)
        last = found[-1] if found and found[-1].score >= keep.threshold else None
        if last is not None and completes(context, last.candidate, candidate):
            continue  # the plan before runs on to its end
        if last is not None and goes_on(context, last.candidate, candidate):
            least = keep.threshold + _NEXT
            item = ScoredCandidate(candidate, last.actor, max(item.score, least) if item else least)
        if item is not None:
            found.append(item)
    return found


def _without_moves_alone(reading: AnnotatedText, kept: list[ScoredCandidate]) -> list[ScoredCandidate]:
    """Return the candidates without those that only give the new time of the one before: …，现改为2027年6月."""
    sentence_at = reading.structure.sentence_at
    found: list[ScoredCandidate] = []
    for item in kept:
        clause = item.candidate.clause
        joined = found and sentence_at(found[-1].candidate.clause.start) == sentence_at(clause.start)
        if not (joined and only_moves(reading.text[clause.start : clause.end])):
            found.append(item)
    return found


def score_candidate(
    context: FactContext, candidate: PlanCandidate, keep: LinearModel, rank: LinearModel
) -> ScoredCandidate | None:
    """Return the candidate with its likeliest actor and how sure both are together; None where nobody may own it."""
    choice = choose_actor(context, candidate.clause, rank)
    if choice is None:
        return None
    row, plain = plan_row(context, candidate, choice)
    score = keep.score(row)
    if choice.stated and choose_date(context.reading, candidate.clause) is not None:
        # 根据甲公司计划，到2030年…: whose plan it is and that it is one stands in so many words
        score = max(score, keep.threshold) + 1.0
    elif plain or _is_rescheduled(context, candidate.clause):
        score = max(score, keep.threshold + _SAID)
    return ScoredCandidate(candidate, choice.actor, score)


def plan_row(context: FactContext, candidate: PlanCandidate, choice: Choice) -> tuple[tuple[str, ...], bool]:
    """Return what the filter sees (the clause, and whose plan it would be), and whether that is said in so many words."""
    dated = choose_date(context.reading, candidate.clause) is not None
    plain = plainness(context, candidate, choice.actor, dated=dated)
    told = () if plain is None else ("plain", f"plain {plain}", f"plain {plain} dated={dated}")
    return (*candidate.features, *choice.features, *told), plain is not None


def _is_rescheduled(context: FactContext, clause: Stretch) -> bool:
    """Tell whether the clause says in so many words that a time was moved to another one ahead: 投产时间推迟至明年6月."""
    text = context.reading.text
    said = _RESCHEDULED.search(text, clause.start, clause.end) and not _GUESSED.search(text, clause.start, clause.end)
    # a pledge whose term was prolonged is what has happened
    told = context.reading.structure.sentence_at(clause.start)
    said = said and not _PLEDGED.search(text, max(told.start, clause.start - 200), clause.end)
    return bool(said) and choose_date(context.reading, clause) is not None


def _make(reading: AnnotatedText, stretch: Stretch, actor: Mention, modality: Modality | None) -> Plan:
    text = reading.text[stretch.start : stretch.end]
    quantities = tuple(
        quantity.model_copy(update={"start": quantity.start + stretch.start, "end": quantity.end + stretch.start})
        for quantity in language().find_quantities(text)
    )
    date = choose_date(reading, stretch)
    return Plan(
        text=text,
        start=stretch.start,
        end=stretch.end,
        actor=actor.surface,
        target_date=date.target if date else None,
        target_precision=date.precision if date and date.value else None,
        quantities=tuple(dict.fromkeys(quantity.surface for quantity in quantities)),
        quantity_spans=quantities,
        modality=modality,
    )


@Language.factory("kg_plans", assigns=["doc._.plans"], requires=["doc.spans", "doc._.affiliations", "doc._.statements"])
class PlanFinder:
    """Writes the plans of a document."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.plans` and `doc.spans["plans"]`, and add to `doc._.set_aside`."""
        plans, aside = read_plans(read_doc(doc), doc._.affiliations, doc._.statements)
        doc._.set_aside = [*doc._.set_aside, *aside]
        return write_facts(doc, Plan, plans)
