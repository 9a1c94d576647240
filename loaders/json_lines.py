"""JSON Lines: one record a line. A line that isn't JSON costs that line only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from kg.errors import LoadError
from kg.messages import msg
from loaders.article import read_records
from loaders.formats import Format, Item
from loaders.json_values import begins_array
from loaders.options import LoadOptions
from loaders.records import BLANK, Record, parse_record, too_long

SNIFF_LINES = 20
_CHUNK_CHARS = 1 << 18
# From the first character that isn't blank to the line's end: a run of a billion line breaks is passed at once.
_LINE = re.compile(rf"[^{BLANK}][^\n]*+")


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether one of the first lines is a whole JSON object (the very first may be the broken one)."""
    # An array may stand with one element a line, the last of them without a comma.
    lines = [] if begins_array(head) else [match[0] for match in islice(_LINE.finditer(head), SNIFF_LINES)]
    found = (parse_record(line, "") for line in lines if line[0] == "{")
    return any(isinstance(record, Record) and isinstance(record.value, dict) for record in found)


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the article or report of each line."""
    yield from read_records(split_lines(stream, name, options.max_record_chars), options)


def split_lines(stream: TextIO, name: str, max_chars: int) -> Iterator[Record | LoadError]:
    """Yield each line's record, or what is wrong with it; a line over `max_chars` is never held in memory."""
    for number, line in _numbered_lines(stream, max_chars):
        where = msg("{name}, line {number}", name=name, number=number)
        yield too_long(max_chars, where) if len(line) > max_chars else parse_record(line.rstrip(), where)


def _numbered_lines(stream: TextIO, max_chars: int) -> Iterator[tuple[int, str]]:
    """Yield (number, line) for lines that aren't blank, without what is blank before them; of one that is too long
    only a beginning, longer than `max_chars`."""
    number, held, skipping = 1, "", False
    while chunk := stream.read(max(_CHUNK_CHARS, len(held))):
        if not held and chunk.isspace():
            lines = chunk.count("\n")
            number, skipping = number + lines, skipping and not lines
            continue
        block, at = held + chunk, 0
        whole = block.rfind("\n") + 1
        if skipping and whole:
            at, number, skipping = block.index("\n") + 1, number + 1, False
        for match in _LINE.finditer(block, at, whole):
            number += block.count("\n", at, match.start())
            at = match.start()
            yield number, match[0]
        number += block.count("\n", at, whole)
        # Of a line that goes on in the next chunk, its blank beginning need not be kept.
        rest = None if skipping else _LINE.search(block, max(at, whole))
        held = rest[0] if rest else ""
        if len(held) > max_chars:
            yield number, held
            held, skipping = "", True
    if held:
        yield number, held


FORMAT = Format(msg("JSON Lines"), fits, read)
