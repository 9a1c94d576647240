"""A JSON record -> `Article` or `Report`: which field is which, what is missing, what is too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.errors import LoadError
from kg.messages import msg
from kg.models import Article, Report, clean_text, make_article_id
from loaders.dates import read_date
from loaders.defaults import fill_in
from loaders.field_names import GUESSES
from loaders.fields import Fields, clean_value, text_of
from loaders.formats import Item
from loaders.markdown_text import is_markdown, markdown_to_text
from loaders.markup import html_to_text, is_html, title_to_text
from loaders.notices import note_unused, text_like, warn_once
from loaders.options import FieldName, LoadOptions
from loaders.published import infer_published
from loaders.records import Record
from loaders.report import read_report
from loaders.wrapped import unwrap

__all__ = ["GUESSES", "is_annotation", "read_record", "read_records"]

_REPORT_FIELDS = ("report", "reporttext")
_ACCEPTED = msg("An article has a title and a content; name other fields with field options")


def read_records(records: Iterable[Record | LoadError], options: LoadOptions) -> Iterator[Item]:
    """Yield the article or report of each record, and a `LoadError` for each that is neither; annotations are skipped."""
    for record in records:
        if isinstance(record, LoadError):
            yield record
            continue
        if is_annotation(record.value) or _is_bulk_action(record.value):
            continue
        for value, where in unwrap(record.value, record.where, options):
            try:
                yield read_record(value, where, options)
            except LoadError as error:
                yield error


def is_annotation(value: object) -> bool:
    """Return whether a record says what is in some article (`kg extract` writes such, annotators too).

    Such files lie beside the articles they are about; they are no news, and no mistake either.
    """
    return isinstance(value, Mapping) and {"id", "entities", "statements", "plans"} <= set(value) - {"content"}


def _is_bulk_action(value: object) -> bool:
    """Tell whether a line says what Elasticsearch is to do with the next one."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return False
    (name, inner), *_ = value.items()
    return name in ("index", "create") and isinstance(inner, Mapping) and all(key[:1] == "_" for key in inner)


def read_record(value: object, where: str, options: LoadOptions) -> Article | Report:
    """Return the article (or report) of one JSON value; raises LoadError saying what is wrong with it."""
    if not isinstance(value, Mapping):
        kind = {list: msg("a list"), str: msg("a string"), type(None): msg("null"), bool: msg("true or false")}.get(
            type(value), msg("a number")
        )
        raise LoadError(msg("the record is {kind}, not an object", kind=kind), where=where, hint=_ACCEPTED)
    record = Fields(value, options.fields)
    report = _report_text(record, options)
    if report is not None:
        headline, about = text_of(record.get("title")), text_of(record.guess("articleid"))
        return read_report(report, where, options, headline=headline, article_id=about)
    return _read_article(record, where, options)


def _report_text(record: Fields, options: LoadOptions) -> str | None:
    """Return the record's report: a field of that name beside no content, or with `kind` report its content."""
    if options.kind == "article":
        return None
    content = record.content()
    if content is not None:
        return content if options.kind == "report" else None
    return next((text for name in _REPORT_FIELDS if isinstance(text := record.guess(name), str)), None)


def _read_article(record: Fields, where: str, options: LoadOptions) -> Article:
    content = record.content()
    if content is None:
        note_unused(record, {"content": 0}, options)
        like = text_like(record)
        hint = msg("; --field content={like} takes {like}", like=like) if like else ""
        raise LoadError(
            msg("no content"),
            where=where,
            hint=msg("The record has {names}. {accepted}{hint}", names=record.names(), accepted=_ACCEPTED, hint=hint),
        )
    title = title_to_text(clean_text(text_of(record.get("title")) or ""))
    content = clean_text(content)
    content = html_to_text(content) if is_html(content) else content
    content = markdown_to_text(content) if is_markdown(content) else content
    if not content.strip():
        raise LoadError(msg("the content is empty"), where=where, hint=msg("Leave the record out, or give it its text"))
    length = len(title) + 1 + len(content)
    if length > options.max_chars:
        what = msg("{length:,} characters, over the limit of {max_chars:,}", length=length, max_chars=options.max_chars)
        raise LoadError(what, where=where, hint=msg("Split the article, or raise --max-chars"))
    source, url = (_shown(value) for value in record.source_and_url())
    written = read_date(record.get("published"), options.epoch_offset_h)
    # 0000-00-00 is how MySQL writes that there is no date.
    if written is None and (unread := text_of(record.get("published"))) and unread.strip("0-/:. T"):
        warn_once(
            options,
            msg("{where}: the date {unread!r} can't be read; looking in the text", where=where, unread=unread[:40]),
        )
    _note_missing(record, written, source, len(content), options)
    published, basis = (written, "field") if written else infer_published(content, url)
    article = Article(
        # Only a date that was given counts for the id: a better inference must not make another article of it.
        id=record.text("id") or make_article_id(source=source, url=url, published=written, text=f"{title}\n{content}"),
        title=title,
        content=content,
        published=published,
        published_basis=basis,
        url=url,
        source=source,
        author=_shown(clean_value(record.get("author"))),
    )
    return fill_in(article, options.defaults)


def _note_missing(record: Fields, date: str | None, source: str | None, length: int, options: LoadOptions) -> None:
    """Say which unused fields look like what this article lacks."""
    missing: dict[FieldName, int] = {} if date else {"published": 0}
    if source is None:
        missing["source"] = 0
    if not record.has_content():
        missing["content"] = 2 * length
    note_unused(record, {name: least for name, least in missing.items() if name not in options.fields}, options)


def _shown(value: str | None) -> str | None:
    """Return metadata as a reader of a page sees it: a source may be a link, an author in bold."""
    return (title_to_text(value).strip() or None) if value else None
