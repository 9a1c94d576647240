"""Word and Excel files told apart, and their parts unpacked within limits before any library sees them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator

from kg.errors import LoadError
from kg.messages import msg
from loaders.containers import UNPACK_ERRORS, ZIP_MAGICS, unpacking_failed
from loaders.excel import read_workbook
from loaders.formats import BinaryFormat, Item
from loaders.options import LoadOptions
from loaders.sources import Blob

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# All parts without pictures. A million characters of Word are about 10 MB of it.
MAX_PARTS_BYTES = 64 << 20
MAX_OLE_BYTES = 128 << 20
_PICTURES = re.compile(r"(?:^|/)(?:media|embeddings|fonts|activeX|printerSettings|drawings|charts)/", re.I)
_ENTITIES = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.I)
_SAVE_AS = msg("Save it as docx, xlsx or plain text")
# Streams that an OLE file has, by what it is; names stand in it as UTF-16.
_OLE_KINDS = (
    ("EncryptedPackage", msg("it is encrypted")),
    ("WordDocument", msg("a Word document of the old format (.doc)")),
    ("PowerPoint Document", msg("a presentation")),
    ("__properties_version", msg("a mail of Outlook")),
)


def fits(head: bytes) -> bool:
    """Tell whether these are the bytes of an office file (a zip that came this far is one)."""
    return head.startswith((OLE_MAGIC, *ZIP_MAGICS))


def read(blob: Blob, options: LoadOptions) -> Iterator[Item]:
    """Yield the article of a Word document, or those of a workbook's rows."""
    with blob.open() as stream:
        is_old = stream.read(len(OLE_MAGIC)) == OLE_MAGIC
    if is_old:
        yield from read_workbook(_old_workbook(blob), blob.name, options)
        return
    names = _part_names(blob)
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        # Half a second that only who has a Word document waits for.
        from loaders.word import read_word

        yield read_word(_safe_parts(blob), blob.name, options)
    elif any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names):
        yield from read_workbook(_safe_parts(blob), blob.name, options)
    else:
        raise LoadError(msg("{kind}, which is not read", kind=_kind(names)), where=blob.name, hint=_SAVE_AS)


def _kind(names: list[str]) -> str:
    for start, kind in (
        ("ppt/", msg("a presentation")),
        ("xl/", msg("a binary workbook (xlsb)")),
        ("META-INF/container.xml", msg("an e-book (EPUB)")),
        ("content.xml", msg("an OpenDocument file")),
    ):
        if any(name.startswith(start) for name in names):
            return kind
    return msg("an office file of an unknown kind")


def _part_names(blob: Blob) -> list[str]:
    try:
        with blob.open() as stream, zipfile.ZipFile(stream) as archive:
            return [name.replace("\\", "/") for name in archive.namelist()]
    except (*UNPACK_ERRORS, ValueError, struct.error) as error:
        raise unpacking_failed(blob, error) from error


def _safe_parts(blob: Blob) -> io.BytesIO:
    """Return the file packed anew: pictures left out, within the limit, and no part that defines entities.

    What a zip says of the size of its members may be a lie, and a library that believes it fills the memory; so may
    one that expands entities. No office program writes any.
    """
    packed = io.BytesIO()
    left = MAX_PARTS_BYTES
    try:
        with blob.open() as stream, zipfile.ZipFile(stream) as archive, zipfile.ZipFile(packed, "w") as safe:
            for member in archive.infolist():
                name = member.filename.replace("\\", "/")
                if member.is_dir() or _PICTURES.search(name) or not name.endswith((".xml", ".rels")):
                    continue
                if member.flag_bits & 0x1:
                    raise LoadError(msg("it is encrypted"), where=blob.name, hint=msg("Save it without a password"))
                with archive.open(member) as part:
                    data = part.read(left + 1)
                left -= len(data)
                if left < 0:
                    what = msg(
                        "it unpacks to more than {max_parts_bytes:,} bytes without its pictures",
                        max_parts_bytes=MAX_PARTS_BYTES,
                    )
                    raise LoadError(what, where=blob.name, hint=msg("Split it"))
                if _ENTITIES.search(data[:4096].replace(b"\0", b"")):
                    raise LoadError(
                        msg("it defines entities, which no office program does"), where=blob.name, hint=_SAVE_AS
                    )
                safe.writestr(zipfile.ZipInfo(name), data)
    except (*UNPACK_ERRORS, ValueError, struct.error) as error:
        raise unpacking_failed(blob, error) from error
    packed.seek(0)
    return packed


def _old_workbook(blob: Blob) -> io.BytesIO:
    """Return the bytes of an xls; raises LoadError for every other file of that container."""
    with blob.open() as stream:
        data = stream.read(MAX_OLE_BYTES + 1)
    if len(data) > MAX_OLE_BYTES:
        raise LoadError(
            msg("more than {max_ole_bytes:,} bytes", max_ole_bytes=MAX_OLE_BYTES), where=blob.name, hint=msg("Split it")
        )
    for name, kind in _OLE_KINDS:
        if name.encode("utf-16-le") in data:
            hint = msg("Save it without a password") if "encrypted" in kind else _SAVE_AS
            raise LoadError(
                kind if "encrypted" in kind else msg("{kind}, which is not read", kind=kind), where=blob.name, hint=hint
            )
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise LoadError(msg("an office file of an unknown kind, which is not read"), where=blob.name, hint=_SAVE_AS)
    return io.BytesIO(data)


FORMAT = BinaryFormat("Word (docx); Excel (xlsx, xls) with a header", fits, read)
