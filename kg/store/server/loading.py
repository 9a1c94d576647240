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
    shutil.rmtree(paths.data_loaded, ignore_errors=True)
    shutil.rmtree(paths.tables, ignore_errors=True)


def forget_before(paths: ServerPaths) -> None:
    """Let go of the database of before, once the loaded one is known to come up."""
    shutil.rmtree(paths.data_before, ignore_errors=True)


def take_back(paths: ServerPaths) -> None:
    """Give the database of before its place again; the server must be down."""
    paths.data.rename(paths.data_loaded)
    settle_load(paths)
