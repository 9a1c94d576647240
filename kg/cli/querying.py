"""`kg query`: saved questions by name, or Cypher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from kg.cli.terminal import open_store, print_rows, print_table, quiet_option
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store.queries import SavedQuery


def complete_query(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the saved queries that begin like that, with their titles, for a shell."""
    from kg.store.queries import saved_queries

    return [CompletionItem(n, help=q.title) for n, q in saved_queries().items() if n.startswith(incomplete)]


@click.command("query")
@click.argument("query", required=False, metavar="[NAME|CYPHER]", shell_complete=complete_query)
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print the rows.",
)
@click.option("--list", "list_", is_flag=True, help="List the saved queries.")
@click.option("--write", is_flag=True, help="Allow the query to change the graph.")
@quiet_option
def query_command(
    query: str | None, params: tuple[str, ...], output: str, list_: bool, write: bool, quiet: bool
) -> None:  # fmt: skip
    """Answer a saved question, or run Cypher.

    What has white space in it is Cypher, else the name of a saved query. Nothing is changed unless --write is given.

    Example:

        kg query plans --param name=岚图
    """
    from kg.build.lookup import known_name
    from kg.store.queries import find_saved_query, names_asked, saved_queries

    if list_ or query is None:
        rows = [
            [q.name, q.title, q.title_zh, ", ".join(map(_describe, q.parameters))] for q in saved_queries().values()
        ]
        print_table(["name", "answers", "回答", "parameters"], rows)
        return
    if any(c.isspace() for c in query):
        saved, text, values = None, query, {name: _value(value, None) for name, value in _given(params).items()}
    else:
        saved = find_saved_query(query)
        text, values = saved.text, given_values(saved, params)
    with open_store(quiet=quiet) as store:
        if saved is not None:
            values |= {p: known_name(store, values[p]) for p in names_asked(saved)}
        columns, found = store.query(text, values, write=write)
    print_rows(columns, found, output)


def _describe(parameter: Any) -> str:
    default = "" if parameter.default is None else f"={parameter.default}"
    return f"{parameter.name}{default}"


def _given(params: tuple[str, ...]) -> dict[str, str]:
    pairs = [p.partition("=") for p in params]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise UsageError(f"--param {name!r} is not NAME=VALUE", hint="Write for example --param name=岚图")
    return {name: value for name, _, value in pairs}


def given_values(saved: SavedQuery, params: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of a saved query's parameters: given as NAME=VALUE, or their defaults."""
    given = _given(params)
    known = {p.name: p for p in saved.parameters}
    unknown = sorted(set(given) - set(known))
    missing = [p for p in known.values() if p.default is None and p.name not in given]
    if unknown:
        raise UsageError(f"{saved.name} has no parameter {unknown[0]!r}", hint=f"It has: {', '.join(known) or 'none'}")
    if missing:
        raise UsageError(f"{saved.name} needs {missing[0].name}: {missing[0].meaning}",
                         hint=f"Add --param {missing[0].name}=…")  # fmt: skip
    texts = {name: given.get(name, p.default) or "" for name, p in known.items()}
    return {name: _value(texts[name], p.type) for name, p in known.items()}


def _value(text: str, kind: str | None) -> Any:
    """Return a value of that kind; without one, numbers are numbers and the rest is text."""
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        return text[1:-1]
    if kind == "string":
        return text
    try:
        number = int(text)
    except ValueError:
        if kind == "integer":
            raise UsageError(f"{text!r} is not a whole number", hint="Write digits only") from None
        return text
    if not -(2**63) <= number < 2**63:
        hint = "Write fewer digits" if kind == "integer" else "Write fewer, or quotes around it ('…') if it is a text"
        raise UsageError(f"{text} has more digits than Neo4j keeps (64 bits)", hint=hint)
    return number
