"""`kg compare`: two entities side by side."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.files import output_file
from kg.cli.sureness import min_option
from kg.cli.terminal import console, empty_array, note, on_terminal, open_store, quiet_option
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from kg.views.comparison import Comparison

_COLUMNS = 80  # where nobody looks at a terminal


@click.command("compare")
@click.argument("a")
@click.argument("b")
@click.option("--from", "since", metavar="DATE", help="Published then or later (2025, 2025-06, 2025-06-14).")
@click.option("--to", "until", metavar="DATE", help="Published then or before.")
@click.option(
    "--format", "output", type=click.Choice(["table", "json", "csv", "markdown"]), default="table", show_default=True,
    help="How to print the rows.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Rows of each section to print.")
@click.option(
    "--out", type=click.Path(allow_dash=True, dir_okay=False, writable=True), default="-",
    help="The file to write (default: standard output).",
)  # fmt: skip
@min_option
@quiet_option
def compare_command(
    a: str, b: str, since: str | None, until: str | None, output: str, limit: int, out: str, minimum: float, quiet: bool
) -> None:
    """Print two entities side by side: posts, plans by year, figures, shared partners, and what each says of the other.

    A and B are any of their names; where one leads to several entities, each is compared. What people with a post at one of
    them say counts as its own. Partners are those whom a fact ties to both; places are left out. The formats for programs
    and Markdown have all rows.

    Example:

        kg compare 砚舟储能 鹭汀新能源 --from 2025
    """
    from kg.ask.comparing import Between, compare
    from kg.ask.questions import read_day

    first, last = (read_day(day) if day is not None else None for day in (since, until))
    if first is not None and last is not None and first > last and not first.startswith(last):
        raise UsageError(
            msg("--from {first} is after --to {last}", first=first, last=last),
            hint=msg("Give the earlier one with --from"),
        )
    with empty_array(as_json=output == "json"), open_store(quiet=quiet, schema=True) as store:
        found = compare(store, a, b, Between(first, last, minimum))
    with output_file(out) as file:
        file.write(_rendered(found, output, limit).encode("utf-8"))
    if out != "-":
        note(msg("{count} comparison(s) in {out}", count=len(found), out=out), quiet=quiet)


def _rendered(found: Sequence[Comparison], output: str, limit: int) -> str:
    from kg.printable import printable, spreadsheet_cell
    from kg.views.comparison import COLUMNS, comparison_markdown, comparison_rows, render_comparison

    if output == "json":
        return json.dumps([one.as_object() for one in found], ensure_ascii=False) + "\n"
    if output == "markdown":
        return "\n".join(comparison_markdown(one) for one in found)
    if output == "csv":
        made = io.StringIO()
        writer = csv.writer(made, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([spreadsheet_cell(cell) for cell in row] for one in found for row in comparison_rows(one))
        return made.getvalue()
    width = console().width if on_terminal() else _COLUMNS
    tables = ("\n".join(render_comparison(one, width, limit)) for one in found)
    return printable("\n\n".join(tables)) + "\n"
