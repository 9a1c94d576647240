"""The moment when a loaded database takes the place of the one before it, and what becomes of a load that was broken off."""

from __future__ import annotations

import shutil

from kg.store.server.paths import ServerPaths


def put_in_place(paths: ServerPaths) -> None:
    """Let the loaded data take the place of the data. Broken off between the two steps, `settle_load` takes the first back."""
    paths.data.rename(paths.data_before)
    paths.data_loaded.rename(paths.data)


def settle_load(paths: ServerPaths) -> None:
    """End a load that was broken off: the database of before, unless that of the dump has taken its place already."""
    if paths.data_before.exists() and not paths.data.exists():
        paths.data_before.rename(paths.data)
    for left in (paths.data_before, paths.data_loaded):
        shutil.rmtree(left, ignore_errors=True)
