"""Options of the commands that may ask a language model, and what they tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from kg.cli.terminal import note

if TYPE_CHECKING:
    from kg.llm.account import Account
    from kg.models import Article, Report

_FILE = click.Path(dir_okay=False, path_type=Path)

print_requests_option = click.option(
    "--print-requests", is_flag=True,
    help="Print what a language model would be asked, one JSON object a request, and ask nobody.",
)  # fmt: skip


def asking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of asking a language model; the command gets them as one argument, `asking`."""

    @wraps(command)
    def with_asking(
        *args: Any, answers: tuple[Path, ...], keep_answers: Path | None, max_calls: int | None,
        max_tokens: int | None, concurrency: int, timeout: float, **others: Any,
    ) -> None:  # fmt: skip
        from kg.llm.asking import Asking

        asking = Asking(answers, keep_answers, max_calls, max_tokens, concurrency, timeout)
        command(*args, asking=asking, **others)

    made: Callable[..., None] = with_asking
    for option in (
        click.option("--timeout", type=click.FloatRange(1), default=300.0, show_default=True,
                     help="Seconds that a language model may take for one answer."),
        click.option("--concurrency", type=click.IntRange(1, 64), default=4, show_default=True,
                     help="Requests to a language model at a time."),
        click.option("--max-tokens", type=click.IntRange(0), metavar="N",
                     help="Send no more once a language model has taken this many tokens, in and out."),
        click.option("--max-calls", type=click.IntRange(0), metavar="N", help="Ask a language model this often at most."),
        click.option("--keep-answers", type=_FILE, metavar="FILE",
                     help="Add each new answer of a language model to this file of JSON Lines."),
        click.option("--answers", type=_FILE, multiple=True, metavar="FILE",
                     help="Take answers from this file before asking: JSON Lines of id, request, content."),
    ):  # fmt: skip
        made = option(made)
    return made


def write_requests(records: Iterable[Article | Report], out: IO[bytes]) -> None:
    """Write what would be asked about these articles, one object a line; each article once."""
    from kg.llm.asking import print_requests

    print_requests(_articles(records), lambda line: out.write(line.encode("utf-8")))


def _articles(records: Iterable[Article | Report]) -> Iterator[Article]:
    from kg.models import Article

    seen: set[str] = set()
    for record in records:
        if isinstance(record, Article) and record.id not in seen:
            seen.add(record.id)
            yield record


def tell_account(account: Account | None, *, quiet: bool) -> None:
    """Say what asking a language model has taken; nothing where no answer was needed."""
    for line in account.lines() if account is not None and account.used else ():
        note(line, quiet=quiet)
