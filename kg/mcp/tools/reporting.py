"""The key-information report of an article, or of a name over all articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from kg.ask.entity_report import reports_about
from kg.errors import KgError
from kg.mcp.answers import Answer, Evidence, Page
from kg.mcp.arguments import SURE, Limit, MinConfidence, Offset, Since, Until, read_days
from kg.mcp.passages import evidence_in, find_article
from kg.mcp.reading import clipped, evidence_of, page_of
from kg.mcp.spec import ToolSpec
from kg.mcp.telling import told_part
from kg.mcp.threads import models_in_use
from kg.models import Article
from kg.offline.extracting import ExtractArticles
from kg.offline.reporting import report_on
from kg.report import SECTIONS
from kg.store.graph import GraphStore


class ReportLine(Answer):
    """One line of a report, with the characters that carry it."""

    section: int = Field(ge=1, le=12)
    heading: str = Field(description="The section's name: 时间, 地点, 主体行为 …")
    text: str
    label: str | None = Field(None, description="Section 9: the tone; 10: the level; 3: the trade's code and name")
    evidence: list[Evidence]


class ReportAnswer(Page):
    """The lines of a key-information report, by section; a section that is not there has nothing to say."""

    about: str
    lines: list[ReportLine]


def report(
    store: GraphStore,
    about: Annotated[
        str,
        Field(
            min_length=1,
            max_length=600,
            description="An article's id, or a name (岚图) for all articles that tell of it",
        ),
    ],
    since: Since = None,
    until: Until = None,
    limit: Limit = 40,
    offset: Offset = 0,
    min_confidence: MinConfidence = SURE,
) -> ReportAnswer:
    """The key-information report in up to twelve sections (时间、地点、行业、主体、行为、政策、影响…): of one article, or of a name over time.

    Of an article: what it says, each line with its characters and checked against them; takes some seconds. Of a name: a
    line a fact from all articles (published `since` to `until`), with its sources. Answers 这篇文章讲了什么, 给我一份某公司的
    简报. The lines are the articles' own words.
    """
    days = read_days(since, until)
    text = about.strip()
    if text in {row["id"] for row in store.rows("read/known_id", id=text, kind="article")}:
        return _of_article(find_article(store, text), limit, offset)
    reports = reports_about(store, about, days.first, days.last, min_confidence)
    lines = [
        ReportLine(
            section=line.section, heading=SECTIONS[line.section - 1], text=clipped(line.text),
            evidence=[evidence_of(vars(s) | {"source": s.outlet}) for s in line.sources[:3]],
        )
        for one in reports
        for line in one.lines
    ]  # fmt: skip
    shown, page = page_of(lines, limit, offset)
    return ReportAnswer(about="; ".join(clipped(one.party.name) for one in reports), lines=list(shown), **page)


def _of_article(article: Article, limit: int, offset: int) -> ReportAnswer:
    errors: list[KgError] = []
    with models_in_use, ExtractArticles(1) as extract:
        written = [report_on(article, found) for _, found in extract.each([article], errors.append)]
    if errors:
        raise errors[0]
    lines = [
        ReportLine(
            section=line.section, heading=SECTIONS[line.section - 1], text=clipped(line.text), label=line.label,
            evidence=[evidence_in(article, start, end) for start, end in line.spans],
        )
        for line in written[0].lines
    ]  # fmt: skip
    shown, page = page_of(lines, limit, offset)
    note = "; ".join(extract.remarks) or None
    return ReportAnswer(about=f"《{clipped(article.title)}》", lines=list(shown), note=note, **page)


def _tell_report(answer: ReportAnswer) -> str:
    lines = [answer.about, told_part(answer, "line(s)", len(answer.lines))]
    for line in answer.lines:
        label = f" ({line.label})" if line.label else ""
        lines.append(f"{line.section}. {line.heading}{label}: {' '.join(line.text.split())} {_places(line.evidence)}")
    return "\n".join(lines)


def _places(evidence: Sequence[Evidence]) -> str:
    by: dict[str, list[str]] = {}
    for one in evidence:
        by.setdefault(one.article, []).append(f"[{one.start}, {one.end})")
    return "; ".join(f"{article} {''.join(spans)}" for article, spans in by.items())


TOOLS = (ToolSpec(report, "Key-information report", _tell_report),)
