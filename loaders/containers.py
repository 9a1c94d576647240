"""Gzip and zip opened, whatever their names; what comes out is neither of the two, or an office document."""

from __future__ import annotations

import errno
import gzip
import io
import lzma
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import LoadError
from kg.messages import msg
from loaders.sources import Blob

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
# Large enough for a hundred thousand long articles in one member; small enough that a zip bomb ends in seconds.
MAX_UNPACKED_BYTES = 2 * 1024**3
MAX_ARCHIVE_BYTES = 16 * 1024**3
MAX_MEMBERS = 100_000
MAX_DEPTH = 3
# Small reads cost more than the unpacking itself.
_BUFFER_BYTES = 1 << 18

UNPACK_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass
class _Allowance:
    """What one file may still unpack to, all the archives in it together."""

    size: int
    members: int

    def take(self, members: list[zipfile.ZipInfo]) -> bool:
        """Count these members; False when they are too many or too large."""
        self.size -= sum(member.file_size for member in members)
        self.members -= len(members)
        return self.size >= 0 and self.members >= 0


class _Bounded(io.RawIOBase):
    """An unpacked stream that fails once more than `limit` bytes have come out of it; closes the packed one too."""

    def __init__(self, stream: BinaryIO, packed: BinaryIO, limit: int) -> None:
        self._stream, self._packed, self._left = stream, packed, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read(len(buffer))
        self._left -= len(chunk)
        if self._left < 0:
            raise OSError(
                msg("it unpacks to more than {max_unpacked_bytes:,} bytes", max_unpacked_bytes=MAX_UNPACKED_BYTES)
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._stream.close()
        self._packed.close()
        super().close()


def unpack(blob: Blob) -> Iterator[Blob | LoadError]:
    """Yield the blob itself, or what its archive holds, members by name; what can't be opened is a `LoadError`.

    Archives in archives are opened to a depth of `MAX_DEPTH`. A blob can be opened until the next one is asked for.
    """
    yield from _unpack(blob, 0, _Allowance(MAX_ARCHIVE_BYTES, MAX_MEMBERS))


def _unpack(blob: Blob, depth: int, allowance: _Allowance) -> Iterator[Blob | LoadError]:
    try:
        with blob.open() as stream:
            magic = stream.read(4)
    except UNPACK_ERRORS as error:
        yield unpacking_failed(blob, error)
        return
    if depth >= MAX_DEPTH and (magic[:2] == GZIP_MAGIC or magic in ZIP_MAGICS):
        what = msg("an archive inside {max_depth} others, which is deeper than is read", max_depth=MAX_DEPTH)
        yield LoadError(what, where=blob.name, hint=msg("Unpack it first"))
    elif magic[:2] == GZIP_MAGIC:
        yield from _unpack(Blob(blob.name, lambda: _open_gzip(blob)), depth + 1, allowance)
    elif magic in ZIP_MAGICS:
        yield from _unzip(blob, depth, allowance)
    else:
        yield blob


def unpacking_failed(blob: Blob, error: BaseException) -> LoadError:
    """Return the `LoadError` for bytes that could not be had: a missing permission, or a broken archive."""
    if isinstance(error, PermissionError):
        return LoadError(msg("no permission to read it"), where=blob.name, hint=msg("Check the file's permissions"))
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):  # of the temporary file
        hint = msg("Free space in {folder}, or set TMPDIR to a folder on another disk", folder=tempfile.gettempdir())
        return LoadError(msg("there is no space to unpack or keep it"), where=blob.name, hint=hint)
    reason = str(error).strip().rstrip(".") or msg("it ends too early")
    hint = msg("The file may be damaged or cut short; what stood before the damage was read")
    return LoadError(msg("it can't be read to its end ({reason})", reason=reason), where=blob.name, hint=hint)


def _open_gzip(blob: Blob) -> BinaryIO:
    packed = blob.open()
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=packed))
    return io.BufferedReader(_Bounded(unpacked, packed, MAX_UNPACKED_BYTES), _BUFFER_BYTES)


def seekable(blob: Blob) -> Blob:
    """Return a blob in which a zip's table at its end can be reached: one inside an archive goes to a temporary file."""
    with blob.open() as stream:
        if stream.seekable():
            return blob
        spool = tempfile.NamedTemporaryFile(prefix="kg-zip-")  # noqa: SIM115  closed with the blob that holds it
        shutil.copyfileobj(stream, spool)
    spool.flush()
    return Blob(blob.name, lambda: Path(spool.name).open("rb"))


def _unzip(blob: Blob, depth: int, allowance: _Allowance) -> Iterator[Blob | LoadError]:
    try:
        packed = seekable(blob)
        # Kept open: to open it for each member is to read the list of all the members each time.
        with packed.open() as stream, zipfile.ZipFile(stream) as archive:
            yield from _members(packed, archive, depth, allowance)
    except (*UNPACK_ERRORS, ValueError, struct.error) as error:
        yield unpacking_failed(blob, error)


def _members(blob: Blob, archive: zipfile.ZipFile, depth: int, allowance: _Allowance) -> Iterator[Blob | LoadError]:
    members = [member for member in archive.infolist() if _wanted(member)]
    if not {"[Content_Types].xml", "mimetype"}.isdisjoint(archive.namelist()):
        yield blob  # an office document, which is read whole
        return
    if not members:
        yield LoadError(msg("the archive has no files"), where=blob.name, hint=msg("Check what was packed"))
    if not allowance.take(members):
        what = msg(
            "the archive has more than {max_members:,} files, or {max_archive_bytes:,} bytes in them",
            max_members=MAX_MEMBERS,
            max_archive_bytes=MAX_ARCHIVE_BYTES,
        )
        yield LoadError(what, where=blob.name, hint=msg("Split it, or pack the articles as JSON Lines"))
        return
    for member in sorted(members, key=_member_name):
        yield from _open_member(blob, archive, member, depth, allowance)


def _open_member(
    blob: Blob, archive: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int, allowance: _Allowance
) -> Iterator[Blob | LoadError]:
    name = f"{blob.name}!{_member_name(member)}"
    if member.flag_bits & 0x1:
        yield LoadError(msg("it is encrypted"), where=name, hint=msg("Unpack it with its password first"))
    else:
        yield from _unpack(Blob(name, lambda: _member_stream(archive, member)), depth + 1, allowance)


def _member_stream(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    try:
        unpacked = cast(BinaryIO, archive.open(member))
    except (ValueError, struct.error) as error:
        raise zipfile.BadZipFile(str(error)) from error
    # Not seekable, though zipfile's stream is: to seek backwards there is to unpack from the beginning.
    return io.BufferedReader(_Bounded(unpacked, unpacked, MAX_UNPACKED_BYTES), _BUFFER_BYTES)


def _wanted(member: zipfile.ZipInfo) -> bool:
    """Leave out folders, hidden files and what macOS adds."""
    parts = member.filename.split("/")
    return not member.is_dir() and not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _member_name(member: zipfile.ZipInfo) -> str:
    """Return the member's name; archives made on a Chinese Windows keep it in GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
