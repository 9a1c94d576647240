"""The disk below a path: how much may still be written there, and what is too little to begin or to go on.

A full disk is worse than a refusal: Neo4j then stops its database until it is started anew, and can't even stop in good
order before there is room again. So whoever writes looks first, and between batches.
"""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DiskFull
from kg.messages import msg

MEGABYTE = 1 << 20

# To go on writing: Neo4j takes the next transaction log (32 MB) and the growth of a store file (up to 64 MB each, seen
# with 5.26.28) at one stroke, several of them may fall into one batch, and full-text indexes are merged by copying.
WRITE_BYTES = 256 * MEGABYTE
# To start on a graph that is there: recovery may write a log and grow a store file, beside the logs for people.
START_BYTES = 128 * MEGABYTE
# To start for the first time: 70 MB of transaction logs and stores, and then there must be room for an import.
FIRST_START_BYTES = 384 * MEGABYTE
# A few files each for logs, stores and indexes of a batch; a whole new home has about 230.
FILES = 500


@dataclass(frozen=True)
class Disk:
    """A mounted file system: where it is mounted, and how many bytes and files this user may still add.

    `files` is None where the file system sets no limit.
    """

    mount: Path
    free: int
    files: int | None

    @property
    def said(self) -> str:
        """The disk with what is free, for people."""
        return msg("the disk at {mount} has {free} MB free", mount=self.mount, free=self.free // MEGABYTE)


def disk_of(path: Path) -> Disk:
    """Return the disk that holds the path, or would hold it once it is made; raises OSError where it can't be asked."""
    there = path.expanduser().absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    there = there.resolve()
    files = None
    if hasattr(os, "statvfs"):
        counts = os.statvfs(there)
        files = counts.f_favail if counts.f_files else None
    return Disk(_mount_point(there), shutil.disk_usage(there).free, files)


def _mount_point(there: Path) -> Path:
    while not there.is_mount() and there != there.parent:
        there = there.parent
    return there


def lack_of_space(path: Path, needed: int, purpose: str, *, files: int = FILES) -> DiskFull | None:
    """Return the error that `purpose` needs more bytes or files than the disk of the path has; None where it is well.

    A disk that can't be asked is taken as well: what is wrong with it shows when it is written.
    """
    try:
        disk = disk_of(path)
    except OSError:
        return None
    if disk.free < needed:
        missing = -(-(needed - disk.free) // MEGABYTE)
        return DiskFull(
            msg("{said}, and {purpose} needs {needed} MB", said=disk.said, purpose=purpose, needed=needed // MEGABYTE),
            where=str(path),
            hint=msg("Free {missing} MB there, then run the same command again", missing=missing),
        )
    if disk.files is not None and disk.files < files:
        return DiskFull(
            msg(
                "the disk at {mount} has room for {files} more files (inodes), and {purpose} needs {needed_files}",
                mount=disk.mount,
                files=disk.files,
                purpose=purpose,
                needed_files=files,
            ),
            where=str(path),
            hint=msg("Delete files there that are not needed, then run the same command again"),
        )
    return None


def require_space(path: Path, needed: int, purpose: str, *, files: int = FILES) -> None:
    """Raise DiskFull where the disk of the path has less than `needed` bytes free, or room for fewer files."""
    if (lack := lack_of_space(path, needed, purpose, files=files)) is not None:
        raise lack


_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def told_by_system(error: OSError, path: Path) -> tuple[str, str]:
    """Return (what the system refuses, what to do about it) for a path that was to be written."""
    reason = error.strerror or str(error) or type(error).__name__
    place = error.filename if isinstance(error.filename, str) else str(path)
    if error.errno == errno.EROFS:
        return reason, msg(
            "The disk of {place} can only be read: name another place (KG_HOME for the graph)", place=place
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return reason, msg(
            "Look at the owner and the rights of {place}, or name another place (KG_HOME for the graph)", place=place
        )
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return reason, msg(
            "Something else is in the place of a folder at {place}: move it away, or name another place (KG_HOME for the graph)",
            place=place,
        )
    if error.errno not in _FULL:
        return reason, msg("Look at {place}", place=place)
    try:
        disk = disk_of(Path(place))
    except OSError:
        return reason, msg("Free space on the disk of {place}, then run the same command again", place=place)
    if error.errno != errno.ENOSPC:
        return reason, msg(
            "Your quota on the disk at {mount} is used up: delete something there, then run it again", mount=disk.mount
        )
    if disk.files is not None and disk.files < FILES:
        return reason, msg(
            "The disk at {mount} has no room for more files (inodes): delete some, then run it again", mount=disk.mount
        )
    return reason, msg(
        "The disk at {mount} has {free} MB free: free some, then run the same command again",
        mount=disk.mount,
        free=disk.free // MEGABYTE,
    )
