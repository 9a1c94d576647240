"""What a format is: how to tell it from the beginning of a file, and how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TextIO

from kg.errors import LoadError
from kg.models import Article, Report
from loaders.options import LoadOptions
from loaders.sources import Blob

Item = Article | Report | LoadError
# Enough for the first records of any sane file, so that its format can be told.
HEAD_CHARS = 1 << 18
# Signatures stand in the first bytes; PDF allows its own within the first 1,024.
HEAD_BYTES = 1 << 12


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


@dataclass(frozen=True)
class BinaryFormat:
    """One format of bytes that are no text, such as a Word document. `accepts` as in `Format`.

    `fits(head)` tells the format from the first `HEAD_BYTES` bytes. `read(blob, options)` yields what the file holds,
    in order; a `LoadError` raised ends the file.
    """

    accepts: str
    fits: Callable[[bytes], bool]
    read: Callable[[Blob, LoadOptions], Iterator[Item]]
