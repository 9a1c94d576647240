"""What the filters and rankers of plans and regulations learn from: candidates of an annotated article, right or wrong."""

from __future__ import annotations

from itertools import pairwise

from kg.nlp.annotated import Name
from kg.nlp.fact_context import ACTOR_TYPES
from kg.nlp.linear import LinearModel
from kg.nlp.own_document import OwnDocuments
from kg.nlp.owners import find_owners
from kg.nlp.plan_candidates import PlanCandidate
from kg.nlp.regulation_candidates import RegulationCandidate, find_regulation_candidates
from kg.nlp.regulation_joins import join_features
from kg.nlp.rule_sources import ISSUER_TYPES, POLICY_TYPES, SourceChooser, source_features
from kg.nlp.training.gold import GoldArticle
from kg.text.stretch import Stretch

Example = tuple[tuple[str, ...], bool]


def plan_examples(article: GoldArticle) -> list[Example]:
    """Return each candidate clause, and whether a gold plan begins in it."""
    begins = {candidate.index for candidate in _plan_starts(article) if candidate is not None}
    return [(candidate.features, candidate.index in begins) for candidate in article.plan_candidates]


def actor_examples(article: GoldArticle) -> list[Example]:
    """Return each entity in reach of each gold plan, and whether it is the actor."""
    examples: list[Example] = []
    for fact, candidate in zip(article.gold["plans"], _plan_starts(article), strict=True):
        place = _place(article, fact["text"])
        if place is None:
            continue
        clause = candidate.clause if candidate else article.reading.structure.clause_at(place.start)
        for owner in find_owners(article.context, clause, ACTOR_TYPES):
            examples.append((owner.features, article.same(owner.name.surface, fact["actor"])))
    return examples


def _plan_starts(article: GoldArticle) -> list[PlanCandidate | None]:
    """Return for each gold plan the first candidate that lies mostly in it."""
    found: list[PlanCandidate | None] = []
    for fact in article.gold["plans"]:
        span = _place(article, fact["text"])
        inside = (c for c in article.plan_candidates if span is not None and _lies_in(span, c.clause))
        found.append(next(inside, None))
    return found


def _lies_in(span: Stretch, clause: Stretch) -> bool:
    shared = min(span.end, clause.end) - max(span.start, clause.start)
    return shared >= 3 and shared >= 0.4 * (clause.end - clause.start)


def regulation_examples(article: GoldArticle) -> list[Example]:
    """Return each candidate clause, and whether it lies (mostly) in a gold regulation."""
    return [(candidate.features, place is not None) for candidate, place in _placed_clauses(article)]


def join_examples(article: GoldArticle) -> list[Example]:
    """Return each pair of neighbouring clauses of gold regulations, and whether they lie in the same one."""
    return [
        (join_features(article.reading, first.clause, second.clause), place == other)
        for (first, place), (second, other) in pairwise(_placed_clauses(article))
        if place is not None and other is not None and first.index + 1 == second.index
    ]


def _placed_clauses(article: GoldArticle) -> list[tuple[RegulationCandidate, Stretch | None]]:
    """Return the candidate clauses, each with the gold regulation that it lies (mostly) in."""
    places = [_place(article, fact["text"]) for fact in article.gold["regulations"]]
    return [
        (candidate, next((place for place in places if place and _covers(place, candidate.clause)), None))
        for candidate in find_regulation_candidates(article.context)
    ]


def policy_examples(article: GoldArticle) -> list[Example]:
    """Return each policy in reach of each gold regulation, and whether it is the one."""
    return _source_examples(article, "policy", POLICY_TYPES)


def issuer_examples(article: GoldArticle) -> list[Example]:
    """Return each body in reach of each gold regulation, and whether it is the issuer."""
    return _source_examples(article, "issuer", ISSUER_TYPES)


def _source_examples(article: GoldArticle, part: str, types: tuple[str, ...]) -> list[Example]:
    examples: list[Example] = []
    own = OwnDocuments(article.reading)
    for fact in article.gold["regulations"]:
        place = _place(article, fact["text"])
        if place is None or own.at(place.start) is not None:
            continue  # a document says itself whose its provisions are
        clause = article.reading.structure.clause_at(place.start)
        for name, features in source_features(article.context, clause, types):
            examples.append((features, article.same(name.surface, fact[part])))
    return examples


def right_sources(article: GoldArticle, by_policy: LinearModel, by_issuer: LinearModel) -> list[tuple[bool, bool]]:
    """Return for each gold regulation whether its policy and its issuer are chosen rightly; none is a choice."""
    chooser = SourceChooser(article.context, by_policy, by_issuer)
    right: list[tuple[bool, bool]] = []
    for fact in article.gold["regulations"]:
        place = _place(article, fact["text"])
        if place is not None:
            chosen = chooser.choose(article.reading.structure.clause_at(place.start))
            pairs = zip(chosen, (fact["policy"], fact["issuer"]), strict=True)
            policy, issuer = (_is_same(article, name, gold) for name, gold in pairs)
            right.append((policy, issuer))
    return right


def _is_same(article: GoldArticle, name: Name | None, gold: str | None) -> bool:
    return gold is None if name is None else article.same(name.surface, gold)


def _place(article: GoldArticle, text: str) -> Stretch | None:
    """Return where the text stands first; None where it is masked, as page furniture is."""
    start = article.reading.text.find(text)
    return Stretch(start, start + len(text)) if start >= 0 else None


def _covers(span: Stretch, clause: Stretch) -> bool:
    shared = min(span.end, clause.end) - max(span.start, clause.start)
    return shared > 0.5 * min(clause.end - clause.start, span.end - span.start)
