"""`kg query`: saved questions by name, or Cypher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from kg.cli.sureness import min_option
from kg.cli.tables import COUNTED, print_shown, print_table, wide_option
from kg.cli.terminal import empty_array, note, open_store, print_csv, print_json, quiet_option
from kg.errors import UsageError
from kg.messages import language, msg

if TYPE_CHECKING:
    from kg.ask.questions import Value
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
@min_option
@wide_option
@click.option("--list", "list_", is_flag=True, help="List the saved queries.")
@click.option("--write", is_flag=True, help="Allow the query to change the graph.")
@quiet_option
def query_command(
    query: str | None, params: tuple[str, ...], limit: int | None, output: str, minimum: float, wide: bool, list_: bool,
    write: bool, quiet: bool,
) -> None:  # fmt: skip
    """Answer a saved question, or run Cypher.

    What has white space in it is Cypher, else the name of a saved query. Nothing is changed unless --write is given.
    Rows with a fact, or a column `confidence`, below --min are left out; what is counted or collected counts all facts.
    On a terminal long texts stand below their row; ids and characters come with --wide.

    Example:

        kg query plans --param name=岚图
    """
    if list_ or query is None:
        _print_list()
        return
    with empty_array(as_json=output == "json"):
        if any(c.isspace() for c in query):
            found = _run_cypher(query, params, limit, minimum, write=write, quiet=quiet)
        else:
            found = _ask(query, params, limit, minimum, quiet=quiet)
    columns, rows, total = found.columns, found.rows, found.total
    if output == "json":
        print_json(columns, rows)
    elif output == "csv":
        print_csv(columns, rows)
    else:
        # What a person has asked for in Cypher is what that person wants to see.
        print_table(columns, rows, wide=wide, as_asked=any(c.isspace() for c in query))
        print_shown(len(rows), total)
    if output != "table" and len(rows) < total:
        note(
            msg("Note: {count:,} of {total:,} rows; --limit {total} gives all", count=len(rows), total=total),
            quiet=quiet,
        )
    if found.unsure:
        note(
            msg(
                "Note: {unsure:,} rows of facts that are less than {minimum:g} sure; --min 0 gives them too",
                unsure=found.unsure,
                minimum=minimum,
            ),
            quiet=quiet,
        )
    if not rows:
        note(msg("Note: no rows"), quiet=quiet)


def _print_list() -> None:
    from kg.store.queries import saved_queries

    rows = [[q.name, q.title, q.title_zh, ", ".join(map(_describe, q.parameters))] for q in saved_queries().values()]
    columns = ["name", "answers", "回答", "parameters"]
    if language() == "zh":
        columns, rows = ["name", "answers", "parameters"], [[name, zh, given] for name, _, zh, given in rows]
    print_table(columns, rows)


def _describe(parameter: Any) -> str:
    default = "" if parameter.default is None else f"={parameter.default}"
    return f"{parameter.name}{default}"


@dataclass(frozen=True)
class _Answer:
    """What is printed, how many rows there are in all, and how many were left out since their facts are less sure."""

    columns: list[str]
    rows: list[list[Any]]
    total: int
    unsure: int


def _ask(name: str, params: tuple[str, ...], limit: int | None, minimum: float, *, quiet: bool) -> _Answer:
    """Answer a saved query. Where its limit cuts, or unsure rows stood in the way of others, more are asked for."""
    from kg.ask.questions import answer
    from kg.ask.sureness import sure_rows
    from kg.store.queries import find_saved_query

    saved = find_saved_query(name)
    limited = any(p.name == "limit" for p in saved.parameters)
    values = values_of(saved, (*params, f"limit={limit}") if limited and limit else params)
    most = int(values["limit"]) if limited else limit
    with open_store(quiet=quiet) as store:
        columns, rows = answer(store, saved, values)
        if limited and most is not None and len(rows) == most < COUNTED:
            columns, rows = answer(store, saved, {**values, "limit": COUNTED})
    sure = sure_rows(columns, rows, minimum)
    return _Answer(columns, sure[:most], len(sure), len(rows) - len(sure))


def _run_cypher(
    text: str, params: tuple[str, ...], limit: int | None, minimum: float, *, write: bool, quiet: bool
) -> _Answer:
    from kg.ask.questions import read_value, run_cypher
    from kg.ask.sureness import sure_rows

    given = {name: read_value(value, None) for name, value in _given(params).items()}
    with open_store(quiet=quiet) as store:
        columns, rows = run_cypher(store, text, given, write=write)
    sure = sure_rows(columns, rows, minimum)
    return _Answer(columns, sure[:limit], len(sure), len(rows) - len(sure))


def _given(params: tuple[str, ...]) -> dict[str, str]:
    pairs = [p.partition("=") for p in params]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise UsageError(
                msg("--param {name!r} is not NAME=VALUE", name=name), hint=msg("Write for example --param name=岚图")
            )
    return {name: value for name, _, value in pairs}


def values_of(saved: SavedQuery, params: tuple[str, ...]) -> dict[str, Value]:
    """Return the values of a saved query's parameters: given as NAME=VALUE, or their defaults."""
    from kg.ask.questions import given_values

    return given_values(saved, _given(params))
