"""What the commands share: the store with its progress bar, how rows and lines are printed, and common options."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.logs import logged_command
from kg.cli.server_progress import show_server_progress
from kg.errors import UsageError
from kg.messages import in_words, phrase
from kg.printable import printable, spreadsheet_cell

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as RichProgress

    from kg.store.graph import GraphStore

F = TypeVar("F", bound=Callable[..., Any])

json_option = click.option("--json", "as_json", is_flag=True, help="Print an object for machines instead of text.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="No progress and no notes on standard error.")
yes_option = click.option("--yes", "-y", is_flag=True, help="Do not ask.")
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def on_terminal() -> bool:
    """Return whether a person looks at standard output."""
    return sys.stdout.isatty()


def console() -> Console:
    """Return a console for standard output; when it is no terminal, lines are as long as they are."""
    from rich.console import Console

    if on_terminal():
        return Console(highlight=False)
    return Console(highlight=False, width=10_000, color_system=None)


def say(text: str, *, dim: bool = False, err: bool = False) -> None:
    """Print text for a person, in the language of the command line; what articles hold can't steer the terminal."""
    shown = printable(in_words(text))
    click.echo(click.style(shown, dim=True) if dim else shown, err=err)


def note(text: str, *, quiet: bool = False) -> None:
    """Tell a person something on standard error."""
    if not quiet:
        say(text, err=True)


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[RichProgress]:
    """Give a progress display on standard error: a bar, or a line now and then where that is no terminal."""
    from kg.cli.progress import show_progress

    with show_progress(quiet=quiet) as progress:
        yield progress


@contextmanager
def open_store(
    *, quiet: bool = False, schema: bool = False, beginning: Callable[[], None] = lambda: None
) -> Iterator[GraphStore]:
    """Give the store of the settings: NEO4J_URI, or the local server, which is started if need be.

    `schema` and `beginning` are those of `kg.store.opening.store_of`.
    """
    from kg.settings import Settings
    from kg.store.connection import open_driver
    from kg.store.opening import store_of

    settings = Settings()
    with ExitStack() as stack:
        stack.enter_context(logged_command())
        with show_server_progress(quiet=quiet) as progress:
            driver = stack.enter_context(open_driver(settings, progress=progress))
        yield store_of(driver, settings, schema=schema, beginning=beginning)


def cell(value: Any) -> str:
    """Return a value as a cell of a table: lists joined, yes for true, nothing for false and null, objects as JSON, nodes by
    their names.
    """
    if value is None or value is False:
        return ""
    if value is True:
        return phrase("yes")
    if isinstance(value, list):
        return ", ".join(cell(v) for v in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def print_json(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows as JSON: objects by column."""
    from kg.models.values import as_object

    objects = [dict(zip(columns, map(as_object, row), strict=True)) for row in rows]
    click.echo(json.dumps(objects, ensure_ascii=False, indent=1, allow_nan=False))


def print_object(value: Any) -> None:
    """Print a value as JSON on one line; what JSON has no word for becomes text."""
    from kg.models.values import as_object

    click.echo(json.dumps(as_object(value), ensure_ascii=False, allow_nan=False))


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows as CSV, with plain ends of lines; true and false as in JSON, since programs read it.

    No text is taken for a formula by a spreadsheet.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(map(spreadsheet_cell, columns))
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    click.echo(made.getvalue(), nl=False)


def _csv_cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    # Whatever is no number is told by words of the articles: a text, a list, a node by its name.
    return cell(value) if isinstance(value, int | float) else spreadsheet_cell(cell(value))


@contextmanager
def empty_array(*, as_json: bool) -> Iterator[None]:
    """Print `[]` where the answer in JSON would stand when a request can't be met; its reason goes on."""
    try:
        yield
    except UsageError:
        if as_json:
            click.echo("[]")
        raise


def own_command() -> str:
    """Return how this program is called here: `kg`, or where it lies when the shell does not find it."""
    if shutil.which("kg"):
        return "kg"
    with suppress(ValueError):  # another drive
        return os.path.relpath(sys.argv[0])
    return sys.argv[0]
