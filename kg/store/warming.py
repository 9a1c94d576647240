"""The queries of an import, planned by the server while the first articles are read and it has nothing to do.

A server that was just started takes longer to plan a query than to run it. It keeps two plans of each: one for transactions
that have changed nothing yet, and one for those that have. So each query is planned in the state in which an import asks it.
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import neo4j

from kg.store.queries import lasting_query, load_query, without_comments

_PATIENCE_S = 10.0  # for a server that does not answer; a query is planned in tenths of a second
_PARAMETER = re.compile(r"\$(\w+)")
_CHANGE = "schema/unkept_change"

# What the first import of any articles asks, in its order, before it has changed anything in a transaction and afterwards.
# What is asked only of some articles, or of reports, is planned when it is.
LOOKED_UP = (
    "read/known_articles",
    "read/title_keys",
    "read/existing_names",
    "read/existing_wordings",
    "read/filed_wordings",
    "read/filed_names",
    "read/filed_texts",
    "read/foreign_nodes",
    "upsert/articles",
)
CHANGED = (
    "upsert/names",
    "upsert/article_names",
    "upsert/aliases",
    "upsert/compared_pairs",
    "upsert/wordings",
    "upsert/findings",
    "upsert/same_facts",
    "upsert/same_texts",
    "read/same_texts",
    "read/published",
    "upsert/reprints",
    "read/name_neighbours",
    "read/name_states",
    "cleanup/name_entities",
    "read/foreign_nodes",
    "upsert/entities",
    "upsert/mentions",
    "read/rejected_wordings",
    "upsert/facts",
    "upsert/fact_evidence",
    "upsert/fact_links",
    "upsert/fact_subjects",
    "upsert/fact_witnesses",
    "upsert/works_for",
    "upsert/regulates",
    "read/reports_on",
    "upsert/matters",
    "upsert/renamed_entities",
    "read/same_wordings",
    "read/findings",
    "cleanup/facts",
    "read/matters",
    "cleanup/revisions",
    "read/claims_of_facts",
)
AT_LAST = ("read/facts_to_prove",)
# With empty lists, and an index that nothing is looked for in, a query is planned, looks at nothing and changes nothing.
_EMPTY: dict[str, Any] = {"index": ""}


def warm(open_session: Callable[[], neo4j.Session]) -> Callable[[], None]:
    """Let the server plan what a first import asks, beside whatever else goes on; what is wrong with it, others will say.

    Return what ends it after the query that it is at: to be called before the driver is closed, which a connection in use
    does not bear.
    """
    ended = threading.Event()
    thread = threading.Thread(target=_plan, args=(open_session, ended), daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(_PATIENCE_S)

    return end


def _plan(open_session: Callable[[], neo4j.Session], ended: threading.Event) -> None:
    with contextlib.suppress(Exception), open_session() as session:
        run_empty(session, ended)


def run_empty(session: neo4j.Session, ended: threading.Event | None = None) -> None:
    """Run what a first import asks, with nothing to look for or to write, until `ended` is set.

    The one change that is made, so that the rest are planned for a transaction with changes, is not kept.
    """
    for turn in ((*LOOKED_UP, _CHANGE, *CHANGED), AT_LAST):
        with session.begin_transaction() as tx:
            for name in turn:
                if ended is not None and ended.is_set():
                    return
                tx.run(lasting_query(name), nothing_for(name)).consume()
            tx.rollback()


@cache
def nothing_for(name: str) -> dict[str, Any]:
    """Return parameters for a query with which there is nothing for it to do."""
    return {each: _EMPTY.get(each, []) for each in _PARAMETER.findall(without_comments(load_query(name)))}
