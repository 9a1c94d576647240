"""PDF documents: their text in whole sentences. Scans without text are refused."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from kg.errors import LoadError
from kg.messages import msg
from loaders.document import read_document, require_text
from loaders.formats import Item
from loaders.options import LoadOptions
from loaders.pdf_lines import join_pages
from loaders.pdf_page import read_page
from loaders.sources import Blob

MAX_PDF_BYTES = 256 << 20
MAX_PAGES = 2_000
# What fonts without a table of characters give: replacement, private and control characters.
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\\(cid:\\d+\\)|/G\\w\\w")
_DAMAGED = (PyPdfError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError,
            RecursionError, NotImplementedError, MemoryError)  # fmt: skip


def read_pdf(blob: Blob, options: LoadOptions) -> Iterator[Item]:
    """Yield the one article (or report) of the document."""
    # It warns of every flaw that it could read over.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with blob.open() as stream:
        data = stream.read(MAX_PDF_BYTES + 1)
    if len(data) > MAX_PDF_BYTES:
        raise LoadError(
            msg("more than {max_pdf_bytes:,} bytes", max_pdf_bytes=MAX_PDF_BYTES), where=blob.name, hint=msg("Split it")
        )
    try:
        pages, stated = _read_pages(data, blob.name, options.max_chars)
    except (DependencyError, FileNotDecryptedError) as error:
        raise LoadError(msg("it is encrypted"), where=blob.name, hint=msg("Save it without a password")) from error
    except _DAMAGED as error:
        reason = str(error).strip().rstrip(".")[:100] or type(error).__name__
        raise LoadError(
            msg("a damaged PDF ({reason})", reason=reason), where=blob.name, hint=msg("Open and save it again")
        ) from error
    text = require_text(
        join_pages(pages), blob.name, msg("no text in the PDF"), msg("A scan is pictures: run OCR on it first")
    )
    if 5 * len(_UNREADABLE.findall(text)) > len(text):
        hint = msg("Its fonts do not say which characters they draw; save it again, or as text")
        raise LoadError(msg("the text of the PDF can't be read"), where=blob.name, hint=hint)
    yield read_document(text, blob.name, options, stated_title=stated)


def _read_pages(data: bytes, name: str, max_chars: int) -> tuple[list[str], str | None]:
    """Return the text of each page and the title among the properties; stops behind the limit of one article."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise LoadError(msg("it is encrypted"), where=name, hint=msg("Save it without a password"))
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(read_page(page))
        length += len(pages[-1])
        if length > 2 * max_chars or len(pages) > MAX_PAGES:
            what = msg(
                "more than {max_chars:,} characters or {max_pages:,} pages", max_chars=max_chars, max_pages=MAX_PAGES
            )
            raise LoadError(what, where=name, hint=msg("Split it, or raise --max-chars"))
    title = reader.metadata.title if reader.metadata else None
    return pages, title if isinstance(title, str) else None
