"""Articles with what a language model answers about each: kept answers first, then a server, within the limits of a run."""

from __future__ import annotations

import datetime as dt
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LoadError, UsageError
from kg.llm.account import Account
from kg.llm.answer_files import AnswerFile, read_answers
from kg.llm.client import ModelServer, NotAnswered
from kg.llm.contents import NoRecords, read_content
from kg.llm.material import Material
from kg.llm.prompt import Request, requests_of
from kg.llm.threads import WaitingThreads
from kg.messages import msg, reason_of
from kg.models import Article
from kg.models.answer import Answer
from kg.settings import Settings

_TRIES = 3  # for an answer that holds no records
_DOWN_AFTER = 3  # requests without an answer, one after the other, until no more are sent


@dataclass(frozen=True)
class Asking:
    """How a language model is asked.

    `model` None: that of KG_LLM_MODEL. `answers` are files to take answers from, `keep` one to add new ones to. The limits
    of a run are `max_calls` and `max_tokens` (None: none). `timeout` is in seconds for one answer, `retries` how often a
    request is sent anew, after pauses that grow, where a server is busy or can't be reached. `again` asks also what was
    answered before; `sends` False asks nobody whatever is set.
    """

    answers: Sequence[str | Path] = ()
    keep: str | Path | None = None
    max_calls: int | None = None
    max_tokens: int | None = None
    concurrency: int = 4
    timeout: float = 300.0
    retries: int = 4
    model: str | None = None
    again: bool = False
    sends: bool = True


STORED_ANSWERS = Asking(sends=False)


def tell_on_stderr(line: str) -> None:
    """Print a line on standard error."""
    print(line, file=sys.stderr)


