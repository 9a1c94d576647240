"""`kg verify`: reports and claims against articles."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

import click

from kg.cli.files import TextInput
from kg.cli.terminal import console, open_store, quiet_option, say
from kg.errors import UsageError
from kg.messages import in_words, msg, phrase, word
from kg.messages.words import clauses, column_word
from kg.printable import printable
from kg.views.columns import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.text import Text

    from kg.offline.verifying import CheckedReport
    from kg.verify import ClaimCheck

COLOURS = {
    "supported": "green", "contradicted": "bold red", "not found": "yellow", "interpretation": "dim", "no source": "dim",
}  # fmt: skip
FAILING = {"contradicted": ("contradicted",), "unsupported": ("contradicted", "not found"), "never": ()}
CONTRADICTION = 3
_STANDARD_OUTPUT = ("-", "<stdout>")
# A file has no width of its own; a terminal that is not wider than this has no room for four columns.
_TABLE_WIDTH = 200


@click.command("verify")
@click.argument("report", required=False, metavar="[REPORT]")
@click.option("--article", metavar="FILE", help="The article that the report is about.")
@click.option("--claims", type=TextInput("utf-8"), help="Check claims: JSON lines of id, content, claim.")
@click.option("--graph", is_flag=True, help="Prove every offset and quote in the graph again by the stored articles.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json", "jsonl", "html"]),
    default="table",
    show_default=True,
    help="A table, an object, a line for each claim, or a page with report and article side by side.",
)
@click.option("--out", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="The file to write.")
@click.option(
    "--fail-on",
    type=click.Choice(sorted(FAILING)),
    help="What ends with exit code 3 (default: contradicted for a report, never for --claims).",
)
@quiet_option
@click.pass_context
def verify_command(
    ctx: click.Context, report: str | None, article: str | None, claims: IO[str] | None, graph: bool, output: str,
    out: IO[str],
    fail_on: str | None, quiet: bool,
) -> None:  # fmt: skip
    """Check a report, or any claims, against the article: supported, contradicted, not found.

    Needs no database, except for --graph. Each claim comes with the characters of the article that it rests on. Exit
    code 3 tells that a claim is contradicted.

    Example:

        kg verify report.txt --article article.json --format html --out checked.html
    """
    if [report is not None, claims is not None, graph].count(True) != 1:
        hint = msg("Give a REPORT with --article, or --claims FILE, or --graph")
        raise UsageError(msg("nothing to check, or two things"), hint=hint)
    if graph:
        ctx.exit(0 if _prove_graph(output, out, quiet=quiet) else 1)
    if claims is not None:
        verdicts, failed = _verify_claims(claims, output, out)
        fail_on = fail_on or "never"
    else:
        assert report is not None
        verdicts, failed = _verify_report(report, article, output, out), 0
    if any(verdict in FAILING[fail_on or "contradicted"] for verdict in verdicts):
        ctx.exit(CONTRADICTION)
    ctx.exit(1 if failed else 0)


def _prove_graph(output: str, out: IO[str], *, quiet: bool) -> bool:
    """Write what in the graph does not hold; return whether all does."""
    from kg.write.proving import prove_graph

    if output not in ("table", "json"):
        raise UsageError(msg("--graph has no format {output}", output=output), hint=msg("Use --format json"))
    with open_store(quiet=quiet) as store:
        proof = prove_graph(store)
    if output == "json":
        found = {"holds": proof.holds, "grounding": proof.grounding, **vars(proof)}
        out.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return proof.holds
    unfounded = (msg("{fact}: no article bears it out", fact=fact) for fact in proof.unfounded)
    out.writelines(f"{in_words(line)}\n" for line in (*proof.changed, *unfounded, *proof.problems))
    out.write(
        phrase(
            "{articles} articles, {proved} of {spans} spans found again in their texts, {count} facts "
            "without evidence, {altered} articles changed\n",
            articles=proof.articles,
            proved=proof.proved,
            spans=proof.spans,
            count=len(proof.unfounded),
            altered=len(proof.changed),
        )
    )
    return proof.holds


def _verify_report(path: str, article_path: str | None, output: str, out: IO[str]) -> list[str]:
    from kg.offline.verifying import read_article, read_reports, verify_reports

    article = read_article(article_path) if article_path else None
    checked = verify_reports(read_reports(path), article)
    for one in checked if output == "table" else ():
        _print_table(one, out)
    if output != "table":
        out.writelines(_lines(checked, output))
    return [claim.verdict for one in checked for claim in one.check.claims]


def _lines(checked: Iterable[CheckedReport], output: str) -> Iterator[str]:
    checked = list(checked)
    if output == "jsonl":
        for one in checked:
            for claim in one.check.claims:
                yield json.dumps(claim.model_dump(), ensure_ascii=False) + "\n"
    elif output == "json":
        objects = [report_object(one) for one in checked]
        yield json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=1) + "\n"
    else:
        from kg.verify.html import render_html

        if len(checked) != 1:
            raise UsageError(
                msg("a page holds one report"), hint=msg("Give a file with one report, or use --format jsonl")
            )
        report, article, check = checked[0]
        title = article.title if article else None
        yield render_html(report, check, title=title, article=article.text if article else None)


def report_object(one: CheckedReport) -> dict[str, Any]:
    """Return a checked report as an object for machines."""
    check = one.check
    return {
        "report": check.report,
        "article": check.article,
        "notice": check.notice,
        "grounding": check.grounding,
        "counts": dict(sorted(check.counts.items())),
        "claims": [claim.model_dump() for claim in check.claims],
    }


def _print_table(one: CheckedReport, out: IO[str]) -> None:
    from rich.text import Text

    from kg.verify.report import supported_share

    made = _console_of(out)
    if one.check.notice:
        made.print(Text(in_words(one.check.notice), "bold red"))
    if made.width > _TABLE_WIDTH or out.name not in _STANDARD_OUTPUT:
        _print_rows(made, one.check.claims)
    else:
        _print_claims(made, one.check.claims)
    counts = phrase(", ").join(
        phrase("{number} {verdict}", number=number, verdict=word("verdict", verdict))
        for verdict, number in sorted(one.check.counts.items())
    )
    share = supported_share(one.check.counts["supported"], one.check.checked)
    total = phrase("{count} claims: {counts}", count=len(one.check.claims), counts=counts or phrase("none"))
    made.print(Text(total + in_words(share)))


def _console_of(out: IO[str]) -> Console:
    from rich.console import Console

    return console() if out.name in _STANDARD_OUTPUT else Console(file=out, width=_TABLE_WIDTH)


def _print_rows(made: Console, claims: Iterable[ClaimCheck]) -> None:
    """Print a row a claim, where there is room for four columns."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("verdict", "section", "claim", "reason"):
        table.add_column(column_word(column), overflow="fold")
    for claim in claims:
        table.add_row(
            Text(word("verdict", claim.verdict), COLOURS[claim.verdict]),
            _section(claim),
            _marked(claim),
            Text(in_words(claim.reason)),
        )
    made.print(table)


