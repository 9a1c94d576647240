"""`kg query`: saved questions by name, or Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from kg.cli.tables import COUNTED, print_shown, print_table, wide_option
from kg.cli.terminal import empty_array, note, open_store, print_csv, print_json, quiet_option
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.ask.questions import Value
    from kg.store.graph import GraphStore
    from kg.store.queries import SavedQuery


def complete_query(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the saved queries that begin like that, with their titles, for a shell."""
    from kg.store.queries import saved_queries

    return [CompletionItem(n, help=q.title) for n, q in saved_queries().items() if n.startswith(incomplete)]


@click.command("query")
@click.argument("query", required=False, metavar="[NAME|CYPHER]", shell_complete=complete_query)
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--limit", type=click.IntRange(1), help="How many rows to print (default: as the query says).")
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print the rows.",
)
@wide_option
@click.option("--list", "list_", is_flag=True, help="List the saved queries.")
@click.option("--write", is_flag=True, help="Allow the query to change the graph.")
@quiet_option
def query_command(
    query: str | None, params: tuple[str, ...], limit: int | None, output: str, wide: bool, list_: bool, write: bool,
    quiet: bool,
) -> None:  # fmt: skip
    """Answer a saved question, or run Cypher.

    What has white space in it is Cypher, else the name of a saved query. Nothing is changed unless --write is given.
    On a terminal long texts stand below their row; ids and characters come with --wide.

    Example:

        kg query plans --param name=岚图
    """
    if list_ or query is None:
        _print_list()
        return
    with empty_array(as_json=output == "json"):
        if any(c.isspace() for c in query):
            columns, rows, total = _run_cypher(query, params, limit, write=write, quiet=quiet)
        else:
            columns, rows, total = _ask(query, params, limit, quiet=quiet)
    if output == "json":
        print_json(columns, rows)
    elif output == "csv":
        print_csv(columns, rows)
    else:
        # What a person has asked for in Cypher is what that person wants to see.
        print_table(columns, rows, wide=wide, hide=not any(c.isspace() for c in query))
        print_shown(len(rows), total)
    if output != "table" and len(rows) < total:
        note(f"Note: {len(rows):,} of {total:,} rows; --limit {total} gives all", quiet=quiet)
    if not rows:
        note("Note: no rows", quiet=quiet)


def _print_list() -> None:
    from kg.store.queries import saved_queries

    rows = [[q.name, q.title, q.title_zh, ", ".join(map(_describe, q.parameters))] for q in saved_queries().values()]
    print_table(["name", "answers", "回答", "parameters"], rows)


def _describe(parameter: Any) -> str:
    default = "" if parameter.default is None else f"={parameter.default}"
    return f"{parameter.name}{default}"


def _ask(
    name: str, params: tuple[str, ...], limit: int | None, *, quiet: bool
) -> tuple[list[str], list[list[Any]], int]:
    """Return (columns, rows, how many rows there are in all) of a saved query."""
    from kg.ask.questions import answer
    from kg.store.queries import find_saved_query

    saved = find_saved_query(name)
    limited = any(p.name == "limit" for p in saved.parameters)
    values = values_of(saved, (*params, f"limit={limit}") if limited and limit else params)
    with open_store(quiet=quiet) as store:
        columns, rows = answer(store, saved, values)
        total = _count(store, saved, values, len(rows)) if limited else len(rows)
    return columns, rows if limited else rows[:limit], total


def _count(store: GraphStore, saved: SavedQuery, values: Mapping[str, Value], found: int) -> int:
    from kg.ask.questions import answer

    if found < int(values["limit"]):
        return found
    return max(found, len(answer(store, saved, {**values, "limit": COUNTED})[1]))


def _run_cypher(
    text: str, params: tuple[str, ...], limit: int | None, *, write: bool, quiet: bool
) -> tuple[list[str], list[list[Any]], int]:
    from kg.ask.questions import read_value, run_cypher

    given = {name: read_value(value, None) for name, value in _given(params).items()}
    with open_store(quiet=quiet) as store:
        columns, rows = run_cypher(store, text, given, write=write)
    return columns, rows[:limit], len(rows)


def _given(params: tuple[str, ...]) -> dict[str, str]:
    pairs = [p.partition("=") for p in params]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise UsageError(f"--param {name!r} is not NAME=VALUE", hint="Write for example --param name=岚图")
    return {name: value for name, _, value in pairs}


def values_of(saved: SavedQuery, params: tuple[str, ...]) -> dict[str, Value]:
    """Return the values of a saved query's parameters: given as NAME=VALUE, or their defaults."""
    from kg.ask.questions import given_values

    return given_values(saved, _given(params))
