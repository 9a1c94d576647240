"""What `kg report` prints beside the report itself: another report set against it, and an entity over all articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.cli.terminal import open_store
from kg.errors import UsageError
from kg.messages import in_words, msg, word

if TYPE_CHECKING:
    from kg.models import Article
    from kg.report import KeyReport
    from kg.report.against import Compared
    from kg.report.lines import Line
    from kg.verify import ClaimCheck


def compare_with(written: list[tuple[Article, KeyReport]], against: str, output: str) -> str:
    """Return what another report on the one article says without support, and what it leaves out."""
    from kg.offline.verifying import read_reports, verify_reports
    from kg.report.against import compare

    others = read_reports(against)
    if len(written) != 1 or len(others) != 1:
        raise UsageError(
            msg("--against compares one article's report with one report"), hint=msg("Give one article and one report")
        )
    if output not in ("text", "json", "jsonl"):
        raise UsageError(
            msg("--against has no format {output}", output=output), hint=msg("Use --format text, json or jsonl")
        )
    article, report = written[0]
    [checked] = verify_reports(others, article)
    found = compare(report, checked.check)
    if output != "text":
        record = {"id": article.id, "report": checked.check.report, **found.as_object()}
        return json.dumps(record, ensure_ascii=False, indent=1 if output == "json" else None) + "\n"
    return _comparison(found)


def _comparison(found: Compared) -> str:
    lines = [msg("Said without support: {count}", count=len(found.unsupported)), *map(_unsupported, found.unsupported),
             msg("Left out: {count}", count=len(found.left_out)), *map(_left_out, found.left_out)]  # fmt: skip
    return "\n".join(map(in_words, lines)) + "\n"


def _unsupported(claim: ClaimCheck) -> str:
    section, verdict = f"{claim.section_number or ''} {claim.section}", word("verdict", claim.verdict)
    return msg(
        "  {section}: {text}\n      {verdict}: {reason}",
        section=section, text=claim.text, verdict=verdict, reason=claim.reason,
    )  # fmt: skip


def _left_out(line: Line) -> str:
    from kg.report import SECTIONS

    section = f"{line.section} {SECTIONS[line.section - 1]}"
    return msg("  {section}: {text}", section=section, text=line.text)


def tell_about(name: str, since: str | None, until: str | None, minimum: float, output: str, *, quiet: bool) -> str:
    """Return what the graph's articles say of an entity in a time."""
    from kg.ask.entity_report import render_about, reports_about

    if output in ("html", "docx"):
        raise UsageError(
            msg("--about has no format {output}", output=output), hint=msg("Use --format text, markdown, json or jsonl")
        )
    first, last = _read_day(since), _read_day(until)
    with open_store(quiet=quiet, schema=True) as store:
        found = reports_about(store, name, first, last, minimum)
    if output == "jsonl":
        return "".join(json.dumps(report.as_object(), ensure_ascii=False) + "\n" for report in found)
    if output == "json":
        return json.dumps([report.as_object() for report in found], ensure_ascii=False, indent=1) + "\n"
    return "\n".join(render_about(report, markdown=output == "markdown") for report in found)


def _read_day(given: str | None) -> str | None:
    from loaders.dates import read_date

    if given is None:
        return None
    if (day := read_date(given)) is None:
        raise UsageError(msg("{given!r} is no date", given=given), hint=msg("Write it as 2025-03-01, 2025-03 or 2025"))
    return day
