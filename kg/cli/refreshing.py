"""`kg refresh`: read the stored articles again after an upgrade."""

from __future__ import annotations

import click

from kg.cli.importing import max_seconds_option, print_result, stop_on_interrupt
from kg.cli.terminal import json_option, open_store, progress_bar, quiet_option


@click.command("refresh")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that extract.")
@click.option(
    "--batch-size", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help="Articles a transaction."
)
@max_seconds_option
@json_option
@quiet_option
@click.pass_context
def refresh_command(
    ctx: click.Context, workers: int, batch_size: int, max_seconds: float, as_json: bool, quiet: bool
) -> None:
    """Extract the stored articles again that an older version of this program has read.

    The graph is then what importing all of them anew would make, each with the --min-confidence it came with: what is
    extracted, and which names and facts are one. Judgements hold. Interrupted, it goes on where it was when run again.

    Example:

        kg refresh
    """
    from kg.offline.extracting import ExtractArticles, graph_version
    from kg.write.importing import Importer, ImportResult
    from kg.write.refreshing import file_judgements, outdated_articles, refresh

    result = ImportResult()
    with stop_on_interrupt() as stop, open_store(quiet=quiet, schema=True) as store, progress_bar(quiet=quiet) as bar:
        outdated = outdated_articles(store, graph_version())
        if outdated:
            store.write(file_judgements)
        task = bar.add_task("Refreshing", total=sum(map(len, outdated.values())), done="refreshed")
        for min_confidence, ids in outdated.items():
            with ExtractArticles(workers, min_confidence, max_seconds) as extract:
                importer = Importer(store, extract, batch_size, False, stop, lambda n: bar.advance(task, n))
                refresh(importer, ids, result)
    print_result(result, as_json=as_json, quiet=quiet)
    ctx.exit(1 if result.failed or result.interrupted or result.stopped else 0)
