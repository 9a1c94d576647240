"""Queries and addresses for Neo4j Browser: parameters filled in, links that open it with a query or a guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from kg.ask.examples import best_entity
from kg.store.graph import GraphStore
from kg.store.queries import SavedQuery, saved_queries

_PARAMETER = re.compile(r"\$(\w+)")
# Neo4j Browser decodes an address twice, and takes what follows one of these for a part of the address.
_CUTS_AN_ADDRESS = re.compile(r"[&#%+]")
_HTTP_PORT = 7474
_AURA = ".databases.neo4j.io"


def literal(value: str | int) -> str:
    """Return a value as it is written in a query."""
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"


def filled(query: SavedQuery, values: Mapping[str, str | int]) -> str:
    """Return a saved query to be run as it is: without its head, with values or defaults in place of parameters."""
    given = {p.name: _default(p.type, p.default) for p in query.parameters if p.default is not None} | dict(values)
    return _PARAMETER.sub(lambda m: literal(given[m.group(1)]), query.body)


def _default(kind: str, text: str) -> str | int:
    return int(text) if kind == "integer" else text.strip("'")


def drawn(name: str, /, **values: str | int) -> str:
    """Return a query that draws with its parameters filled in."""
    return filled(saved_queries("browser")[name], values)


def one_line(text: str) -> str:
    """Return a query on one line, to be pasted."""
    return " ".join(line.strip() for line in text.splitlines())


def picture_query(store: GraphStore) -> str:
    """Return a query that draws well for a first look, about the company with the most dated plans, on one line."""
    name = best_entity(store)
    return one_line(drawn("first_look") if name is None else drawn("plans", name=name))


def connect_address(browser: str, bolt: str, username: str) -> str:
    """Return a link that opens Neo4j Browser with server and user name filled in."""
    return f"{browser}?connectURL={quote(bolt.replace('://', f'://{username}@', 1), safe='')}"


def edit_address(connect: str, query: str) -> str:
    """Return the link with a query in the editor; without it where an address can't hold it."""
    return connect if _CUTS_AN_ADDRESS.search(query) else f"{connect}&cmd=edit&arg={quote(query, safe='')}"


def guide_address(connect: str, guide: str) -> str:
    """Return the link that opens a guide beside the query, given the guide's own address."""
    return f"{connect}&cmd=guide&arg={quote(guide, safe='')}"


def browser_of(bolt: str) -> str:
    """Return where the Browser of a server is by default, given the address for drivers: Aura's, or port 7474."""
    parts = urlsplit(bolt)
    host = parts.hostname or "localhost"
    if host.endswith(_AURA):
        return "https://browser.neo4j.io/"
    return f"http://{f'[{host}]' if ':' in host else host}:{_HTTP_PORT}/browser/"
