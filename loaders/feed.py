"""RSS and Atom: each entry an article, with the feed's title as its source."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, TextIO
from xml.sax import SAXException

from kg.errors import LoadError
from kg.messages import msg
from loaders.article import read_record
from loaders.encoding import has_undecodable
from loaders.formats import Format, Item
from loaders.markup import html_to_text
from loaders.options import LoadOptions

# A feed is held as a whole; one of ten thousand long articles has less.
MAX_FEED_CHARS = 1 << 27
_BEGINS = re.compile(
    r"\ufeff?(?:\s|<\?xml[^>]{0,200}\?>|<\?xml-stylesheet[^>]{0,400}\?>|<!--(?:(?!-->).){0,2000}-->"
    r"|<!DOCTYPE\s+(?!html)[^\[>]{0,400}(?:\[[^\]]{0,100000}\]\s*)?>)*"
    r"<(?:rss|feed|rdf:RDF|channel|(?:\w+:)?feed)\b",
    re.S,
)
_CUT_CHARACTER = re.compile("[\udc80-\udcff]{1,3}$")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}\?>")
_CLOSED = re.compile(r"</(?:rss|(?:\w+:)?feed|rdf:RDF|channel)\s*>\s*(?:<!--.*?-->\s*)*$", re.S)


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether the first element is that of a feed."""
    return options.kind != "report" and _BEGINS.match(head) is not None


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the article of each entry; of a feed that was cut short, all but the last."""
    text = stream.read(MAX_FEED_CHARS + 1)
    if len(text) > MAX_FEED_CHARS:
        raise LoadError(
            msg("a feed of more than {max_feed_chars:,} characters", max_feed_chars=MAX_FEED_CHARS),
            where=name,
            hint=msg("Split it"),
        )
    text = _CUT_CHARACTER.sub("", text)
    if has_undecodable(text):
        raise LoadError(msg("wrong encoding: bytes that are no text"), where=name, hint=msg("Save the file as UTF-8"))
    found = _parse(text)
    entries = list(found.entries)
    broken = found.get("bozo_exception")
    cut = _CLOSED.search(text[-2000:]) is None
    if not entries and not cut and not isinstance(broken, SAXException):
        raise LoadError(msg("the feed has no entries"), where=name, hint=msg("Check what was saved"))
    if cut and entries:
        entries.pop()
    # By our own names: what --field says is about records.
    plain = options.model_copy(update={"fields": {}, "kind": "article"})
    for number, entry in enumerate(entries, start=1):
        try:
            yield read_record(
                _fields(entry, found.feed), msg("{name}, entry {number}", name=name, number=number), plain
            )
        except LoadError as error:
            yield error
    if cut or isinstance(broken, SAXException):
        reason = msg("it is cut short") if cut else str(getattr(broken, "getMessage", lambda: broken)())
        hint = msg("What stood before was read; the entry at the break and what follows may be missing")
        yield LoadError(msg("the feed is broken ({reason})", reason=reason), where=name, hint=hint)


def _parse(text: str) -> Any:
    """Parse the text, as a stream: feedparser would take a string for an address or a path and open it."""
    import feedparser

    data = _DECLARATION.sub("", text, count=1).encode("utf-8")
    return feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)


def _fields(entry: Any, feed: Any) -> dict[str, Any]:
    title = entry.get("title_detail") or {}
    said = title.get("value") or ""
    source = (entry.get("source") or {}).get("title") or feed.get("title")
    return {
        "id": entry.get("id"),
        "title": html_to_text(said).strip() if title.get("type") != "text/plain" else said,
        "content": _content(entry),
        "published": entry.get("published") or entry.get("updated"),
        "url": entry.get("link"),
        "source": source,
        "author": entry.get("author"),
    }


def _content(entry: Any) -> str:
    """Return the whole text where the feed has it, else the summary; of several the longest."""
    whole = [part.get("value") or "" for part in entry.get("content") or ()]
    longest = max(whole, key=len, default="")
    return longest if longest.strip() else entry.get("summary") or ""


FORMAT = Format(msg("RSS or Atom"), fits, read)
