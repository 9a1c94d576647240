"""The database of the local server as one file, and back, by Neo4j's own tool: for as long as that takes the server is down.

What always holds: a dump is loaded beside the database, which takes its place in one step when it is whole. Broken off at
any moment, the home has the database of before or that of the dump (`settle_load`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from kg.errors import ServerError
from kg.messages import msg
from kg.settings import Settings
from kg.store.disk import START_BYTES, require_space
from kg.store.server.jars import ensure_jars
from kg.store.server.java import admin_trouble, run_admin
from kg.store.server.loading import forget_before, put_in_place, settle_load, take_back
from kg.store.server.ownership import write_private
from kg.store.server.paths import ServerPaths, server_paths
from kg.store.server.process import ServerInfo, stopped_server

DATABASE = "neo4j"
FILE = f"{DATABASE}.dump"


def is_used_by_others(info: ServerInfo) -> bool:
    """Whether any program is connected to the local server: Browser, or a `kg` that imports."""
    try:
        sockets = psutil.Process(info.pid).net_connections("tcp")
    except psutil.Error:
        return True
    return any(s.laddr.port == info.bolt_port and s.status == psutil.CONN_ESTABLISHED for s in sockets)


def dump_database(settings: Settings, folder: Path) -> None:
    """Write the database into `folder / FILE`; the server is stopped for it, and stays so.

    Raises ServerError where Neo4j's own tool refuses.
    """
    with _tool(settings) as (paths, jars):
        said = run_admin(paths, jars, ["database", "dump", DATABASE, f"--to-path={folder}", "--overwrite-destination"])
        if said is not None:
            raise admin_trouble(said, paths, msg("Neo4j's own tool can't write the dump"))


def load_database(settings: Settings, folder: Path) -> None:
    """Make the dump `folder / FILE` the database; the server is stopped for it, and stays so.

    What was before is kept until `end_load`, or comes back by `take_load_back`.

    Raises ServerError where Neo4j's own tool refuses, and DiskFull; the database is then what it was.
    """
    with _tool(settings) as (paths, jars):
        require_space(
            paths.home, 4 * (folder / FILE).stat().st_size + START_BYTES, msg("a restore beside what is there")
        )
        forget_before(paths)  # of a load that was broken off when it was all but done
        try:
            _load_beside(paths, jars, folder)
            put_in_place(paths)
        finally:
            settle_load(paths)


def take_load_back(settings: Settings) -> None:
    """Make the database what it was before the load; the server is stopped for it, and stays so."""
    with stopped_server(settings):
        take_back(server_paths(settings))


def end_load(settings: Settings) -> None:
    """Let go of what was before the load: the server has come up with what was loaded."""
    forget_before(server_paths(settings))


def _load_beside(paths: ServerPaths, jars: list[Path], folder: Path) -> None:
    """Load the dump into a second folder of data, which has all but the database of the first: who may use it too."""
    loaded = paths.data_loaded
    shutil.rmtree(loaded, ignore_errors=True)
    shutil.copytree(paths.data, loaded, ignore=shutil.ignore_patterns(DATABASE))
    where = paths.conf_dir / "restore.conf"
    write_private(where, f"server.directories.data={loaded}\n")
    options = [f"--from-path={folder}", "--overwrite-destination", f"--additional-config={where}"]
    try:
        said = run_admin(paths, jars, ["database", "load", DATABASE, *options])
    finally:
        where.unlink()
    if said is not None:
        raise admin_trouble(said, paths, msg("Neo4j's own tool can't load the dump"))
    if not (loaded / "databases" / DATABASE).is_dir():
        raise ServerError(msg("Neo4j's own tool has loaded the dump to another place"), where=str(loaded))


@contextmanager
def _tool(settings: Settings) -> Iterator[tuple[ServerPaths, list[Path]]]:
    with stopped_server(settings):
        yield server_paths(settings), ensure_jars(settings)
