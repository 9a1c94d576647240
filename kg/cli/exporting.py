"""`kg export`: the graph as a file, or as a folder of files."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from kg.cli.terminal import note, open_store, output_file, quiet_option
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store.graph import GraphStore
    from kg.views.records import GraphRecords

FILES = ("graphml", "gexf", "jsonl", "csv", "canonical")
FOLDERS = ("admin-csv", "markdown")
# These hold how names were resolved too: to compare two graphs, and to go on with one.
WHOLE = ("canonical", "admin-csv")


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
    from kg.ask.export import read_graph
    from kg.views import exports

    if output in FOLDERS and out == "-" and not only_hash:
        raise UsageError(f"{output} is a folder of files", hint="Name a new folder with --out")
    with open_store(quiet=quiet) as store:
        if output == "markdown" and not only_hash:
            _write_dossiers(store, Path(out), quiet=quiet)
            return
        records = read_graph(store, internal=only_hash or output in WHOLE)
    if only_hash:
        click.echo(exports.canonical_hash(records))
    elif output in FOLDERS:
        _write_folder(records, Path(out), quiet=quiet)
    else:
        with output_file(out) as file:
            _write_file(records, output, file)


def _write_dossiers(store: GraphStore, folder: Path, *, quiet: bool) -> None:
    from kg.ask.dossiers import all_dossiers
    from kg.views.folders import write_dossiers

    note(f"{write_dossiers(all_dossiers(store), folder)} dossiers in {folder}", quiet=quiet)


def _write_folder(records: GraphRecords, folder: Path, *, quiet: bool) -> None:
    from kg.views.admin_csv import OPTIONS_FILE, write_admin_csv

    write_admin_csv(records, folder)
    note(f"Next: cd {folder} && neo4j-admin database import full neo4j @{OPTIONS_FILE}", quiet=quiet)


def _write_file(records: GraphRecords, output: str, out: IO[bytes]) -> None:
    from kg.views import exports, gexf

    binary: dict[str, Callable[[GraphRecords, IO[bytes]], None]] = {
        "graphml": exports.write_graphml,
        "gexf": gexf.write_gexf,
    }
    if output in binary:
        binary[output](records, out)
        return
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    {"csv": exports.write_csv}.get(output, exports.write_jsonl)(records, text)
    text.detach()
