"""`kg import` and `kg delete`: what goes into the graph and what comes out of it."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from kg.cli.asking import asking_options, print_requests_option, tell_account, write_requests
from kg.cli.bulk import bulk_option, import_in_bulk, require_place
from kg.cli.options import (
    batch_size_option,
    extractor_option,
    loading_options,
    make_load_options,
    max_seconds_option,
    tell_left_out,
    workers_option,
)
from kg.cli.sureness import held_from_option
from kg.cli.terminal import json_option, note, open_store, paths_argument, progress_bar, quiet_option, say, yes_option
from kg.messages import msg, phrase

if TYPE_CHECKING:
    from kg.errors import LoadError
    from kg.llm.asking import Asking
    from kg.models.documents import Document
    from kg.write.proving import Grounding
    from kg.write.result import ImportResult


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl-C into a request that is answered between batches; a second one stops at once.

    For work that is done in batches alone: what comes before, such as the start of a server, ends at the first.
    """
    asked = False

    def ask(_signal: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        note(msg("Stopping after this batch; press Ctrl-C again to stop at once (nothing half-written is kept)."))

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


@click.command("import")
@paths_argument
@workers_option
@batch_size_option
@click.option(
    "--id-prefix",
    default="",
    metavar="TEXT",
    help="Put this before each id that the input gives, such as wire-a: for a source that numbers from 1.",
)
@bulk_option
@click.option("--dry-run", is_flag=True, help="Say what would be created or changed, and write nothing.")
@click.option(
    "--with-reporters", is_flag=True, help="Make persons of those too whom an article names in its byline alone."
)
@extractor_option
@asking_options
@print_requests_option
@held_from_option
@max_seconds_option
@loading_options
@json_option
@quiet_option
@click.pass_context
def import_command(
    ctx: click.Context, paths: tuple[str, ...], workers: int, batch_size: int, id_prefix: str, bulk: bool, dry_run: bool, with_reporters: bool,
    extractor: str, min_confidence: float | None, max_seconds: float, max_chars: int, fields: tuple[str, ...], defaults: tuple[str, ...],
    article: str | None, as_json: bool, quiet: bool, asking: Asking, print_requests: bool,
) -> None:  # fmt: skip
    """Read articles and reports and put what they say into the graph.

    PATH is a file, a folder, a pattern or - for standard input: JSON and JSON Lines, plain text, Markdown, HTML pages,
    CSV, Excel, Parquet, Word, PDF, RSS and Atom, text reports, gzip or zip; the content decides, not the name. What is in
    already, unchanged and read in the same way, is left alone. A new version of an article replaces the
    old one; what has the id of another source's article is refused (--id-prefix tells them apart). A record that can't
    be read is named and the rest goes on; the exit code is then 1.

    Example:

        kg import news/ reports/2025-06.txt
    """
    from kg.offline.extracting import ExtractArticles
    from kg.write.identity import with_id_prefix
    from kg.write.importing import Importer
    from kg.write.result import ImportResult
    from kg.write.scanning import scan
    from kg.write.spool import open_spool
    from loaders import load

    options = make_load_options(max_chars, fields, article, defaults)
    result = ImportResult()

    def source(on_error: Callable[[LoadError], None]) -> Iterator[Document]:
        records = load(paths, options, on_error)
        return with_id_prefix(records, id_prefix, article) if id_prefix else records

    if print_requests:
        write_requests(source(result.fail), sys.stdout.buffer)
        for reason in result.errors:
            say(msg("Error: {error}", error=reason), err=True)
        ctx.exit(1 if result.failed else 0)
    place = require_place(quiet=quiet) if bulk else {}
    extract = ExtractArticles(
        workers, max_seconds, extractor, with_reporters=with_reporters, beside=True, asking=asking, tell=note
    )
    with progress_bar(quiet=quiet) as bar, open_spool() as spool:
        reading = bar.add_task(phrase("Reading"), total=None)
        scanned = scan(source, spool, result)
        bar.remove_task(reading)
        if bulk and not dry_run:
            task = bar.add_task(phrase("Deciding"), total=scanned.total, done=phrase("decided"))
            with extract, stop_on_interrupt() as stop:
                import_in_bulk(
                    scanned, extract, place, result,
                    stop=stop, advance=lambda n: bar.advance(task, n), decided=bar.stop, min_confidence=min_confidence,
                    workers=workers, quiet=quiet,
                )  # fmt: skip
        else:
            bar.stop()  # a server that is to be started has a bar of its own

            def begin() -> None:
                extract.begin(entry.load() for entry in scanned.articles())

            with (
                extract,
                open_store(quiet=quiet, schema=not dry_run, beginning=begin) as store,
                stop_on_interrupt() as stop,
            ):
                if not dry_run:
                    store.require_room()
                bar.start()
                task = bar.add_task(phrase("Importing"), total=scanned.total, done=phrase("imported"))
                importer = Importer(
                    store, extract, batch_size, dry_run, stop, lambda n: bar.advance(task, n), min_confidence
                )
                importer.run(scanned.articles(), scanned.reports(), result)
    print_result(result, as_json=as_json, quiet=quiet, dry_run=dry_run)
    tell_account(extract.account, quiet=quiet)
    ctx.exit(1 if result.failed or result.interrupted or result.stopped else 0)


@click.command("delete")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@yes_option
@json_option
@quiet_option
@click.pass_context
def delete_command(ctx: click.Context, ids: tuple[str, ...], yes: bool, as_json: bool, quiet: bool) -> None:
    """Take articles or reports out, with everything that they alone support.

    The graph is afterwards what it would be had they never come. An id that is not there is named; the exit code is
    then 1.

    Example:

        kg delete article:6d0f7a2b9c1e4d3f --yes
    """
    from kg.models import bounded_key
    from kg.write.importing import delete

    ids = tuple(bounded_key(identifier) for identifier in ids)
    if not yes:
        click.confirm(
            phrase("Delete {count} article(s) or report(s) from the graph?", count=len(ids)),
            abort=True,
            err=True,
        )
    with open_store(quiet=quiet, schema=True) as store:
        result = delete(store, ids)
    print_result(result, as_json=as_json, quiet=quiet)
    ctx.exit(1 if result.failed else 0)


def print_result(result: ImportResult, *, as_json: bool, quiet: bool, dry_run: bool = False) -> None:
    """Print what happened: reasons and notices on standard error, one summary on standard output."""
    for reason in result.errors:
        say(msg("Error: {reason}", reason=reason), err=True)
    for notice in result.notices:
        note(msg("Note: {notice}", notice=notice), quiet=quiet)
    tell_left_out(result.left_out, quiet=quiet)
    if result.grounding is not None and result.grounding.facts:
        note(_told(result.grounding), quiet=quiet)
    if result.stopped is not None:
        say(msg("Error: {stopped}", stopped=result.stopped), err=True)
        note(msg("Stopped early: what is counted here is in the graph; run the same command again for the rest."))
    if result.interrupted:
        note(msg("Interrupted: what is counted here is in the graph; run the same command again for the rest."))
    if dry_run:
        note(msg("Dry run: nothing was written."), quiet=quiet)
    counts = {
        "created": len(result.created),
        "changed": len(result.changed),
        "deleted": len(result.deleted),
        "failed": result.failed,
        "unchanged": len(result.unchanged),
    }
    if as_json:
        extra: dict[str, Any] = {"errors": result.errors, "notices": result.notices}
        if result.left_out:
            extra["left_out"] = result.left_out
        if result.stopped is not None:
            extra["stopped"] = result.stopped
        click.echo(json.dumps(counts | extra | _grounding(result.grounding), ensure_ascii=False))
    else:
        say(", ".join(f"{count} {word}" for word, count in counts.items()))


def _told(grounding: Grounding) -> str:
    """Say what is proved, and what is not: characters are found again whether or not they were read rightly."""
    return msg(
        "Found again in the articles: the characters of {found} of {facts} facts. Whether a fact is "
        "read rightly is another matter: the sentence is there to check",
        found=grounding.found,
        facts=grounding.facts,
    )


def _grounding(grounding: Grounding | None) -> dict[str, Any]:
    if grounding is None:
        return {}
    return {
        "grounding": {
            "rate": None if grounding.rate is None else round(grounding.rate, 4),
            "facts": grounding.facts,
            "ungrounded": list(grounding.ungrounded),
        }
    }
