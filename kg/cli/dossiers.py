"""`kg dossier`: what is known of one entity as a page to hand on."""

from __future__ import annotations

from datetime import date

import click

from kg.cli.files import output_file
from kg.cli.sureness import min_option
from kg.cli.terminal import open_store, quiet_option
from kg.errors import UsageError
from kg.messages import msg


@click.command("dossier")
@click.argument("name")
@click.option(
    "--format", "output", type=click.Choice(["markdown", "text", "html"]), default="markdown", show_default=True,
    help="Markdown, text of 80 columns, or a page for a printer.",
)  # fmt: skip
@click.option(
    "--out",
    type=click.Path(allow_dash=True, dir_okay=False, writable=True),
    default="-",
    help="The file to write (default: standard output).",
)
@click.option("--all", "whole", is_flag=True, help="All lines, and each source with its quotes and their characters.")
@min_option
@quiet_option
def dossier_command(name: str, output: str, out: str, whole: bool, minimum: float, quiet: bool) -> None:
    """Write a page on an entity: figures, plans with their state, statements, rules, posts, and what others say of it.

    NAME is any of its names; where it leads to several entities, their pages follow each other. Each fact is one line, with
    the numbers of its sources; what it was before, and who disputes it, stands below it. The page has the newest of each;
    --all has everything, as has `kg export --format markdown` for every entity.

    Example:

        kg dossier 砚舟储能 --format html --out yanzhou.html
    """
    from kg.ask.dossiers import dossiers_of
    from kg.views.dossier import PAGE_LIMIT
    from kg.views.dossier_formats import RENDERERS
    from kg.views.dossier_page import make_page

    with open_store(quiet=quiet, schema=True) as store:
        found = dossiers_of(store, name, minimum)
    if output == "html" and len(found) != 1:
        names = "、".join(dossier.party.id for dossier in found)
        raise UsageError(
            msg("a page holds one dossier"), hint=msg("Name one of {names}, or use another --format", names=names)
        )
    pages = [make_page(dossier, date.today(), None if whole else PAGE_LIMIT) for dossier in found]
    with output_file(out) as file:
        file.write("\n".join(RENDERERS[output](page) for page in pages).encode("utf-8"))
