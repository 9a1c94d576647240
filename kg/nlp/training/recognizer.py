"""Train or cross-validate the recogniser: `python -m kg.nlp.training.recognizer GOLD_DIR… [--cross-validate]`.

Training writes `models/crf/names.crf`, cross-validation `models/facts/entity_confidence.json`, and prints its figures on
the articles of the first folder; those of the others are training data only.
Nothing is random: the same articles and tagger outputs give the same bytes. One core takes a minute for the model and
three for the cross-validation.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pycrfsuite

from kg.nlp.confidence import MODEL as CONFIDENCE
from kg.nlp.confidence import entity_features
from kg.nlp.corrections import settle_names
from kg.nlp.crf import MODEL_DIR, CrfLabeller, Features
from kg.nlp.evaluation import ALL_ENTITIES, ENTITY_KINDS, Evaluation, entity_forms, evaluate, read_gold
from kg.nlp.features import TaggedStretch, read_stretches, stretch_features
from kg.nlp.linear import LinearModel
from kg.nlp.mentions import name_entities
from kg.nlp.recognizer import MODEL, label_names
from kg.nlp.tokenizer import NamedSpan, Word
from kg.nlp.training.annotation import AnnotatedArticle, make_folds, project, read_annotated, to_labels
from kg.nlp.training.linear import fit_calibration, fit_linear

FOLDS = 4
# Chosen by cross-validation; F1 of all entities moves by less than half a point between c1 0.02-0.2 and c2 0.05-1.
SETTINGS = {"c1": 0.02, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 2}
# The articles of the first folder count twice: economy and politics, as what is measured; the others are news at large.
# F1 of all entities on the first: 0.871 when all count once, 0.874 twice.
MEASURED_REPEATS = 2
_CONFIDENCE_MODEL = MODEL_DIR.parent / "facts" / f"{CONFIDENCE}.json"


class Example:
    """One annotated article with its stretches, features and labels."""

    def __init__(self, article: AnnotatedArticle, repeats: int = 1) -> None:
        self.article = article
        self.repeats = repeats  # how often it counts in training
        self.stretches: list[TaggedStretch] = read_stretches(article.text)
        self.words: list[Word] = [word for stretch in self.stretches for word in stretch.words]
        self.features: list[Features] = [stretch_features(article.text, stretch) for stretch in self.stretches]
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
        for rows, labels in zip(example.features, example.labels, strict=True):
            for _ in range(example.repeats):
                trainer.append(rows, labels)
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


def cross_validate(examples: Sequence[Example], scratch: Path) -> tuple[list[FoundEntity], list[FoundEntity]]:
    """Return the entities found in held-out articles: by the labeller alone, and after the corrections."""
    alone: list[FoundEntity] = []
    corrected: list[FoundEntity] = []
    for number, fold in enumerate(make_folds([example.article.text for example in examples], FOLDS)):
        rest = [example for index, example in enumerate(examples) if index not in fold]
        labeller = fit(rest, scratch / f"names-{number}.crf")
        for index in fold:
            example = examples[index]
            spans = label_names(example.article.text, example.stretches, labeller)
            alone += group_entities(example.article, spans)
            corrected += group_entities(example.article, settle_names(example.article.text, spans, example.words))
    return alone, corrected


def _evaluate(gold: Path, found: Sequence[FoundEntity]) -> Evaluation:
    records: dict[str, list[dict[str, object]]] = {}
    for entity in found:
        records.setdefault(entity.article, []).append(entity.record)
    return evaluate(read_gold(gold), {article: {"entities": rows} for article, rows in records.items()})


def _print_table(title: str, evaluation: Evaluation) -> None:
    print(f"{title:28s}      P      R     F1   interval of F1")
    for kind in (*ENTITY_KINDS, ALL_ENTITIES):
        counts = evaluation.counts(kind)
        low, high = evaluation.interval(kind)
        figures = f"{counts.precision:6.3f} {counts.recall:6.3f} {counts.f1:6.3f}"
        print(f"{kind:28s} {figures}   {low:.3f}-{high:.3f}")


def fit_confidence(gold: Sequence[Path], found: Sequence[FoundEntity]) -> LinearModel:
    """Return the model of an entity's confidence, its calibration fitted on held-out scores; prints its reliability."""
    articles = {article.id: article for article in read_annotated(*gold)}
    right = [_is_right(entity, articles[entity.article]) for entity in found]
    rows = [entity_features(entity.kind, entity.surfaces, entity.probabilities) for entity in found]
    fold_of = {name: index % FOLDS for index, name in enumerate(sorted({entity.article for entity in found}))}
    scores = [0.0] * len(found)
    for fold in range(FOLDS):
        rest = [index for index, entity in enumerate(found) if fold_of[entity.article] != fold]
        model = fit_linear([rows[i] for i in rest], [right[i] for i in rest])
        for index, entity in enumerate(found):
            if fold_of[entity.article] == fold:
                scores[index] = model.score(rows[index])
    model = replace(fit_linear(rows, right), calibration=fit_calibration(scores, right))
    _print_reliability([model.confidence(score) for score in scores], right)
    return model


def _is_right(entity: FoundEntity, article: AnnotatedArticle) -> bool:
    forms = entity_forms(entity.record)
    return any(
        kind == entity.kind and forms & entity_forms({"name": names[0], "mentions": names})
        for kind, names in article.entities
    )


def _print_reliability(confidences: Sequence[float], right: Sequence[bool]) -> None:
    print("confidence   entities   right")
    for low in range(10):
        inside = [
            hit for confidence, hit in zip(confidences, right, strict=True) if min(int(confidence * 10), 9) == low
        ]
        if inside:
            print(f"{low / 10:.1f}-{(low + 1) / 10:.1f}      {len(inside):8d}   {sum(inside) / len(inside):.2f}")


def main() -> None:
    """Train on a folder of annotated articles, or cross-validate on it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with ID.article.json and ID.gold.json")
    parser.add_argument("--cross-validate", action="store_true", help="print figures on held-out folds; fit confidence")
    parser.add_argument("--scratch", type=Path, default=Path("artifacts/recognizer"), help="folder for fold models")
    arguments = parser.parse_args()
    measured, *more = arguments.gold
    examples = [Example(article, MEASURED_REPEATS) for article in read_annotated(measured)]
    examples += [Example(article) for article in read_annotated(*more)]
    if not arguments.cross_validate:
        fit(examples, MODEL_DIR / f"{MODEL}.crf")
        return
    alone, corrected = cross_validate(examples, arguments.scratch)
    _print_table("labeller alone", _evaluate(arguments.gold[0], alone))
    _print_table("with corrections", _evaluate(arguments.gold[0], corrected))
    model = fit_confidence(arguments.gold, corrected)
    _CONFIDENCE_MODEL.write_text(model.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
