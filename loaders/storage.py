"""Files at an address of object storage or of another file system (`s3://…`, `gs://…`, `file://…`), by way of fsspec."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.errors import LoadError, UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_address(path: str) -> bool:
    """Tell whether a path begins with a scheme, such as `s3://`."""
    return _ADDRESS.match(path) is not None


def open_storage(address: str) -> tuple[AbstractFileSystem, str]:
    """Return the file system of an address, or of a path of this machine, and the path in it.

    Raises UsageError for a scheme that nothing installed can open. Passwords and regions are the matter of fsspec's own
    settings, as its documentation has them.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        hint = msg("Install it with pip install 'news-kg[parquet]'")
        raise UsageError(msg("fsspec is not installed, which opens object storage"), where=address, hint=hint) from None
    try:
        found: tuple[AbstractFileSystem, str] = url_to_fs(address)
    except (ImportError, ValueError) as error:
        hint = msg("Check the scheme, and install what fsspec names (s3fs for s3://, gcsfs for gs://)")
        raise UsageError(msg("the storage can't be opened ({error})", error=error), where=address, hint=hint) from error
    return found


def list_files(address: str) -> list[tuple[str, Any]]:
    """Return (name, how to open it) of the visible files at an address, by path: a file, a folder or a pattern.

    Raises LoadError where nothing is there, or the storage does not answer.
    """
    try:
        files, root = open_storage(address)
        paths = files.glob(root) if "*" in root else [root]
        found = sorted({file for path in paths for file in files.find(path)})
    except UsageError as error:
        raise LoadError(error.what, where=error.where, hint=error.hint) from error
    except Exception as error:  # each storage has errors of its own
        raise LoadError(
            msg("the storage does not answer ({error})", error=error), where=address, hint=msg("Check the address")
        ) from error
    shown = [file for file in found if not _is_hidden(file, root)]
    if not shown:
        raise LoadError(msg("nothing is there"), where=address, hint=msg("Check the address"))
    return [(files.unstrip_protocol(file), lambda file=file: files.open(file, "rb")) for file in shown]


def _is_hidden(file: str, root: str) -> bool:
    return any(part.startswith(".") for part in file.removeprefix(root).split("/"))
