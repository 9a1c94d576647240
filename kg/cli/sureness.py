"""Options that say how sure a record must be, and how sureness is printed: one default for all commands."""

from __future__ import annotations

import math
from typing import Any

import click

from kg.cli.terminal import note
from kg.confidence import MIN_CONFIDENCE, told_sureness
from kg.messages import msg, phrase


class Share(click.FloatRange):
    """A number from 0 to 1; `nan`, which is neither below nor above anything, is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; click.BadParameter for anything else."""
        number = super().convert(value, param, ctx)
        return (
            self.fail(phrase("{value} is no number from 0 to 1.", value=value), param, ctx)
            if math.isnan(number)
            else number
        )


min_confidence_option = click.option(
    "--min-confidence", type=Share(), default=MIN_CONFIDENCE, show_default=True,
    help="Leave out records that are less sure (0-1; 0 keeps all). A fact that stays keeps its names.",
)  # fmt: skip
held_from_option = click.option(
    "--min-confidence", type=Share(),
    help="Hold only what is at least so sure (0-1; 0 holds all): one value for the whole graph, which keeps it. "
         f"Default: what was chosen for this graph, else {MIN_CONFIDENCE:g}.",
)  # fmt: skip
min_option = click.option(
    "--min", "minimum", type=Share(), default=MIN_CONFIDENCE, show_default=True,
    help="Only facts that are at least so sure (0-1; 0: all that the graph holds).",
)  # fmt: skip


def note_unsure(count: int, minimum: float, *, quiet: bool, what: str = msg("facts")) -> None:
    """Say how many were left out since they are less than `minimum` sure; nothing where none was."""
    if count:
        note(
            msg(
                "Note: {count:,} {what} less than {minimum:g} sure left out; --min 0 gives them too",
                count=count,
                what=what,
                minimum=minimum,
            ),
            quiet=quiet,
        )


def sure_mark(confidence: float | None) -> str:
    """Return how sure a fact is, to stand after its text: "  (0.87 sure)"; "" where it was not measured."""
    return phrase("  ({told})", told=told) if (told := told_sureness(confidence)) else ""
