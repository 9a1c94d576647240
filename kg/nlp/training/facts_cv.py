"""Facts of each annotated article by models that have not seen it: `python -m kg.nlp.training.facts_cv OUT.jsonl GOLD_DIR…`.

Entities and titles are the annotated ones; thresholds are the shipped ones. Score the file with the annotation's own script.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.models import Fact
from kg.nlp.affiliations import extract_affiliations
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.plans import extract_plans
from kg.nlp.regulations import extract_regulations
from kg.nlp.statements import extract_statements
from kg.nlp.training.facts import (
    SHRINKAGE,
    Folds,
    actor_examples,
    assign_folds,
    issuer_examples,
    plan_examples,
    policy_examples,
    regulation_examples,
)
from kg.nlp.training.gold import GoldArticle, load_gold

_EXAMPLES = {
    "plan_filter": plan_examples,
    "plan_actor": actor_examples,
    "regulation_filter": regulation_examples,
    "regulation_policy": policy_examples,
    "regulation_issuer": issuer_examples,
}


def predict_held_out(articles: Sequence[GoldArticle]) -> Iterator[dict[str, Any]]:
    """Yield the record of each article, in the format of the annotation."""
    fold_of = assign_folds(articles)
    folds = {
        name: Folds([make(article) for article in articles], SHRINKAGE[name], fold_of)
        for name, make in _EXAMPLES.items()
    }
    for index, article in enumerate(articles):
        yield _predict(article, {name: _tuned_as_shipped(name, fold.without(index)) for name, fold in folds.items()})


def _tuned_as_shipped(name: str, model: LinearModel) -> LinearModel:
    shipped = load_linear(name)
    return replace(model, threshold=shipped.threshold, calibration=shipped.calibration)


def _predict(article: GoldArticle, models: dict[str, LinearModel]) -> dict[str, Any]:
    affiliations, statements = extract_affiliations(article.reading), extract_statements(article.reading)
    plan_models = models["plan_filter"], models["plan_actor"]
    rule_models = models["regulation_filter"], models["regulation_policy"], models["regulation_issuer"]
    facts: dict[str, Sequence[Fact]] = {
        "affiliations": affiliations,
        "statements": statements,
        "plans": extract_plans(article.reading, affiliations, statements, plan_models),
        "regulations": extract_regulations(article.reading, affiliations, statements, rule_models),
    }
    dumped = {kind: [fact.model_dump() for fact in found] for kind, found in facts.items()}
    return {"id": article.id, "entities": article.gold["entities"], **dumped}


def main(out: str, folders: Sequence[str]) -> None:
    """Write the held-out facts of the articles of the folders to `out`."""
    with Path(out).open("w", encoding="utf-8") as file:
        for record in predict_held_out(load_gold(*map(Path, folders))):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
