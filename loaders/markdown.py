"""Markdown: one article a file, its first heading the headline, its front matter what is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TextIO

import yaml

from kg.messages import msg
from loaders.article import GUESSES
from loaders.document import is_report, read_document
from loaders.fields import plain_name
from loaders.formats import Format, Item
from loaders.markdown_text import has_list_or_quote, is_markdown, markdown_to_text
from loaders.options import FieldName, LoadOptions
from loaders.plain_text import read_whole, require_prose
from loaders.report import read_report

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<yaml>(?:[^\n]{0,2000}\n){1,100}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIRST_HEADING = re.compile(
    r"(?:^|\n) {0,3}(?:#{1,2}[ \t]+(?P<atx>[^\n]{1,300}?)[ \t#]*|(?P<setext>[^\n]{1,300})\n=+[ \t]*)(?=\n|$)"
)
MAX_BRACKETS = 100
_META: tuple[FieldName, ...] = ("id", "title", "published", "source", "author", "url")


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether there is front matter, or marks of Markdown in what is no report."""
    text = head.replace("\r\n", "\n")
    if _front_matter(text):
        return True
    return not is_report(text, options) and (is_markdown(text) or has_list_or_quote(text))


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the one article (or the report behind front matter) of the file."""
    text = read_whole(stream, name, options)
    front = _FRONT.match(text)
    meta = _front_matter(text)
    body = text[front.end() :] if front and meta else text
    if is_report(body, options):
        yield read_report(body, name, options)
        return
    heading = _FIRST_HEADING.search(body)
    title = meta.pop("title", None)
    if heading and not title and not body[: heading.start()].strip():
        title = heading["atx"] or heading["setext"]
    require_prose(body, name, options)
    plain = markdown_to_text(body)
    yield read_document(plain, name, options, title=title and markdown_to_text(title), meta=meta)


def _front_matter(text: str) -> dict[str, str]:
    """Return what the YAML between two rules at the beginning says of an article, by our names; empty without it."""
    front = _FRONT.match(text)
    # YAML in YAML in YAML takes its reader seconds; what is asked here is a value or a list.
    if front is None or sum(front["yaml"].count(mark) for mark in "[{") > MAX_BRACKETS:
        return {}
    try:
        # Every value as it is written: YAML would make 2025-03-01 a date and 20:30 a number.
        found = yaml.load(front["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(found, Mapping):
        return {}
    plain = {plain_name(key): _value(value) for key, value in found.items() if isinstance(key, str)}
    said = {name: next((plain[guess] for guess in GUESSES[name] if plain.get(guess)), "") for name in _META}
    return {name: value for name, value in said.items() if value}


def _value(value: object) -> str:
    if isinstance(value, list):
        return "、".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


FORMAT = Format(msg("an article in Markdown"), fits, read)
