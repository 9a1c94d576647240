"""Options that several commands share: how input is read, and how articles are extracted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

import click

from kg.cli.terminal import note
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
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


workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that extract."
)
batch_size_option = click.option(
    "--batch-size",
    type=click.IntRange(1, 1_000_000),
    default=20,
    show_default=True,
    help="Articles a transaction; from 20 on up to four times as many while reading is ahead.",
)
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
        note(msg("Note: left out: {reason}", reason=reason), quiet=quiet)
    if refused:
        note(
            msg(
                "Note: {count} record(s) of the extractor do not stand in their articles: left out", count=len(refused)
            ),
            quiet=quiet,
        )


def tell_remarks(remarks: Sequence[str], *, quiet: bool) -> None:
    """Say of which articles nothing was read, and why; each once, as the numbers alone would hide it."""
    for remark in dict.fromkeys(remarks):
        note(msg("Note: {remark}", remark=remark), quiet=quiet)


def make_load_options(
    max_chars: int, fields: tuple[str, ...], article: str | None, defaults: tuple[str, ...] = ()
) -> LoadOptions:
    """Return the loader's options; UsageError for a field mapping or a default that can't be read."""
    from loaders import LoadOptions

    mapping: dict[FieldName, str] = {}
    for field in fields:
        ours, equals, theirs = field.partition("=")
        if not equals or ours not in FIELDS or not theirs:
            raise UsageError(
                msg("--field {field!r} is not OURS=THEIRS", field=field),
                hint=msg("Ours is one of {fields}", fields=", ".join(FIELDS)),
            )
        mapping[cast("FieldName", ours)] = theirs
    return LoadOptions(max_chars=max_chars, fields=mapping, article_id=article, defaults=_read_defaults(defaults))


def _read_defaults(defaults: tuple[str, ...]) -> dict[DefaultName, str]:
    """Return the values by field, dates as ISO prefixes; UsageError for what is no field or no date."""
    from loaders.dates import read_date

    values: dict[DefaultName, str] = {}
    for default in defaults:
        field, equals, value = (part.strip() for part in default.partition("="))
        if not equals or field not in DEFAULTS or not value:
            raise UsageError(
                msg("--default {default!r} is not FIELD=VALUE", default=default),
                hint=msg("FIELD is one of {defaults}", defaults=", ".join(DEFAULTS)),
            )
        if field == "published":
            date = read_date(value)
            if date is None:
                raise UsageError(
                    msg("--default {default!r} has no date", default=default),
                    hint=msg("Write it as 2025-03-01, 2025-03 or 2025"),
                )
            value = date
        if values.setdefault(cast("DefaultName", field), value) != value:
            raise UsageError(msg("--default gives {field} twice", field=field), hint=msg("Give each field one value"))
    return values
