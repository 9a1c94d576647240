"""`kg doctor`: is everything in order, and if not, what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import json_option, open_store, say
from kg.errors import UsageError
from kg.messages import in_words, msg, phrase, word
from kg.printable import printable

if TYPE_CHECKING:
    from kg.ask.diagnosis import Check

_SHOWN = 40
_MEND = msg("`kg doctor --deep --repair` mends it")


@click.command("doctor")
@click.option(
    "--deep",
    is_flag=True,
    help="Derive the graph once more from its articles, and compare. Starts the local server; imports wait meanwhile.",
)
@click.option("--repair", is_flag=True, help="With --deep: make what differs what it should be.")
@json_option
@click.pass_context
def doctor_command(ctx: click.Context, deep: bool, repair: bool, as_json: bool) -> None:
    """Check versions, models, connection, schema and counts, and say what to do about what is wrong.

    Nothing is started or changed without --deep or --repair. With --deep whatever is missing, beside or changed in the
    graph is named, and --repair mends it: the graph is then what importing its articles anew would make, judgements
    included. What can't be mended, such as an article that is gone, is said. The exit code is 1 when something is wrong
    that was not mended.

    Example:

        kg doctor --deep --repair
    """
    from kg.ask.diagnosis import diagnose
    from kg.settings import Settings

    if repair and not deep:
        raise UsageError(msg("--repair needs --deep"), hint=msg("`kg doctor --deep --repair` looks and mends"))
    found = []
    for check in chain(diagnose(Settings()), _content(mend=repair) if deep else ()):
        found.append(check)
        if not as_json and len(found) <= _SHOWN:
            _print(check)
    if as_json:
        click.echo(json.dumps([vars(check) for check in found], ensure_ascii=False))
    elif len(found) > _SHOWN:
        say(msg("and {count:,} more; --json gives all", count=len(found) - _SHOWN))
    ctx.exit(0 if all(check.ok for check in found) else 1)


def _print(check: Check) -> None:
    from rich.cells import cell_len, set_cell_size

    mark = click.style(phrase("ok "), fg="green") if check.ok else click.style(phrase("BAD"), fg="red")
    subject = set_cell_size(word("checked", check.subject), max(10, cell_len(word("checked", check.subject))))
    click.echo(f"{mark} {printable(f'{subject} {in_words(check.found)}')}")
    if not check.ok and check.advice:
        say(msg("               {advice}.", advice=check.advice))


def _content(*, mend: bool) -> Iterator[Check]:
    """Yield what is wrong with the content of the graph, or that it is sound."""
    from kg.ask.diagnosis import Check
    from kg.errors import KgError
    from kg.write.repairing import look

    try:
        with open_store(quiet=True) as store:
            report = look(store, mend=mend)
    except KgError as error:
        yield Check("content", False, error.what, error.hint or "")
        return
    for each in report.damage:
        yield Check("repaired", True, each) if mend else Check("damage", False, each, _MEND)
    yield from (Check("damage", False, each) for each in report.beyond_repair)
    if report.outdated:
        yield Check("content", False, report.outdated, msg("`kg refresh` makes them anew; then look again"))
    elif report.holds:
        yield Check(
            "content", True, msg("the graph is what its {articles:,} article(s) give", articles=report.articles)
        )
    elif mend:
        yield Check("content", True, msg("the graph is now what its articles give"))
