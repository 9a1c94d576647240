"""The database of the local server as one file, and back, by Neo4j's own tool: for as long as that takes the server is down.

What always holds: a dump is loaded beside the database, which takes its place in one step when it is whole. Broken off at
any moment, the home has the database of before or that of the dump (`settle_load`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from kg.errors import DiskFull, KgError, ServerError
from kg.messages import msg
from kg.settings import Settings
from kg.store.disk import START_BYTES, require_space
from kg.store.server.jars import ensure_jars
from kg.store.server.java import admin_trouble, run_admin
from kg.store.server.loading import forget_before, put_in_place, settle_load, take_back
from kg.store.server.ownership import write_private
from kg.store.server.paths import ServerPaths, server_paths
from kg.store.server.process import ServerInfo, ensure_server, stopped_server

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
    with server_tool(settings) as (paths, jars):
        said = run_admin(paths, jars, ["database", "dump", DATABASE, f"--to-path={folder}", "--overwrite-destination"])
        if said is not None:
            raise admin_trouble(said, paths, msg("Neo4j's own tool can't write the dump"))


def load_database(settings: Settings, folder: Path) -> None:
    """Make the dump `folder / FILE` the database; the server is stopped for it, and stays so.

    What was before is kept until `end_load`, or comes back by `take_load_back`.

    Raises ServerError where Neo4j's own tool refuses, and DiskFull; the database is then what it was.
    """
    command = ["load", DATABASE, f"--from-path={folder}", "--overwrite-destination"]
    with server_tool(settings) as (paths, jars):
        require_space(
            paths.home, 4 * (folder / FILE).stat().st_size + START_BYTES, msg("a restore beside what is there")
        )
        make_beside(
            paths,
            lambda where: run_admin(paths, jars, ["database", *command, where]),
            msg("Neo4j's own tool can't load the dump"),
        )


def take_load_back(settings: Settings) -> None:
    """Make the database what it was before the load; the server is stopped for it, and stays so."""
    with stopped_server(settings):
        take_back(server_paths(settings))


def end_load(settings: Settings) -> None:
    """Let go of what was before the load: the server has come up with what was loaded."""
    forget_before(server_paths(settings))


def bring_in(settings: Settings, load: Callable[[], None]) -> KgError | None:
    """Let `load` put another database in the place of the local server's, which runs again afterwards.

    Returns why that did not go, if so: the database is then what it was.
    """
    try:
        load()
    except (ServerError, DiskFull) as error:
        ensure_server(settings)
        return error
    try:
        ensure_server(settings)
    except ServerError as error:
        take_load_back(settings)
        ensure_server(settings)
        return error
    end_load(settings)
    return None


def make_beside(paths: ServerPaths, make: Callable[[str], str | None], what: str) -> None:
    """Let a database that `make` makes take the place of the one that is there; the server must be down.

    `make` is given the option of Neo4j's tool that says where to, and returns what the tool printed where it refuses;
    `what` says for people that it can't do it.
    """
    forget_before(paths)  # of a load that was broken off when it was all but done
    try:
        _make_in_second_folder(paths, make, what)
        put_in_place(paths)
    finally:
        settle_load(paths)


def _make_in_second_folder(paths: ServerPaths, make: Callable[[str], str | None], what: str) -> None:
    """Make it in a second folder of data, which has all but the database of the first: who may use it too."""
    loaded = paths.data_loaded
    paths.data.mkdir(exist_ok=True, mode=0o700)  # a server that never ran has none
    shutil.rmtree(loaded, ignore_errors=True)
    shutil.copytree(paths.data, loaded, ignore=shutil.ignore_patterns(DATABASE))
    where = paths.conf_dir / "restore.conf"
    # By its name alone, below Neo4j's home: of a whole path Java would read 家 as something else.
    write_private(where, f"server.directories.data={loaded.name}\n")
    try:
        said = make(f"--additional-config={where}")
    finally:
        where.unlink()
    if said is not None:
        raise admin_trouble(said, paths, what)
    if not (loaded / "databases" / DATABASE).is_dir():
        raise ServerError(msg("Neo4j's own tool has made a database at another place"), where=str(loaded))


@contextmanager
def server_tool(settings: Settings) -> Iterator[tuple[ServerPaths, list[Path]]]:
    """Keep the server down for a `with` block; give its files and the jars of its tool."""
    with stopped_server(settings):
        yield server_paths(settings), ensure_jars(settings)
