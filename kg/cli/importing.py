"""`kg import` and `kg delete`: what goes into the graph and what comes out of it."""

from __future__ import annotations

import json
import math
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import click

from kg.cli.terminal import json_option, note, open_store, paths_argument, progress_bar, quiet_option, say, yes_option
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.errors import LoadError
    from kg.write.importing import ImportResult, Record
    from kg.write.proving import Grounding
    from loaders import LoadOptions
    from loaders.options import DefaultName, FieldName

FIELDS = ("id", "title", "content", "published", "url", "source", "author")
DEFAULTS = ("published", "source", "author", "url")
_TOLD = 20


def loading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how input is read."""
    for option in (
        click.option("--max-chars", default=1_000_000, show_default=True, help="Refuse longer articles (characters)."),
        click.option("--field", "fields", multiple=True, metavar="OURS=THEIRS",
                     help=f"Name of a field in the records, e.g. title=headLine. Ours: {', '.join(FIELDS)}."),
        click.option("--default", "defaults", multiple=True, metavar="FIELD=VALUE",
                     help="What holds where a file does not tell it, e.g. published=2025-03-01 or source=财新."
                          f" Fields: {', '.join(DEFAULTS)}."),
        click.option("--article", metavar="ID", help="The article that the reports are about (default: by headline)."),
    ):  # fmt: skip
        command = option(command)
    return command


class Share(click.FloatRange):
    """A number from 0 to 1; `nan`, which is neither below nor above anything, is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; click.BadParameter for anything else."""
        number = super().convert(value, param, ctx)
        return self.fail(f"{value} is no number from 0 to 1.", param, ctx) if math.isnan(number) else number


workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that extract."
)
batch_size_option = click.option(
    "--batch-size", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help="Articles a transaction."
)
min_confidence_option = click.option(
    "--min-confidence", type=Share(), default=0.0, show_default=True,
    help="Leave out records that are less sure (0-1), and facts about names that go with them.",
)  # fmt: skip

max_seconds_option = click.option(
    "--max-seconds", type=click.FloatRange(0), default=60.0, show_default=True,
    help="Give up an article that takes more processor time for each 100,000 characters begun (0: never).",
)  # fmt: skip

extractor_option = click.option(
    "--extractor", metavar="NAME", default="builtin", show_default=True,
    help="What reads the articles: one that a package registers under news_kg.extractors.",
)  # fmt: skip


def tell_left_out(refused: Sequence[str], *, quiet: bool) -> None:
    """Say which records of an extractor were left out, since they do not stand in their articles: the first, and how many."""
    for reason in refused[:_TOLD]:
        note(f"Note: left out: {reason}", quiet=quiet)
    if refused:
        note(f"Note: {len(refused)} record(s) of the extractor do not stand in their articles: left out", quiet=quiet)


def tell_remarks(remarks: Sequence[str], *, quiet: bool) -> None:
    """Say of which articles nothing was read, and why; each once, as the numbers alone would hide it."""
    for remark in dict.fromkeys(remarks):
        note(f"Note: {remark}", quiet=quiet)


def make_load_options(
    max_chars: int, fields: tuple[str, ...], article: str | None, defaults: tuple[str, ...] = ()
) -> LoadOptions:
    """Return the loader's options; UsageError for a field mapping or a default that can't be read."""
    from loaders import LoadOptions

    mapping: dict[FieldName, str] = {}
    for field in fields:
        ours, equals, theirs = field.partition("=")
        if not equals or ours not in FIELDS or not theirs:
            raise UsageError(f"--field {field!r} is not OURS=THEIRS", hint=f"Ours is one of {', '.join(FIELDS)}")
        mapping[cast("FieldName", ours)] = theirs
    return LoadOptions(max_chars=max_chars, fields=mapping, article_id=article, defaults=_read_defaults(defaults))


def _read_defaults(defaults: tuple[str, ...]) -> dict[DefaultName, str]:
    """Return the values by field, dates as ISO prefixes; UsageError for what is no field or no date."""
    from loaders.dates import read_date

    values: dict[DefaultName, str] = {}
    for default in defaults:
        field, equals, value = (part.strip() for part in default.partition("="))
        if not equals or field not in DEFAULTS or not value:
            raise UsageError(f"--default {default!r} is not FIELD=VALUE", hint=f"FIELD is one of {', '.join(DEFAULTS)}")
        if field == "published":
            date = read_date(value)
            if date is None:
                raise UsageError(f"--default {default!r} has no date", hint="Write it as 2025-03-01, 2025-03 or 2025")
            value = date
        if values.setdefault(cast("DefaultName", field), value) != value:
            raise UsageError(f"--default gives {field} twice", hint="Give each field one value")
    return values


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl-C into a request that is answered between batches; a second one stops at once."""
    asked = False

    def ask(_signal: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        note("Stopping after this batch; press Ctrl-C again to stop at once (nothing half-written is kept).")

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
@click.option("--dry-run", is_flag=True, help="Say what would be created or changed, and write nothing.")
@click.option(
    "--with-reporters", is_flag=True, help="Make persons of those too whom an article names in its byline alone."
)
@extractor_option
@min_confidence_option
@max_seconds_option
@loading_options
@json_option
@quiet_option
@click.pass_context
def import_command(
    ctx: click.Context, paths: tuple[str, ...], workers: int, batch_size: int, id_prefix: str, dry_run: bool, with_reporters: bool,
    extractor: str, min_confidence: float, max_seconds: float, max_chars: int, fields: tuple[str, ...], defaults: tuple[str, ...],
    article: str | None, as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read articles and reports and put what they say into the graph.

    PATH is a file, a folder, a pattern or - for standard input: JSON and JSON Lines, plain text, Markdown, HTML pages,
    CSV, Excel, Word, PDF, RSS and Atom, text reports, gzip or zip; the content decides, not the name. What is in
    already, unchanged and read in the same way, is left alone. A new version of an article replaces the
    old one; what has the id of another source's article is refused (--id-prefix tells them apart). A record that can't
    be read is named and the rest goes on; the exit code is then 1.

    Example:

        kg import news/ reports/2025-06.txt
    """
    from kg.offline.extracting import ExtractArticles
    from kg.write.identity import with_id_prefix
    from kg.write.importing import Importer, ImportResult, scan
    from loaders import load

    options = make_load_options(max_chars, fields, article, defaults)
    extract = ExtractArticles(workers, min_confidence, max_seconds, extractor, with_reporters=with_reporters)
    result = ImportResult()
    with stop_on_interrupt() as stop, progress_bar(quiet=quiet) as bar:
        reading = bar.add_task("Reading", total=None)

        def source(on_error: Callable[[LoadError], None]) -> Iterator[Record]:
            records = load(paths, options, on_error)
            return with_id_prefix(records, id_prefix, article) if id_prefix else records

        scanned = scan(source, result)
        bar.remove_task(reading)
        bar.stop()
        with open_store(quiet=quiet, schema=not dry_run) as store, extract:
            if not dry_run:
                store.require_room()
            bar.start()
            task = bar.add_task("Importing", total=scanned.total, done="imported")
            importer = Importer(store, extract, batch_size, dry_run, stop, lambda n: bar.advance(task, n))
            importer.run(source, scanned, result)
    print_result(result, as_json=as_json, quiet=quiet, dry_run=dry_run)
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
        click.confirm(f"Delete {len(ids)} article(s) or report(s) from the graph?", abort=True, err=True)
    with open_store(quiet=quiet, schema=True) as store:
        result = delete(store, ids)
    print_result(result, as_json=as_json, quiet=quiet)
    ctx.exit(1 if result.failed else 0)


def print_result(result: ImportResult, *, as_json: bool, quiet: bool, dry_run: bool = False) -> None:
    """Print what happened: reasons and notices on standard error, one summary on standard output."""
    for reason in result.errors:
        say(f"Error: {reason}", err=True)
    for notice in result.notices:
        note(f"Note: {notice}", quiet=quiet)
    tell_left_out(result.left_out, quiet=quiet)
    if result.grounding is not None and result.grounding.facts:
        note(_told(result.grounding), quiet=quiet)
    if result.stopped is not None:
        say(f"Error: {result.stopped}", err=True)
        note("Stopped early: what is counted here is in the graph; run the same command again for the rest.")
    if result.interrupted:
        note("Interrupted: what is counted here is in the graph; run the same command again for the rest.")
    if dry_run:
        note("Dry run: nothing was written.", quiet=quiet)
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
    return (
        f"Found again in the articles: the characters of {grounding.found} of {grounding.facts} facts. "
        "Whether a fact is read rightly is another matter: the sentence is there to check"
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
