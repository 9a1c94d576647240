"""Where the time of reading goes: the taggers' networks, the labeller, names, and a finder for each kind of fact."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from threadpoolctl import ThreadpoolController

from benchmarks.costs import Cost, costing
from kg.models import Article, Extraction
from kg.nlp import recognizer
from kg.nlp.crf import CrfLabeller
from kg.nlp.fool import Fool
from kg.nlp.lac import Lac
from kg.nlp.pipeline import BuiltinExtractor

# What is timed, by the name under which it is told; of calls inside of others the time is told apart.
_PLACES: tuple[tuple[str, Any, str], ...] = (
    ("tagger LAC", Lac, "read"),
    ("tagger Fool", Fool, "read"),
    ("labeller", CrfLabeller, "find"),
    ("features", recognizer, "stretch_features"),
    ("settling of names", recognizer, "settle_names"),
)


_ALONE = 100  # articles whose taggers are timed without the rest


def measure(articles: Sequence[Article]) -> Iterator[str]:
    """Yield the lines of the page."""
    cost, stages, _ = read_by_stage(articles)
    some = articles[:_ALONE]
    alone, whole = taggers_alone(some).processor / len(some), cost.processor / len(articles)
    characters = sum(len(article.text) for article in articles) / len(articles)
    yield "## Reading"
    yield ""
    yield (
        f"One process, {characters:,.0f} characters an article: {len(articles) / cost.clock:.1f} articles a second "
        f"on the clock, {1000 * whole:.1f} ms of the processor each. The taggers alone, on the same texts: "
        f"{1000 * alone:.1f} ms; reading takes {whole / alone:.2f} times as much."
    )
    yield ""
    yield "| stage | ms of the processor an article | share |"
    yield "| --- | ---: | ---: |"
    for name, seconds in sorted(stages.items(), key=lambda stage: -stage[1]):
        yield f"| {name} | {1000 * seconds / len(articles):.2f} | {seconds / cost.processor:.0%} |"


class Stages:
    """Seconds of the processor by stage; a stage's time does not count for the one it was called from."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._inner: list[float] = []

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return the call with its time counted."""

        def run(*arguments: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return call(*arguments, **named)
            finally:
                took = time.process_time() - start
                self.spent[name] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return run


@contextmanager
def watched(extractor: BuiltinExtractor) -> Iterator[Stages]:
    """Give the stages of what the extractor reads in the body."""
    stages = Stages()
    before = [(owner, name, getattr(owner, name)) for _, owner, name in _PLACES]
    components = list(extractor.nlp._components)
    for told, owner, name in _PLACES:
        setattr(owner, name, stages.timed(told, getattr(owner, name)))
    extractor.nlp._components = [(name, stages.timed(_told(name), component)) for name, component in components]
    try:
        yield stages
    finally:
        extractor.nlp._components = components
        for owner, name, was in before:
            setattr(owner, name, was)


def _told(component: str) -> str:
    return f"finder of {component.removeprefix('kg_')}"


def read_by_stage(articles: Sequence[Article]) -> tuple[Cost, Counter[str], list[Extraction]]:
    """Return what reading took, the seconds of the processor by stage, and what was read."""
    extractor = BuiltinExtractor()
    extractor.extract(articles[0])  # the models are loaded
    with watched(extractor) as stages, costing() as cost:
        found = [extractor.extract(article) for article in articles]
    stages.spent["all else"] = cost.processor - sum(stages.spent.values())
    return cost, stages.spent, found


def taggers_alone(articles: Sequence[Article]) -> Cost:
    """Return what the two taggers take for the same texts, and nothing else."""
    seen: list[tuple[Any, Any]] = []
    extractor = BuiltinExtractor()
    before = Lac.read, Fool.read
    with watched(extractor):
        Lac.read = _remembering(before[0], seen)  # type: ignore[method-assign]
        Fool.read = _remembering(before[1], seen)  # type: ignore[method-assign]
        for article in articles:
            extractor.extract(article)
    with ThreadpoolController().limit(limits=1, user_api="blas"), costing() as cost:  # as the extractor has it
        for call, arguments in seen:
            call(*arguments)
    return cost


def _remembering(call: Callable[..., Any], seen: list[tuple[Any, Any]]) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        seen.append((call, arguments))
        return call(*arguments)

    return run
