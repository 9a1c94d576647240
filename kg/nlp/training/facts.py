"""Train the filters and rankers of facts: `python -m kg.nlp.training.facts GOLD_DIR… [--extra DIR]`.

Writes `kg/nlp/models/facts/*.json`. Filters are judged on the names that a recogniser found which had not seen the article
(`recognizer --cross-validate` goes before) and by models that had not seen it, articles that repeat one another in one fold:
their thresholds and calibrations come from there, from the articles of the GOLD_DIRs; those of `--extra` are training data
only. Prints how right and how well calibrated the kinds are, and F1 by kind of source. Nothing is random: the same articles
give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kg.nlp.evaluation import FACT_KINDS, KINDS, Evaluation
from kg.nlp.linear import load_linear
from kg.nlp.training.gold import load_gold
from kg.nlp.training.held_out import read_held_out
from kg.nlp.training.recognizer import SCRATCH
from kg.nlp.training.trainer import Trainer

MODELS = Path(__file__).parents[1] / "models" / "facts"


def _print_evaluation(evaluation: Evaluation) -> None:
    print(f"\n{'by models that have not seen the article':44s}" + "".join(f"{kind:>9.8s}" for kind in ("mean", *KINDS)))
    for source, ids in {"all": list(evaluation.scores), **evaluation.by_source()}.items():
        counts = [evaluation.counts(kind, ids) for kind in KINDS]
        figures = [one.f1 if one.found + one.wrong + one.missed else None for one in counts]
        known = [figure for figure in figures if figure is not None]
        cells = "".join(
            "        -" if figure is None else f"{figure:9.3f}" for figure in (sum(known) / len(known), *figures)
        )
        print(f"{source or '(none)':38s}{len(ids):6d}{cells}")
    for kind in KINDS:
        one = evaluation.counts(kind)
        print(f"{kind:16s} P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}")


def _print_bounds(trainer: Trainer, folders: Sequence[Path]) -> None:
    """Print precision and recall of what is at or above each confidence: where `MIN_CONFIDENCE` comes from."""
    print("\nP / R of what is at least so sure" + "".join(f"{kind:>16s}" for kind in FACT_KINDS))
    for bound in (0.0, *(tenth / 20 for tenth in range(6, 20))):
        found = trainer.evaluate(folders, bound)
        counts = [found.counts(kind) for kind in FACT_KINDS]
        print(f"{bound:33.2f}" + "".join(f"{one.precision:9.2f} / {one.recall:.2f}" for one in counts))


def main() -> None:
    """Train every model on the annotated articles of the folders and write them."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with ID.article.json and ID.gold.json")
    parser.add_argument("--extra", type=Path, action="append", default=[], help="a folder that is training data only")
    parser.add_argument("--scratch", type=Path, default=SCRATCH, help="folder of the recogniser's fold models")
    arguments = parser.parse_args()
    gold, extra = load_gold(*arguments.gold), load_gold(*arguments.extra)
    articles = [*gold, *extra]
    trainer = Trainer(articles, read_held_out(articles, arguments.scratch), len(gold))
    for step in (trainer.train_affiliations, trainer.train_statements, trainer.train_plans, trainer.train_regulations):
        step()
        for name, model in trainer.models.items():
            (MODELS / f"{name}.json").write_text(model.to_json(), encoding="utf-8")
        # what reads an article next reads it with what was just fitted
        load_linear.cache_clear()
    for name, model in trainer.models.items():
        print(f"{name}: {len(model.weights)} features, threshold {model.threshold:.2f}")
    _print_evaluation(trainer.evaluate(arguments.gold))
    _print_bounds(trainer, arguments.gold)


if __name__ == "__main__":
    main()
