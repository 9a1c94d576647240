"""A backup as one file: a tar archive packed by gzip, whose first member says what the others are and how to tell that they are whole.

| member | what is in it |
| --- | --- |
| manifest.json | versions, the hash of the graph, its options, the digest of each member |
| articles.jsonl | an article a line, with what was read in it and how |
| reports.jsonl | a report a line: id, headline, the article it names, text |
| judgements.jsonl | as `kg judgements export` writes them |
| graph.jsonl | the canonical export: what the graph was, for other programs and for comparison |
| neo4j.dump | of a local server: the database by Neo4j's own tool |

The same graph gives the same bytes (but for Neo4j's own), and nobody but its user can read the file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import LoadError, UsageError
from kg.messages import msg

FORMAT = 1
MANIFEST, ARTICLES, REPORTS, JUDGEMENTS, GRAPH, DUMP = (
    "manifest.json", "articles.jsonl", "reports.jsonl", "judgements.jsonl", "graph.jsonl", "neo4j.dump",
)  # fmt: skip
_NEEDED = (ARTICLES, REPORTS, JUDGEMENTS, GRAPH)
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. `rules` is the digest of all that decides, `hash` that of the canonical export.

    `options` hold for the whole graph, `members` give the SHA-256 of each; `neo4j` is the server's version.
    """

    program: str
    rules: str
    schema: int
    hash: str
    neo4j: str
    articles: int
    reports: int
    judgements: int
    options: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    format: int = FORMAT


def pack(folder: Path, manifest: Manifest, file: Path) -> None:
    """Write the members that lie in a folder into one file: whole under its name, or not at all.

    Raises UsageError where it can't be written.
    """
    names = [name for name in (*_NEEDED, DUMP) if (folder / name).exists()]
    digests = {name: _digest_of(folder / name) for name in names}
    told = asdict(manifest) | {"members": digests}
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
            with (
                gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6) as packed,
                tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
            ):
                for name in (MANIFEST, *names):
                    archive.add(folder / name, name, filter=_without_circumstances)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(file)
    except OSError as error:
        hint = msg("Name a file in a folder that is there, that you may write to, and that has room")
        raise UsageError(
            msg("the backup can't be written ({reason})", reason=error.strerror), where=str(file), hint=hint
        ) from error
    finally:
        part.unlink(missing_ok=True)


def unpack(file: Path, folder: Path) -> Manifest:
    """Lay the members of a backup into a folder, each as whole as it was; return what it says of itself.

    Raises LoadError for a file that is none, is damaged, or was written in a later format; UsageError where it can't be
    read.
    """
    try:
        if file.exists() and not file.is_file() and not file.is_dir():  # a pipe might never end
            raise _broken(file, msg("it is not a regular file"))
        with tarfile.open(file, "r:gz") as archive:
            for name in (MANIFEST, *_NEEDED, DUMP):
                _lay_out(archive, name, folder)
        manifest = _read_manifest(folder / MANIFEST)
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, ValueError, KeyError, TypeError) as error:
        raise _broken(file, msg("it is no backup of kg, or not a whole one")) from error
    except OSError as error:
        raise UsageError(
            msg("the backup can't be read ({reason})", reason=error.strerror or error), where=str(file)
        ) from error
    if manifest.format > FORMAT:
        raise _broken(
            file,
            msg(
                "a later news-kg ({program}) wrote it, in format {format}",
                program=manifest.program,
                format=manifest.format,
            ),
        )
    for name in _NEEDED:
        if name not in manifest.members:
            raise _broken(file, msg("{name} is not in it", name=name))
    for name, digest in manifest.members.items():
        if name not in (*_NEEDED, DUMP) or not (folder / name).exists() or _digest_of(folder / name) != digest:
            raise _broken(file, msg("its part {name} is not what was written", name=name))
    return manifest


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a member."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _lay_out(archive: tarfile.TarFile, name: str, folder: Path) -> None:
    """Write one member under its own name; whatever else an archive holds, and wherever it would lie, is not looked at."""
    try:
        source = archive.extractfile(name)
    except KeyError:
        return
    if source is None:
        return
    with source, (folder / name).open("wb") as file:
        while chunk := source.read(_CHUNK_BYTES):
            file.write(chunk)


def _read_manifest(path: Path) -> Manifest:
    if not path.exists():
        raise ValueError(msg("no manifest"))
    told = json.loads(path.read_text(encoding="utf-8"))
    known = {name: told[name] for name in Manifest.__dataclass_fields__}
    return Manifest(**known)


def _without_circumstances(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who packed it and when."""
    member.mtime, member.uid, member.gid, member.uname, member.gname, member.mode = 0, 0, 0, "", "", 0o600
    return member


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _broken(file: Path, reason: str) -> LoadError:
    return LoadError(
        msg("the backup can't be used: {reason}", reason=reason),
        where=str(file),
        hint=msg("Nothing was changed; use another one"),
    )
