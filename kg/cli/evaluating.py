"""`kg evaluate`: how right the extraction is, on annotated articles."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.asking import asking_options, tell_account
from kg.cli.options import extractor_option, tell_left_out, workers_option
from kg.cli.sureness import min_confidence_option
from kg.cli.tables import print_table
from kg.cli.terminal import json_option, note, progress_bar, quiet_option, say
from kg.messages import msg, phrase

if TYPE_CHECKING:
    from kg.llm.asking import Asking
    from kg.nlp.evaluation import Evaluation

_NUMBERS = {8: msg("eight"), 9: msg("nine"), 10: msg("ten")}


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="GOLD_DIR")
@click.option("--errors", "with_errors", is_flag=True, help="List what was missed and what is false, with sentences.")
@workers_option
@extractor_option
@asking_options
@min_confidence_option
@json_option
@quiet_option
@click.pass_context
def evaluate_command(
    ctx: click.Context, gold: Path, with_errors: bool, workers: int, extractor: str, min_confidence: float,
    as_json: bool, quiet: bool, asking: Asking,
) -> None:  # fmt: skip
    """Measure the extraction on articles that people have annotated.

    GOLD_DIR holds ID.article.json (id, title, content) and ID.gold.json (entities, affiliations, statements, plans,
    regulations; strings as they stand in the text), ID.figures.json (figures), or both for each article. Prints precision, recall and F1 by kind of record,
    with the 95 % interval of F1 over articles drawn with replacement, and how far confidences are from the share that is
    right (calibration, 0 is best): of all that was found, and of what is at --min-confidence or above. Where the articles
    name more than one source, F1 of the latter by source too. Needs no database.

    Example:

        kg evaluate annotated/ --errors
    """
    from kg.offline.evaluating import read_folder
    from kg.offline.extracting import ExtractArticles

    errors: list[str] = []
    with (
        ExtractArticles(workers, extractor=extractor, asking=asking, tell=note) as extract,
        progress_bar(quiet=quiet) as bar,
    ):
        task = bar.add_task(phrase("Extracting"), total=None, done=phrase("extracted"))
        readings = read_folder(
            gold,
            extract,
            lambda error: errors.append(error.message()),
            lambda done, total: bar.update(task, completed=done, total=total),
        )
    every, sure = readings.at(0.0), readings.at(min_confidence)
    if as_json:
        told = scores_object(every, sure, min_confidence, with_errors=with_errors)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print_settings(every, sure, min_confidence)
        if with_errors:
            _print_errors(sure)
    tell_left_out(extract.refused, quiet=quiet)
    tell_account(extract.account, quiet=quiet)
    for error in errors:
        say(msg("Error: {error}", error=error), err=True)
    ctx.exit(1 if errors else 0)


def scores_object(every: Evaluation, sure: Evaluation, min_confidence: float, *, with_errors: bool) -> dict[str, Any]:
    """Return the figures of all that was found, under `sure` those at `min_confidence`, and (if asked) what differs there."""
    made: dict[str, Any] = {"articles": len(every.scores), **_figures(every)}
    made["sure"] = {"min_confidence": min_confidence, **_figures(sure)}
    return made | ({"errors": [asdict(miss) for miss in sure.misses()]} if with_errors else {})


def _figures(evaluation: Evaluation) -> dict[str, Any]:
    from kg.offline.evaluating import dates_right, score_rows, source_rows

    right, dates = dates_right(evaluation)
    return {
        "scores": [asdict(row) for row in score_rows(evaluation)],
        "macro_f1": evaluation.macro_f1(),
        "plan_dates": {"right": right, "of": dates},
        "sources": [asdict(row) for row in source_rows(evaluation)],
    }


def _print_settings(every: Evaluation, sure: Evaluation, min_confidence: float) -> None:
    say(msg("All that was found (--min-confidence 0)"))
    _print_scores(every)
    if min_confidence > 0:
        say(
            msg(
                "\nWhat is at least {min_confidence:g} sure (--min-confidence {min_confidence:g})",
                min_confidence=min_confidence,
            )
        )
        _print_scores(sure)
    _print_sources(sure)


def _print_scores(evaluation: Evaluation) -> None:
    from kg.offline.evaluating import dates_right, score_rows

    cells = [
        [r.kind, *(f"{v:.3f}" for v in (r.precision, r.recall, r.f1)), f"{r.low:.3f}-{r.high:.3f}",
         r.found, r.wrong, r.missed, "" if r.calibration is None else f"{r.calibration:.3f}"]
        for r in score_rows(evaluation)
    ]  # fmt: skip
    print_table(("", "P", "R", "F1", "95 % of F1", "found", "false", "missed", "calibration"), cells)
    right, dates = dates_right(evaluation)
    say(msg("Target dates right: {right} of {dates} matched plans that have one.", right=right, dates=dates))
    number = _NUMBERS.get(len(evaluation.kinds), str(len(evaluation.kinds)))
    say(
        msg(
            "Mean F1 of the {number} kinds: {macro_f1:.3f} ({count} articles)",
            number=number,
            macro_f1=evaluation.macro_f1(),
            count=len(evaluation.scores),
        )
    )


def _print_sources(evaluation: Evaluation) -> None:
    from kg.nlp.evaluation import KINDS
    from kg.offline.evaluating import source_rows

    cells = [
        [row.source, row.articles, f"{row.macro_f1:.3f}", *(f"{row.f1[k]:.2f}" if k in row.f1 else "-" for k in KINDS)]
        for row in source_rows(evaluation)
    ]
    if cells:
        say(msg("\nF1 by source; the mean is of the kinds that occur there"))
        print_table(("", "articles", "mean", *(kind[:7] for kind in KINDS)), cells)


def _print_errors(evaluation: Evaluation) -> None:
    for miss in evaluation.misses():
        side = msg("missed") if miss.side == "missed" else msg("false")
        say(
            msg(
                "\n{side} {kind}  [{article}]\n  {record}\n  in: {sentence}",
                side=side,
                kind=miss.kind,
                article=miss.article,
                record=miss.record,
                sentence=miss.sentence,
            )
        )
