"""Fits the filters and rankers of each kind of fact, and judges them by models that had not seen the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from kg.confidence import is_sure
from kg.models import Affiliation, Fact, Statement
from kg.nlp.affiliations import AFFILIATION_FILTER, find_posts
from kg.nlp.agreement import read_gold
from kg.nlp.evaluation import Evaluation, evaluate
from kg.nlp.linear import LinearModel
from kg.nlp.plans import rate_plans
from kg.nlp.regulations import RegulationModels, rate_regulations
from kg.nlp.said import STATEMENT_FILTER, said_features
from kg.nlp.speech_extent import STATEMENT_EXTENT
from kg.nlp.statements import find_said, make_statement
from kg.nlp.training.calibration import held_out_confidences, print_reliability, surest_threshold
from kg.nlp.training.fact_examples import (
    Example,
    actor_choices,
    actor_examples,
    extent_examples,
    issuer_examples,
    join_examples,
    plan_examples,
    policy_examples,
    regulation_examples,
    right_sources,
)
from kg.nlp.training.folds import Folds, assign_folds
from kg.nlp.training.gold import GoldArticle
from kg.nlp.training.judging import Rated, found_record, judge
from kg.nlp.training.linear import fit_calibration

# L2 penalties, by cross-validation
SHRINKAGE = {
    AFFILIATION_FILTER: 2.0,
    STATEMENT_FILTER: 5.0,
    STATEMENT_EXTENT: 3.0,
    "plan_filter": 30.0,
    "plan_actor": 5.0,
    "regulation_filter": 3.0,
    "regulation_join": 2.0,
    "regulation_policy": 1.0,
    "regulation_issuer": 1.0,
}


# The share of the best F1 that a surer threshold may cost.
SLACK = {"affiliations": 0.005, "statements": 0.005, "plans": 0.0, "regulations": 0.01}


SOURCE_THRESHOLD = -1.0  # log-odds below which a policy or an issuer is left out


_LOOSE = -3.0  # log-odds from which a record is looked at when the threshold is chosen
Rate = Callable[[int, float], list[Rated]]
_OF_REGULATIONS = {
    "regulation_filter": regulation_examples,
    "regulation_join": join_examples,
    "regulation_policy": policy_examples,
    "regulation_issuer": issuer_examples,
}


def _loosen(models: RegulationModels, threshold: float) -> RegulationModels:
    """Return the models with this threshold of the filter, and that of the rankers."""
    policy, issuer = (replace(one, threshold=SOURCE_THRESHOLD) for one in (models.policy, models.issuer))
    return models._replace(keep=replace(models.keep, threshold=threshold), policy=policy, issuer=issuer)


class Trainer:
    """The annotated articles with the names that were annotated, and with those that were found; and what came of them."""

    def __init__(self, articles: Sequence[GoldArticle], found: Sequence[GoldArticle], measured: int) -> None:
        self.articles = articles
        self.found = found
        self.measured = range(measured)  # the others are training data only
        self.fold_of = assign_folds(articles)
        self.models: dict[str, LinearModel] = {}
        self.facts: dict[str, list[list[Fact]]] = {}  # by kind and article, by models that have not seen it

    def train_affiliations(self) -> None:
        """Fit the filter on what the rules take for posts."""
        posts = [article.read(lambda part: find_posts(part.reading)) for article in self.found]
        rows = [
            [
                (tuple(row), right)
                for (_, row), right in zip(found, self._judge(index, "affiliations", found), strict=True)
            ]
            for index, found in enumerate(posts)
        ]
        self._train_filter(AFFILIATION_FILTER, "affiliations", rows, posts)

    def train_statements(self) -> None:
        """Fit how far indirect speech goes, then the filter on what is taken for said by models that have not seen it."""
        extents = self._folds(STATEMENT_EXTENT, extent_examples, self.found)
        self.models[STATEMENT_EXTENT] = extents.on_all
        said = [article.read(partial(_find_said, extents.without(index))) for index, article in enumerate(self.found)]
        rows = [
            [
                (tuple(row), right)
                for (_, row), right in zip(found, self._judge(index, "statements", found), strict=True)
            ]
            for index, found in enumerate(said)
        ]
        self._train_filter(STATEMENT_FILTER, "statements", rows, said)

    def _judge(self, index: int, kind: str, found: Sequence[tuple[Fact, Sequence[str]]]) -> list[bool]:
        return judge(self.found[index], kind, [(fact, 0.0) for fact, _ in found])

    def _train_filter(
        self, name: str, kind: str, rows: Sequence[list[Example]], found: Sequence[Sequence[tuple[Fact, list[str]]]]
    ) -> None:
        folds = Folds(rows, SHRINKAGE[name], self.fold_of)

        def rate(index: int, threshold: float) -> list[Rated]:
            rated = [(fact, folds.without(index).score(row)) for fact, row in found[index]]
            return [pair for pair in rated if pair[1] >= threshold]

        self.models[name] = self._tune(kind, folds.on_all, rate)

    def train_plans(self) -> None:
        """Fit the ranker of actors, and the filter on the clauses with the actors that rankers give that have not seen them."""
        texts = [[*article.parts, *found.parts] for article, found in zip(self.articles, self.as_found, strict=True)]
        rankers = Folds([_of_all(parts, actor_examples) for parts in texts], SHRINKAGE["plan_actor"], self.fold_of)
        rows = [
            _of_all(parts, partial(plan_examples, rank=rankers.without(index))) for index, parts in enumerate(texts)
        ]
        filters = Folds(rows, SHRINKAGE["plan_filter"], self.fold_of)
        self._print_actors(rankers)

        def rate(index: int, threshold: float) -> list[Rated]:
            keep = replace(filters.without(index), threshold=threshold)
            models = (keep, rankers.without(index))
            return [*self.as_found[index].read(lambda part: rate_plans(part.context, models))]

        self.models |= {"plan_filter": self._tune("plans", filters.on_all, rate), "plan_actor": rankers.on_all}

    @cached_property
    def as_found(self) -> list[GoldArticle]:
        """The articles as found, with the posts and statements that models found which have not seen them."""
        return [
            article.seen(
                [fact for fact in self.facts["affiliations"][index] if isinstance(fact, Affiliation)],
                [fact for fact in self.facts["statements"][index] if isinstance(fact, Statement)],
            )
            for index, article in enumerate(self.found)
        ]

    def _print_actors(self, rankers: Folds) -> None:
        """Print how often the ranker gives a gold plan its actor, of all plans that a clause begins and of those in reach."""
        asked = reached = right = 0
        for index in self.measured:
            for owners in [owners for part in self.as_found[index].parts for owners in actor_choices(part)]:
                asked += 1
                reached += any(is_actor for _, is_actor in owners)
                score = rankers.without(index).score
                right += bool(owners) and max(owners, key=lambda one: score(one[0].features))[1]
        print(f"actors of {asked} plans: {right / asked:.3f} right, {right / reached:.3f} where they are in reach")

    def train_regulations(self) -> None:
        """Fit the filter, what joins clauses, and the rankers of policies and issuers, on the names found."""
        folds = {name: self._folds(name, examples, self.as_found) for name, examples in _OF_REGULATIONS.items()}

        def rate(index: int, threshold: float) -> list[Rated]:
            models = RegulationModels(*(one.without(index) for one in folds.values()))
            loose = _loosen(models, threshold)
            return [*self.as_found[index].read(lambda part: rate_regulations(part.context, loose))]

        self._print_sources(folds["regulation_policy"], folds["regulation_issuer"])
        models = _loosen(RegulationModels(*(one.on_all for one in folds.values())), 0.0)
        self.models |= dict(zip(folds, models, strict=True))
        self.models["regulation_filter"] = self._tune("regulations", models.keep, rate)

    def _print_sources(self, policies: Folds, issuers: Folds) -> None:
        right: list[tuple[bool, bool]] = []
        for index in self.measured:
            models = [replace(one.without(index), threshold=SOURCE_THRESHOLD) for one in (policies, issuers)]
            for text in self.as_found[index].parts:
                right += right_sources(text, *models)
        for part, hits in zip(("policy", "issuer"), zip(*right, strict=True), strict=True):
            print(f"{part} of {len(hits)} annotated regulations: {sum(hits) / len(hits):.3f} right")

    def _folds(
        self,
        name: str,
        examples: Callable[[GoldArticle], list[Example]],
        articles: Sequence[GoldArticle] | None = None,
    ) -> Folds:
        rows = [_of_all(article.parts, examples) for article in articles or self.articles]
        return Folds(rows, SHRINKAGE[name], self.fold_of)

    def _tune(self, kind: str, model: LinearModel, rate: Rate) -> LinearModel:
        """Return the filter with threshold and calibration; keeps the facts found and prints how sure they are."""
        total = sum(len(self.articles[index].gold[kind]) for index in self.measured)
        scores, right, _ = self._judged(kind, rate, _LOOSE)
        threshold = surest_threshold(scores, right, total, SLACK[kind])
        scores, right, folds = self._judged(kind, rate, threshold)
        print_reliability(kind, held_out_confidences(model, scores, right, folds, fit_calibration), right)
        tuned = replace(model, threshold=round(threshold, 4), calibration=fit_calibration(scores, right))
        self.facts[kind] = [
            [fact.model_copy(update={"confidence": tuned.confidence(score)}) for fact, score in rate(index, threshold)]
            for index in range(len(self.articles))
        ]
        return tuned

    def _judged(self, kind: str, rate: Rate, threshold: float) -> tuple[list[float], list[bool], list[int]]:
        """Return scores, right or wrong, and folds of the records of the measured articles."""
        scores: list[float] = []
        right: list[bool] = []
        folds: list[int] = []
        for index in self.measured:
            rated = rate(index, threshold)
            scores += [score for _, score in rated]
            right += judge(self.found[index], kind, rated)
            folds += [self.fold_of[index]] * len(rated)
        return scores, right, folds

    def evaluate(self, folders: Sequence[Path], minimum: float = 0.0) -> Evaluation:
        """Return the scores of the measured articles, names and facts by models that have not seen them.

        Facts are those that are at least `minimum` sure (0-1).
        """
        articles = [article for folder in folders for article in read_gold(folder)]
        return evaluate(
            articles,
            {
                self.found[index].id: found_record(
                    self.found[index],
                    [f for facts in self.facts.values() for f in facts[index] if is_sure(f.confidence, minimum)],
                )
                for index in self.measured
            },
        )


def _of_all(parts: Sequence[GoldArticle], examples: Callable[[GoldArticle], list[Example]]) -> list[Example]:
    """Return the examples of all the texts."""
    return [example for part in parts for example in examples(part)]


def _find_said(extent: LinearModel, article: GoldArticle) -> list[tuple[Fact, list[str]]]:
    reading = article.reading
    said = find_said(reading, extent)
    return [(make_statement(reading, one, None), said_features(reading, one)) for one in said]
