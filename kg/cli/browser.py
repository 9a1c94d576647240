"""`kg browser`: Neo4j Browser with the guide, the style and the queries of this graph."""

from __future__ import annotations

import os
import signal
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from kg.cli.querying import complete_query, values_of
from kg.cli.terminal import open_store, quiet_option, say
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from kg.settings import Settings
    from kg.store.graph import GraphStore
    from kg.store.queries import SavedQuery


@click.command("browser")
@click.argument("query", required=False, metavar="[NAME]", shell_complete=complete_query)
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--print", "print_only", is_flag=True, help="Print the addresses, and open none.")
@click.option("--port", type=click.IntRange(1, 65535), default=8474, show_default=True,
              help="Where to serve guide, style and queries; the next free one if it is taken.")  # fmt: skip
@click.option("--browser", "browser", metavar="URL",
              help="Where Neo4j Browser is, if not at the server's own address.")  # fmt: skip
@quiet_option
def browser_command(
    query: str | None, params: tuple[str, ...], print_only: bool, port: int, browser: str | None, quiet: bool
) -> None:
    """Open Neo4j Browser with a guide or a query filled in; serve guide, style and queries until Ctrl+C.

    NAME is a saved query (`kg query --list`); without one, the guide is opened, which has ten questions about this
    graph. Where there is no display the addresses are only printed. Serves on this machine alone.

    Example:

        kg browser plans --param name=岚图
    """
    from kg.ask.browser import connect_address, edit_address, guide_address, one_line
    from kg.ask.browser_kit import GUIDE, SCRIPTS, STYLE, make_kit
    from kg.settings import Settings
    from kg.views.kit_server import open_server

    drawing = _drawing(query, params)
    settings = Settings()
    with open_store(quiet=quiet, schema=True) as store:
        picture = _picture(store, drawing, params)
        base, bolt, username, password = _where(settings, browser)
        server = open_server(port, [_origin(base)])
        server.files = make_kit(store, server.address)
    with server:
        connect = connect_address(base, bolt, username)
        guide = guide_address(connect, server.address + GUIDE)
        edit = edit_address(connect, one_line(picture))
        if server.server_port != port:
            say(
                msg("Port {port} is taken, so {server_port} is used.", port=port, server_port=server.server_port),
                err=True,
            )
        say(msg("Neo4j Browser with the guide\n  {guide}", guide=guide))
        say(msg("Neo4j Browser with a query filled in: press Ctrl+Enter\n  {edit}", edit=edit))
        say(msg("User {username}, password: {password}", username=username, password=password))
        say(
            msg(
                "Style    {address}{style}  (drop the file on Neo4j Browser, or run :style with the address)",
                address=server.address,
                style=STYLE,
            )
        )
        say(
            msg(
                "Queries  {address}{scripts}  (drop the file on Neo4j Browser: Local scripts)",
                address=server.address,
                scripts=SCRIPTS,
            )
        )
        with _until_ended():
            say(msg("Serving until {end_by_signal}", end_by_signal=_end_by_signal()))
            sys.stdout.flush()
            if not print_only and _has_display():
                webbrowser.open(edit if query else guide)
            server.serve_forever()


def _end_by_signal() -> str:
    """Let Ctrl+C and SIGTERM end the server in the same way; return what ends it, for people.

    What a shell starts in its background has SIGINT ignored, and so it stays, unless a terminal is there to press
    Ctrl+C in.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if sys.stdin is not None and sys.stdin.isatty():
        signal.signal(signal.SIGINT, signal.default_int_handler)
    ignored = signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    return msg("it is ended: kill {getpid}", getpid=os.getpid()) if ignored else msg("Ctrl+C.")


@contextmanager
def _until_ended() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        say(msg("\nStopped."), err=True)


def _picture(store: GraphStore, query: SavedQuery | None, params: tuple[str, ...]) -> str:
    """Return the query to fill in: the one that draws the answer to a saved query, or a first look."""
    from kg.ask.browser import filled, picture_query
    from kg.ask.questions import resolve_values

    if query is None:
        return picture_query(store)
    return filled(query, resolve_values(store, query, values_of(query, params)))


def _drawing(name: str | None, params: tuple[str, ...]) -> SavedQuery | None:
    """Return the query that draws what the saved query of this name answers; None without a name."""
    from kg.store.queries import find_saved_query, saved_queries

    if name is None:
        if params:
            raise UsageError(msg("--param without a query"), hint=msg("Name one: `kg query --list`"))
        return None
    drawing = saved_queries("browser")
    query = drawing.get(name) or find_saved_query(name)
    if query.picture.startswith("none:"):
        raise UsageError(
            msg("{name} is a table and draws nothing", name=name), hint=msg("Run `kg query {name}`", name=name)
        )
    drawn = drawing.get(name) or drawing[query.picture]
    values_of(drawn, params)  # what is wrong is said before a server is started
    return drawn


def _where(settings: Settings, browser: str | None) -> tuple[str, str, str, str]:
    """Return the address of Neo4j Browser, that for drivers, the user name, and where the password is."""
    from kg.ask.browser import browser_of
    from kg.store.address import require_address
    from kg.store.server import ensure_server

    if settings.neo4j_uri:
        require_address(settings.neo4j_uri)
        return browser or browser_of(settings.neo4j_uri), settings.neo4j_uri, settings.neo4j_username, "NEO4J_PASSWORD"
    server = ensure_server(settings)
    return browser or server.browser, server.uri, server.username, f"cat {server.password_file}"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
