"""Models of one task by folds: one on all articles, and for each fold one that has not seen it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.nlp.linear import LinearModel
from kg.nlp.training.annotation import make_folds
from kg.nlp.training.fact_examples import (
    Example,
)
from kg.nlp.training.gold import GoldArticle
from kg.nlp.training.linear import fit_linear

FOLDS = 10


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


def _fit(examples: Sequence[Example], l2: float) -> LinearModel:
    return fit_linear([row for row, _ in examples], [label for _, label in examples], l2=l2, steps=150)


def assign_folds(articles: Sequence[GoldArticle]) -> list[int]:
    """Return the number of each article's fold."""
    fold_of = [0] * len(articles)
    for number, members in enumerate(make_folds([article.reading.text for article in articles], FOLDS)):
        for index in members:
            fold_of[index] = number
    return fold_of
