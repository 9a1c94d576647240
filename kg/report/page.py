"""The report as one HTML file: report and article side by side, a click on a line lights the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.models import Article
from kg.report.layout import NOTHING
from kg.report.lines import SECTIONS, KeyReport
from kg.text.structure import read_structure


class Piece(NamedTuple):
    """Characters of the article between two edges; `sentence` is the number of their sentence, -1 between sentences."""

    text: str
    start: int
    end: int
    sentence: int


def render_page(report: KeyReport, article: Article) -> str:
    """Return the page: self-contained, without anything from elsewhere."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.report", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("report.html").render(
        report=report,
        published=article.published,
        sections=[{"number": n, "name": name, "lines": report.section(n)} for n, name in enumerate(SECTIONS, 1)],
        nothing=NOTHING,
        pieces=list(article_pieces(report, article.text)),
    )


def article_pieces(report: KeyReport, text: str) -> Iterator[Piece]:
    """Yield the text cut at the edges of sentences and of what lines rest on; the pieces together are the text."""
    structure = read_structure(text)
    edges = {0, len(text)} | {edge for line in report.lines for span in line.spans for edge in span}
    edges |= {edge for sentence in structure.sentences for edge in sentence}
    for start, end in pairwise(sorted(edges)):
        at = structure.index_at("sentences", start)
        inside = at >= 0 and end <= structure.sentences[at].end
        yield Piece(text[start:end], start, end, at if inside else -1)
