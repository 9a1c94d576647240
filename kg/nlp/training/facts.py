"""Train the filters and rankers of plans and regulations: `python -m kg.nlp.training.facts GOLD_DIR`.

Writes `kg/nlp/models/facts/*.json`. Thresholds and calibrations come from cross-validation by article; nothing is random, so
the same articles give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.nlp.fact_context import ACTOR_TYPES
from kg.nlp.linear import LinearModel
from kg.nlp.owners import find_owners
from kg.nlp.plan_candidates import find_plan_candidates
from kg.nlp.regulation_candidates import find_regulation_candidates
from kg.nlp.regulations import ISSUER_TYPES, POLICY_TYPES
from kg.nlp.structure import Stretch
from kg.nlp.training.gold import GoldArticle, load_gold
from kg.nlp.training.linear import fit_calibration, fit_linear

MODELS = Path(__file__).parents[1] / "models" / "facts"
FOLDS = 10
Example = tuple[tuple[str, ...], bool]


@dataclass(frozen=True)
class Task:
    """One model to train: its examples article by article, the penalty, and whether its scores are ranked only."""

    name: str
    examples: Callable[[GoldArticle], list[Example]]
    l2: float
    min_count: int = 2
    fixed_threshold: float | None = None


def plan_examples(article: GoldArticle) -> list[Example]:
    """Return each candidate clause, and whether a gold plan begins in it."""
    starts = _clause_starts(article, "plans")
    return [
        (candidate.features, candidate.clause.start in starts) for candidate in find_plan_candidates(article.context)
    ]


def actor_examples(article: GoldArticle) -> list[Example]:
    """Return each entity in reach of each gold plan, and whether it is the actor."""
    return _owner_examples(article, "plans", "actor", ACTOR_TYPES)


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


TASKS = (
    Task("plan_filter", plan_examples, l2=2.0),
    Task("plan_actor", actor_examples, l2=1.0, fixed_threshold=-99.0),
    Task("regulation_filter", regulation_examples, l2=2.0),
    Task("regulation_policy", policy_examples, l2=1.0, fixed_threshold=-1.0),
    Task("regulation_issuer", issuer_examples, l2=1.0, fixed_threshold=-1.0),
)


def train(articles: Sequence[GoldArticle], task: Task) -> LinearModel:
    """Return the model of a task on all articles, its threshold and calibration measured by cross-validation."""
    rows = [task.examples(article) for article in articles]
    scores, labels = cross_validate(rows, task)
    model = _fit([example for row in rows for example in row], task)
    threshold = task.fixed_threshold if task.fixed_threshold is not None else best_threshold(scores, labels)
    return replace(model, threshold=threshold, calibration=fit_calibration(scores, labels))


def cross_validate(rows: Sequence[list[Example]], task: Task) -> tuple[list[float], list[bool]]:
    """Return the score of every example by a model that did not see its article, and the labels."""
    scored: dict[int, list[float]] = {}
    for fold in range(FOLDS):
        seen = [example for index, row in enumerate(rows) if index % FOLDS != fold for example in row]
        model = _fit(seen, task)
        for index in range(fold, len(rows), FOLDS):
            scored[index] = [model.score(features) for features, _ in rows[index]]
    scores = [score for index in range(len(rows)) for score in scored[index]]
    return scores, [label for row in rows for _, label in row]


def best_threshold(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the threshold with the best F1 of the examples."""
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    total, right = sum(labels), 0
    best, best_f1 = 0.0, 0.0
    for count, (score, label) in enumerate(ranked, start=1):
        right += label
        f1 = 2 * right / (count + total) if total else 0.0
        if f1 > best_f1:
            best, best_f1 = score, f1
    return best


def _fit(examples: Sequence[Example], task: Task) -> LinearModel:
    return fit_linear(
        [row for row, _ in examples], [label for _, label in examples], l2=task.l2, min_count=task.min_count
    )


def _owner_examples(article: GoldArticle, kind: str, part: str, types: tuple[str, ...]) -> list[Example]:
    examples: list[Example] = []
    for fact in article.gold[kind]:
        clause = article.reading.structure.clause_at(_place(article, fact["text"]).start)
        for owner in find_owners(article.context, clause, types):
            examples.append((owner.features, article.same(owner.name.surface, fact[part])))
    return examples


def _clause_starts(article: GoldArticle, kind: str) -> set[int]:
    structure = article.reading.structure
    return {structure.clause_at(_place(article, fact["text"]).start).start for fact in article.gold[kind]}


def _place(article: GoldArticle, text: str) -> Stretch:
    start = article.reading.text.find(text)
    return Stretch(start, start + len(text))


def _covers(span: Stretch, clause: Stretch) -> bool:
    shared = min(span.end, clause.end) - max(span.start, clause.start)
    return shared > 0.5 * min(clause.end - clause.start, span.end - span.start)


def main(folder: str) -> None:
    """Train every model on the annotated articles of `folder` and write them."""
    articles = load_gold(Path(folder))
    MODELS.mkdir(parents=True, exist_ok=True)
    for task in TASKS:
        model = train(articles, task)
        (MODELS / f"{task.name}.json").write_text(model.to_json(), encoding="utf-8")
        print(f"{task.name}: {len(model.weights)} features, threshold {model.threshold:.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
