"""Articles to extractions, in this process or in several; the result is the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context

from kg.errors import KgError, LoadError, UsageError
from kg.llm.account import Account
from kg.llm.asking import Asker, Asking, tell_on_stderr
from kg.messages import msg
from kg.models import Article, Extraction
from kg.models.extractor import BUILTIN, Extractor, HowRead
from kg.offline.extractors import check_extractor, name_of, reads_answers, version_of
from kg.offline.reading import MAX_SECONDS, Read, load_models, read_article
from kg.offline.workers import begin_worker, cores, deaf_to_interrupts

# How far a worker may be ahead of who takes what it reads: some seconds, so that neither waits for the other; and in
# characters, so that long articles do not fill the memory.
_AHEAD, _CHARACTERS_AHEAD = 96, 4_000_000
_TOO_FEW = 8  # articles for which no process is started beside this one: it would take longer to start


class ExtractArticles:
    """Extracts articles with `workers` processes (1: in this one). Use as a context manager.

    `extractor` is the name of one that is installed, or an object, which reads in this process alone; `with_reporters` is
    for the graph alone. With `beside`, one worker is a process of its own too where there is a second core: who takes the
    extractions has other work. `how` names all that the result depends on beside the article. What does not stand in its
    article is left out and told in `refused`; `remarks` say what could not be read, and why. An article that takes too
    long (`seconds_for`) fails alone. An extractor that reads answers of a language model gets them as `asking` says, beforehand,
    and several at a time: an article without an answer fails alone too. Raises UsageError for an extractor that is not there,
    or where there is nobody to ask.
    """

    def __init__(
        self,
        workers: int = 1,
        max_seconds: float = MAX_SECONDS,
        extractor: str | Extractor = BUILTIN,
        *,
        with_reporters: bool = False,
        beside: bool = False,
        asking: Asking | None = None,
        tell: Callable[[str], None] = tell_on_stderr,
        account: Account | None = None,
    ) -> None:
        if not isinstance(extractor, str):
            check_extractor(extractor, name_of(extractor))
            if workers > 1:
                hint = msg("Register it under news_kg.extractors and give its name, or let one process read")
                raise UsageError(msg("an extractor given as an object can't read in other processes"), hint=hint)
        self._workers = workers
        self._too_few = _TOO_FEW if workers == 1 else 2
        self.how = HowRead(version_of(extractor), name_of(extractor), with_reporters)
        self._work = partial(read_article, max_seconds=max_seconds, extractor=extractor, version=self.how.version)
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[tuple[Article, Future[Read | LoadError]]] = deque()
        self.asker = Asker(asking or Asking(), tell, account) if reads_answers(extractor) else None
        self.asks = self.asker is not None
        # Who waits for answers has the time to read; and what is answered is to be written, not to lie ahead in a process.
        alone = beside and not self.asks and isinstance(extractor, str) and cores() > 1
        self._in_processes = workers > 1 or alone
        self.refused: list[str] = []
        self.remarks: list[str] = []

    @property
    def account(self) -> Account | None:
        """What asking has taken; None of an extractor that asks nobody."""
        return None if self.asker is None else self.asker.account

    def __enter__(self) -> ExtractArticles:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        if self.asker is not None:
            self.asker.__exit__()

    def __call__(self, articles: Iterable[Article]) -> Iterator[Extraction | LoadError]:
        """Yield one extraction (or what went wrong) for each article, in their order."""
        return (found for _, found in self.pairs(articles))

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction | LoadError]]:
        """Yield each article with its extraction, or what went wrong, in their order.

        Processes read on while who takes the pairs does other work; `articles` is then asked for more than were taken.
        """
        for article, found in self._extract(articles):
            if isinstance(found, Read):
                self.refused.extend(found.refused)
                self.remarks.extend(found.remarks)
                if self.asker is not None:
                    self.asker.account.refuse(found.refused)
                yield article, found.extraction
            else:
                yield article, self.asker.problems.pop(article.id, found) if self.asker is not None else found

    def begin(self, articles: Iterable[Article]) -> None:
        """Start what reads beside this process, so that it loads its models while there is other work to do first.

        It is as many processes as `pairs` of these articles would start: none for a few. What is read already needs no models.
        """
        first = list(islice(articles, self._too_few)) if self._in_processes else []
        if len(first) < self._too_few or all(map(self._is_read, first)):
            return
        pool = self._processes()
        with deaf_to_interrupts():
            for _ in range(self._workers):
                pool.submit(load_models, self.how.extractor)

    def has_read(self) -> bool:
        """Tell whether the next pair is there already, so that who takes it need not wait."""
        return bool(self._waiting) and self._waiting[0][1].done()

    def each(
        self, articles: Iterable[Article], on_error: Callable[[LoadError], None]
    ) -> Iterator[tuple[Article, Extraction]]:
        """Yield articles with their extractions as they come; what goes wrong goes to `on_error`."""
        for article, found in self.pairs(articles):
            if isinstance(found, Extraction):
                yield article, found
            else:
                on_error(found)

    def _extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Read | LoadError]]:
        given = iter(articles) if self.asker is None else self.asker.answered(articles, self._is_read)
        if self._in_processes:
            first = list(islice(given, self._too_few))
            if len(first) == self._too_few or self._pool is not None:
                return self._read_ahead(chain(first, given))
            given = iter(first)
        return ((article, self._work(article)) for article in given)

    def _is_read(self, article: Article) -> bool:
        """Tell whether an article's file keeps what this very version has read in it."""
        return article.reading is not None and article.reading.version == self.how.version

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A fresh interpreter a worker: a forked one would share the state of onnxruntime's threads.
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), begin_worker)
        return self._pool

    def _read_ahead(self, given: Iterator[Article]) -> Iterator[tuple[Article, Read | LoadError]]:
        pool = self._processes()
        waiting = self._waiting = deque()
        characters = 0
        try:
            while True:
                while not waiting or (len(waiting) < _AHEAD * self._workers and characters < _CHARACTERS_AHEAD):
                    article = next(given, None)
                    if article is None:
                        break
                    with deaf_to_interrupts():  # it may begin a process
                        waiting.append((article, pool.submit(self._work, article)))
                    characters += len(article.text)
                if not waiting:
                    return
                article, reading = waiting.popleft()
                characters -= len(article.text)
                yield article, reading.result()
        except BrokenProcessPool as error:
            hint = msg("Mostly the memory was short: run it again with fewer --workers")
            raise KgError(msg("a process that reads articles was ended from outside"), hint=hint) from error
        finally:
            for _, reading in waiting:
                reading.cancel()
