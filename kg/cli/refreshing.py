"""`kg refresh`: read the stored articles again after an upgrade."""

from __future__ import annotations

import click

from kg.cli.importing import print_result, stop_on_interrupt
from kg.cli.options import batch_size_option, max_seconds_option, workers_option
from kg.cli.sureness import held_from_option
from kg.cli.terminal import json_option, open_store, progress_bar, quiet_option
from kg.messages import phrase


@click.command("refresh")
@workers_option
@batch_size_option
@click.option(
    "--extractor",
    metavar="NAME",
    help="Read all articles by this extractor (default: each by the one that has read it).",
)
@held_from_option
@max_seconds_option
@json_option
@quiet_option
@click.pass_context
def refresh_command(
    ctx: click.Context, workers: int, batch_size: int, extractor: str | None, min_confidence: float | None,
    max_seconds: float, as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Make the graph anew that an older version of this program has made, or hold more or less of what was read.

    The graph is then what importing all articles anew would make: what is extracted, which names and facts are one, and
    what is said of reports. With --min-confidence it holds all that is at least so sure: what was read is kept whole, so
    nothing is read again for that, nor where only other rules are new. Judgements hold. Interrupted, it goes on where it
    was when run again.

    Example:

        kg refresh --min-confidence 0.9
    """
    from kg.write.holding import change_bound
    from kg.write.importing import ImportResult
    from kg.write.refreshing import Refresher, outdated_articles

    result = ImportResult()
    with stop_on_interrupt() as stop, open_store(quiet=quiet, schema=True) as store, progress_bar(quiet=quiet) as bar:
        outdated = outdated_articles(store, store.write(change_bound(min_confidence)), extractor)
        task = bar.add_task(
            phrase("Refreshing"),
            total=sum(len(group.ids) for group in outdated),
            done=phrase("refreshed"),
        )
        Refresher(store, workers, batch_size, max_seconds, stop, lambda n: bar.advance(task, n)).run(outdated, result)
    print_result(result, as_json=as_json, quiet=quiet)
    ctx.exit(1 if result.failed or result.interrupted or result.stopped else 0)
