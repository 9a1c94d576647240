"""`kg dossier`: what is known of one entity as a page to hand on."""

from __future__ import annotations

import click

from kg.cli.sureness import min_option
from kg.cli.terminal import open_store, output_file, quiet_option


@click.command("dossier")
@click.argument("name")
@click.option(
    "--out",
    type=click.Path(allow_dash=True, dir_okay=False, writable=True),
    default="-",
    help="The Markdown file to write (default: standard output).",
)
@min_option
@quiet_option
def dossier_command(name: str, out: str, minimum: float, quiet: bool) -> None:
    """Write a dossier of an entity in Markdown: figures, posts, plans, statements, rules, timeline, disputes, and all sources.

    NAME is any of its names; where it leads to several entities, their dossiers follow each other. Each line names its
    sources by number, each source has its quotes with their characters. `kg export --format markdown` writes all.

    Example:

        kg dossier 砚舟储能 --out yanzhou.md
    """
    from kg.ask.dossiers import dossiers_of
    from kg.views.dossier import render_dossier

    with open_store(quiet=quiet, schema=True) as store:
        found = dossiers_of(store, name, minimum)
    with output_file(out) as file:
        file.write("\n".join(render_dossier(dossier) for dossier in found).encode("utf-8"))
