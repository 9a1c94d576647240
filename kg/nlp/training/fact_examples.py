"""What the models of facts learn from: candidates of an annotated article, right or wrong."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kg.nlp.annotated import Mention
from kg.nlp.coreference import resolve_speakers
from kg.nlp.linear import LinearModel
from kg.nlp.no_plans import is_no_plan
from kg.nlp.own_document import OwnDocuments
from kg.nlp.owners import OwnerCandidate
from kg.nlp.plan_actors import actor_candidates, choose_actor
from kg.nlp.plan_extent import plan_stretch
from kg.nlp.plans import plan_row
from kg.nlp.quoted_speech import Quotations
from kg.nlp.regulation_candidates import RegulationCandidate, find_regulation_candidates
from kg.nlp.regulation_joins import join_features
from kg.nlp.rule_sources import ISSUER_TYPES, POLICY_TYPES, SourceChooser, source_features
from kg.nlp.speech import find_cues
from kg.nlp.speech_extent import find_boundaries, trim_content
from kg.nlp.statements import indirect_limit
from kg.nlp.training.gold import GoldArticle
from kg.text.stretch import Stretch

Example = tuple[tuple[str, ...], bool]
_COVERS = 0.3  # the share of a plan and a clause together that both must cover, as in the scoring of plans


def extent_examples(article: GoldArticle) -> list[Example]:
    """Return each clause end up to that of a gold statement in indirect speech, and whether the speech goes on past it."""
    reading = article.reading
    places = (_place(article, fact["text"]) for fact in article.gold["statements"] if not fact["direct"])
    ends = {place.start: place.end for place in places if place is not None}
    quotations, cues = Quotations(reading), resolve_speakers(reading, find_cues(reading))
    examples: list[Example] = []
    for index, cue in enumerate(cues):
        limit = indirect_limit(reading, quotations, cue, cues[index + 1] if index + 1 < len(cues) else None)
        end = ends.get(trim_content(reading.text, cue.content, limit).start)
        if end is None or cue.closes or cue.speaker is None or quotations.after(cue) is not None:
            continue
        for boundary in find_boundaries(reading, cue, limit):
            goes_on = boundary.start < end
            examples.append((boundary.features, goes_on))
            if not goes_on:
                break
    return examples


def plan_examples(article: GoldArticle, rank: LinearModel) -> list[Example]:
    """Return each candidate clause with the actor that `rank` gives it, and whether both are those of a gold plan.

    A clause that lies in the same gold plan as a better one is left out: neither right nor wrong.
    """
    found = _plans_of(article)
    examples: list[Example] = []
    for candidate in article.plan_candidates:
        choice = choose_actor(article.context, candidate.clause, rank)
        fact, best = found.get(candidate.index, (None, True))
        if choice is not None and best and not is_no_plan(article.reading, candidate.clause):
            examples.append(
                (
                    plan_row(article.context, candidate, choice)[0],
                    fact is not None and article.is_named(choice.actor, fact["actor"]),
                )
            )
    return examples


def actor_examples(article: GoldArticle) -> list[Example]:
    """Return each entity in reach of each gold plan, and whether it is the actor."""
    return [(owner.features, right) for owners in actor_choices(article) for owner, right in owners]


def actor_choices(article: GoldArticle) -> list[list[tuple[OwnerCandidate, bool]]]:
    """Return for each gold plan that a candidate begins the entities in reach, each with whether it is the actor."""
    plans = _plans_of(article)
    return [
        [
            (owner, article.is_named(owner.name, fact["actor"]))
            for owner in actor_candidates(article.context, candidate.clause)
        ]
        for candidate in article.plan_candidates
        for fact, best in [plans.get(candidate.index, (None, False))]
        if fact is not None and best
    ]


def _plans_of(article: GoldArticle) -> dict[int, tuple[Any, bool]]:
    """Return by number the clauses that cover a gold plan: the plan, and whether no other clause covers it better."""
    found: dict[int, tuple[Any, bool]] = {}
    for fact in article.gold["plans"]:
        place = _place(article, fact["text"])
        if place is None:
            continue
        covers = [
            (max(_union(place, plan_stretch(article.reading, c.clause, None)), _union(place, c.clause)), -c.index)
            for c in article.plan_candidates
        ]
        for rank, (share, index) in enumerate(sorted(covers, reverse=True)):
            if share >= _COVERS and (rank == 0 or -index not in found):
                found[-index] = (fact, rank == 0)
    return found


def _union(left: Stretch, right: Stretch) -> float:
    """Return the share of what both cover together that both cover, 0-1."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return max(0, shared) / (max(left.end, right.end) - min(left.start, right.start))


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


def _is_same(article: GoldArticle, name: Mention | None, gold: str | None) -> bool:
    return gold is None if name is None else article.same(name.surface, gold)


def _place(article: GoldArticle, text: str) -> Stretch | None:
    """Return where the text stands first; None where it is masked, as page furniture is."""
    start = article.reading.text.find(text)
    return Stretch(start, start + len(text)) if start >= 0 else None


def _covers(span: Stretch, clause: Stretch) -> bool:
    shared = min(span.end, clause.end) - max(span.start, clause.start)
    return shared > 0.5 * min(clause.end - clause.start, span.end - span.start)
