"""Paths in, articles and reports out: sources, archives, encoding, records and fields, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.errors import LoadError
from kg.models import Article, Report
from loaders.article import read_record
from loaders.containers import UNPACK_ERRORS, unpack, unpacking_failed
from loaders.encoding import has_undecodable, open_text
from loaders.options import LoadOptions
from loaders.records import looks_like_json, looks_like_json_lines, read_lines
from loaders.report import looks_like_report, read_report
from loaders.sources import Blob, find_blobs
from loaders.values import ValueReader

# Enough for the first records of any sane file, so that the kind of the content can be told.
SNIFF_CHARS = 1 << 18
_ACCEPTED = (
    "Articles are read from JSON (an object, an array, or one object a line) with a title and a content; reports from "
    "plain text with a line 标题：… and numbered sections"
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


def _read_blob(blob: Blob, options: LoadOptions) -> Iterator[Article | Report | LoadError]:
    """Yield what one file or archive member holds; never raises for its content."""
    try:
        with open_text(blob) as stream:
            head = stream.read(SNIFF_CHARS)
        if not head.strip():
            yield LoadError("the file is empty", where=blob.name, hint="Check that it was written to its end")
        elif looks_like_json(head):
            yield from _read_json(blob, head, options)
        else:
            yield _read_plain_text(blob, options)
    except LoadError as error:
        yield error
    except UnicodeDecodeError as error:
        yield LoadError(f"wrong encoding ({error.reason})", where=blob.name, hint="Save the file as UTF-8")
    except UNPACK_ERRORS as error:
        yield unpacking_failed(blob, error)


def _read_json(blob: Blob, head: str, options: LoadOptions) -> Iterator[Article | Report | LoadError]:
    with open_text(blob) as stream:
        limit = options.max_record_chars
        by_line = looks_like_json_lines(head)
        for record in read_lines(stream, blob.name, limit) if by_line else ValueReader(stream, blob.name, limit).read():
            if isinstance(record, LoadError):
                yield record
                continue
            try:
                yield read_record(record.value, record.where, options)
            except LoadError as error:
                yield error


def _read_plain_text(blob: Blob, options: LoadOptions) -> Report:
    with open_text(blob) as stream:
        text = stream.read(options.max_chars + 1)
    if has_undecodable(text):
        raise LoadError("wrong encoding: bytes that are no text", where=blob.name, hint="Save the file as UTF-8")
    if options.kind == "report" or (options.kind == "auto" and looks_like_report(text)):
        return read_report(text, blob.name, options)
    raise LoadError("neither JSON nor a report", where=blob.name, hint=_ACCEPTED)
