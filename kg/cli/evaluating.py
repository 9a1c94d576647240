"""`kg evaluate`: how right the extraction is, on annotated articles."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import extractor_option, min_confidence_option, tell_left_out, workers_option
from kg.cli.tables import print_table
from kg.cli.terminal import json_option, progress_bar, quiet_option, say

if TYPE_CHECKING:
    from kg.nlp.evaluation import Evaluation
    from kg.offline.evaluating import ScoreRow

_NUMBERS = {8: "eight", 9: "nine", 10: "ten"}


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="GOLD_DIR")
@click.option("--errors", "with_errors", is_flag=True, help="List what was missed and what is false, with sentences.")
@workers_option
@extractor_option
@min_confidence_option
@json_option
@quiet_option
@click.pass_context
def evaluate_command(
    ctx: click.Context, gold: Path, with_errors: bool, workers: int, extractor: str, min_confidence: float,
    as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Measure the extraction on articles that people have annotated.

    GOLD_DIR holds ID.article.json (id, title, content) and ID.gold.json (entities, affiliations, statements, plans,
    regulations; strings as they stand in the text) for each article. Prints precision, recall and F1 by kind of record,
    with the 95 % interval of F1 over articles drawn with replacement, and how far confidences are from the share that is
    right (calibration, 0 is best); where the articles name more than one source, F1
    by source too. Needs no database.

    Example:

        kg evaluate annotated/ --errors
    """
    from kg.offline.evaluating import evaluate_folder, score_rows
    from kg.offline.extracting import ExtractArticles

    errors: list[str] = []
    with ExtractArticles(workers, min_confidence, extractor=extractor) as extract, progress_bar(quiet=quiet) as bar:
        task = bar.add_task("Extracting", total=None, done="extracted")
        evaluation = evaluate_folder(
            gold,
            extract,
            lambda error: errors.append(str(error)),
            lambda done, total: bar.update(task, completed=done, total=total),
        )
    rows = score_rows(evaluation)
    if as_json:
        click.echo(json.dumps(scores_object(evaluation, rows, with_errors=with_errors), ensure_ascii=False, indent=1))
    else:
        _print_scores(evaluation, rows)
        if with_errors:
            _print_errors(evaluation)
    tell_left_out(extract.refused, quiet=quiet)
    for error in errors:
        say(f"Error: {error}", err=True)
    ctx.exit(1 if errors else 0)


def scores_object(evaluation: Evaluation, rows: list[ScoreRow], *, with_errors: bool) -> dict[str, Any]:
    """Return the table, the mean and (if asked) the differences as an object for machines."""
    from kg.offline.evaluating import dates_right, source_rows

    right, dates = dates_right(evaluation)
    made: dict[str, Any] = {
        "articles": len(evaluation.scores),
        "scores": [asdict(row) for row in rows],
        "macro_f1": evaluation.macro_f1(),
        "plan_dates": {"right": right, "of": dates},
        "sources": [asdict(row) for row in source_rows(evaluation)],
    }
    return made | ({"errors": [asdict(miss) for miss in evaluation.misses()]} if with_errors else {})


def _print_scores(evaluation: Evaluation, rows: list[ScoreRow]) -> None:
    from kg.offline.evaluating import dates_right

    cells = [
        [r.kind, *(f"{v:.3f}" for v in (r.precision, r.recall, r.f1)), f"{r.low:.3f}-{r.high:.3f}",
         r.found, r.wrong, r.missed, "" if r.calibration is None else f"{r.calibration:.3f}"]
        for r in rows
    ]  # fmt: skip
    print_table(("", "P", "R", "F1", "95 % of F1", "found", "false", "missed", "calibration"), cells)
    right, dates = dates_right(evaluation)
    say(f"Target dates right: {right} of {dates} matched plans that have one.")
    number = _NUMBERS.get(len(evaluation.kinds), str(len(evaluation.kinds)))
    say(f"Mean F1 of the {number} kinds: {evaluation.macro_f1():.3f} ({len(evaluation.scores)} articles)")
    _print_sources(evaluation)


def _print_sources(evaluation: Evaluation) -> None:
    from kg.nlp.evaluation import KINDS
    from kg.offline.evaluating import source_rows

    cells = [
        [row.source, row.articles, f"{row.macro_f1:.3f}", *(f"{row.f1[k]:.2f}" if k in row.f1 else "-" for k in KINDS)]
        for row in source_rows(evaluation)
    ]
    if cells:
        say("\nF1 by source; the mean is of the kinds that occur there")
        print_table(("", "articles", "mean", *(kind[:7] for kind in KINDS)), cells)


def _print_errors(evaluation: Evaluation) -> None:
    for miss in evaluation.misses():
        side = "missed" if miss.side == "missed" else "false"
        say(f"\n{side} {miss.kind}  [{miss.article}]\n  {miss.record}\n  in: {miss.sentence}")
