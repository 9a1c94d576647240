"""Scores of extractions against annotated articles: figures, bootstrap intervals, what was missed or made up."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.models import FACTS, EntityType, Plan
from kg.nlp.agreement import GoldArticle as GoldArticle
from kg.nlp.agreement import Match, Matcher, Record, entity_forms, pair_records
from kg.nlp.agreement import article_paths as article_paths
from kg.nlp.agreement import read_gold as read_gold
from kg.nlp.confidence import calibration_error
from kg.text.language import language
from kg.text.normalize import letters

ENTITY_KINDS = tuple(entity_type.value for entity_type in EntityType)
FACT_KINDS = tuple(kind.key for kind in FACTS)
KINDS = (*ENTITY_KINDS, *FACT_KINDS)
ALL_ENTITIES = "all entities"


@dataclass(frozen=True)
class Counts:
    """How many records were found, made up and missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.found + other.found, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of predicted records that are right, 0-1."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of gold records that were found, 0-1."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0-1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Miss:
    """One record that only one side has: `side` is "missed" (gold only) or "wrong" (predicted only)."""

    article: str
    kind: str
    side: str
    record: str
    sentence: str


@dataclass
class ArticleScore:
    """The counts of one article by kind, and its differences; `sure` has (confidence, right) of what was found."""

    counts: dict[str, Counts] = field(default_factory=dict)
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    dates_right: int = 0
    dates: int = 0


def score_article(article: GoldArticle, predicted: Record) -> ArticleScore:
    """Return the score of one extraction (the keys of the annotation; an empty one when there is none)."""
    score = ArticleScore()
    matcher = Matcher(article, predicted)
    for kind in ENTITY_KINDS if "entities" in article.gold else ():
        gold = [entity for entity in article.gold["entities"] if entity["type"] == kind]
        ours = [entity for entity in predicted.get("entities", ()) if entity["type"] == kind]
        # a gold record counts by its mentions alone
        _tally(
            score, article, kind, gold, ours, lambda g, p: len({letters(m) for m in g["mentions"]} & entity_forms(p))
        )
    for fact in FACTS:
        if fact.key in article.gold:  # else it was annotated when there was no such kind
            _tally(score, article, fact.key, article.gold[fact.key], predicted.get(fact.key, ()), matcher.of(fact))
    _score_dates(score, article, predicted, matcher)
    return score


def _tally(
    score: ArticleScore,
    article: GoldArticle,
    kind: str,
    gold: Sequence[Record],
    predicted: Iterable[Record],
    match: Match,
) -> None:
    predicted = list(predicted)
    found, wrong, missed = pair_records(gold, predicted, match)
    false = {id(record) for record in wrong}
    score.sure[kind] = [
        (record["confidence"], id(record) not in false) for record in predicted if record.get("confidence") is not None
    ]
    score.counts[kind] = Counts(found, len(wrong), len(missed))
    score.misses += [_describe(article, kind, "missed", record) for record in missed]
    score.misses += [_describe(article, kind, "wrong", record) for record in wrong]


def _score_dates(score: ArticleScore, article: GoldArticle, predicted: Record, matcher: Matcher) -> None:
    match = matcher.of(Plan)
    for gold in article.gold.get(Plan.key, ()):
        hit = max(predicted.get(Plan.key, ()), key=lambda plan: match(gold, plan), default=None)
        if hit and match(gold, hit) and gold["target_date"]:
            score.dates += 1
            score.dates_right += (hit.get("target_date") or "").startswith(gold["target_date"])


def _describe(article: GoldArticle, kind: str, side: str, record: Record) -> Miss:
    """Return the difference with the sentence in which the record first stands."""
    if "mentions" in record:
        surfaces = record["mentions"] or [record["name"]]
        shown, at = " / ".join(surfaces), article.text.find(surfaces[0])
    else:
        who = next((record[field] for fact in FACTS for field in fact.who if record.get(field)), "")
        shown, at = f"{who}: {record['text']}", article.text.find(record["text"])
    sentence = next(
        (article.text[start:end] for start, end in language().split_sentences(article.text) if start <= at < end), ""
    )
    return Miss(article.id, kind, side, shown, sentence.strip())


@dataclass(frozen=True)
class Evaluation:
    """Scores of all articles, by id, and the kind of source of each."""

    scores: dict[str, ArticleScore]
    sources: Mapping[str, str] = field(default_factory=dict)

    def by_source(self) -> dict[str, list[str]]:
        """Return the ids of the articles of each kind of source, the kind with most articles first."""
        groups: dict[str, list[str]] = {}
        for article in self.scores:
            groups.setdefault(self.sources.get(article, ""), []).append(article)
        return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))

    def counts(self, kind: str, ids: Iterable[str] | None = None) -> Counts:
        """Return the summed counts of a kind ("all entities" too) over `ids` (default: all articles)."""
        kinds = ENTITY_KINDS if kind == ALL_ENTITIES else (kind,)
        total = Counts()
        for article in self.scores if ids is None else ids:
            for one in kinds:
                total += self.scores[article].counts.get(one, Counts())
        return total

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record that are annotated, of at least one article."""
        return tuple(kind for kind in KINDS if any(kind in score.counts for score in self.scores.values()))

    def macro_f1(self, ids: Iterable[str] | None = None) -> float:
        """Return the mean F1 of the kinds of record that are annotated."""
        chosen = list(self.scores if ids is None else ids)
        return sum(self.counts(kind, chosen).f1 for kind in self.kinds) / len(self.kinds)

    def calibration_error(self, kind: str) -> float:
        """Return how far the confidences of a kind's records are from the truth, 0-1 (see `calibration_error`)."""
        pairs = [pair for score in self.scores.values() for pair in score.sure.get(kind, ())]
        return calibration_error([sure for sure, _ in pairs], [right for _, right in pairs])

    def misses(self) -> list[Miss]:
        """Return every difference, in the order of articles and kinds."""
        return [miss for score in self.scores.values() for miss in score.misses]

    def interval(self, kind: str, *, rounds: int = 1000, level: float = 0.95) -> tuple[float, float]:
        """Return the bootstrap interval of a kind's F1, articles drawn with replacement; the same on every run."""
        ids = sorted(self.scores)
        draw = random.Random(0)
        figures = sorted(self.counts(kind, draw.choices(ids, k=len(ids))).f1 for _ in range(rounds))
        cut = int((1 - level) / 2 * rounds)
        return figures[cut], figures[rounds - 1 - cut]


def evaluate(articles: Sequence[GoldArticle], predictions: Mapping[str, Record]) -> Evaluation:
    """Return the scores of `predictions` (by article id); an article without one counts as all missed."""
    scores = {article.id: score_article(article, predictions.get(article.id, {})) for article in articles}
    return Evaluation(scores, {article.id: article.source for article in articles})
