"""How much a workbook becomes in memory, told from its parts before a library reads them."""

from __future__ import annotations

import io
import re
import zipfile

from kg.errors import LoadError
from kg.messages import msg

# The library holds a sheet as one rectangle: two cells at opposite corners would be 17 thousand million.
MAX_CELLS = 10_000_000
# It copies a shared string into every cell that refers to it: a long one referred to often is gigabytes.
MAX_SHARED_BYTES = 512 << 20
_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b[^>]*?\br\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si\s*>", re.S)
_REFERENCE = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v\b[^>]*>\s*(\d{1,9})\s*<")


def check_size(data: io.BytesIO, name: str) -> None:
    """Raise LoadError for a sheet whose cells lie too far apart, or whose shared strings add up to too much."""
    if not zipfile.is_zipfile(data):
        data.seek(0)
        return
    data.seek(0)
    with zipfile.ZipFile(data) as archive:
        parts = archive.namelist()
        shared = [part for part in parts if part.lower().endswith("sharedstrings.xml")]
        lengths = [len(match[1]) for part in shared for match in _STRING.finditer(archive.read(part))]
        copied = 0
        for part in parts:
            if not (part.startswith("xl/worksheets/") and part.endswith(".xml")):
                continue
            sheet = archive.read(part)
            if _extent(sheet) > MAX_CELLS:
                what = msg("a sheet that spans more than {max_cells:,} cells ({part})", max_cells=MAX_CELLS, part=part)
                raise LoadError(what, where=name, hint=msg("Delete what stands far from the table"))
            at = (int(match[1]) for match in _REFERENCE.finditer(sheet))
            copied += sum(lengths[index] for index in at if index < len(lengths))
    if copied > MAX_SHARED_BYTES:
        what = msg(
            "texts of its cells add up to more than {max_shared_bytes:,} bytes", max_shared_bytes=MAX_SHARED_BYTES
        )
        raise LoadError(what, where=name, hint=msg("Split it"))
    data.seek(0)


def _extent(sheet: bytes) -> int:
    """Return how many cells the rectangle around all of them has."""
    columns = rows = 1
    for match in _CELL.finditer(sheet):
        column = 0
        for letter in match[2]:
            column = column * 26 + letter - 64
        columns, rows = max(columns, column), max(rows, int(match[3]))
    return columns * rows
