"""A JSON record -> `Article` or `Report`: which field is which, what is missing, what is too much."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping

from kg.errors import LoadError
from kg.models import Article, Report, clean_text, make_article_id
from loaders.dates import read_date
from loaders.defaults import fill_in
from loaders.formats import Item
from loaders.markdown_text import is_markdown, markdown_to_text
from loaders.markup import html_to_text, is_html, title_to_text
from loaders.options import FieldName, LoadOptions
from loaders.published import infer_published
from loaders.records import Record
from loaders.report import read_report

logger = logging.getLogger(__name__)

# Compared without case, `_`, `-` and blanks: pubTime, pub_time and PUB-TIME are one name. The first that holds
# something wins.
GUESSES: Mapping[FieldName, tuple[str, ...]] = {
    "id": ("id", "articleid", "newsid", "docid", "documentid", "uuid", "guid"),
    "title": ("title", "headline", "newstitle", "articletitle", "subject", "标题"),
    "content": (
        "content", "text", "body", "article", "newscontent", "articlecontent", "articlebody", "fulltext", "maintext",
        "contenttext", "contenthtml", "正文", "内容",
    ),
    "published": (
        "published", "publishedat", "publisheddate", "publishdate", "publishtime", "publicationdate", "datepublished",
        "pubdate", "pubtime", "releasedate", "broadcastdate", "date", "datetime", "newsdate", "time", "timestamp",
        "createdat", "发布时间", "日期", "时间",
    ),
    "url": ("url", "link", "href", "sourceurl", "permalink", "articleurl", "链接"),
    "source": ("source", "sourcename", "publisher", "media", "site", "sitename", "outlet", "来源"),
    "author": ("author", "authors", "byline", "reporter", "creator", "作者", "记者"),
}  # fmt: skip
_REPORT_FIELDS = ("report", "reporttext")
_ACCEPTED = "An article has a title and a content; name other fields with field options"


def read_records(records: Iterable[Record | LoadError], options: LoadOptions) -> Iterator[Item]:
    """Yield the article or report of each record, and a `LoadError` for each that is neither; annotations are skipped."""
    for record in records:
        if isinstance(record, LoadError):
            yield record
            continue
        if is_annotation(record.value):
            continue
        try:
            yield read_record(record.value, record.where, options)
        except LoadError as error:
            yield error


def is_annotation(value: object) -> bool:
    """Return whether a record says what is in some article (`kg extract` writes such, annotators too).

    Such files lie beside the articles they are about; they are no news, and no mistake either.
    """
    return isinstance(value, Mapping) and {"id", "entities", "statements", "plans"} <= set(value) - {"content"}


def read_record(value: object, where: str, options: LoadOptions) -> Article | Report:
    """Return the article (or report) of one JSON value; raises LoadError saying what is wrong with it."""
    if not isinstance(value, Mapping):
        kind = {list: "a list", str: "a string", type(None): "null", bool: "true or false"}.get(type(value), "a number")
        raise LoadError(f"the record is {kind}, not an object", where=where, hint=_ACCEPTED)
    record = _Fields(value, options.fields)
    report = _report_text(record, options)
    if report is not None:
        headline, about = _text(record.get("title")), _text(record.guess("articleid"))
        return read_report(report, where, options, headline=headline, article_id=about)
    return _read_article(record, where, options)


def _report_text(record: _Fields, options: LoadOptions) -> str | None:
    """Return the record's report: a field of that name beside no content, or with `kind` report its content."""
    if options.kind == "article":
        return None
    content = record.content()
    if content is not None:
        return content if options.kind == "report" else None
    return next((text for name in _REPORT_FIELDS if isinstance(text := record.guess(name), str)), None)


