"""Word documents (docx): paragraphs, lists and tables in order, as a reader sees them with all changes accepted."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from selectolax.lexbor import LexborHTMLParser

from kg.errors import LoadError
from kg.messages import msg
from loaders.document import read_document, require_text
from loaders.formats import Item
from loaders.markup import html_to_text
from loaders.options import LoadOptions

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
r[style-name='footnote reference'] =>
"""
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DAMAGED = (
    OSError,
    KeyError,
    ValueError,
    IndexError,
    AttributeError,
    TypeError,
    ExpatError,
    ET.ParseError,
    RecursionError,
)


def read_word(parts: io.BytesIO, name: str, options: LoadOptions) -> Item:
    """Return the article (or report) of the document.

    The headline is a paragraph styled as one at the beginning, else the title among the document's properties, else
    the first line. Dates and authors among the properties are the file's, not the article's, and are not used.
    """
    try:
        page = mammoth.convert_to_html(parts, convert_image=_no_picture, style_map=_STYLES).value
        title, stated = _first_heading(page), _stated_title(parts)
        text = html_to_text(_with_flat_cells(page))
    except _DAMAGED as error:
        reason = str(error).strip().rstrip(".")[:100] or type(error).__name__
        raise LoadError(
            msg("a damaged Word document ({reason})", reason=reason), where=name, hint=msg("Open and save it again")
        ) from error
    require_text(text, name, msg("no text in the document"), msg("Pictures of text are not read"))
    return read_document(text, name, options, title=title, stated_title=stated)


def _no_picture(_image: Any) -> list[Any]:
    return []


def _first_heading(page: str) -> str | None:
    """Return the heading that the document begins with."""
    body = LexborHTMLParser(page).body
    first = next((node for node in body.iter() if node.text(strip=True)), None) if body else None
    return first.text(strip=True) if first is not None and first.tag in ("h1", "h2") else None


def _with_flat_cells(page: str) -> str:
    """Return the page with the paragraphs of a table's cell one after the other, so that a row is one line."""
    tree = LexborHTMLParser(page)
    for paragraph in tree.css("td p, th p"):
        paragraph.insert_after(" ")
        paragraph.unwrap()
    return tree.html or ""


def _stated_title(parts: io.BytesIO) -> str | None:
    parts.seek(0)
    with zipfile.ZipFile(parts) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return None
        return ET.fromstring(archive.read("docProps/core.xml")).findtext(_TITLE)
