"""`kg export`: the graph as a file."""

from __future__ import annotations

import io
from typing import IO

import click

from kg.cli.terminal import open_store, quiet_option


@click.command("export")
@click.option(
    "--format",
    "output",
    type=click.Choice(["graphml", "jsonl", "csv", "canonical"]),
    default="graphml",
    show_default=True,
    help="canonical: every node and relationship, sorted, to compare two graphs.",
)
@click.option(
    "--out", type=click.File("wb", lazy=True), default="-", help="The file to write (default: standard output)."
)
@click.option("--hash", "only_hash", is_flag=True, help="Print the SHA-256 of the canonical form alone.")
@quiet_option
def export_command(output: str, out: IO[bytes], only_hash: bool, quiet: bool) -> None:
    """Write the whole graph to a file that other tools read.

    GraphML and JSON Lines keep all properties; CSV is a table of relationships with the names at both ends.

    Example:

        kg export --format graphml --out graph.graphml
    """
    from kg.build.export import read_graph
    from kg.views import exports

    with open_store(quiet=quiet) as store:
        records = read_graph(store, internal=only_hash or output == "canonical")
    if only_hash:
        click.echo(exports.canonical_hash(records))
    elif output == "graphml":
        exports.write_graphml(records, out)
    else:
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        {"csv": exports.write_csv}.get(output, exports.write_jsonl)(records, text)
        text.detach()
