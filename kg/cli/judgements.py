"""`kg judgements`: all that people have decided, taken back, or kept in a file."""

from __future__ import annotations

from typing import IO, Any

import click

from kg.cli.files import TextInput, output_file
from kg.cli.judging import print_change, refuse_all, replace_option
from kg.cli.tables import print_table
from kg.cli.terminal import json_option, open_store, print_object, quiet_option
from kg.messages import in_words, phrase


@click.group("judgements")
def judgements_group() -> None:
    """All that people have judged: list it, take it back, keep it in a file.

    Example:

        kg judgements list
    """


@judgements_group.command("list")
@json_option
@quiet_option
def list_command(as_json: bool, quiet: bool) -> None:
    """List all judgements, with their ids and whether they wait for a name that no article has used.

    Example:

        kg judgements list
    """
    from kg.judge.deciding import listed_judgements

    with open_store(quiet=quiet, schema=True) as store:
        rows = store.read(listed_judgements)
    if as_json:
        print_object([_described(row) for row in rows])
        return
    print_table(
        ["id", "judgement", "state"],
        [[i, in_words(j.message()), phrase("in force") if held else phrase("pending")] for i, j, held in rows],
        wide=True,
    )


def _described(row: tuple[str, Any, bool]) -> dict[str, Any]:
    identifier, judgement, held = row
    return {"id": identifier, **judgement.model_dump(mode="json", exclude_none=True), "pending": not held}


@judgements_group.command("withdraw")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@json_option
@quiet_option
def withdraw_command(ids: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    """Take judgements back; the graph is then what it would be had they never been made.

    ID is one that `kg judgements list` prints, or that of a rejected fact. What was rejected as one fact comes back so.

    Example:

        kg judgements withdraw judgement:6d0f7a2b9c1e4d3f
    """
    from kg.judge.applying import withdraw_judgements

    with open_store(quiet=quiet, schema=True) as store:
        print_change(store.write(withdraw_judgements(sorted(set(ids)))), as_json=as_json, quiet=quiet)


@judgements_group.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@quiet_option
def export_command(file: str, quiet: bool) -> None:
    """Write all judgements to a file (or - for standard output), one JSON object a line.

    With the articles, this file is all that is needed to make the same graph again.

    Example:

        kg judgements export judgements.jsonl
    """
    from kg.judge.files import write_judgements
    from kg.store.judgements import all_judgements

    with open_store(quiet=quiet, schema=True) as store:
        found = store.read(all_judgements)
    with output_file(file) as out:
        out.write(write_judgements(found[i] for i in sorted(found)).encode())


@judgements_group.command("import")
@click.argument("file", type=TextInput(errors="surrogateescape"))
@replace_option
@json_option
@quiet_option
def import_command(file: IO[str], replace: bool, as_json: bool, quiet: bool) -> None:
    """Read judgements from a file that `kg judgements export` wrote; all of them, or none.

    Names that no article has used wait until one does. When a line can't be read or contradicts another, each such
    line is named with its reason and nothing changes.

    Example:

        kg judgements import judgements.jsonl
    """
    from kg.judge.applying import add_judgements
    from kg.judge.files import read_judgements

    judgements, errors = read_judgements(file, getattr(file, "name", "-"))
    refuse_all(errors)
    with open_store(quiet=quiet, schema=True) as store:
        change = store.write(add_judgements(judgements, replace=replace))
    print_change(change, as_json=as_json, quiet=quiet)
