"""Files that are known by their first bytes and hold no text: pictures, programs, archives of other kinds."""

from __future__ import annotations

from kg.messages import msg

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", msg("a PNG picture")),
    (b"\xff\xd8\xff", msg("a JPEG picture")),
    (b"GIF87a", msg("a GIF picture")),
    (b"GIF89a", msg("a GIF picture")),
    (b"II*\x00", msg("a TIFF picture")),
    (b"MM\x00*", msg("a TIFF picture")),
    (b"\x00\x00\x01\x00", msg("an icon")),
    (b"\x7fELF", msg("a program")),
    (b"\xca\xfe\xba\xbe", msg("a program")),
    (b"\xcf\xfa\xed\xfe", msg("a program")),
    (b"\x00asm", msg("a program")),
    (b"7z\xbc\xaf\x27\x1c", msg("a 7z archive")),
    (b"Rar!\x1a\x07", msg("a RAR archive")),
    (b"\xfd7zXZ\x00", msg("an xz archive")),
    (b"BZh", msg("a bzip2 archive")),
    (b"\x28\xb5\x2f\xfd", msg("a Zstandard archive")),
    (b"SQLite format 3\x00", msg("an SQLite database")),
    (b"ID3", msg("a recording")),
    (b"OggS", msg("a recording")),
    (b"fLaC", msg("a recording")),
    (b"\x1aE\xdf\xa3", msg("a video")),
    (b"{\\rtf", msg("an RTF document")),
    (b"wOFF", msg("a font")),
    (b"wOF2", msg("a font")),
    (b"OTTO\x00", msg("a font")),
    (b"\x00\x01\x00\x00\x00", msg("a font")),
)
# By further bytes: pictures and recordings in RIFF, videos with `ftyp`, old Windows programs and bitmaps.
_RIFF = {b"WEBP": msg("a WebP picture"), b"WAVE": msg("a recording"), b"AVI ": msg("a video")}


def kind_of_binary(head: bytes) -> str | None:
    """Return what a file is that holds no text, told from its first bytes; None for anything else."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return msg("a video or a HEIF picture")
    if b"\0" in head[:64] and head.startswith((b"MZ", b"BM")):
        return msg("a program") if head.startswith(b"MZ") else msg("a BMP picture")
    if head[257:262] == b"ustar":
        return msg("a tar archive")
    return None
