"""`kg export`: the graph as a file, or as a folder of files."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.files import output_file
from kg.cli.terminal import note, open_store, quiet_option
from kg.errors import UsageError
from kg.messages import msg
from kg.views.formats import FILES, FOLDERS, WHOLE


@click.command("export")
@click.option(
    "--format", "output", type=click.Choice([*FILES, *FOLDERS]), default="graphml", show_default=True, help="See above."
)
@click.option(
    "--out",
    type=click.Path(allow_dash=True, writable=True),
    default="-",
    help="The file to write (default: standard output), for admin-csv and markdown a new folder.",
)
@click.option("--hash", "only_hash", is_flag=True, help="Print the SHA-256 of the canonical form alone.")
@quiet_option
def export_command(output: str, out: str, only_hash: bool, quiet: bool) -> None:
    """Write the whole graph for other tools.

    \b
    graphml    for networkx, Gephi, yEd: all properties, lists as JSON
    gexf       for Gephi, in the same way
    jsonl      a node or a relationship a line, all properties
    csv        a table of relationships with the names at both ends (titles of articles, facts cut at 60 characters)
    canonical  every node and relationship, sorted, to compare two graphs
    admin-csv  a folder for neo4j-admin, which makes the same graph of it in an empty database
    markdown   a folder with the dossier of each entity

    Example:

        kg export --format graphml --out graph.graphml
    """
    from kg.ask.export import export_to, read_graph, write_records

    if only_hash:
        from kg.views.exports import canonical_hash

        with open_store(quiet=quiet) as store:
            click.echo(canonical_hash(read_graph(store, internal=True)))
        return
    if output in FOLDERS and out == "-":
        raise UsageError(msg("{output} is a folder of files", output=output), hint=msg("Name a new folder with --out"))
    with open_store(quiet=quiet) as store:
        if output in FOLDERS:
            note(_told(output, out, export_to(store, output, Path(out))), quiet=quiet)
            return
        records = read_graph(store, internal=output in WHOLE)
    with output_file(out) as file:
        write_records(records, output, file)


def _told(output: str, folder: str, dossiers: int) -> str:
    from kg.views.admin_csv import OPTIONS_FILE

    if output == "markdown":
        return msg("{dossiers} dossiers in {folder}", dossiers=dossiers, folder=folder)
    return msg(
        "Next: cd {folder} && neo4j-admin database import full neo4j @{options_file}",
        folder=folder,
        options_file=OPTIONS_FILE,
    )
