"""A report as plain text, one a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from kg.errors import LoadError
from kg.messages import msg
from loaders.encoding import has_undecodable
from loaders.formats import Format, Item
from loaders.options import LoadOptions
from loaders.report import looks_like_report, read_report


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether the text is a report, or is to be taken for one."""
    return options.kind == "report" or (options.kind == "auto" and looks_like_report(head))


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the one report of the file."""
    text = stream.read(options.max_chars + 1)
    if has_undecodable(text):
        raise LoadError(msg("wrong encoding: bytes that are no text"), where=name, hint=msg("Save the file as UTF-8"))
    yield read_report(text, name, options)


FORMAT = Format(msg("a report in plain text (标题：… and numbered sections)"), fits, read)
