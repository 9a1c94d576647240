"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a byte order mark, and what charset-normalizer takes for Chinese."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, TextIO

from charset_normalizer import from_bytes

from kg.errors import LoadError
from kg.messages import msg
from loaders.sources import Blob

SAMPLE_BYTES = 1 << 16
# Below this many bytes Big5 and GB18030 can't be told apart; the second is then far likelier in our input.
BIG5_MIN_BYTES = 64
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_HINT = msg("Save it as UTF-8; GB18030, and UTF-16 with a byte order mark, are read too")


def open_text(blob: Blob, encoding: str | None = None) -> TextIO:
    """Return the blob as text, lines ending at \\n alone and nothing translated.

    `encoding` is what `detect_encoding` said, if it was asked before. A byte that the encoding doesn't know comes out
    as a lone surrogate U+DC80-U+DCFF, so that one bad record among many can be told (`has_undecodable`). Raises
    LoadError where the whole is no text in a known encoding.
    """
    return io.TextIOWrapper(
        blob.open(), encoding=encoding or detect_encoding(blob), errors="surrogateescape", newline="\n"
    )


def has_undecodable(text: str) -> bool:
    """Tell whether `open_text` met a byte here that it could not decode."""
    return _ESCAPED_BYTE.search(text) is not None


def detect_encoding(blob: Blob) -> str:
    """Return the codec for the blob, judged by its mark or by its first stretch that isn't plain ASCII."""
    with blob.open() as stream:
        head = stream.read(SAMPLE_BYTES)
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding
        # A stray NUL in one record is no reason to refuse the others.
        if 20 * (nuls := head.count(b"\0")) > len(head) or (nuls and not _is_mostly_utf8(head)):
            raise LoadError(msg("binary, not text"), where=blob.name, hint=_HINT)
        sample = _first_non_ascii(stream, head)
    if _is_mostly_utf8(sample):
        return "utf-8"
    candidates = ["gb18030", "big5"] if len(sample) >= BIG5_MIN_BYTES else ["gb18030"]
    best = from_bytes(sample, cp_isolation=candidates, explain=False).best()
    if best is None:
        raise LoadError(msg("the text is in no known encoding"), where=blob.name, hint=_HINT)
    return best.encoding


def _first_non_ascii(stream: BinaryIO, head: bytes) -> bytes:
    """Return the first chunk with a byte over 127, from its first such line on, cut at its last whole line."""
    while head and head.isascii():
        head = stream.read(SAMPLE_BYTES)
    if head.isascii():
        return head
    first = next(at for at, byte in enumerate(head) if byte > 127)
    sample = head[head.rfind(b"\n", 0, first) + 1 :]
    whole, _, rest = sample.rpartition(b"\n")
    return whole if len(head) == SAMPLE_BYTES and not whole.isascii() and rest else sample


def _is_mostly_utf8(sample: bytes) -> bool:
    """Tell whether most characters that aren't ASCII are UTF-8: one spoilt record doesn't change the encoding."""
    decoded = sample.decode("utf-8", errors="replace")
    beyond_ascii = sum(char > "\x7f" for char in decoded)
    return 2 * (decoded.count("\ufffd") - sample.count(b"\xef\xbf\xbd")) <= beyond_ascii
