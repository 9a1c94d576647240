"""Extraction measured on annotated articles: what `kg evaluate` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import LoadError
from kg.graph.filtering import keep_confident
from kg.models import Article, Extraction
from kg.nlp.evaluation import ALL_ENTITIES, KINDS, Evaluation, GoldArticle, article_paths, evaluate, read_gold
from kg.offline.extracting import ExtractArticles
from loaders import LoadOptions, load

_BATCH = 16


@dataclass(frozen=True)
class ScoreRow:
    """One line of the table: a kind of record with its figures; `low` and `high` bound its F1 (95 %, bootstrap).

    `calibration` is the distance of its confidences from the share that is right; None for all entities together.
    """

    kind: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    found: int
    wrong: int
    missed: int
    calibration: float | None


@dataclass
class Readings:
    """Annotated articles, and what was extracted from each that could be read."""

    gold: list[GoldArticle]
    found: list[Extraction] = field(default_factory=list)

    def at(self, minimum: float) -> Evaluation:
        """Return the scores of what is at least so sure (0-1); 0: of all that was found."""
        kept = (keep_confident(extraction, minimum) for extraction in self.found)
        return evaluate(self.gold, {extraction.id: extraction.model_dump(mode="json") for extraction in kept})


def read_folder(
    folder: Path,
    extract: ExtractArticles,
    on_error: Callable[[LoadError], None],
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> Readings:
    """Return what is extracted from the annotated articles of `folder`.

    An article that can't be read or extracted goes to `on_error` and counts as all missed; `advance` is told how many
    of how many are done. LoadError if `folder` holds no annotation.
    """
    readings = Readings(read_gold(folder))
    articles = list(_read_articles(article_paths(folder), on_error))
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        for found in extract(batch):
            if isinstance(found, Extraction):
                readings.found.append(found)
            else:
                on_error(found)
        advance(start + len(batch), len(articles))
    return readings


def _read_articles(paths: Sequence[Path], on_error: Callable[[LoadError], None]) -> Iterator[Article]:
    for path in paths:
        for record in load([str(path)], LoadOptions(kind="article"), on_error):
            if isinstance(record, Article):
                yield record


def score_rows(evaluation: Evaluation) -> list[ScoreRow]:
    """Return the kinds of record that are annotated and all entities together, each with its interval."""
    rows = []
    for kind in (*evaluation.kinds, ALL_ENTITIES):
        counts = evaluation.counts(kind)
        low, high = evaluation.interval(kind)
        figures = (counts.precision, counts.recall, counts.f1, low, high)
        error = None if kind == ALL_ENTITIES else evaluation.calibration_error(kind)
        rows.append(ScoreRow(kind, *figures, counts.found, counts.wrong, counts.missed, error))
    return rows


@dataclass(frozen=True)
class SourceRow:
    """How right the extraction is on the articles of one kind of source.

    `f1` has each kind that the annotation or the extraction has there; `macro_f1` is the mean of those.
    """

    source: str
    articles: int
    macro_f1: float
    f1: dict[str, float]


def source_rows(evaluation: Evaluation) -> list[SourceRow]:
    """Return a row for each kind of source, the one with most articles first; none where there is only one kind."""
    groups = evaluation.by_source()
    rows = []
    for source, ids in groups.items() if len(groups) > 1 else ():
        counts = {kind: evaluation.counts(kind, ids) for kind in KINDS}
        f1 = {kind: one.f1 for kind, one in counts.items() if one.found + one.wrong + one.missed}
        rows.append(SourceRow(source or "(none)", len(ids), sum(f1.values()) / len(f1) if f1 else 0.0, f1))
    return rows


def dates_right(evaluation: Evaluation) -> tuple[int, int]:
    """Return how many target dates are right, of how many matched plans that have one."""
    scores = evaluation.scores.values()
    return sum(score.dates_right for score in scores), sum(score.dates for score in scores)