class Asker:
    """One run of asking. Use as a context manager.

    Raises UsageError where what asking takes is not installed; where there is neither a model nor an answer, at the first
    article about which nothing is kept.
    """

    def __init__(
        self, asking: Asking, tell: Callable[[str], None] = tell_on_stderr, account: Account | None = None
    ) -> None:
        self.asking, self.account = asking, account or Account()
        self.problems: dict[str, LoadError] = {}  # by article, why there is no answer about it
        self._tell, self._told = tell, False
        model = asking.model or Settings().llm_model
        self._server = ModelServer(model, asking.timeout, asking.retries) if model and asking.sends else None
        self._stored = read_answers(Path(path) for path in asking.answers)
        self._by_material = {answer.material: answer for answer in self._stored.values()}
        self._file = AnswerFile(Path(asking.keep)) if asking.keep else None
        self._pool = WaitingThreads(asking.concurrency)
        self._missed, self._down = 0, ""

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()
        if self._server is not None:
            self._server.close()

    def answered(self, articles: Iterable[Article], is_read: Callable[[Article], bool]) -> Iterator[Article]:
        """Yield each article with the answers about it, in their order; why one has none is in `problems`.

        Nothing is asked about what `is_read` already.
        """
        waiting: deque[tuple[Article, list[tuple[Request, Future[Answer]]]]] = deque()
        given = iter(articles)
        try:
            while True:
                while len(waiting) < 2 * self.asking.concurrency and (article := next(given, None)) is not None:
                    requests = () if is_read(article) else requests_of(Material(article))
                    asked = [(r, self._pool.submit(self._answer, article, r)) for r in requests]
                    waiting.append((article, asked))
                if not waiting:
                    return
                yield self._collect(*waiting.popleft())
        finally:
            for _, asked in waiting:
                for _, future in asked:
                    future.cancel()

    def _collect(self, article: Article, asked: list[tuple[Request, Future[Answer]]]) -> Article:
        answers, missing = [], []
        for request, future in asked:
            try:
                answers.append(future.result())
            except NotAnswered as error:
                missing.append((request, error.reason))
        if missing:
            self.problems[article.id] = _problem(article, missing)
        return article.with_answers(answers) if asked else article

    def _answer(self, article: Article, request: Request) -> Answer:
        """Return the answer to one request. Raises NotAnswered."""
        kept = self._kept(article, request)
        if kept is not None:
            with self.account.lock:
                self.account.kept += 1
            return kept
        try:
            answer = self._ask(request)
        except NotAnswered:
            with self.account.lock:
                self.account.failed += 1
            raise
        if self._file is not None:
            self._file.add(article.id, answer)
        return answer

    def _kept(self, article: Article, request: Request) -> Answer | None:
        """Return an answer that is there: to this very request, else about the same text by another prompt."""
        material = request.part.material
        given = self._stored.get(request.request) or self._by_material.get(material)
        if given is not None or self.asking.again:
            return given
        stored = [answer for answer in article.answers if answer.material == material]
        return max(stored, key=lambda answer: answer.asked or "", default=None)

    def _ask(self, request: Request) -> Answer:
        if self._server is None:
            if self.asking.sends and not self.asking.answers:
                hint = msg(
                    "Set KG_LLM_MODEL (and OPENAI_BASE_URL, OPENAI_API_KEY), or give stored answers with --answers"
                )
                raise UsageError(msg("no language model is set: nothing was sent"), hint=hint)
            raise NotAnswered(msg("there is no answer to request {request}", request=request.request))
        for tries_left in reversed(range(_TRIES)):
            content = self._call(self._server, request)
            try:
                read_content(content)
            except NoRecords as error:
                if not tries_left:
                    told = msg(
                        "the model gave no records in {tries} tries ({error})", tries=_TRIES, error=reason_of(error)
                    )
                    raise NotAnswered(told) from None
                with self.account.lock:
                    self.account.asked_again += 1
                continue
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            return Answer(request=request.request, content=content, model=self._server.model, asked=now)
        raise AssertionError("the last try returns or raises")

    def _call(self, server: ModelServer, request: Request) -> str:
        self._begin_call(server)
        try:
            reply = server.ask(request)
        except NotAnswered as error:
            self._count_miss(error)
            raise
        with self.account.lock:
            self._missed = 0
            self.account.tokens_in += reply.tokens_in
            self.account.tokens_out += reply.tokens_out
        if reply.problem:
            raise NotAnswered(reply.problem)
        return reply.content

    def _begin_call(self, server: ModelServer) -> None:
        """Count one call, and say where it goes before the first. Raises NotAnswered where a limit is reached."""
        with self.account.lock:
            if self._down:
                raise NotAnswered(self._down)
            if self.asking.max_calls is not None and self.account.calls >= self.asking.max_calls:
                raise NotAnswered(msg("the limit of {count} calls is reached", count=self.asking.max_calls))
            if self.asking.max_tokens is not None and self.account.tokens >= self.asking.max_tokens:
                raise NotAnswered(msg("the limit of {count} tokens is reached", count=self.asking.max_tokens))
            self.account.calls += 1
            if not self._told:
                self._told = True
                self._tell(
                    msg("Articles are sent to {address} (model {model}).", address=server.address, model=server.model)
                )

    def _count_miss(self, error: NotAnswered) -> None:
        with self.account.lock:
            self._missed += not error.alone
            if error.down or self._missed >= _DOWN_AFTER:
                self._down = self._down or error.reason


def _problem(article: Article, missing: Sequence[tuple[Request, str]]) -> LoadError:
    """Return why an article is not read: the reason for the first part of it that has no answer."""
    request, reason = missing[0]
    hint = msg("Nothing was read of it; run the same command again for it")
    told = (
        reason
        if request.request in reason
        else msg("{reason}, request {request}", reason=reason, request=request.request)
    )
    return LoadError(
        msg("no language model has answered about it: {told}", told=told),
        where=msg("article {id}", id=article.id),
        hint=hint,
    )


def print_requests(articles: Iterable[Article], write: Callable[[str], object]) -> int:
    """Write each request as a line, and ask nobody; return how many there are."""
    count = 0
    for article in articles:
        for request in requests_of(Material(article)):
            write(request.to_json() + "\n")
            count += 1
    return count
