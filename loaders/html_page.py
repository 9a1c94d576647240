"""A saved HTML page: the article in it without menus and advertisements, and what the page states about it."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator
from typing import Any, TextIO

from selectolax.lexbor import LexborHTMLParser

from kg.errors import LoadError
from kg.messages import msg
from loaders.byline import read_byline
from loaders.document import read_document
from loaders.encoding import has_undecodable
from loaders.formats import Format, Item
from loaders.markup import html_to_text
from loaders.options import LoadOptions
from loaders.prose import has_sentence

_BEGINS = re.compile(
    r"\ufeff?(?:\s|<\?xml[^>]{0,200}\?>|<!--(?:(?!-->).){0,2000}-->)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|div|article|section|main|header|table|p|h[1-6])\b(?:[^<>]*)>",
    re.I | re.S,
)
_MAIN = ("article", "main", "[itemprop=articleBody]", "#content", ".content", "body")
_FURNITURE = ["script", "style", "noscript", "nav", "footer", "aside", "form", "button", "iframe", "template"]
# Real pages stay below a hundred; what reads them takes minutes for tens of thousands.
MAX_DEPTH = 1_000
_NESTS = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|p|li|td|tr|th|dt|dd|option|source|wbr)\b)[a-z][\w-]*",
    re.I,
)
_SITE_AFTER_TITLE = re.compile(r"(?<!\s)\s*(?:[_|｜–—]|\s-\s)\s*[^_|｜–—]{1,20}$")


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether the text begins as a page does."""
    return _BEGINS.match(head) is not None


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the one article of the page."""
    page = stream.read(options.max_record_chars + 1)
    if len(page) > options.max_record_chars:
        what = msg("a page of more than {max_record_chars:,} characters", max_record_chars=options.max_record_chars)
        raise LoadError(what, where=name, hint=msg("Split it, or raise --max-chars"))
    if has_undecodable(page):
        page = page.encode("utf-8", "replace").decode("utf-8")
    page = page.replace("\0", "")
    text = _main_text(page, name)
    if not has_sentence(text):
        hint = msg("Save the page with its article (one that a script fills in must be saved as it is shown)")
        raise LoadError(msg("nothing to read in the page"), where=name, hint=hint)
    meta = _metadata(page, name)
    title = meta.pop("title", None)
    yield read_document(text, name, options, title=title, meta={**_visible(page, text, title), **meta})


def _main_text(page: str, name: str) -> str:
    """Return the article's paragraphs; of a page too short to be judged all that is no menu."""
    if _depth(page) > MAX_DEPTH:
        raise LoadError(msg("a page nested too deeply"), where=name, hint=msg("Save it once more from a browser"))
    extract = _trafilatura(name).extract
    found = extract(
        page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, with_metadata=False,
        deduplicate=False,
    )  # fmt: skip
    return found or _all_text(page)


def _depth(page: str) -> int:
    """Return how deep elements that have to be closed lie in one another, about."""
    depth = deepest = 0
    for match in _NESTS.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _all_text(page: str) -> str:
    tree = LexborHTMLParser(page)
    tree.strip_tags(_FURNITURE)
    for selector in _MAIN:
        if (node := tree.css_first(selector)) is not None and (text := html_to_text(node.html or "")).strip():
            return text
    return ""


def _metadata(page: str, name: str) -> dict[str, str]:
    """Return what the page states in its head and markup. Its address counts only where it names one itself."""
    # htmldate knows no date after today; the same page must read the same on any day.
    dates = {"extensive_search": False, "original_date": True, "max_date": dt.datetime(2100, 12, 31)}
    found = _trafilatura(name).extract_metadata(page, date_config=dates, extensive=False)
    tree = LexborHTMLParser(page)
    stated = {
        "title": _title(tree, found),
        "published": found.date if found else None,
        # The library drops a meta author without a blank in it, which is every Chinese name.
        "author": _meta_author(tree) or (found.author if found else None),
        "source": found.sitename if found else None,
        "url": _address(tree),
    }
    return {key: value for key, value in stated.items() if value}


def _title(tree: LexborHTMLParser, found: Any) -> str | None:
    """Return the headline: the page's only h1, else what the library found, without the name of the site behind it."""
    headings = [text for node in tree.css("h1") if (text := node.text(strip=True))]
    if len(headings) == 1:
        return headings[0]
    title = found.title[:500] if found and found.title else None
    return _SITE_AFTER_TITLE.sub("", title) or title if title else None


def _meta_author(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('meta[name="author" i]')
    return (node.attributes.get("content") or "").strip() if node else None


def _address(tree: LexborHTMLParser) -> str | None:
    for selector, attribute in (("link[rel=canonical]", "href"), ('meta[property="og:url"]', "content")):
        node = tree.css_first(selector)
        value = (node.attributes.get(attribute) or "").strip() if node else ""
        if value.startswith(("https://", "http://")):
            return value
    return None


def _visible(page: str, text: str, title: str | None) -> dict[str, str]:
    """Return what the byline between headline and article says, which the library takes for furniture."""
    lines = html_to_text(page).split("\n")
    first = next((line for line in text.split("\n") if line.strip() and line.strip() != title), "")[:20]
    ends = [at for at, line in enumerate(lines) if first and line.startswith(first)]
    before = lines[max(0, ends[0] - 6) : ends[0]] if ends else []
    said: dict[str, str] = {}
    for line in before:
        said |= {key: value for key, value in read_byline([line]).items() if key not in said}
    return said


def _trafilatura(name: str) -> Any:
    try:
        import trafilatura
        import trafilatura.metadata

        # It logs pages that hold nothing; our own line says that too.
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    except ImportError as error:
        hint = msg("Install what reads it: pip install 'news-kg[web]'")
        raise LoadError(msg("an HTML page, and what reads such is not installed"), where=name, hint=hint) from error
    return trafilatura


FORMAT = Format(msg("a saved HTML page"), fits, read)