def _print_claims(made: Console, claims: Iterable[ClaimCheck]) -> None:
    """Print a line with verdict and section for each claim, and below it what it says and why."""
    from rich.cells import set_cell_size
    from rich.padding import Padding
    from rich.text import Text

    for claim in claims:
        verdict = set_cell_size(word("verdict", claim.verdict), 14)
        made.print(Text.assemble((verdict, COLOURS[claim.verdict]), printable(_section(claim))))
        made.print(Padding(_in_lines(made, _marked(claim)), (0, 0, 0, 4), expand=False))
        if claim.reason:
            reason = _in_lines(made, Text(printable(in_words(claim.reason)), "dim"))
            made.print(Padding(reason, (0, 0, 0, 6), expand=False))


def _in_lines(made: Console, text: Text) -> Text:
    """Return the text cut into lines as all of this program are."""
    from rich.text import Text

    lines, done = [], 0
    for line in wrapped(text.plain, max(8, made.width - 6)):
        start = text.plain.index(line, done)
        done = start + len(line)
        lines.append(text[start:done])
    return Text("\n").join(lines)


def _section(claim: ClaimCheck) -> str:
    number = f"{claim.section_number}. " if claim.section_number is not None else ""
    return f"{number}{claim.section}"


def _marked(claim: ClaimCheck) -> Text:
    from rich.text import Text

    text = Text(printable(claim.text))
    for span in claim.unsupported:
        text.stylize(COLOURS[span.verdict], span.start, span.end)
    return text


def _verify_claims(claims: IO[str], output: str, out: IO[str]) -> tuple[list[str], int]:
    """Write the answers on claims; return the verdicts and how many lines could not be read."""
    from kg.offline.verifying import claim_answer, verify_claims

    if output not in ("jsonl", "table"):
        raise UsageError(msg("--claims has no format {output}", output=output), hint=msg("Use --format jsonl"))
    errors: list[str] = []
    verdicts = []
    for record, verdict in verify_claims(claims, lambda error: errors.append(error.message())):
        verdicts.append(str(verdict.verdict))
        if output == "jsonl":
            out.write(json.dumps(claim_answer(record, verdict), ensure_ascii=False) + "\n")
        else:
            spans = clauses(
                phrase("{text} ({verdict})", text=s.text, verdict=word("verdict", s.verdict))
                for s in verdict.unsupported
            )
            out.write(f"{record['id']}  {word('verdict', verdict.verdict)}  {spans}\n")
    for error in errors:
        say(msg("Error: {error}", error=error), err=True)
    return verdicts, len(errors)
