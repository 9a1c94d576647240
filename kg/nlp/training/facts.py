"""Train the filters and rankers of plans and regulations: `python -m kg.nlp.training.facts GOLD_DIR…`.

Writes `kg/nlp/models/facts/*.json`. Thresholds and calibrations come from cross-validation by article, articles that
repeat one another in one fold; nothing is random, so the same articles give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.nlp.annotated import Name
from kg.nlp.fact_context import ACTOR_TYPES
from kg.nlp.linear import LinearModel
from kg.nlp.owners import find_owners
from kg.nlp.plan_candidates import PlanCandidate
from kg.nlp.plans import score_candidate
from kg.nlp.regulation_candidates import find_regulation_candidates
from kg.nlp.regulations import ISSUER_TYPES, POLICY_TYPES, choose_sources, smooth_scores
from kg.nlp.training.annotation import make_folds
from kg.nlp.training.gold import GoldArticle, load_gold
from kg.nlp.training.linear import fit_calibration, fit_linear
from kg.text.stretch import Stretch

MODELS = Path(__file__).parents[1] / "models" / "facts"
FOLDS = 10
# L2 penalties, by cross-validation
SHRINKAGE = {
    "plan_filter": 3.0,
    "plan_actor": 1.0,
    "regulation_filter": 2.0,
    "regulation_policy": 1.0,
    "regulation_issuer": 1.0,
}
SOURCE_THRESHOLD = -1.0  # log-odds below which a policy or an issuer is left out
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
        clause = candidate.clause if candidate else article.reading.structure.clause_at(place.start)
        for owner in find_owners(article.context, clause, ACTOR_TYPES):
            examples.append((owner.features, article.same(owner.name.surface, fact["actor"])))
    return examples


def _plan_starts(article: GoldArticle) -> list[PlanCandidate | None]:
    """Return for each gold plan the first candidate that lies mostly in it."""
    found: list[PlanCandidate | None] = []
    for fact in article.gold["plans"]:
        span = _place(article, fact["text"])
        inside = (candidate for candidate in article.plan_candidates if _lies_in(span, candidate.clause))
        found.append(next(inside, None))
    return found


def _lies_in(span: Stretch, clause: Stretch) -> bool:
    shared = min(span.end, clause.end) - max(span.start, clause.start)
    return shared >= 3 and shared >= 0.4 * (clause.end - clause.start)


def regulation_examples(article: GoldArticle) -> list[Example]:
    """Return each candidate clause, and whether it lies (mostly) in a gold regulation."""
    spans = [_place(article, fact["text"]) for fact in article.gold["regulations"]]
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


def train_plans(articles: Sequence[GoldArticle], fold_of: Sequence[int]) -> dict[str, LinearModel]:
    """Return the filter and the ranker; the filter's threshold and calibration count a plan with a wrong actor as
    wrong.
    """
    filters, rankers = (
        Folds([plan_examples(a) for a in articles], SHRINKAGE["plan_filter"], fold_of),
        Folds([actor_examples(a) for a in articles], SHRINKAGE["plan_actor"], fold_of),
    )
    scores, right = [], []
    for index, article in enumerate(articles):
        actors = _actor_by_start(article)
        for candidate in article.plan_candidates:
            item = score_candidate(article.context, candidate, filters.without(index), rankers.without(index))
            scores.append(item.score)
            right.append(item.actor is not None and article.same(item.actor.surface, actors.get(candidate.index)))
    total = sum(len(article.gold["plans"]) for article in articles)
    return {"plan_filter": _tuned(filters.on_all, scores, right, total), "plan_actor": rankers.on_all}


def train_regulations(articles: Sequence[GoldArticle], fold_of: Sequence[int]) -> dict[str, LinearModel]:
    """Return the filter and the rankers; the filter's threshold and calibration need policy or issuer to be right, too."""
    filters = Folds([regulation_examples(a) for a in articles], SHRINKAGE["regulation_filter"], fold_of)
    policies, issuers = (
        Folds([policy_examples(a) for a in articles], SHRINKAGE["regulation_policy"], fold_of),
        Folds([issuer_examples(a) for a in articles], SHRINKAGE["regulation_issuer"], fold_of),
    )
    scores, right = [], []
    for index, article in enumerate(articles):
        candidates = find_regulation_candidates(article.context)
        scores += smooth_scores([filters.without(index).score(candidate.features) for candidate in candidates])
        by_policy, by_issuer = (
            replace(model.without(index), threshold=SOURCE_THRESHOLD) for model in (policies, issuers)
        )
        for candidate in candidates:
            facts = [
                fact for fact in article.gold["regulations"] if _covers(_place(article, fact["text"]), candidate.clause)
            ]
            policy, issuer = choose_sources(article.context, candidate.clause, by_policy, by_issuer)
            right.append(any(_same_source(article, fact, policy, issuer) for fact in facts))
    total = sum(len(article.gold["regulations"]) for article in articles)
    return {
        "regulation_filter": _tuned(filters.on_all, scores, right, total),
        "regulation_policy": replace(policies.on_all, threshold=SOURCE_THRESHOLD),
        "regulation_issuer": replace(issuers.on_all, threshold=SOURCE_THRESHOLD),
    }


