"""Train or cross-validate the recogniser: `python -m kg.nlp.training.recognizer GOLD_DIR… [--extra DIR] [--cross-validate]`.

Training writes `models/crf/names.crf`. Cross-validation writes `models/facts/entity_*.json` (confidence), keeps the models of
the folds (`kg.nlp.training.facts` reads every article with the one that has not seen it), and prints its figures on the
articles of the GOLD_DIRs; those of `--extra` are training data only.
Nothing is random: the same articles and tagger outputs give the same bytes. One core takes three minutes for the model
and ten for the cross-validation.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pycrfsuite

from kg.nlp.agreement import entity_forms, read_gold
from kg.nlp.confidence import confidence_model, entity_features
from kg.nlp.corrections import settle_names
from kg.nlp.crf import MODEL_DIR, CrfLabeller
from kg.nlp.evaluation import ALL_ENTITIES, ENTITY_KINDS, Evaluation, evaluate
from kg.nlp.features import TaggedStretch, read_stretches, stretch_features
from kg.nlp.linear import LinearModel
from kg.nlp.mentions import name_entities
from kg.nlp.recognizer import MODEL, label_names
from kg.nlp.tokenizer import NamedSpan, Word
from kg.nlp.training.annotation import AnnotatedArticle, make_folds, project, read_annotated, to_labels
from kg.nlp.training.calibration import held_out_confidences, print_reliability
from kg.nlp.training.linear import fit_calibration, fit_linear

FOLDS = 4
# Chosen by cross-validation; F1 of all entities moves by less than half a point between c1 0.02-0.2 and c2 0.05-1.
SETTINGS = {"c1": 0.02, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 2}
SCRATCH = Path("artifacts/recognizer")
_CONFIDENCE_MODELS = MODEL_DIR.parent / "facts"


class Example:
    """One annotated article with its stretches, features and labels."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self.article = article
        self.stretches: list[TaggedStretch] = read_stretches(article.text)
        self.words: list[Word] = [word for stretch in self.stretches for word in stretch.words]
        self.features = [stretch_features(article.text, stretch) for stretch in self.stretches]
        spans = project(article, self.words)
        self.labels = [to_labels(spans, stretch.start, stretch.end) for stretch in self.stretches]


@dataclass(frozen=True)
class FoundEntity:
    """An entity that a model found in an article that it had not seen."""

    article: str
    kind: str
    surfaces: tuple[str, ...]
    probabilities: tuple[float, ...]

    @property
    def record(self) -> dict[str, object]:
        """The entity with the keys of the annotation."""
        return {"type": self.kind, "name": self.surfaces[0], "mentions": list(self.surfaces)}


def fit(examples: Iterable[Example], path: Path) -> CrfLabeller:
    """Train on the examples, write the model to `path` and return it."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False, params=SETTINGS)
    for example in examples:
        for features, labels in zip(example.features, example.labels, strict=True):
            trainer.append(list(features.rows()), labels)
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(path))
    return CrfLabeller(path)


def group_entities(article: AnnotatedArticle, spans: Sequence[NamedSpan]) -> list[FoundEntity]:
    """Return the article's entities that the spans name, by first mention."""
    named = [span for span in spans if span.label in ENTITY_KINDS]
    groups: dict[tuple[str, str], list[NamedSpan]] = {}
    for span, name in zip(named, name_entities(article.text, named), strict=True):
        groups.setdefault((span.label, name), []).append(span)
    return [
        FoundEntity(
            article.id,
            kind,
            tuple(dict.fromkeys([name, *(article.text[one.start : one.end] for one in members)])),
            tuple(one.score for one in members),
        )
        for (kind, name), members in groups.items()
    ]


def fold_model(number: int, scratch: Path = SCRATCH) -> Path:
    """Return where the model that has not seen a fold's articles lies."""
    return scratch / f"names-{number}.crf"


def cross_validate(
    examples: Sequence[Example], scratch: Path, *, reuse: bool = False
) -> tuple[list[FoundEntity], list[FoundEntity]]:
    """Return the entities found in held-out articles: by the labeller alone, and after the corrections.

    With `reuse` the models of the folds that lie in `scratch` are taken, and not fitted again.
    """
    alone: list[FoundEntity] = []
    corrected: list[FoundEntity] = []
    for number, fold in enumerate(make_folds([example.article.text for example in examples], FOLDS)):
        rest = [example for index, example in enumerate(examples) if index not in fold]
        path = fold_model(number, scratch)
        labeller = CrfLabeller(path) if reuse and path.is_file() else fit(rest, path)
        for index in fold:
            example = examples[index]
            spans = label_names(example.article.text, example.stretches, labeller)
            alone += group_entities(example.article, spans)
            corrected += group_entities(example.article, settle_names(example.article.text, spans, example.words))
    return alone, corrected


