"""Claims and reports against articles: the checks of `kg.verify` with the language tools of `kg.nlp` and `kg.resolve`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Article, EntityType, Extraction, Report, clean_text, make_article_id, make_report_id
from kg.models.article import PublishedBasis
from kg.offline.json_lines import read_objects
from kg.verify import ReportCheck, SourceArticle, Verdict, check_report
from kg.verify import check_claim as check_against
from kg.verify.readers import Readers, TaggedWord
from loaders import LoadOptions, load

_KEPT_TEXTS = 512  # the claims of a report or two, and articles
_words_of: dict[str, tuple[TaggedWord, ...]] = {}


class CheckedReport(NamedTuple):
    """A report with its article, if there is one, and the verdicts."""

    report: Report
    article: Article | None
    check: ReportCheck


@cache
def make_readers() -> Readers:
    """Return the language tools; models are loaded when the first text is read."""
    return Readers(cut_words, names_alike=names_alike, extract=extract_text)


def cut_words(text: str) -> tuple[TaggedWord, ...]:
    """Return the words of a text with LAC's tags, by start."""
    if text not in _words_of:
        cut_texts([text])
    return _words_of[text]


def cut_texts(texts: Iterable[str]) -> None:
    """Cut many texts at once, which is quicker, and keep their words for `cut_words`."""
    from kg.nlp.lac import cut_for_tagging, join_words, load_lac

    new = sorted({text for text in texts if text not in _words_of})
    if len(_words_of) + len(new) > _KEPT_TEXTS:
        _words_of.clear()
    stretches = [(text, start, end) for text in new for start, end in cut_for_tagging(text)]
    tagged = load_lac().tag([text[start:end] for text, start, end in stretches])
    words: dict[str, list[TaggedWord]] = {text: [] for text in new}
    for (text, start, _), tags in zip(stretches, tagged, strict=True):
        words[text] += [TaggedWord(word.start, word.end, word.tag) for word in join_words(tags, start)]
    _words_of.update((text, tuple(found)) for text, found in words.items())


def forget_texts() -> None:
    """Forget what was read in texts: what a measurement of speed starts with."""
    _words_of.clear()
    extract_text.cache_clear()


@lru_cache(maxsize=64)
def extract_text(text: str, published: str | None) -> Extraction | None:
    """Return what the built-in extractor reads in the text of an article; None where it can't."""
    from kg.offline.reading import extract_article

    title, _, content = text.partition("\n")
    basis: PublishedBasis = "field" if published else "unknown"
    identifier = make_article_id(source=None, url=None, published=published, text=text)
    article = Article(id=identifier, title=title, content=content, published=published, published_basis=basis)
    found = extract_article(article)
    return found if isinstance(found, Extraction) else None


@lru_cache(maxsize=4096)
def names_alike(first: str, second: str, entity_type: EntityType) -> bool:
    """Tell whether two names mean one thing."""
    from kg.resolve import compare

    return compare(first, second, entity_type).same


def read_source(article: Article) -> SourceArticle:
    """Return the article, read for checks."""
    return SourceArticle(article.text, make_readers(), published=article.published)


def check_claim(article: str, claim: str, *, published: str | None = None) -> Verdict:
    """Return the verdict on `claim` by the text of `article`, with spans: `kg.verify.check_claim`, tools included.

    `published` (an ISO prefix such as 2025-06) is what 今年 and the like are read by; without it the year that the
    article names most. Offsets of spans are code points of `claim`, of evidence code points of `article`.

    Example: `check_claim("公司计划到2030年开设500家门店。", "公司计划到2030年开设600家门店。").verdict` is
    "contradicted", its one span is 600家门店 and that span's `should_be` is 500家门店.
    """
    return check_against(clean_text(article), clean_text(claim), make_readers(), published=published)


def read_article(path: str) -> Article:
    """Return the first article of a file, in any format that `kg import` reads; any plain text is one here.

    Raises LoadError where there is none.
    """
    errors: list[LoadError] = []
    for record in load([path], LoadOptions(kind="article"), errors.append):
        if isinstance(record, Article):
            return record
    raise errors[0] if errors else LoadError(msg("no article"), where=path)


def read_reports(path: str) -> list[Report]:
    """Return the reports of a file, whatever their layout; an empty file is a report without claims."""
    if Path(path).is_file() and not Path(path).read_bytes().strip():
        return [Report(id=make_report_id(""), headline=None, text="")]
    errors: list[LoadError] = []
    found = [r for r in load([path], LoadOptions(kind="report"), errors.append) if isinstance(r, Report)]
    if not found:
        raise errors[0] if errors else LoadError(msg("no report"), where=path)
    return found


def verify_reports(reports: Sequence[Report], article: Article | None) -> list[CheckedReport]:
    """Return each report with its verdicts against `article`; without one every verdict is "no source"."""
    source = read_source(article) if article else None
    if article:
        cut_texts([article.text, *(claim.text for report in reports for claim in report.claims)])
    return [CheckedReport(r, article, check_report(r, source, article.id if article else None)) for r in reports]


def verify_claims(lines: Iterable[str], on_error: Any) -> Iterator[tuple[dict[str, Any], Verdict]]:
    """Yield each record (id, content, claim, maybe title and published) with the verdict on its claim.

    The title counts as part of the source. Evidence has offsets into title + newline + content, or into the content
    where there is no title. What can't be read goes to `on_error`.
    """
    for number, found in read_objects(lines, ""):
        try:
            record = _claim_record(found, f"line {number}")
        except LoadError as error:
            on_error(error)
            continue
        title = record.get("title")
        text = f"{title}\n{record['content']}" if title else record["content"]
        yield record, check_claim(text, record["claim"], published=record.get("published"))


def _claim_record(record: dict[str, Any] | LoadError, where: str) -> dict[str, Any]:
    if isinstance(record, LoadError):
        raise LoadError(record.what, where=where, hint=msg("One object a line"))
    if missing := [key for key in ("id", "content", "claim") if key not in record]:
        raise LoadError(
            msg("no {missing}", missing=missing[0]), where=where, hint=msg("Each line needs id, content and claim")
        )
    if not isinstance(record["content"], str) or not isinstance(record["claim"], str):
        raise LoadError(msg("content and claim must be text"), where=where)
    return {**record, **{k: str(record[k]) for k in ("title", "published") if record.get(k) is not None}}


def claim_answer(record: dict[str, Any], verdict: Verdict) -> dict[str, Any]:
    """Return the answer on one record of claims: its id, verdict, and the unsupported spans with offsets into the claim."""
    unsupported = [
        {
            "start": span.start,
            "end": span.end,
            "text": span.text,
            "verdict": span.verdict,
            "reason": span.reason,
            "because": span.because.model_dump(),
            "evidence": [e.model_dump() for e in span.evidence],
        }
        for span in verdict.unsupported
    ]
    return {"id": record["id"], "verdict": verdict.verdict, "unsupported": unsupported}


__all__ = [
    "CheckedReport",
    "check_claim",
    "claim_answer",
    "make_readers",
    "read_article",
    "read_reports",
    "read_source",
    "verify_claims",
    "verify_reports",
]