def _actor_by_start(article: GoldArticle) -> dict[int, str]:
    pairs = zip(article.gold["plans"], _plan_starts(article), strict=True)
    return {candidate.index: fact["actor"] for fact, candidate in pairs if candidate is not None}


def _same_source(article: GoldArticle, fact: dict[str, Any], policy: Name | None, issuer: Name | None) -> bool:
    return bool(
        (policy and article.same(policy.surface, fact["policy"]))
        or (issuer and article.same(issuer.surface, fact["issuer"]))
    )


class Folds:
    """The models of one task: one on all articles, and for each fold one that has not seen it."""

    def __init__(self, rows: Sequence[list[Example]], l2: float, fold_of: Sequence[int]) -> None:
        self.on_all = _fit([example for row in rows for example in row], l2)
        self._fold_of = fold_of
        self._models = [
            _fit([example for row, own in zip(rows, fold_of, strict=True) if own != fold for example in row], l2)
            for fold in range(FOLDS)
        ]

    def without(self, index: int) -> LinearModel:
        """Return the model that has not seen the article with this number, nor one that repeats it."""
        return self._models[self._fold_of[index]]


def assign_folds(articles: Sequence[GoldArticle]) -> list[int]:
    """Return the number of each article's fold."""
    fold_of = [0] * len(articles)
    for number, members in enumerate(make_folds([article.reading.text for article in articles], FOLDS)):
        for index in members:
            fold_of[index] = number
    return fold_of


def _tuned(model: LinearModel, scores: Sequence[float], right: Sequence[bool], total: int) -> LinearModel:
    return replace(model, threshold=best_threshold(scores, right, total), calibration=fit_calibration(scores, right))


def best_threshold(scores: Sequence[float], right: Sequence[bool], total: int) -> float:
    """Return the lowest threshold whose F1 is within 2 % of the best, where `total` records are to be found.

    The curve is flat at its top; recall is preferred there, since a confidence goes with every record.
    """
    curve, hits = [], 0
    for count, (score, is_right) in enumerate(sorted(zip(scores, right, strict=True), reverse=True), start=1):
        hits += is_right
        curve.append((2 * hits / (count + total), score))
    top = max((f1 for f1, _ in curve), default=0.0)
    return min((score for f1, score in curve if f1 >= 0.98 * top), default=0.0)


def _fit(examples: Sequence[Example], l2: float) -> LinearModel:
    return fit_linear([row for row, _ in examples], [label for _, label in examples], l2=l2, steps=150)


def _owner_examples(article: GoldArticle, kind: str, part: str, types: tuple[str, ...]) -> list[Example]:
    examples: list[Example] = []
    for fact in article.gold[kind]:
        clause = article.reading.structure.clause_at(_place(article, fact["text"]).start)
        for owner in find_owners(article.context, clause, types):
            examples.append((owner.features, article.same(owner.name.surface, fact[part])))
    return examples


def _place(article: GoldArticle, text: str) -> Stretch:
    start = article.reading.text.find(text)
    return Stretch(start, start + len(text))


def _covers(span: Stretch, clause: Stretch) -> bool:
    shared = min(span.end, clause.end) - max(span.start, clause.start)
    return shared > 0.5 * min(clause.end - clause.start, span.end - span.start)


def main(folders: Sequence[str]) -> None:
    """Train every model on the annotated articles of the folders and write them."""
    articles = load_gold(*map(Path, folders))
    fold_of = assign_folds(articles)
    MODELS.mkdir(parents=True, exist_ok=True)
    for name, model in {**train_plans(articles, fold_of), **train_regulations(articles, fold_of)}.items():
        (MODELS / f"{name}.json").write_text(model.to_json(), encoding="utf-8")
        print(f"{name}: {len(model.weights)} features, threshold {model.threshold:.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
