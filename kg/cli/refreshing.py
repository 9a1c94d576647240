"""`kg refresh`: read the stored articles again after an upgrade."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kg.cli.asking import asking_options, tell_account
from kg.cli.importing import print_result, stop_on_interrupt
from kg.cli.options import batch_size_option, max_seconds_option, workers_option
from kg.cli.sureness import held_from_option
from kg.cli.terminal import json_option, open_store, progress_bar, quiet_option
from kg.messages import phrase

if TYPE_CHECKING:
    from kg.llm.asking import Asking


@click.command("refresh")
@workers_option
@batch_size_option
@click.option(
    "--extractor",
    metavar="NAME",
    help="Read all articles by this extractor (default: each by the one that has read it).",
)
@held_from_option
@click.option("--ask-again", is_flag=True, help="Ask a language model again about all that one has read.")
@asking_options
@max_seconds_option
@json_option
@quiet_option
@click.pass_context
def refresh_command(
    ctx: click.Context, workers: int, batch_size: int, extractor: str | None, min_confidence: float | None,
    ask_again: bool, asking: Asking, max_seconds: float, as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Make the graph anew that an older version of this program has made, or hold more or less of what was read.

    The graph is then what importing all articles anew would make: what is extracted, which names and facts are one, and
    what is said of reports. With --min-confidence it holds all that is at least so sure: what was read is kept whole, so
    nothing is read again for that, nor where only other rules are new. Judgements hold. Interrupted, it goes on where it
    was when run again. What a language model has answered is kept, and read again without asking; only --ask-again asks.

    Example:

        kg refresh --min-confidence 0.9
    """
    from kg.write.holding import change_bound
    from kg.write.refreshing import Refresher, outdated_articles
    from kg.write.result import ImportResult

    result = ImportResult()
    with open_store(quiet=quiet, schema=True) as store, stop_on_interrupt() as stop, progress_bar(quiet=quiet) as bar:
        outdated = outdated_articles(store, store.write(change_bound(min_confidence)), extractor, ask_again=ask_again)
        task = bar.add_task(
            phrase("Refreshing"),
            total=sum(len(group.ids) for group in outdated),
            done=phrase("refreshed"),
        )
        # to name a reader for articles that it has not read is to ask it about those
        asking = replace(asking, again=ask_again, sends=ask_again or extractor is not None)
        refresher = Refresher(store, workers, batch_size, max_seconds, stop, lambda n: bar.advance(task, n), asking)
        refresher.run(outdated, result)
    print_result(result, as_json=as_json, quiet=quiet)
    tell_account(refresher.account, quiet=quiet)
    ctx.exit(1 if result.failed or result.interrupted or result.stopped else 0)
