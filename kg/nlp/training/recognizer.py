"""Train the recogniser: `python -m kg.nlp.training.recognizer GOLD_DIR`.

Writes `kg/nlp/models/crf/names.crf`. Nothing is random: the same articles and tagger outputs give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from kg.nlp.crf import MODEL_DIR, CrfLabeller, Features
from kg.nlp.features import Stretch, read_stretches, stretch_features
from kg.nlp.recognizer import MODEL
from kg.nlp.training.annotation import AnnotatedArticle, project, read_annotated, to_labels

# Chosen by cross-validation; F1 of all entities moves by less than half a point between c1 0.02-0.2 and c2 0.05-1.
SETTINGS = {"c1": 0.02, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 2}


class Example:
    """One annotated article with its stretches, features and labels."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self.article = article
        self.stretches: list[Stretch] = read_stretches(article.text)
        self.features: list[Features] = [stretch_features(article.text, stretch) for stretch in self.stretches]
        spans = project(article, [word for stretch in self.stretches for word in stretch.words])
        self.labels = [to_labels(spans, stretch.start, stretch.end) for stretch in self.stretches]


def fit(examples: Iterable[Example], path: Path) -> CrfLabeller:
    """Train on the examples, write the model to `path` and return it."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False, params=SETTINGS)
    for example in examples:
        for rows, labels in zip(example.features, example.labels, strict=True):
            trainer.append(rows, labels)
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(path))
    return CrfLabeller(path)


def train(articles: Sequence[AnnotatedArticle], folder: Path) -> None:
    """Write the model to `folder`."""
    fit([Example(article) for article in articles], folder / f"{MODEL}.crf")


def main() -> None:
    """Train on a folder of annotated articles."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("gold", type=Path, help="folder with ID.article.json and ID.gold.json")
    parser.add_argument("--output", type=Path, default=MODEL_DIR, help="folder for the model")
    arguments = parser.parse_args()
    train(read_annotated(arguments.gold), arguments.output)


if __name__ == "__main__":
    main()
