"""CSV, TSV and tables with semicolons: a header, then an article a row. A broken row costs that row only."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from kg.errors import LoadError
from kg.messages import msg
from loaders.article import read_records
from loaders.encoding import has_undecodable
from loaders.formats import HEAD_CHARS, Format, Item
from loaders.options import LoadOptions
from loaders.records import Record, undecodable
from loaders.table import has_content_column, require_content_column, row_record

_DELIMITERS = ",\t;|"
_SNIFF_ROWS = 20
_MAX_NAME_CHARS = 40


class _Rows:
    """Rows of a table, one after the other. `line` is the first line of the row that was read last.

    After a row that can't be read (a quote left open, text after a closing quote) reading goes on at the line after
    the one in which that row began.
    """

    def __init__(self, head: str, stream: TextIO, delimiter: str, max_chars: int) -> None:
        self._stream, self._delimiter, self._max_chars = stream, delimiter, max_chars
        self._ahead: deque[str] = deque(_lines_of(head))
        self._taken: list[str] = []
        self._next_line = 1
        self.line = 0

    def __iter__(self) -> Iterator[list[str] | csv.Error]:
        # The module's limit is one for the process, and far below a long article's.
        csv.field_size_limit(max(csv.field_size_limit(), self._max_chars))
        while True:
            self.line, self._taken = self._next_line, []
            try:
                row = next(csv.reader(self._lines(), delimiter=self._delimiter, strict=True), None)
            except csv.Error as error:
                self._ahead.extendleft(reversed(self._taken[1:]))
                self._next_line = self.line + 1
                yield error
                continue
            if row is None:
                return
            self._next_line = self.line + len(self._taken)
            if any(cell.strip() for cell in row):
                yield row

    def _lines(self) -> Iterator[str]:
        held = 0
        while line := self._ahead.popleft() if self._ahead else self._stream.readline(self._max_chars):
            self._taken.append(line)
            held += len(line)
            if held > self._max_chars:
                raise csv.Error(
                    msg("more than {max_chars:,} characters; a quote may be left open", max_chars=self._max_chars)
                )
            yield line


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether there is a header, and below it rows of as many cells, or a header that names a content."""
    return options.kind != "report" and _find_delimiter(head, options) is not None


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the article of each row; raises LoadError for a table without a content."""
    # A stream out of an archive can't go back.
    head = stream.read(HEAD_CHARS) + stream.readline(options.max_record_chars)
    if "\n" not in head and "\r" in head:
        # As Excel on a Mac saves: one line for the stream.
        head += stream.read(options.max_record_chars)
        if stream.read(1):
            raise LoadError(
                msg("a table whose lines end in CR alone"), where=name, hint=msg("Save it with other line ends")
            )
        head = head.replace("\r", "\n")
    delimiter = _find_delimiter(head, options) or ","
    yield from read_records(_records(_Rows(head, stream, delimiter, options.max_record_chars), name, options), options)


def _lines_of(text: str) -> list[str]:
    """Return the lines, which end at \\n alone as those of the stream do."""
    return io.StringIO(text, newline="\n").readlines()


def _records(rows: _Rows, name: str, options: LoadOptions) -> Iterator[Record | LoadError]:
    header: list[str] | None = None
    some = False
    for row in rows:
        where = msg("{name}, line {line}", name=name, line=rows.line)
        if isinstance(row, csv.Error):
            yield LoadError(msg("not a row of the table ({row})", row=row), where=where, hint=msg("Check the quotes"))
        elif header is None:
            if not _names_delimiter(row):
                header = [cell.strip("\ufeff ") for cell in row]
                require_content_column(header, name, options)
        elif has_undecodable("".join(row)):
            yield undecodable(where)
        else:
            some = True
            try:
                yield Record(row_record(header, row, where), where)
            except LoadError as error:
                yield error
    if not some:
        yield LoadError(msg("the table has no rows"), where=name, hint=msg("Check that it was written to its end"))


def _find_delimiter(head: str, options: LoadOptions) -> str | None:
    """Return the delimiter under which the head is a table, or None; a header that names a content decides alone."""
    head = head.lstrip("\ufeff")
    head = head if "\n" in head else head.replace("\r", "\n")
    if head[:4].lower() == "sep=" and head[4:5] in _DELIMITERS:
        return head[4:5]
    if head.lstrip()[:1] == "|":
        return None  # a table of Markdown
    tables = {delimiter: rows for delimiter in _DELIMITERS if (rows := _first_rows(head, delimiter))}
    named = [delimiter for delimiter, rows in tables.items() if has_content_column(rows[0], options)]
    if named:
        return named[0]
    return next((delimiter for delimiter, rows in tables.items() if _is_even(rows)), None)


def _first_rows(head: str, delimiter: str) -> list[list[str]]:
    """Return the first rows, when the very first may be a header: names, each once, short, no sentences."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(_lines_of(head), delimiter=delimiter, strict=True):
            rows.append(row)
            if len(rows) > _SNIFF_ROWS or not _may_be_header(rows[0]):
                break
    except csv.Error:
        pass
    return rows if rows and _may_be_header(rows[0]) else []


def _may_be_header(row: list[str]) -> bool:
    names = [cell.strip() for cell in row]
    while names and not names[-1]:
        names.pop()
    return (
        len(names) >= 2
        and len({name for name in names if name}) == len([name for name in names if name])
        and all(len(name) <= _MAX_NAME_CHARS and not any(mark in name for mark in "。！？，；“”{}<>") for name in names)
    )


def _is_even(rows: list[list[str]]) -> bool:
    """Tell whether the rows below the header have as many cells as it: two or more, or a single one of short cells."""
    body = [row for row in rows[1:] if row]
    # Indented paragraphs begin with a cell without a name.
    if not body or len(body[0]) != len(rows[0]) or not all(name.strip() for name in rows[0]):
        return False
    if len(body) == 1:
        return len(rows[0]) >= 3 and all(len(cell) <= _MAX_NAME_CHARS for cell in body[0])
    return all(len(row) == len(rows[0]) for row in body[:-1])


def _names_delimiter(row: list[str]) -> bool:
    return row[0].strip("\ufeff ").lower().startswith("sep=")


FORMAT = Format(msg("CSV or TSV with a header"), fits, read)
