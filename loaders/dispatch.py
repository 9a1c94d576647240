"""Paths in, articles and reports out: sources, archives, encoding, records and fields, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.errors import LoadError
from kg.messages import joined, msg
from kg.models import Article, Report
from loaders import (
    csv_table,
    feed,
    html_page,
    json_lines,
    json_values,
    markdown,
    office,
    parquet,
    pdf,
    plain_text,
    report_text,
)
from loaders.containers import UNPACK_ERRORS, unpack, unpacking_failed
from loaders.encoding import detect_encoding, open_text
from loaders.formats import HEAD_BYTES, HEAD_CHARS, BinaryFormat, Format, Item
from loaders.options import LoadOptions
from loaders.refused import kind_of_binary
from loaders.sources import Blob, find_blobs

# The first that fits reads the file: those of bytes, then those of text.
BINARY_FORMATS: tuple[BinaryFormat, ...] = (office.FORMAT, pdf.FORMAT, parquet.FORMAT)
FORMATS: tuple[Format, ...] = (
    json_lines.FORMAT,
    json_values.FORMAT,
    feed.FORMAT,
    html_page.FORMAT,
    csv_table.FORMAT,
    markdown.FORMAT,
    report_text.FORMAT,
    plain_text.FORMAT,
)


def load(
    paths: Sequence[str], options: LoadOptions, on_error: Callable[[LoadError], None]
) -> Iterator[Article | Report]:
    """Yield each article and report that `paths` hold: in the order given, by path in folders, then record by record.

    A path is a file, a folder, a pattern, or `-` for standard input; a file reached twice is read once. What a file
    holds is told from its content. Whatever can't be read goes to `on_error` as it is met and stops nothing else.
    Calling it again with the same paths reads the same input again, standard input included.
    """
    for found in find_blobs(paths):
        for blob in unpack(found) if isinstance(found, Blob) else (found,):
            for item in _read_blob(blob, options) if isinstance(blob, Blob) else (blob,):
                if isinstance(item, LoadError):
                    on_error(item)
                else:
                    yield item


def _read_blob(blob: Blob, options: LoadOptions) -> Iterator[Item]:
    """Yield what one file or archive member holds; never raises for its content."""
    try:
        if (binary := _choose_binary(blob)) is not None:
            yield from binary.read(blob, options)
            return
        encoding = detect_encoding(blob)
        chosen = _choose_format(blob, encoding, options)
        with open_text(blob, encoding) as stream:
            yield from chosen.read(stream, blob.name, options)
    except LoadError as error:
        yield error
    except UnicodeDecodeError as error:
        yield LoadError(
            msg("wrong encoding ({reason})", reason=error.reason), where=blob.name, hint=msg("Save the file as UTF-8")
        )
    except UNPACK_ERRORS as error:
        yield unpacking_failed(blob, error)


def _choose_binary(blob: Blob) -> BinaryFormat | None:
    """Return the format of bytes that fits, None for what may be text; LoadError for a picture, a program and the like."""
    with blob.open() as stream:
        head = stream.read(HEAD_BYTES)
    if (kind := kind_of_binary(head)) is not None:
        raise LoadError(msg("{kind}, which is not read", kind=kind), where=blob.name, hint=accepted())
    return next((candidate for candidate in BINARY_FORMATS if candidate.fits(head)), None)


def _choose_format(blob: Blob, encoding: str, options: LoadOptions) -> Format:
    with open_text(blob, encoding) as stream:
        head = stream.read(HEAD_CHARS)
        while head.isspace():
            head = stream.read(HEAD_CHARS)
    if not head:
        raise LoadError(msg("the file is empty"), where=blob.name, hint=msg("Check that it was written to its end"))
    for candidate in FORMATS:
        if candidate.fits(head, options):
            return candidate
    raise LoadError(msg("in no format that is read"), where=blob.name, hint=accepted())


def accepted() -> str:
    """Return what is read, for a message."""
    phrases = [*(text.accepts for text in FORMATS), *(binary.accepts for binary in BINARY_FORMATS)]
    return msg("What is read: {phrases}", phrases=joined(phrases, "; "))
