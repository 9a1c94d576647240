"""What a format is: how to tell it from the beginning of a file, and how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TextIO

from kg.errors import LoadError
from kg.models import Article, Report
from loaders.options import LoadOptions

Item = Article | Report | LoadError
# Enough for the first records of any sane file, so that its format can be told.
HEAD_CHARS = 1 << 18


@dataclass(frozen=True)
class Format:
    """One format of input. `accepts` says in a phrase what it is, for the message about files in no format.

    `fits(head, options)` tells the format from the first `HEAD_CHARS` characters. `read(stream, name, options)` yields
    what the text holds, in order, and a `LoadError` (file, record, reason) for each record that can't be read; a
    `LoadError` raised ends the file. `name` is the file's, for messages.
    """

    accepts: str
    fits: Callable[[str, LoadOptions], bool]
    read: Callable[[TextIO, str, LoadOptions], Iterator[Item]]