def _read_article(record: _Fields, where: str, options: LoadOptions) -> Article:
    content = record.content()
    if content is None:
        raise LoadError("no content", where=where, hint=f"The record has {record.names()}. {_ACCEPTED}")
    title = title_to_text(clean_text(_text(record.get("title")) or ""))
    content = clean_text(content)
    content = html_to_text(content) if is_html(content) else content
    content = markdown_to_text(content) if is_markdown(content) else content
    if not content.strip():
        raise LoadError("the content is empty", where=where, hint="Leave the record out, or give it its text")
    length = len(title) + 1 + len(content)
    if length > options.max_chars:
        what = f"{length:,} characters, over the limit of {options.max_chars:,}"
        raise LoadError(what, where=where, hint="Split the article, or raise --max-chars")
    url = _clean(record.get("url"))
    written = read_date(record.get("published"), options.epoch_offset_h)
    if written is None and (unread := _text(record.get("published"))):
        logger.warning("%s: the date %r can't be read; looking in the text", where, unread[:40])
    published, basis = (written, "field") if written else infer_published(content, url)
    source = _clean(record.get("source"))
    article = Article(
        # Only a date that was given counts for the id: a better inference must not make another article of it.
        id=_clean(record.get("id"))
        or make_article_id(source=source, url=url, published=written, text=f"{title}\n{content}"),
        title=title,
        content=content,
        published=published,
        published_basis=basis,
        url=url,
        source=source,
        author=_clean(record.get("author")),
    )
    return fill_in(article, options.defaults)


class _Fields:
    """A record's fields by our names: those that the options name, else the first guess that holds something."""

    def __init__(self, record: Mapping[str, object], chosen: Mapping[FieldName, str]) -> None:
        self._record, self._chosen = record, chosen
        self._by_plain_name: dict[str, object] = {}
        for name, value in record.items():
            if value not in (None, "", [], {}):
                self._by_plain_name.setdefault(re.sub(r"[\s_-]", "", name).lower(), value)

    def get(self, field: FieldName) -> object:
        if field in self._chosen:
            return _reach(self._record, self._chosen[field])
        return next((found for name in GUESSES[field] if (found := self.guess(name)) is not None), None)

    def guess(self, name: str) -> object:
        return self._by_plain_name.get(name)

    def content(self) -> str | None:
        """Return the content as one string: a field, a list of paragraphs, or a beginning and what follows it."""
        found = self.get("content")
        if found is None and "content" not in self._chosen:
            found = self._beginning_and_rest()
        if isinstance(found, list) and all(isinstance(part, str) for part in found):
            return "\n".join(found)
        return found if isinstance(found, str) else "" if self._has_empty_content() else None

    def names(self) -> str:
        """Return the record's own field names for a message."""
        names = [clean_text(name)[:30] for name in self._record]
        return f"the fields {', '.join(names[:8])}{' …' if len(names) > 8 else ''}" if names else "no fields"

    def _beginning_and_rest(self) -> str | None:
        """Join UHGEval's newsBeginning, realContinuation (unless the remainder holds it) and newsRemainder."""
        beginning, real, rest = map(self.guess, ("newsbeginning", "realcontinuation", "newsremainder"))
        if not isinstance(beginning, str):
            return None
        rest = rest if isinstance(rest, str) else ""
        real = real if isinstance(real, str) and real.strip() not in rest else ""
        return beginning + real + rest

    def _has_empty_content(self) -> bool:
        if "content" in self._chosen:
            return _reach(self._record, self._chosen["content"]) in ("", [])
        plain = {re.sub(r"[\s_-]", "", name).lower(): value for name, value in self._record.items()}
        return any(plain.get(name) in ("", []) for name in GUESSES["content"] if name in plain)


def _reach(record: Mapping[str, object], path: str) -> object:
    """Return the field of that name, or what `a.b` leads to; None when there is none."""
    if path in record:
        return record[path]
    found: object = record
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _text(value: object) -> str | None:
    """Return metadata as a string: numbers written out, lists joined, objects by their name; else None."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, list):
        parts = [part for item in value if (part := _text(item))]
        return "、".join(parts) or None
    if isinstance(value, Mapping):
        return next((part for key in ("name", "title", "$oid", "$date") if (part := _text(value.get(key)))), None)
    return None


def _clean(value: object) -> str | None:
    text = _text(value)
    return (clean_text(text).strip() or None) if text else None
