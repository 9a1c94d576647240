"""Train the filter of figures: `python -m kg.nlp.training.figures FOLDER…`.

A folder holds ID.article.json beside ID.figures.json. Writes `kg/nlp/models/facts/figure_filter.json`. Articles that repeat
one another are in one fold; threshold and calibration come from models that have not seen the article. Nothing is random.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.confidence import MIN_CONFIDENCE
from kg.models import Article, Figure
from kg.nlp.agreement import GoldArticle, article_paths, pair_records, read_gold
from kg.nlp.annotated import read_doc
from kg.nlp.figure_agreement import same_figure
from kg.nlp.figures import FIGURE_FILTER, read_figures
from kg.nlp.pipeline import BuiltinExtractor
from kg.nlp.training.annotation import make_folds
from kg.nlp.training.calibration import held_out_confidences, print_reliability
from kg.nlp.training.facts import MODELS
from kg.nlp.training.folds import FOLDS, Folds
from kg.nlp.training.linear import fit_calibration

SHRINKAGE = 8.0  # L2 penalty, by cross-validation
SLACK = 0.01  # the share of the best F1 that keeping more may cost
_SHOWN = 0.5  # the share of the annotated figures that are at MIN_CONFIDENCE or above
_LEAST_SLOPE = 0.8
_BOUNDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True)
class _Read:
    """An annotated article, and what was found of it: each figure with its features, and whether it is right."""

    gold: GoldArticle
    found: list[tuple[Figure, list[str]]]

    def judge(self, kept: Sequence[int]) -> list[bool]:
        """Tell of each figure (by number, surest first) whether it is an annotated one that no surer figure is."""
        records = [(index, self.found[index][0].model_dump(mode="json")) for index in kept]
        _, wrong, _ = pair_records(
            self.gold.gold[Figure.key], records, lambda gold, pair: same_figure(self.gold.text, gold, pair[1])
        )
        false = {index for index, _ in wrong}
        return [index not in false for index in kept]


class _Seen:
    """A component in place of the finder: keeps every draft with its features."""

    def __init__(self) -> None:
        self.found: list[tuple[Figure, list[str]]] = []

    def __call__(self, doc: Doc) -> Doc:
        self.found += read_figures(read_doc(doc))
        return doc


def read_folders(folders: Sequence[Path]) -> list[_Read]:
    """Return the annotated articles of the folders with every figure that may be one."""
    seen = _Seen()
    Language.factory("kg_seen_figures", func=lambda nlp, name: seen)
    extractor = BuiltinExtractor()
    extractor.nlp.replace_pipe("kg_figures", "kg_seen_figures")
    articles = []
    for folder in folders:
        for gold, path in zip(read_gold(folder), article_paths(folder), strict=True):
            seen.found = []
            extractor.extract(_read_article(path))
            articles.append(_Read(gold, seen.found))
    return articles


def _read_article(path: Path) -> Article:
    source = json.loads(path.read_text(encoding="utf-8"))
    day = (source.get("published") or "")[:10] or None
    kept = {key: source[key] for key in ("id", "title", "content")}
    return Article(published=day, published_basis="field" if day else "unknown", **kept)


class _Curve:
    """Every figure with the score of a model that has not seen its article."""

    def __init__(self, articles: Sequence[_Read], folds: Folds, fold_of: Sequence[int]) -> None:
        self.articles, self.fold_of = articles, fold_of
        self.scores = [[folds.without(i).score(row) for _, row in one.found] for i, one in enumerate(articles)]
        self.total = sum(len(one.gold.gold[Figure.key]) for one in articles)

    def above(self, threshold: float) -> tuple[list[float], list[bool], list[int]]:
        """Return scores, right or wrong, and folds of the figures from a threshold up."""
        scores: list[float] = []
        right: list[bool] = []
        folds: list[int] = []
        for one, own, fold in zip(self.articles, self.scores, self.fold_of, strict=True):
            kept = sorted((i for i, score in enumerate(own) if score >= threshold), key=lambda i: -own[i])
            scores += [own[i] for i in kept]
            right += one.judge(kept)
            folds += [fold] * len(kept)
        return scores, right, folds


def _loosest_threshold(scores: Sequence[float], right: Sequence[bool], total: int) -> float:
    """Return the lowest threshold whose F1 is within SLACK of the best: what is unsure has a confidence that says so."""
    curve, hits = [], 0
    for count, (score, is_right) in enumerate(sorted(zip(scores, right, strict=True), reverse=True), start=1):
        hits += is_right
        curve.append((2 * hits / (count + total), score))
    top = max((f1 for f1, _ in curve), default=0.0)
    return min((score for f1, score in curve if f1 >= (1.0 - SLACK) * top), default=0.0)


def _calibrate(scores: Sequence[float], right: Sequence[bool], total: int) -> tuple[float, float]:
    """Return slope and offset from scores to confidences, with MIN_CONFIDENCE where half of the figures are found.

    The rules that read figures were made on these very articles, so the share that is right here says too much of others:
    only the order of the scores and their slope are taken from it.
    """
    slope, _ = fit_calibration(scores, right)
    slope = max(slope, _LEAST_SLOPE)
    best = sorted(zip(scores, right, strict=True), reverse=True)
    found = 0
    for score, hit in best:
        found += hit
        if found >= _SHOWN * total:
            return slope, math.log(MIN_CONFIDENCE / (1.0 - MIN_CONFIDENCE)) - slope * score
    return slope, 0.0


def main() -> None:
    """Fit the filter on the folders and write it; print how right figures are at each confidence."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders with ID.article.json and ID.figures.json")
    parser.add_argument("--l2", type=float, default=SHRINKAGE)
    arguments = parser.parse_args()
    articles = read_folders(arguments.folders)
    fold_of = [0] * len(articles)
    for number, members in enumerate(make_folds([one.gold.text for one in articles], FOLDS)):
        for index in members:
            fold_of[index] = number
    rows = [list(zip((row for _, row in one.found), one.judge(range(len(one.found))), strict=True)) for one in articles]
    folds = Folds([[(tuple(row), right) for row, right in one] for one in rows], arguments.l2, fold_of)
    curve = _Curve(articles, folds, fold_of)
    scores, right, _ = curve.above(-99.0)
    threshold = _loosest_threshold(scores, right, curve.total)
    scores, right, kept_folds = curve.above(threshold)
    calibration = _calibrate(scores, right, curve.total)
    sure = held_out_confidences(folds.on_all, scores, right, kept_folds, lambda *_: calibration)
    print_reliability("figures", sure, right)
    for bound in _BOUNDS:
        kept = [hit for one, hit in zip(sure, right, strict=True) if one >= bound]
        hits, count = sum(kept), max(1, len(kept))
        f1 = 2 * hits / (len(kept) + curve.total)
        print(f"at {bound:.1f}: precision {hits / count:.3f} recall {hits / curve.total:.3f} F1 {f1:.3f}")
    model = replace(folds.on_all, threshold=round(threshold, 4), calibration=calibration)
    (MODELS / f"{FIGURE_FILTER}.json").write_text(model.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
