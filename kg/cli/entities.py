"""`kg entities`: a user's own list of entities."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.files import require_file
from kg.cli.judging import print_change, refuse_all, replace_option
from kg.cli.terminal import json_option, open_store, quiet_option


@click.group("entities")
def entities_group() -> None:
    """Your own list of entities, with their other names and codes.

    Example:

        kg entities import firms.csv
    """


@entities_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", "list_name", help="The name of the list (default: the file's name without its ending).")
@replace_option
@json_option
@quiet_option
def import_command(file: Path, list_name: str | None, replace: bool, as_json: bool, quiet: bool) -> None:
    """Load a list of entities: type, name, aliases and codes, as CSV, JSON or JSON Lines.

    All names of one entity mean one thing from now on, and its codes stand on it as a property. A later version of the
    list, under the same name, replaces this one. In CSV several aliases or codes in one cell are parted by | ; or 、.
    A line that can't be read is named with its reason, and nothing changes.

    Example:

        kg entities import firms.csv
    """
    from kg.judge.applying import add_judgements
    from kg.judge.entity_lists import find_wrong_names, list_judgements
    from kg.judge.splitting import by_user
    from loaders.entity_list import load_entity_list

    require_file(file)
    entities, errors = load_entity_list(file)
    refuse_all([*errors, *find_wrong_names(entities, str(file))])
    by, origin = by_user(), f"list {list_name or file.stem}"
    judgements = list_judgements(entities, origin, by.user, by.at)
    with open_store(quiet=quiet, schema=True) as store:
        change = store.write(add_judgements(judgements, replace=replace, origin=origin))
    print_change(change, as_json=as_json, quiet=quiet)
