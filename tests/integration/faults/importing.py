"""An import in a process of its own, which tests disturb: the importer of `kg import` on articles that are read already."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import NoReturn

from kg.ask.export import read_graph
from kg.errors import KgError, LoadError
from kg.models import Article, Extraction, ObservedArticle
from kg.models.extractor import HowRead
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.views.exports import canonical_hash
from kg.write.importing import Importer
from kg.write.result import ImportResult
from kg.write.spool import entry_of
from tests.sixty import sixty_observed

# Many times what a busy machine takes; what waits without an end takes more.
WAITED_S = 300
HELD = "the same graph to the byte after the import was repeated; nothing acknowledged was missing"
ARTICLES: Sequence[ObservedArticle] = sixty_observed()[:7]


@dataclass
class Prepared:
    """Gives what was read in each article beforehand, so that a test takes no model and little time."""

    # Of a name that nothing installed has, so that a restore takes what was read as it is.
    how: HowRead = field(default_factory=lambda: HowRead("test", "prepared"))
    refused: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def pairs(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction | LoadError]]:
        known = {o.article.id: o.extraction for o in ARTICLES}
        return ((article, known[article.id]) for article in articles)

    def has_read(self) -> bool:
        return False  # many small batches, so that much can happen between them


def in_order(seed: int) -> list[ObservedArticle]:
    """Return the articles in one of many orders."""
    return random.Random(seed).sample(ARTICLES, len(ARTICLES))


def import_all(
    store: GraphStore, seed: int = 0, batch_size: int = 2, tell: Callable[[ImportResult], None] = lambda result: None
) -> ImportResult:
    """Import all of them in an order of their own; `tell` is called after each batch."""
    articles, result = [o.article for o in in_order(seed)], ImportResult()
    importer = Importer(store, Prepared(), batch_size, advance=lambda _: tell(result))
    return importer.run(map(entry_of, articles), (), result)


def hashed(store: GraphStore) -> str:
    """Return the hash of all that the graph holds, the program's own nodes included."""
    return canonical_hash(read_graph(store, internal=True))


def ids_there(store: GraphStore) -> set[str]:
    return {row["article"]["id"] for row in store.rows("read/whole_articles")}


def check_repeated(store: GraphStore, expected: str, acknowledged: set[str]) -> None:
    """What was acknowledged is there, and the import repeated gives the graph of an undisturbed one."""
    assert acknowledged <= ids_there(store)
    repeated = import_all(store, batch_size=5)
    assert (repeated.failed, repeated.stopped) == (0, None)
    assert hashed(store) == expected


def moments(count: int, duration: float, seed: int) -> list[float]:
    """Draw moments (s) within an import."""
    draw = random.Random(seed)
    return [draw.uniform(0, duration) for _ in range(count)]


@dataclass
class Child:
    """A process that imports one article at a time; it says through a pipe which were acknowledged to it."""

    pid: int
    pipe: int
    ended: int | None = None

    def signal(self, which: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, which)

    def wait(self, seconds: float = WAITED_S) -> int:
        """Return how it ended: its exit code, or the signal's number negative. The test fails where it does not end."""
        deadline = time.monotonic() + seconds
        while self.lives():
            assert time.monotonic() < deadline, "the importer waits for ever"
            time.sleep(0.02)
        assert self.ended is not None
        return self.ended

    def lives(self) -> bool:
        if self.ended is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.ended = os.waitstatus_to_exitcode(status) if pid else None
        return self.ended is None

    def acknowledged(self) -> set[str]:
        """Return, once it has ended, the ids of the articles that it was told to be in."""
        with os.fdopen(self.pipe, encoding="utf-8") as told:
            return {line.strip() for line in told if line.endswith("\n")}


@contextmanager
def importing(settings: Settings, seed: int) -> Iterator[Child]:
    """Run an import in a forked process, which is quick to start; whatever is left of it is killed."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _import_and_exit(settings, seed, writer)
    os.close(writer)
    child = Child(pid, reader)
    try:
        yield child
    finally:
        if child.lives():
            child.signal(signal.SIGCONT)
            child.signal(signal.SIGKILL)
            child.wait()
        with suppress(OSError):
            os.close(reader)


def _import_and_exit(settings: Settings, seed: int, writer: int) -> NoReturn:
    code = 1
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with open_driver(settings) as driver:
            store = GraphStore(driver, settings.neo4j_database)
            result = import_all(store, seed, 1, lambda so_far: _tell(so_far, writer))
            code = 0 if result.stopped is None and not result.failed else 1
    except KeyboardInterrupt:
        code = 130
    except KgError:
        code = 1
    finally:
        os._exit(code)


def _tell(so_far: ImportResult, writer: int) -> None:
    os.write(writer, "".join(f"{i}\n" for i in so_far.created[-1:]).encode())


def seconds_undisturbed(settings: Settings) -> float:
    """Return how long such a process takes: the moments of faults are drawn within."""
    began = time.monotonic()
    with importing(settings, 0) as child:
        assert child.wait() == 0
    return time.monotonic() - began
