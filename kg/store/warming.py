"""The queries of an import, planned by the server while the first articles are read and it has nothing to do.

A server that was just started takes longer to plan a query than to run it.
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import neo4j

from kg.store.queries import lasting_query, load_query, without_comments

_PATIENCE_S = 10.0  # for a server that does not answer; a query is planned in tenths of a second
_PARAMETER = re.compile(r"\$(\w+)")
# Parameters that take a list: a query of empty ones is planned, looks at nothing and changes nothing.
_LISTS = frozenset(
    {"rows", "ids", "keys", "names", "facts", "reports", "title_keys", "articles", "entities", "subjects"}
)


def warmable(names: Iterable[str]) -> Iterator[str]:
    """Yield those of these queries of `cypher/` that take nothing but lists."""
    for name in names:
        asked = _parameters(name)
        if asked and asked <= _LISTS:
            yield name


def warm(names: Iterable[str], open_session: Callable[[], neo4j.Session]) -> Callable[[], None]:
    """Let the server plan these queries beside whatever else goes on; what is wrong with it, others will say.

    Return what ends it after the query that it is at: to be called before the driver is closed, which a connection in use
    does not bear.
    """
    ended = threading.Event()
    thread = threading.Thread(target=_plan, args=(tuple(names), open_session, ended), daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(_PATIENCE_S)

    return end


def _plan(names: tuple[str, ...], open_session: Callable[[], neo4j.Session], ended: threading.Event) -> None:
    with contextlib.suppress(Exception), open_session() as session:
        run_empty(session, names, ended)


def run_empty(session: neo4j.Session, names: Iterable[str], ended: threading.Event | None = None) -> None:
    """Run those of these queries that take nothing but lists, with empty ones, until `ended` is set."""
    for name in warmable(names):
        if ended is not None and ended.is_set():
            return
        session.run(lasting_query(name), {each: [] for each in _parameters(name)}).consume()


@cache
def _parameters(name: str) -> frozenset[str]:
    return frozenset(_PARAMETER.findall(without_comments(load_query(name))))
