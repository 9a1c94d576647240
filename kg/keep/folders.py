"""Working folders of backups and restores: closed to others, gone at their end, and those of killed ones at the next."""

from __future__ import annotations

import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil


@contextmanager
def working_folder(kind: str, beside: Path) -> Iterator[Path]:
    """Give a new folder within the folder `beside`, named for its kind, this machine and this process.

    What a process of this machine left of the same kind, which was killed, is deleted.
    """
    machine = re.sub(r"[^\w-]", "_", platform.node())
    for left in beside.glob(f".{kind}-{machine}-*"):
        process = re.match(rf"\.{kind}-{machine}-(\d+)-", left.name)
        if process is not None and not psutil.pid_exists(int(process[1])):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f".{kind}-{machine}-{os.getpid()}-", dir=beside) as made:
        yield Path(made)
