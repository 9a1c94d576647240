"""PDF documents, told by their signature; what reads them is loaded when the first one comes."""

from __future__ import annotations

from collections.abc import Iterator

from kg.messages import msg
from loaders.formats import BinaryFormat, Item
from loaders.options import LoadOptions
from loaders.sources import Blob


def fits(head: bytes) -> bool:
    """Tell whether the signature stands in the first 1,024 bytes, where the format allows it."""
    return b"%PDF-" in head[:1024]


def read(blob: Blob, options: LoadOptions) -> Iterator[Item]:
    """Yield the one article (or report) of the document."""
    from loaders.pdf_text import read_pdf

    yield from read_pdf(blob, options)


FORMAT = BinaryFormat(msg("PDF with text"), fits, read)
