"""Key-information reports of articles: `kg.report` with the words, the furniture and the checks that it needs."""

from __future__ import annotations

from dataclasses import replace

from kg.confidence import MIN_CONFIDENCE
from kg.graph.filtering import keep_confident
from kg.models import Article, Claim, Extraction, clean_text
from kg.nlp.furniture import find_furniture
from kg.offline.verifying import cut_texts, cut_words, read_source
from kg.report import SECTIONS, ArticleView, KeyReport, Line, write_report
from kg.verify import SourceArticle
from kg.verify.report import check_one

_HOLDS = ("supported", "interpretation")


def report_on(article: Article, extraction: Extraction) -> KeyReport:
    """Return the report on an article by what was extracted of it; none of its lines fails the check of `kg verify`.

    A line whose text the check does not bear out gives the article's own characters in place of it; one whose characters
    alone it does not bear out is left out. Facts and names that are less sure than the default are not used. An article
    that could not be read (another language) has no lines.
    """
    if extraction.notes:
        return KeyReport(article.id, article.title, ())
    furniture = find_furniture(clean_text(article.text))
    around = sorted([*furniture.masked, *furniture.named])
    sure = keep_confident(extraction, MIN_CONFIDENCE)
    written = write_report(ArticleView(article, sure, cut_words(clean_text(article.text)), around))
    source = read_source(article)
    cut_texts([line.text for line in written.lines])
    kept = tuple(checked for line in written.lines if (checked := _checked(source, line)) is not None)
    return replace(written, lines=kept)


def _checked(source: SourceArticle, line: Line) -> Line | None:
    """Return the line, or its characters alone, whichever the article bears out; None where neither is."""
    quote = " ".join("；".join(source.text[start:end] for start, end in line.spans).split())
    for text in dict.fromkeys((line.text, quote)):
        claim = Claim(
            section=SECTIONS[line.section - 1], section_number=line.section, text=text, start=0, end=len(text)
        )
        if check_one(claim, source).verdict in _HOLDS:
            return replace(line, text=text)
    return None
