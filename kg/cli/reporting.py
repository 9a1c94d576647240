"""`kg report`: the key-information report of an article, written from what the article says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.files import output_file
from kg.cli.options import extractor_option, make_load_options, max_seconds_option, tell_remarks
from kg.cli.report_sides import compare_with, tell_about
from kg.cli.sureness import min_option
from kg.cli.terminal import note, on_terminal, open_store, quiet_option, say
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from kg.errors import LoadError
    from kg.models import Article
    from kg.report import KeyReport

    Written = tuple[Article, KeyReport]

FORMATS = ("text", "markdown", "json", "jsonl", "html", "docx")
ONE_REPORT = {"html": msg("a page holds one report"), "docx": msg("a Word document holds one report")}


@click.command("report")
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option(
    "--format", "output", type=click.Choice(FORMATS), default="text", show_default=True,
    help="Twelve sections of text, Markdown, objects with the characters of each line, a page beside the article, or Word.",
)  # fmt: skip
@click.option(
    "--out",
    type=click.Path(allow_dash=True, dir_okay=False),
    default="-",
    help="The file to write (default: standard output).",
)
@click.option(
    "--against",
    metavar="REPORT",
    help="Another report on the article: what it says without support, and what it leaves out.",
)
@click.option(
    "--about", metavar="NAME", help="In place of articles: what the graph's articles say of an entity, a line a fact."
)
@click.option(
    "--from", "since", metavar="DATE", help="With --about: published then or later (2025, 2025-06, 2025-06-14)."
)
@click.option("--to", "until", metavar="DATE", help="With --about: published then or before.")
@min_option
@extractor_option
@max_seconds_option
@click.option(
    "--default", "defaults", multiple=True, metavar="FIELD=VALUE",
    help="What holds where a file does not tell it, e.g. published=2025-03-01: what 今年 is counted from.",
)  # fmt: skip
@quiet_option
@click.pass_context
def report_command(
    ctx: click.Context, articles: tuple[str, ...], output: str, out: str, against: str | None, about: str | None,
    since: str | None, until: str | None, minimum: float, extractor: str, max_seconds: float, defaults: tuple[str, ...],
    quiet: bool,
) -> None:  # fmt: skip
    """Write the key-information report of each article: time, place, trade, who does what, rules, tone, effects.

    ARTICLE is a file (any that `kg import` reads), `-` for standard input, or the id of an article in the graph; files need
    no database. Every line is the article's own; `kg verify` finds each one supported. A section on which the article says
    nothing says so.

    Example:

        kg report article.json --format markdown --out report.md
    """
    if about is not None:
        if articles or against:
            raise UsageError(msg("--about stands alone"), hint=msg("Give no ARTICLE and no --against with it"))
        _write(tell_about(about, since, until, minimum, output, quiet=quiet).encode("utf-8"), out)
        return
    if since or until:
        raise UsageError(msg("--from and --to go with --about"), hint=msg("kg report --about NAME --from 2025"))
    if not articles:
        raise UsageError(
            msg("no article to report on"), hint=msg("Name a file, - for standard input, or the id of an article")
        )
    if output == "docx" and out == "-" and on_terminal():
        raise UsageError(
            msg("a Word document is nothing for a terminal"), hint=msg("Name a file with --out report.docx")
        )
    errors: list[str] = []
    written = _write_reports(articles, extractor, max_seconds, defaults, errors, quiet=quiet)
    if written:
        _write(compare_with(written, against, output).encode("utf-8") if against else _rendered(written, output), out)
    for error in errors:
        say(msg("Error: {error}", error=error), err=True)
    if errors and written:
        note(msg("{count} failed", count=len(errors)), quiet=quiet)
    ctx.exit(1 if errors else 0)


def _write_reports(
    names: tuple[str, ...],
    extractor: str,
    max_seconds: float,
    defaults: tuple[str, ...],
    errors: list[str],
    *,
    quiet: bool,
) -> list[Written]:
    """Return each article with the report on it; what goes wrong is added to `errors`, and stops nothing else."""
    from kg.offline.extracting import ExtractArticles
    from kg.offline.reporting import report_on

    def fail(error: LoadError | UsageError) -> None:
        errors.append(error.message())

    with ExtractArticles(1, max_seconds, extractor) as extract:
        given = _read_articles(names, defaults, fail, quiet=quiet)
        written = [(article, report_on(article, found)) for article, found in extract.each(given, fail)]
        tell_remarks(extract.remarks, quiet=quiet)
    return written


def _write(told: bytes, out: str) -> None:
    with output_file(out) as file:
        file.write(told)


def _read_articles(
    names: tuple[str, ...], defaults: tuple[str, ...], fail: Callable[[LoadError | UsageError], None], *, quiet: bool
) -> list[Article]:
    """Return the articles of files, and of the graph for what is neither a file nor a pattern; each once."""
    from kg.errors import LoadError
    from kg.models import Article
    from loaders import load

    files = [name for name in names if _is_path(name)]
    found: dict[str, Article] = {}
    for record in load(files, make_load_options(1_000_000, (), None, defaults), fail):
        if isinstance(record, Article):
            found.setdefault(record.id, record)
        else:
            hint = msg("Give the article; `kg verify REPORT --article ARTICLE` checks a report")
            fail(LoadError(msg("this is a report, not an article"), where=record.headline or record.id, hint=hint))
    ids = [name for name in names if not _is_path(name)]
    for article in _from_graph(ids, fail, quiet=quiet) if ids else ():
        found.setdefault(article.id, article)
    return list(found.values())


def _is_path(name: str) -> bool:
    """Tell a file from an id: it is there, or looks like one."""
    looks = Path(name).suffix.lower() in (
        ".json",
        ".jsonl",
        ".txt",
        ".md",
        ".html",
        ".csv",
        ".docx",
        ".pdf",
        ".zip",
        ".xml",
    )
    return name == "-" or Path(name).exists() or looks or "/" in name or "*" in name


def _from_graph(ids: list[str], fail: Callable[[LoadError | UsageError], None], *, quiet: bool) -> list[Article]:
    from kg.ask.questions import known_id
    from kg.store.observations import stored_article

    known: list[str] = []
    with open_store(quiet=quiet, schema=True) as store:
        for given in ids:
            try:
                known.append(known_id(store, given, "article"))
            except UsageError as error:
                fail(error)
        return [stored_article(row["article"]) for row in store.rows("read/stored_articles", ids=known)]


def _rendered(written: list[Written], output: str) -> bytes:
    if output in ONE_REPORT:
        return _one_rendered(written, output)
    return _texts_rendered(written, output).encode("utf-8")


def _one_rendered(written: list[Written], output: str) -> bytes:
    """Return the one report in a format that holds just one."""
    from kg.report.page import render_page
    from kg.report.word import render_word

    if len(written) != 1:
        raise UsageError(
            ONE_REPORT[output],
            hint=msg("Give one article, or use another --format"),
        )
    article, report = written[0]
    return render_word(report, article) if output == "docx" else render_page(report, article).encode("utf-8")


def _texts_rendered(written: list[Written], output: str) -> str:
    from kg.report.layout import render_markdown, render_text

    if output == "jsonl":
        return "".join(json.dumps(report.as_object(), ensure_ascii=False) + "\n" for _, report in written)
    if output == "json":
        objects = [
            {"id": r.article, "title": r.title, "published": a.published, "lines": r.as_object()["lines"]}
            for a, r in written
        ]
        return json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=1) + "\n"
    render = render_text if output == "text" else render_markdown
    return "\n".join(render(report) for _, report in written)
