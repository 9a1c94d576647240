"""Draw how far the local server is: a bar for the download, a spinner with seconds for the rest, on standard error."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from kg.messages import in_words, msg

if TYPE_CHECKING:
    from rich.progress import TaskID

    from kg.store.server import Progress

_TEXTS = {
    "download": msg("Downloading Neo4j, once"),
    "start": msg("Starting the local Neo4j"),
    "wait": msg("Waiting for another kg"),
}
_FIRST_LINE_S, _NEXT_LINE_S = 20.0, 60.0


class ServerLines:
    """Tells a log what takes long: a line after some seconds of each stage, then one a minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._due: dict[str, float] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell a stage, if it is time."""
        now = self._clock()
        if now >= self._due.setdefault(stage, now + _FIRST_LINE_S):
            self._due[stage] = now + _NEXT_LINE_S
            how_far = f"{done * 100 // max(total, 1)} %" if stage == "download" else f"{done} s"
            click.echo(f"{_TEXTS[stage]}: {how_far} …", err=True)


@contextlib.contextmanager
def show_server_progress(*, quiet: bool = False) -> Iterator[Progress | None]:
    """The callback for `open_driver` and `ensure_server`: a line now and then where nobody looks; None when quiet."""
    if quiet:
        yield None
        return
    if not sys.stderr.isatty():
        yield ServerLines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()]
    bar = RichProgress(*columns, console=Console(stderr=True), transient=True)
    download = RichProgress(*columns, DownloadColumn(), console=Console(stderr=True), transient=True)
    tasks: dict[str, TaskID] = {}

    def draw(stage: str, done: int, total: int) -> None:
        shown = download if stage == "download" else bar
        if stage not in tasks:
            (bar if shown is download else download).stop()  # one live display at a time
            tasks[stage] = shown.add_task(in_words(_TEXTS[stage]))
            shown.start()
        # Nobody knows how long a start takes, so its bar only moves.
        shown.update(tasks[stage], completed=done, total=total if shown is download else None)

    try:
        yield draw
    finally:
        bar.stop()
        download.stop()
