"""Progress on standard error: a bar on a terminal, a line now and then where there is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from kg.messages import phrase

# A log wants a line for every tenth, at least one in half a minute, and nothing of what is over in a moment.
_TENTHS = 10
_MOST_S = 30.0
_LEAST_S = 2.0


class LineProgress(Progress):
    """Progress that prints `imported 400 of 1,000 …` now and then, for logs and pipes."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(console=Console(stderr=True), disable=True)
        self._clock = clock
        self._told: dict[TaskID, tuple[float, int]] = {}

    def advance(self, task_id: TaskID, advance: float = 1) -> None:
        """Count, and print a line if it is time for one."""
        super().advance(task_id, advance)
        self._tell(task_id)

    def update(self, task_id: TaskID, **fields: Any) -> None:
        """Change a task, and print a line if it is time for one."""
        super().update(task_id, **fields)
        self._tell(task_id)

    def add_task(self, description: str, start: bool = True, *args: Any, **fields: Any) -> TaskID:
        """Begin a task; its time counts from now."""
        made = super().add_task(description, start, *args, **fields)
        self._told[made] = (self._clock(), 0)
        return made

    def _tell(self, task_id: TaskID) -> None:
        task = self._tasks[task_id]
        if not task.completed or (task.total is not None and task.completed >= task.total):
            return
        (at, before), now = self._told[task_id], self._clock()
        tenth = int(task.completed / task.total * _TENTHS) if task.total else 0
        if now - at >= _MOST_S or (tenth > before and now - at >= _LEAST_S):
            self._told[task_id] = (now, tenth)
            done = task.fields.get("done", task.description.lower())
            line = (
                phrase("{done} {count:,} …", done=done, count=int(task.completed))
                if task.total is None
                else phrase(
                    "{done} {count:,} of {total:,} …", done=done, count=int(task.completed), total=int(task.total)
                )
            )
            click.echo(line, err=True)


@contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Give a progress display on standard error: a bar on a terminal, else a line now and then; nothing when quiet.

    A task may say with `done` how what is done is called in a line (imported).
    """
    made = Console(stderr=True)
    if not made.is_terminal and not quiet:
        yield LineProgress()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=made, transient=True, disable=quiet) as progress:
        yield progress
