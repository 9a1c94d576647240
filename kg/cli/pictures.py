"""`kg view`: the graph, or what was planned and said, as a page or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.files import output_file
from kg.cli.networks import TYPES, make_choice, tie_options
from kg.cli.sureness import min_option
from kg.cli.terminal import note, open_store, quiet_option
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from kg.ask.ties import Choice
    from kg.store.graph import GraphStore


@click.command("view")
@click.argument("entities", nargs=-1, metavar="[ENTITY]...")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    default=Path("graph.html"),
    show_default=True,
    help="The file to write; its ending says what: .html, .svg or .png.",
)
@click.option("--timeline", is_flag=True, help="Plans and statements on an axis of time (.html).")
@tie_options(types=TYPES)
@click.option("--steps", type=click.IntRange(1, 3), default=1, show_default=True, help="How far from the entities.")
@click.option("--limit", type=click.IntRange(1, 5000), default=500, show_default=True, help="How many entities.")
@min_option
@click.option("--width", type=click.IntRange(100, 20000), default=2000, show_default=True, help="Pixels, for .png.")
@quiet_option
def view_command(
    entities: tuple[str, ...],
    out: Path,
    timeline: bool,
    on: str,
    types: tuple[str, ...],
    steps: int,
    limit: int,
    minimum: float,
    width: int,
    quiet: bool,
) -> None:
    """Draw the graph, or what surrounds some entities, as a page to look around in or as a picture for print.

    The page is one file that needs no network: search, filters by type, kind and date; a click on an entity or a line
    shows the sentences that it rests on. Of many entities those with most articles are drawn.

    Example:

        kg view 砚舟储能 --steps 2 --out yanzhou.html
    """
    ending = out.suffix.lower()
    if ending not in (".html", ".svg", ".png") or (timeline and ending != ".html"):
        allowed = ".html" if timeline else msg(".html, .svg or .png")
        raise UsageError(
            msg("the ending of the output is not one that can be written"),
            where=str(out),
            hint=msg("Use {allowed}", allowed=allowed),
        )
    with open_store(quiet=quiet, schema=True) as store:
        if timeline:
            _write_timeline(store, entities, make_choice("facts", types, minimum), out, quiet=quiet)
        else:
            choice = make_choice(on, types, minimum)
            _write_picture(store, entities, choice, steps, limit, width, out, quiet=quiet)


def _write_timeline(store: GraphStore, entities: tuple[str, ...], choice: Choice, out: Path, *, quiet: bool) -> None:
    from kg.ask.pictures import draw_timeline
    from kg.views.pages import render_timeline

    title, parties, ties = draw_timeline(store, entities, choice)
    with output_file(out) as file:
        file.write(render_timeline(title, parties, ties).encode("utf-8"))
    note(msg("{count} plans and statements in {out}", count=len(ties), out=out), quiet=quiet)


def _write_picture(
    store: GraphStore,
    entities: tuple[str, ...],
    choice: Choice,
    steps: int,
    limit: int,
    width: int,
    out: Path,
    *,
    quiet: bool,
) -> None:
    from kg.ask.pictures import draw
    from kg.views.pages import render_graph
    from kg.views.svg import render_png, render_svg

    drawn = draw(store, entities, choice, steps=steps, limit=limit)
    ending = out.suffix.lower()
    drawing = render_graph(drawn.picture) if ending == ".html" else render_svg(drawn.picture)
    made = render_png(drawing, width) if ending == ".png" else drawing.encode("utf-8")
    with output_file(out) as file:
        file.write(made)
    shown = len(drawn.picture.dots)
    rest = msg(" of {found}; --limit draws more", found=drawn.found) if shown >= limit and drawn.found > shown else ""
    note(
        msg(
            "{shown} entities{rest}, {count} lines in {out}",
            shown=shown,
            rest=rest,
            count=len(drawn.picture.lines),
            out=out,
        ),
        quiet=quiet,
    )
