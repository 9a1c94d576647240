"""`kg mcp`: the graph for language models, by the Model Context Protocol."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.cli.logs import logged_command
from kg.cli.terminal import note, quiet_option
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from kg.store.graph import GraphStore

_PORT = 8765
_RETRY_SECONDS = 3  # whoever waits for an answer is rather told, and calls again


@click.command("mcp")
@click.option(
    "--http", "port", type=click.IntRange(1, 65535), is_flag=False, flag_value=_PORT, metavar="[PORT]",
    help=f"Serve over HTTP on 127.0.0.1 ({_PORT} without a PORT) in place of standard input and output.",
)  # fmt: skip
@click.option("--cypher", "with_cypher", is_flag=True, help="A tool for read-only Cypher too, limited in time.")
@quiet_option
def mcp_command(port: int | None, with_cypher: bool, quiet: bool) -> None:
    """Let a language model ask the graph: a server of the Model Context Protocol.

    Tools answer an analyst's questions, each fact with its article and characters; nothing is ever written. A client
    (Claude, an editor, an agent) starts it and talks over standard input and output: docs/mcp.md has how to tell it.
    The local database is started if need be. Needs news-kg[mcp].

    Example:

        kg mcp --http 8765
    """
    try:
        from kg.mcp.connection import Connection
        from kg.mcp.server import make_server
        from kg.mcp.serving import end_now, serve_http, serve_streams
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "uvicorn", "anyio", "starlette"):
            raise
        hint = msg("Install it with pip install 'news-kg[mcp]'")
        raise UsageError(msg("the SDK of the Model Context Protocol is not installed"), hint=hint) from None
    if click.get_current_context().find_root().params.get("debug"):
        logging.getLogger("kg.mcp").addHandler(logging.StreamHandler())  # with the traceback of a fault
    with logged_command():
        connection = Connection(_open_to_read)
        server = make_server(connection, with_cypher=with_cypher)
        connection.begin()
        if port is None:
            _tell_who_waits(quiet=quiet)
            serve_streams(server)
        else:
            serve_http(
                server, port, lambda address: note(msg("Serving {address} until Ctrl+C", address=address), quiet=quiet)
            )
            note(msg("Stopped."), quiet=quiet)
    end_now()


@contextmanager
def _open_to_read() -> Iterator[GraphStore]:
    from kg.settings import Settings
    from kg.store.connection import open_driver
    from kg.store.read_only import read_only_store

    settings = Settings()
    with open_driver(settings, retry_seconds=_RETRY_SECONDS) as driver:
        yield read_only_store(driver, settings)


def _tell_who_waits(*, quiet: bool) -> None:
    """Tell a person who has started it in a terminal, where no client talks, what it waits for."""
    if sys.stdin is not None and sys.stdin.isatty():
        note(
            msg("A client of the Model Context Protocol is to start this and talk to it: docs/mcp.md. Ctrl+C ends it."),
            quiet=quiet,
        )
