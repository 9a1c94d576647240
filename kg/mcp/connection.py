"""The one connection that all calls share: opened behind the back of the first ones, opened anew after it was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import Lock, Thread

from kg.errors import StoreLost, StoreUnavailable
from kg.mcp.faults import CallFailed
from kg.mcp.reading import is_empty
from kg.store.graph import GraphStore

# A client gives a call up after a minute or so; a first start downloads Neo4j, which may take longer.
PATIENCE = 40.0
_STARTING = (
    "the database is still starting (the first start downloads Neo4j, which takes a minute or two). Call again soon."
)
_EMPTY = (
    "the graph holds no article yet. `kg import PATH` on the command line puts articles in; this server only reads. "
    "It may also be another graph than meant: KG_HOME or NEO4J_URI of the server say which."
)

Opening = Callable[[], AbstractContextManager[GraphStore]]


class Connection:
    """A store for calls from any thread. `open_store` opens one, which may start the local server."""

    def __init__(self, open_store: Opening, patience: float = PATIENCE) -> None:
        self._open_store = open_store
        self._patience = patience
        self._lock = Lock()
        self._now: Future[_Opened] | None = None
        self._has_articles = False

    def begin(self) -> None:
        """Open the store in the background, so that the first call need not wait for all of it."""
        with self._lock:
            self._opening()

    @contextmanager
    def store(self, *, with_articles: bool = True) -> Iterator[GraphStore]:
        """Give the store for a call; where the database goes away meanwhile, the next call opens it anew.

        Raises CallFailed where it is still starting, or holds no article where there must be some; whatever opening raises.
        """
        opened = self._opened()
        try:
            if with_articles:
                self._require_articles(opened.store)
            yield opened.store
        except (StoreLost, StoreUnavailable):
            self._forget(opened)
            raise

    def close(self) -> None:
        """Let go of the store, if one is open."""
        with self._lock:
            now, self._now = self._now, None
        if now is not None and now.done() and now.exception() is None:
            now.result().close()

    def _opened(self) -> _Opened:
        with self._lock:
            future = self._opening()
        try:
            return future.result(self._patience)
        except NotYet:
            raise CallFailed(_STARTING) from None
        except BaseException:
            with self._lock:
                if self._now is future:
                    self._now = None  # the next call tries again
            raise

    def _opening(self) -> Future[_Opened]:
        """Return the store that is open or being opened; the lock must be held."""
        if self._now is None:
            self._now = Future()
            Thread(target=self._open, args=(self._now,), name="opening the graph", daemon=True).start()
        return self._now

    def _open(self, future: Future[_Opened]) -> None:
        try:
            future.set_result(_Opened(self._open_store))
        except BaseException as error:
            future.set_exception(error)

    def _require_articles(self, store: GraphStore) -> None:
        if not self._has_articles and is_empty(store):
            raise CallFailed(_EMPTY)
        self._has_articles = True

    def _forget(self, opened: _Opened) -> None:
        """Let go of a store that was lost, unless another call has done so."""
        with self._lock:
            future = self._now
            if future is None or not future.done() or future.exception() or future.result() is not opened:
                return
            self._now, self._has_articles = None, False
        Thread(target=opened.close, name="closing the graph", daemon=True).start()


class _Opened:
    """An open store with what closes it."""

    def __init__(self, open_store: Opening) -> None:
        self._stack = ExitStack()
        self.store = self._stack.enter_context(open_store())

    def close(self) -> None:
        """Close it."""
        self._stack.close()
