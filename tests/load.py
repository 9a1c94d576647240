"""What a process of the load test does: one of four trades at random for some seconds, then what it did and met as JSON.

Run as `python -m tests.load TRADE SECONDS SEED` with the environment of the graph.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import psutil

from kg.ask.questions import ask
from kg.errors import KgError, UnknownName, UsageError
from kg.judge.applying import add_judgements, withdraw_judgements
from kg.models import EntityType, Judgement, JudgementKind
from kg.resolve import judgement_id
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.queries import SavedQuery, saved_queries
from tests.sixty import FIRMS, sixty_observed, two_reports

TRADES = ("import", "delete", "judge", "ask")
_BATCH = 4


@dataclass
class Log:
    """How often something was done, seconds of each, resident memory (MB) by time, and what should not have happened."""

    done: int = 0
    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def importing(store: GraphStore, draw: random.Random) -> Callable[[], None]:
    """Put some articles in, or a report."""
    from kg.write.articles import write_articles, write_reports

    articles, reports = sixty_observed(), two_reports()

    def work() -> None:
        if draw.random() < 0.1:
            store.write(write_reports([draw.choice(reports)]))
        else:
            store.write(write_articles(draw.sample(articles, draw.randint(1, _BATCH))))

    return work


def deleting(store: GraphStore, draw: random.Random) -> Callable[[], None]:
    """Take some articles out, or a report; those that are not in are passed over."""
    from kg.write.articles import delete_articles

    ids = [observed.article.id for observed in sixty_observed()] + [report.id for report in two_reports()]
    return lambda: store.write(delete_articles(draw.sample(ids, draw.randint(1, _BATCH)))) and None


def judging(store: GraphStore, draw: random.Random) -> Callable[[], None]:
    """Say of two firms that they are one or are not, or take that back; what contradicts is refused, which is right."""

    def work() -> None:
        one, other = draw.sample([name for firm in FIRMS for name in firm[:2]], 2)
        kind = draw.choice([JudgementKind.SAME, JudgementKind.DIFFERENT])
        judgement = Judgement(kind=kind, type=EntityType.COMPANY, a=one, b=other)
        store.write(add_judgements([judgement], replace=True))
        if draw.random() < 0.7:  # so that not all firms are one in the end
            store.write(withdraw_judgements([judgement_id(judgement)]))

    return work


def asking(store: GraphStore, draw: random.Random) -> Callable[[], None]:
    """Ask a saved query of a firm, or of all; that a name is not there just now is an answer."""
    names = [name for firm in FIRMS for name in firm[:4]]
    queries = [query for query in saved_queries().values() if _needs(query) <= {"name"}]

    def work() -> None:
        query = draw.choice(queries)
        ask(store, query.name, {name: draw.choice(names) for name in _needs(query)})

    return work


def _needs(query: SavedQuery) -> set[str]:
    return {parameter.name for parameter in query.parameters if parameter.default is None}


def run(trade: str, seconds: float, seed: int) -> Log:
    """Follow a trade until the time is over."""
    log, draw, settings = Log(), random.Random(seed), Settings()
    make = {"import": importing, "delete": deleting, "judge": judging, "ask": asking}[trade]
    with open_driver(settings) as driver:
        work = make(GraphStore(driver, settings.neo4j_database), draw)
        end, process = time.monotonic() + seconds, psutil.Process()
        while time.monotonic() < end:
            began = time.monotonic()
            try:
                work()
            except (UnknownName, UsageError):
                pass
            except KgError as error:
                log.faults.append(str(error))
            log.seconds.append(time.monotonic() - began)
            log.memory.append(process.memory_info().rss / 1e6)
            log.done += 1
    return log


if __name__ == "__main__":
    print(json.dumps(vars(run(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))))
