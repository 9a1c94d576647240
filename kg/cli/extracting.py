"""`kg extract`: what articles say, without any database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, TYPE_CHECKING

import click

from kg.cli.asking import asking_options, print_requests_option, tell_account, write_requests
from kg.cli.options import (
    extractor_option,
    loading_options,
    make_load_options,
    max_seconds_option,
    tell_left_out,
    tell_remarks,
    workers_option,
)
from kg.cli.parquet import (
    Target,
    WithRay,
    extract_to_parquet,
    is_parquet,
    partition_option,
    ray_option,
    require_parquet,
)
from kg.cli.sureness import min_confidence_option, sure_mark
from kg.cli.terminal import note, paths_argument, progress_bar, quiet_option, say
from kg.errors import LoadError
from kg.messages import msg, phrase
from kg.messages.words import type_word

if TYPE_CHECKING:
    from kg.llm.asking import Asking
    from kg.models import Article, Extraction, Report


@click.command("extract", cls=WithRay)
@paths_argument
@click.option(
    "--format",
    "output",
    type=click.Choice(["jsonl", "text", "graphml"]),
    default="text",
    show_default=True,
    help="One JSON object an article, lines for people, or the whole graph as GraphML.",
)
@workers_option
@click.option(
    "--out",
    type=click.File("wb", lazy=True),
    default="-",
    help="The file to write (default: standard output); FOLDER.parquet is a folder of Parquet files.",
)
@ray_option
@partition_option
@extractor_option
@asking_options
@print_requests_option
@min_confidence_option
@max_seconds_option
@loading_options
@quiet_option
@click.pass_context
def extract_command(
    ctx: click.Context, paths: tuple[str, ...], output: str, workers: int, out: IO[bytes],
    ray: str | None, partition_size: int,
    extractor: str, min_confidence: float, max_seconds: float, max_chars: int, fields: tuple[str, ...], defaults: tuple[str, ...],
    article: str | None, quiet: bool, print_requests: bool, asking: Asking,
) -> None:  # fmt: skip
    """Print what articles say: entities, affiliations, statements, plans, regulations, figures, with their characters.

    Needs no database. Reports are skipped. With --format graphml the graph of these articles comes as one file. A folder
    of Parquet files holds the articles with all that was read in them, whatever --min-confidence says: kg import takes it
    without reading them again, and a run that was broken off goes on where it was.

    Example:

        kg extract news/ --format jsonl > extracted.jsonl
    """
    from kg.graph.filtering import keep_confident
    from kg.offline.extracting import ExtractArticles
    from loaders import load

    require_parquet(out.name, ray)
    options = make_load_options(max_chars, fields, article, defaults)
    errors: list[str] = []

    def fail(error: LoadError) -> None:
        errors.append(error.message())

    if print_requests:
        write_requests(load(paths, options, fail), out)
        _tell_failed(errors, quiet=quiet)
        ctx.exit(1 if errors else 0)
    if is_parquet(out.name):
        target = Target(out.name, partition_size, ray, workers, extractor, max_seconds, asking)
        with progress_bar(quiet=quiet) as bar:
            task = bar.add_task(phrase("Extracting"), total=None, done=phrase("extracted"))
            extract_to_parquet(
                _once(load(paths, options, fail), lambda: bar.advance(task)), target, errors, quiet=quiet
            )
        _tell_failed(errors, quiet=quiet)
        ctx.exit(1 if errors else 0)
    with (
        ExtractArticles(workers, max_seconds, extractor, asking=asking, tell=note) as extract,
        progress_bar(quiet=quiet) as bar,
    ):
        task = bar.add_task(phrase("Extracting"), total=None, done=phrase("extracted"))
        articles = _once(load(paths, options, fail), lambda: bar.advance(task))
        done = ((article, keep_confident(x, min_confidence)) for article, x in extract.each(articles, fail))
        if output == "graphml":
            from kg.offline.graph import graph_of
            from kg.views.exports import write_graphml

            write_graphml(graph_of(list(done)), out)
        else:
            for source, extraction in done:
                told = extraction.without_answers()
                lines = told.to_json() if output == "jsonl" else describe(source, told)
                out.write((lines + "\n").encode("utf-8"))
    tell_left_out(extract.refused, quiet=quiet)
    tell_remarks(extract.remarks, quiet=quiet)
    tell_account(extract.account, quiet=quiet)
    _tell_failed(errors, quiet=quiet)
    ctx.exit(1 if errors else 0)


def _tell_failed(errors: list[str], *, quiet: bool) -> None:
    for error in errors:
        say(msg("Error: {error}", error=error), err=True)
    if errors:
        note(msg("{count} failed", count=len(errors)), quiet=quiet)


def _once(records: Iterable[Article | Report], advance: Callable[[], None]) -> Iterator[Article]:
    """Yield each article once, by its id."""
    from kg.models import Article

    seen: set[str] = set()
    for record in records:
        if isinstance(record, Article) and record.id not in seen:
            seen.add(record.id)
            advance()
            yield record


def describe(article: Article, extraction: Extraction) -> str:
    """Return an extraction as lines for people."""
    published = article.published or msg("unknown")
    lines = [
        phrase(
            "{title}  [{article}, published {published}]", title=article.title, article=article.id, published=published
        )
    ]
    for entity in extraction.entities:
        also = "、".join(m for m in entity.mentions if m != entity.name)
        lines.append(f"  {_kind(type_word(entity.type.value.lower()))} {entity.name}" + (f"（{also}）" if also else ""))
    for fact in extraction.facts():
        sure = sure_mark(fact.confidence)
        lines.append(f"  {_kind(type_word(fact.label().lower()))} {fact.line()}{sure}")
    lines += [f"  {_kind(phrase('set aside'))} {aside.line()}" for aside in extraction.set_aside]
    return "\n".join(lines) + "\n"


def _kind(word: str) -> str:
    from rich.cells import set_cell_size

    return set_cell_size(word, 12)
