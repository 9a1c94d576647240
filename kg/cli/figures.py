"""`kg figures`: what articles report of somebody in numbers, as a series over time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click

from kg.cli.files import output_file
from kg.cli.sureness import min_option, sure_mark
from kg.cli.tables import print_table, wide_option
from kg.cli.terminal import empty_array, note, on_terminal, open_store, quiet_option, say
from kg.errors import UsageError
from kg.messages import msg, phrase
from kg.messages.words import clauses

if TYPE_CHECKING:
    from kg.views.series import Series

_FORMATS = ("table", "csv", "json", "svg")
_PERIOD = re.compile(r"\d{4}(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?")


class Period(click.ParamType[str]):
    """A time as figures have it: 2025, 2025-Q1, 2025-H1, 2025-03 or 2025-03-31."""

    name = "period"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the period; click.BadParameter for what is none."""
        if not _PERIOD.fullmatch(value):
            self.fail(
                phrase(
                    "{value!r} is no year, quarter, half, month or day: 2025, 2025-Q1, 2025-H1, 2025-03, 2025-03-31.",
                    value=value,
                ),
                param,
                ctx,
            )
        return value


@click.command("figures")
@click.argument("name")
@click.option("--indicator", help="Only what is measured so: 销量, or a part of it.")
@click.option("--from", "first", type=Period(), help="Only of this time or later: 2025, 2025-Q1, 2025-03 …")
@click.option("--to", "last", type=Period(), help="Only of this time or earlier.")
@click.option(
    "--format", "kind", type=click.Choice(_FORMATS), default="table", show_default=True, help="What to write."
)
@click.option(
    "--out", type=click.Path(allow_dash=True, dir_okay=False, writable=True), default="-",
    help="The file to write (default: standard output).",
)  # fmt: skip
@min_option
@wide_option
@quiet_option
def figures_command(
    name: str, indicator: str | None, first: str | None, last: str | None, kind: str, out: str, minimum: float,
    wide: bool, quiet: bool,
) -> None:  # fmt: skip
    """Print the figures that articles report of somebody, by what they measure and when.

    NAME is any name of an entity, or a trade, market or product that is none. A figure that several articles report comes
    once. SVG draws a line over time for each measure; figures that were revised are left out of it.

    Example:

        kg figures 砚舟储能 --indicator 营业收入 --format svg --out revenue.svg
    """
    from kg.ask.figures import Wanted, read_series
    from kg.models.periods import end_of, first_day

    if first is not None and last is not None and first_day(first) > end_of(last):
        raise UsageError(
            msg("--from {first} is after --to {last}", first=first, last=last),
            hint=msg("Give the earlier one with --from"),
        )
    with empty_array(as_json=kind == "json"), open_store(quiet=quiet, schema=True) as store:
        series = read_series(store, name, Wanted(indicator, first, last, minimum))
    if kind == "table" and out == "-":
        _print_series(series, wide=wide)
        return
    with output_file(out) as file:
        file.write(_render(series, kind).encode("utf-8"))
    if out != "-":
        note(msg("{count} figure(s) in {out}", count=sum(len(one.points) for one in series), out=out), quiet=quiet)


def _render(series: list[Series], kind: str) -> str:
    from kg.views.series import render_csv, series_objects
    from kg.views.series_svg import render_series_svg

    if kind == "json":
        return json.dumps(series_objects(series), ensure_ascii=False, default=str) + "\n"
    return render_series_svg(series) if kind == "svg" else render_csv(series)


def _print_series(series: list[Series], *, wide: bool) -> None:
    columns = ["indicator", "period", "value", "change", "published", "articles"]
    hidden = ["fact"] if wide or not on_terminal() else []
    rows = [
        [
            one.indicator, point.period or "", point.value + sure_mark(point.confidence), point.change or "",
            point.published or "", len({source["article"] for source in point.sources}), *([point.fact] if hidden else []),
        ]
        for one in series
        for point in one.points
    ]  # fmt: skip
    print_table([*columns, *hidden], rows, wide=wide)
    for one in series:
        for point in one.points:
            marks = [phrase("disputed: {other}", other=other) for other in point.disputes]
            marks += [phrase("revised since")] if point.revised else []
            if marks:
                which = f"{one.indicator} {point.period or ''} {point.value}"
                say(msg("{who}: {text}", who=which, text=clauses(marks)))
    say(msg("{count} figure(s)", count=len(rows)))