def _evaluate(gold: Sequence[Path], found: Sequence[FoundEntity]) -> Evaluation:
    records: dict[str, list[dict[str, object]]] = {}
    for entity in found:
        records.setdefault(entity.article, []).append(entity.record)
    articles = [article for folder in gold for article in read_gold(folder)]
    return evaluate(articles, {article: {"entities": rows} for article, rows in records.items()})


def _print_sources(evaluation: Evaluation) -> None:
    print(f"{'':40s} {'articles':>8s} " + " ".join(f"{kind:>12s}" for kind in (*ENTITY_KINDS, ALL_ENTITIES)))
    for source, ids in evaluation.by_source().items():
        figures = (evaluation.counts(kind, ids).f1 for kind in (*ENTITY_KINDS, ALL_ENTITIES))
        print(f"{source:40s} {len(ids):8d} " + " ".join(f"{figure:12.3f}" for figure in figures))


def _print_table(title: str, evaluation: Evaluation) -> None:
    print(f"{title:28s}      P      R     F1   interval of F1")
    for kind in (*ENTITY_KINDS, ALL_ENTITIES):
        counts = evaluation.counts(kind)
        low, high = evaluation.interval(kind)
        figures = f"{counts.precision:6.3f} {counts.recall:6.3f} {counts.f1:6.3f}"
        print(f"{kind:28s} {figures}   {low:.3f}-{high:.3f}")


def fit_confidence(gold: Sequence[Path], found: Sequence[FoundEntity]) -> dict[str, LinearModel]:
    """Return the model of the confidence of each kind of entity, calibrated on held-out scores; prints how far they are
    from truth.
    """
    articles = {article.id: article for article in read_annotated(*gold)}
    known = [entity for entity in found if entity.article in articles]
    number = {name: index % FOLDS for index, name in enumerate(sorted({entity.article for entity in known}))}
    models = {}
    for kind in ENTITY_KINDS:
        own = [entity for entity in known if entity.kind == kind]
        right = [_is_right(entity, articles[entity.article]) for entity in own]
        rows = [entity_features(kind, entity.surfaces, entity.probabilities) for entity in own]
        fold_of = [number[entity.article] for entity in own]
        scores = _held_out_scores(rows, right, fold_of)
        model = replace(fit_linear(rows, right), calibration=fit_calibration(scores, right))
        print_reliability(kind, held_out_confidences(model, scores, right, fold_of, fit_calibration), right)
        models[confidence_model(kind)] = model
    return models


def _held_out_scores(rows: Sequence[list[str]], right: Sequence[bool], fold_of: Sequence[int]) -> list[float]:
    scores = [0.0] * len(rows)
    for fold in range(FOLDS):
        rest = [index for index, own in enumerate(fold_of) if own != fold]
        model = fit_linear([rows[i] for i in rest], [right[i] for i in rest])
        for index, own in enumerate(fold_of):
            if own == fold:
                scores[index] = model.score(rows[index])
    return scores


def _is_right(entity: FoundEntity, article: AnnotatedArticle) -> bool:
    forms = entity_forms(entity.record)
    return any(
        kind == entity.kind and forms & entity_forms({"name": names[0], "mentions": names})
        for kind, names in article.entities
    )


def main() -> None:
    """Train on a folder of annotated articles, or cross-validate on it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with ID.article.json and ID.gold.json")
    parser.add_argument("--extra", type=Path, action="append", default=[], help="a folder that is training data only")
    parser.add_argument("--cross-validate", action="store_true", help="print figures on held-out folds; fit confidence")
    parser.add_argument("--reuse", action="store_true", help="take the fold models of --scratch as they are")
    parser.add_argument("--scratch", type=Path, default=SCRATCH, help="folder for fold models")
    arguments = parser.parse_args()
    examples = [Example(article) for article in read_annotated(*arguments.gold, *arguments.extra)]
    if not arguments.cross_validate:
        fit(examples, MODEL_DIR / f"{MODEL}.crf")
        return
    alone, corrected = cross_validate(examples, arguments.scratch, reuse=arguments.reuse)
    _print_table("labeller alone", _evaluate(arguments.gold, alone))
    evaluation = _evaluate(arguments.gold, corrected)
    _print_table("with corrections", evaluation)
    _print_sources(evaluation)
    for name, model in fit_confidence(arguments.gold, corrected).items():
        (_CONFIDENCE_MODELS / f"{name}.json").write_text(model.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
