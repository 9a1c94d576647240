"""JSON Lines: one record a line. A line that isn't JSON costs that line only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from kg.errors import LoadError
from loaders.article import read_records
from loaders.formats import Format, Item
from loaders.json_values import begins_array
from loaders.options import LoadOptions
from loaders.records import CHUNK_CHARS, Record, parse_record, too_long

SNIFF_LINES = 20


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether one of the first lines is a whole JSON object (the very first may be the broken one)."""
    # An array may stand with one element a line, the last of them without a comma.
    lines = [] if begins_array(head) else [line for line in head.split("\n") if line.strip()][:SNIFF_LINES]
    found = (parse_record(line, "") for line in lines if line[0] == "{")
    return any(isinstance(record, Record) and isinstance(record.value, dict) for record in found)


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the article or report of each line."""
    yield from read_records(split_lines(stream, name, options.max_record_chars), options)


def split_lines(stream: TextIO, name: str, max_chars: int) -> Iterator[Record | LoadError]:
    """Yield each line's record, or what is wrong with it; a line over `max_chars` is never held in memory."""
    number = 0
    while line := stream.readline(max_chars):
        number += 1
        where = f"{name}, line {number}"
        if len(line) == max_chars and not line.endswith("\n"):
            while (rest := stream.readline(CHUNK_CHARS)) and not rest.endswith("\n"):
                pass
            yield too_long(max_chars, where)
        elif line.strip():
            yield parse_record(line.strip(), where)


FORMAT = Format("JSON Lines", fits, read)
