"""What the models of facts learn from: candidates of an annotated article, right or wrong."""

from __future__ import annotations

from kg.nlp.coreference import resolve_speakers
from kg.nlp.fact_context import ACTOR_TYPES
from kg.nlp.owners import find_owners
from kg.nlp.plan_candidates import PlanCandidate
from kg.nlp.quoted_speech import Quotations
from kg.nlp.regulation_candidates import find_regulation_candidates
from kg.nlp.regulations import ISSUER_TYPES, POLICY_TYPES
from kg.nlp.speech import find_cues
from kg.nlp.speech_extent import find_boundaries, trim_content
from kg.nlp.statements import indirect_limit
from kg.nlp.training.gold import GoldArticle
from kg.text.stretch import Stretch

Example = tuple[tuple[str, ...], bool]


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
    places = (_place(article, fact["text"]) for fact in article.gold["regulations"])
    spans = [place for place in places if place is not None]
    return [
        (candidate.features, any(_covers(span, candidate.clause) for span in spans))
        for candidate in find_regulation_candidates(article.context)
    ]


def policy_examples(article: GoldArticle) -> list[Example]:
    """Return each policy in reach of each gold regulation, and whether it is the one."""
    return _owner_examples(article, "regulations", "policy", POLICY_TYPES)


def issuer_examples(article: GoldArticle) -> list[Example]:
    """Return each body in reach of each gold regulation, and whether it is the issuer."""
    return _owner_examples(article, "regulations", "issuer", ISSUER_TYPES)


def _owner_examples(article: GoldArticle, kind: str, part: str, types: tuple[str, ...]) -> list[Example]:
    examples: list[Example] = []
    for fact in article.gold[kind]:
        place = _place(article, fact["text"])
        if place is None:
            continue
        clause = article.reading.structure.clause_at(place.start)
        for owner in find_owners(article.context, clause, types):
            examples.append((owner.features, article.same(owner.name.surface, fact[part])))
    return examples


def _place(article: GoldArticle, text: str) -> Stretch | None:
    """Return where the text stands first; None where it is masked, as page furniture is."""
    start = article.reading.text.find(text)
    return Stretch(start, start + len(text)) if start >= 0 else None


def _covers(span: Stretch, clause: Stretch) -> bool:
    shared = min(span.end, clause.end) - max(span.start, clause.start)
    return shared > 0.5 * min(clause.end - clause.start, span.end - span.start)
