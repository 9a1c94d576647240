"""What articles say, found in processes beside the one that decides: each article by itself, so in any process the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context

from kg.errors import KgError, LoadError
from kg.graph.observing import observe
from kg.messages import msg
from kg.models import Extraction, ObservedArticle
from kg.offline.workers import begin_worker, cores
from kg.write.importing import Importer, Pair

_FEW = 200  # articles that are observed here: a process would take longer to start
_AHEAD = 500  # articles, so that the processes have work while a batch is decided


@dataclass
class ObservingImporter(Importer):
    """An importer that lets `processes` others observe, where the machine has more than one core."""

    processes: int = 1

    def observed(self, pairs: Iterable[Pair]) -> Iterator[ObservedArticle | LoadError]:
        """Yield what each article says, or what went wrong, in their order."""
        given = iter(pairs)
        yield from super().observed(islice(given, _FEW))
        following = next(given, None)
        if following is None:
            return
        rest = chain([following], given)
        yield from super().observed(rest) if cores() < 2 else self._beside(rest)

    def _beside(self, pairs: Iterator[Pair]) -> Iterator[ObservedArticle | LoadError]:
        waiting: deque[Future[ObservedArticle] | LoadError] = deque()
        pool = ProcessPoolExecutor(self.processes, get_context("spawn"), begin_worker)
        try:
            for article, found in pairs:
                if isinstance(found, Extraction):
                    waiting.append(pool.submit(observe, article, found, self.extract.how, self.held_from))
                else:
                    waiting.append(found)
                if len(waiting) > _AHEAD:
                    yield _taken(waiting.popleft())
            while waiting:
                yield _taken(waiting.popleft())
        except BrokenProcessPool as error:
            hint = msg("Mostly the memory was short: run it again with fewer --workers")
            raise KgError(msg("a process that reads articles was ended from outside"), hint=hint) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _taken(found: Future[ObservedArticle] | LoadError) -> ObservedArticle | LoadError:
    return found if isinstance(found, LoadError) else found.result()
