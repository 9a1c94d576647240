"""What a transaction waits for when it takes long: said in a word, and ended where nobody is there any more.

The lock of the derivation is held by the transaction of one writer, and Neo4j lets the others wait without an end. A
writer whose network has gone away, whose laptop sleeps or that was stopped would hold it for hours: nothing tells the
server. So each writer leaves a mark on its transactions, and whoever waits looks at the one it waits for. One that has
asked nothing for `IDLE_SECONDS` is ended, which is safe: nothing of it is kept, and its program is told when it goes on.
"""

from __future__ import annotations

import logging
import os
import platform
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from kg.errors import KgError
from kg.messages import Message, msg
from kg.store.queries import load_query
from kg.store.server.deadline import call_within

_log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0  # when a person begins to wonder; transactions take fractions of one
ANSWER_SECONDS = 10.0
IDLE_SECONDS = 60.0  # between two questions of a transaction its program only computes, for some seconds at most
OWN_IDLE_SECONDS = 8.0  # of this very process, which is at work on another: its connection was cut
_BLOCKERS = re.compile(r"Blocked by: \[(.*)\]")
Mark = Mapping[str, str | int | bool]
Row = dict[str, Any]


class Patience:
    """Watches over the transactions of one store."""

    def __init__(self, driver: neo4j.Driver, database: str | None) -> None:
        self._driver, self._database = driver, database
        self._told: set[str] = set()

    @contextmanager
    def watch(self, *, lasting: bool = False) -> Iterator[Mark]:
        """Watch over a transaction within the block; give the mark that it is to carry where it writes.

        A `lasting` one is never ended for being silent: it computes for minutes between two questions.
        """
        token, over = uuid4().hex, threading.Event()
        threading.Thread(target=_Look(self, token, over).run, daemon=True).start()
        try:
            yield {
                "kg_token": token,
                "kg_process": os.getpid(),
                "kg_host": platform.node(),
                "kg_lasting": lasting,
            }
        finally:
            over.set()

    def ask(self, query_name: str, **parameters: Any) -> list[Row]:
        """Return the rows of a query over a connection of its own. Raises TimeoutError, or as the driver does."""

        def ask() -> list[Row]:
            with self._driver.session(database=self._database) as session:
                return session.run(load_query(query_name), parameters).data()

        return call_within(ANSWER_SECONDS, ask)

    def tell(self, about: str, message: Message) -> None:
        """Say a sentence, once about each thing."""
        if about not in self._told:
            self._told.add(about)
            _log.warning("%s", message)


class _Look:
    """Looks now and then at what one transaction waits for, until it is over."""

    def __init__(self, patience: Patience, token: str, over: threading.Event) -> None:
        self._patience, self._token, self._over = patience, token, over
        self._began = time.monotonic()
        self._idle_since: dict[tuple[Any, ...], float] = {}

    def run(self) -> None:
        pause = LOOK_SECONDS
        while not self._over.wait(pause):
            try:
                self._look()
            except (DriverError, Neo4jError, KgError, OSError, TimeoutError) as error:
                self._tell_silence(error)
                pause = min(2 * pause, 6 * LOOK_SECONDS)  # each look may leave a connection that hangs

    def _tell_silence(self, error: Exception) -> None:
        if self._over.is_set() or getattr(error, "code", None):  # a database that answers, if only by an error
            return
        told = msg(
            "Neo4j has not answered for {seconds:.0f} seconds ({reason}). kg waits for two minutes at most.",
            seconds=time.monotonic() - self._began,
            reason=str(error).strip().split("\n")[0].rstrip("."),
        )
        self._patience.tell("silence", told)

    def _look(self) -> None:
        rows = {row["id"]: row for row in self._patience.ask("read/kg_transactions")}
        own = next((row for row in rows.values() if row["token"] == self._token), None)
        found = own and _BLOCKERS.match(own["status"])
        for blocker in found[1].split(", ") if found else ():
            if (holder := rows.get(blocker)) is not None and not _BLOCKERS.match(holder["status"]):
                self._tell_of(holder)
                self._end_if_silent(holder)

    def _tell_of(self, holder: Row) -> None:
        process, host, since = holder["process"], holder["host"], holder["since"]
        if holder["token"] is None:
            told = msg("Waiting for another program, which writes to this graph for {since} seconds.", since=since)
            self._patience.tell("another program", told)
            return
        told = msg(
            "Waiting for another kg, which writes to this graph (process {process} on {host}, for {since} seconds).",
            process=process, host=host, since=since,
        )  # fmt: skip
        self._patience.tell(f"{process}@{host}", told)

    def _end_if_silent(self, holder: Row) -> None:
        if holder["token"] is None or holder["query"]:
            return
        state = (holder["id"], holder["hits"], holder["locks"])
        idle = time.monotonic() - self._idle_since.setdefault(state, time.monotonic())
        is_ours = (holder["process"], holder["host"]) == (os.getpid(), platform.node())
        if idle < (OWN_IDLE_SECONDS if is_ours else IDLE_SECONDS) or holder["lasting"]:
            return
        self._patience.ask("cleanup/silent_transaction", id=holder["id"])
        told = msg(
            "Ended what that kg had begun (process {process} on {host}): it was silent for {idle:.0f} seconds. "
            "Nothing half is kept.",
            process=holder["process"], host=holder["host"], idle=idle,
        )  # fmt: skip
        _log.warning("%s", told)
