"""Plain text: one article a file, the first line its headline. What is no prose (programs, logs, tables) is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from kg.errors import LoadError
from kg.messages import msg
from loaders.document import read_document
from loaders.encoding import has_undecodable
from loaders.formats import Format, Item
from loaders.options import LoadOptions
from loaders.prose import not_prose


def fits(head: str, options: LoadOptions) -> bool:
    """Tell that it is text; whether that is an article is said by `read`, with the reason."""
    return True


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the one article of the file."""
    text = read_whole(stream, name, options)
    require_prose(text, name, options)
    yield read_document(text, name, options)


def require_prose(text: str, name: str, options: LoadOptions) -> None:
    """Raise LoadError for text that is no article, unless the options say that it is one."""
    if options.kind != "article" and (reason := not_prose(text, name)):
        raise LoadError(reason, where=name, hint=msg("Leave it out, or give its news as JSON or as text in sentences"))


def read_whole(stream: TextIO, name: str, options: LoadOptions) -> str:
    """Return the text of a file that is one article; raises LoadError over the limit and for bytes that are no text."""
    text = stream.read(options.max_chars + 1)
    if has_undecodable(text):
        raise LoadError(msg("wrong encoding: bytes that are no text"), where=name, hint=msg("Save the file as UTF-8"))
    if len(text) > options.max_chars:
        what = msg("more than {max_chars:,} characters in one text", max_chars=options.max_chars)
        raise LoadError(what, where=name, hint=msg("Split it into articles, or raise --max-chars"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


FORMAT = Format(msg("an article in plain text (the first line its headline)"), fits, read)
