"""Start, find and stop the one server of a home.

What always holds: only the holder of the home's lock starts or stops it; it listens on 127.0.0.1 alone; it outlives the
`kg` that started it.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from kg.errors import ServerError
from kg.messages import msg
from kg.settings import Settings
from kg.store.disk import FIRST_START_BYTES, START_BYTES, require_space, told_by_system
from kg.store.server.child import launch, terminate, wait_until_ready
from kg.store.server.config import write_config
from kg.store.server.credentials import USERNAME, create_password, needs_initial_password, read_password
from kg.store.server.jars import ensure_jars
from kg.store.server.java import find_java, server_arguments, set_initial_password, write_arguments
from kg.store.server.leftovers import find_leftover
from kg.store.server.loading import settle_load
from kg.store.server.logs import log_size
from kg.store.server.paths import ServerPaths, server_paths
from kg.store.server.pins import NEO4J_VERSION
from kg.store.server.ports import HOST, Ports, bolt_uri, choose_ports
from kg.store.server.progress import Progress, no_progress
from kg.store.server.runfile import RunRecord, find_server, listening_ports, read_run, write_run
from kg.store.server.trouble import PORT_TAKEN, explain_failure

_log = logging.getLogger(__name__)

WAIT_SECONDS = 900  # for another `kg` that may be downloading
_PORT_TRIES = 5


@dataclass(frozen=True)
class ServerInfo:
    """A running server, and how to reach it."""

    uri: str
    bolt_port: int
    http_port: int
    browser: str
    username: str
    password: str = field(repr=False)
    password_file: Path
    pid: int
    version: str
    home: Path
    log: Path


def ensure_server(settings: Settings, *, progress: Progress | None = None) -> ServerInfo:
    """The running server of `settings.home`, started now if it was not: then it answers when this returns.

    `progress` is called with ("download", bytes, bytes), ("start", seconds, limit) and ("wait", seconds, limit).
    Raises ServerError where it can't be installed or does not come up.
    """
    paths, progress = server_paths(settings), progress or no_progress
    if (info := server_status(settings)) is not None and needs_initial_password(paths):
        raise ServerError(
            msg("the local Neo4j runs, but its files were deleted, so what it writes would be lost"),
            where=str(paths.data),
            hint=msg(
                "`kg neo4j down` ends it; then put the folder back, or begin with an empty graph (`kg restore` fills it)"
            ),
        )
    if info is not None and info.pid == read_run(paths).pid:
        return info
    with _named_errors(paths, "started"):
        _require_room(paths)
        paths.create()
        with _Locked(paths, progress):
            return _start_or_adopt(settings, paths, progress)


def server_status(settings: Settings) -> ServerInfo | None:
    """The server of `settings.home` if it runs and listens, else None.

    Starts nothing and changes no file, but that it closes a password file which others could read. Raises ServerError for
    a home that is another user's.
    """
    paths = server_paths(settings)
    paths.require_own()
    record = read_run(paths)
    process = find_server(paths, record)
    ports = None if process is None else listening_ports(process, record.ports)
    return None if process is None or ports is None else _describe(paths, _found(record, process, ports))


def half_way(settings: Settings) -> int | None:
    """The process id of a server of this home that lives but does not listen: it is starting or stopping. Else None."""
    paths = server_paths(settings)
    record = read_run(paths)
    process = find_server(paths, record)
    return None if process is None or listening_ports(process, record.ports) is not None else process.pid


def stop_server(settings: Settings, *, pid: int | None = None) -> bool:
    """Stop the server of `settings.home` in good order and wait for its end; False if none ran.

    With `pid` only that process is stopped, not one that was started since. Raises ServerError where it does not stop,
    and for a home that is another user's.
    """
    paths = server_paths(settings)
    paths.require_own()
    if not paths.home.is_dir():
        return False
    with _named_errors(paths, "stopped"), _Locked(paths, no_progress):
        return _stop(paths, pid)


@contextlib.contextmanager
def stopped_server(settings: Settings) -> Iterator[None]:
    """Keep the server of a home down for a `with` block: nobody starts it meanwhile. Raises ServerError as a stop does."""
    paths = server_paths(settings)
    paths.require_own()
    with _named_errors(paths, "kept down"), _Locked(paths, no_progress):
        _stop(paths, None)
        yield


def _stop(paths: ServerPaths, pid: int | None) -> bool:
    record = read_run(paths)
    process = find_server(paths, record)
    if process is not None and pid is not None and process.pid != pid:
        return False
    if process is not None:
        terminate(process, paths)
        _log.info("server stopped", extra={"fields": {"pid": process.pid}})
    with contextlib.suppress(OSError):  # a full disk is no reason to say that it still runs
        write_run(paths, replace(record, pid=None))
    return process is not None


@contextlib.contextmanager
def _named_errors(paths: ServerPaths, verb: str) -> Iterator[None]:
    """Say of a full disk, or of files that are not ours, what it hinders."""
    try:
        yield
    except OSError as error:
        reason, hint = told_by_system(error, paths.home)
        raise ServerError(
            msg("the local Neo4j can't be {verb} ({reason})", verb=verb, reason=reason),
            where=str(paths.home),
            hint=hint,
        ) from error


def _require_room(paths: ServerPaths) -> None:
    """Raise DiskFull where the disk of the home has too little space to start on."""
    if needs_initial_password(paths):
        require_space(paths.home, FIRST_START_BYTES, msg("the first start of the local Neo4j with room for an import"))
    else:
        require_space(paths.home, START_BYTES, msg("a start of the local Neo4j"))


class _Locked:
    """The lock of a home, waited for in view of the user."""

    def __init__(self, paths: ServerPaths, progress: Progress) -> None:
        self._lock, self._progress = FileLock(paths.lock, mode=0o600), progress

    def __enter__(self) -> None:
        for second in range(WAIT_SECONDS):
            try:
                self._lock.acquire(timeout=1)
                return
            except Timeout:
                self._progress("wait", second + 1, WAIT_SECONDS)
        raise ServerError(
            msg("another `kg` has been starting or stopping the server too long"),
            where=self._lock.lock_file,
            hint=msg("End it (`ps` shows which still runs), then run the command again"),
        )

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _start_or_adopt(settings: Settings, paths: ServerPaths, progress: Progress) -> ServerInfo:
    """With the lock held: what another `kg` has started meanwhile or left half started, else a new server."""
    record = read_run(paths)
    process = find_server(paths, record)
    if process is not None and (ports := wait_until_ready(process, paths, record.ports, progress)) is not None:
        record = _found(record, process, ports)
        write_run(paths, record)
        return _describe(paths, record)
    return _start(settings, paths, record.ports, progress)


def _found(record: RunRecord, process: psutil.Process, ports: Ports) -> RunRecord:
    """What the run file should say of a server, which it may not know."""
    if (record.pid, record.ports) == (process.pid, ports):
        return record
    return RunRecord(ports, process.pid, NEO4J_VERSION)


def _start(settings: Settings, paths: ServerPaths, wanted: Ports, progress: Progress) -> ServerInfo:
    """Start a server on the wanted ports, or on the next free ones when someone else is quicker."""
    java = find_java()
    jars = ensure_jars(settings, progress=progress)
    settle_load(paths)
    create_password(paths) if needs_initial_password(paths) else read_password(paths)
    _mention_leftover(settings, paths)
    avoid: set[int] = set()
    for _ in range(_PORT_TRIES):
        ports = choose_ports(wanted, avoid)
        conf = write_config(paths, ports)
        if needs_initial_password(paths):
            set_initial_password(paths, jars)
        write_arguments(paths.java_args, server_arguments(paths, jars, conf))
        log_end = log_size(paths.log)
        process = launch(java, paths)
        record = RunRecord(ports, process.pid, NEO4J_VERSION)
        write_run(paths, record)
        if wait_until_ready(process, paths, record.ports, progress) is not None:
            _log.info("server started", extra={"fields": {"pid": record.pid, "bolt": ports.bolt, "http": ports.http}})
            return _describe(paths, record)
        trouble = explain_failure(paths, log_end)
        if trouble.what != PORT_TAKEN:
            raise trouble
        avoid |= {ports.bolt, ports.http}
    raise trouble


def _mention_leftover(settings: Settings, paths: ServerPaths) -> None:
    """Tell who begins an empty graph that an older version kept one elsewhere: it would be missed."""
    usual = "home" not in settings.model_fields_set
    if usual and needs_initial_password(paths) and (left := find_leftover(settings)) is not None:
        _log.warning(
            "%s",
            msg(
                "An older version kept a graph in {folder} itself; `kg doctor` says how to move it.", folder=left.folder
            ),
        )


def _describe(paths: ServerPaths, record: RunRecord) -> ServerInfo:
    return ServerInfo(
        uri=bolt_uri(record.ports),
        bolt_port=record.ports.bolt,
        http_port=record.ports.http,
        browser=f"http://{HOST}:{record.ports.http}/browser/",
        username=USERNAME,
        password=read_password(paths),
        password_file=paths.password,
        pid=record.pid or 0,
        version=record.version,
        home=paths.home,
        log=paths.log,
    )
