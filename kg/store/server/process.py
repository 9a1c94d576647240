"""Start, find and stop the one server of a home.

What always holds: only the holder of the home's lock starts or stops it; it listens on 127.0.0.1 alone; it outlives the
`kg` that started it.
"""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from kg.errors import ServerError
from kg.settings import Settings
from kg.store.server.config import write_config
from kg.store.server.credentials import USERNAME, create_password, needs_initial_password, read_password
from kg.store.server.jars import ensure_jars
from kg.store.server.java import find_java, java_environment, server_arguments, set_initial_password, write_arguments
from kg.store.server.logs import log_size
from kg.store.server.paths import ServerPaths, server_paths
from kg.store.server.pins import NEO4J_VERSION
from kg.store.server.ports import HOST, Ports, choose_ports
from kg.store.server.progress import Progress, no_progress
from kg.store.server.runfile import RunRecord, find_server, is_listening, read_run, write_run
from kg.store.server.trouble import PORT_TAKEN, explain_failure

START_SECONDS = 180
STOP_SECONDS = 90
WAIT_SECONDS = 900  # for another `kg` that may be downloading
_POLL_SECONDS = 0.1
_PORT_TRIES = 5


@dataclass(frozen=True)
class ServerInfo:
    """A running server, and how to reach it."""

    uri: str
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
    if (info := server_status(settings)) is not None:
        return info
    try:
        paths.create()
        with _Locked(paths, progress):
            return _start_or_adopt(settings, paths, progress)
    except OSError as error:
        raise ServerError("the local Neo4j can't be started", where=str(paths.home), hint=str(error)) from error


def server_status(settings: Settings) -> ServerInfo | None:
    """The server of `settings.home` if it runs and listens, else None. Starts nothing and changes no file."""
    paths = server_paths(settings)
    record = read_run(paths)
    process = find_server(paths, record)
    if process is None or not _is_up(process, record.ports):
        return None
    return _describe(paths, record)


def stop_server(settings: Settings) -> bool:
    """Stop the server of `settings.home` in good order and wait for its end; False if none ran.

    Raises ServerError where it does not stop.
    """
    paths = server_paths(settings)
    if not paths.home.is_dir():
        return False
    with _Locked(paths, no_progress):
        record = read_run(paths)
        process = find_server(paths, record, search=True)
        if process is not None:
            _terminate(process, paths)
        write_run(paths, replace(record, pid=None, started=None))
    return process is not None


def _terminate(process: psutil.Process, paths: ServerPaths) -> None:
    try:
        process.terminate()
        process.wait(STOP_SECONDS)
    except psutil.NoSuchProcess:
        return
    except psutil.TimeoutExpired:
        raise ServerError(
            f"the local Neo4j (process {process.pid}) does not stop within {STOP_SECONDS} seconds",
            where=str(paths.log),
            hint=f"Its log may say why; `kill -9 {process.pid}` ends it, and the next start repairs the store",
        ) from None


class _Locked:
    """The lock of a home, waited for in view of the user."""

    def __init__(self, paths: ServerPaths, progress: Progress) -> None:
        self._lock, self._progress = FileLock(paths.lock), progress

    def __enter__(self) -> None:
        for second in range(WAIT_SECONDS):
            try:
                self._lock.acquire(timeout=1)
                return
            except Timeout:
                self._progress("wait", second + 1, WAIT_SECONDS)
        raise ServerError("another `kg` has been starting or stopping the server too long", where=self._lock.lock_file)

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _start_or_adopt(settings: Settings, paths: ServerPaths, progress: Progress) -> ServerInfo:
    """With the lock held: what another `kg` has started meanwhile or left half started, else a new server."""
    record = read_run(paths)
    process = find_server(paths, record, search=True)
    if process is not None and _wait_until_ready(process, paths, record, progress):
        record = replace(record, pid=process.pid, started=process.create_time(), version=NEO4J_VERSION)
        write_run(paths, record)
        return _describe(paths, record)
    return _start(settings, paths, record.ports, progress)


def _start(settings: Settings, paths: ServerPaths, wanted: Ports, progress: Progress) -> ServerInfo:
    """Start a server on the wanted ports, or on the next free ones when someone else is quicker."""
    java = find_java()
    jars = ensure_jars(settings, progress=progress)
    create_password(paths) if needs_initial_password(paths) else read_password(paths)
    avoid: set[int] = set()
    for _ in range(_PORT_TRIES):
        ports = choose_ports(wanted, avoid)
        conf = write_config(paths, ports)
        if needs_initial_password(paths):
            set_initial_password(paths, jars)
        write_arguments(paths.java_args, server_arguments(paths, jars, conf))
        log_end = log_size(paths.log)
        process = _launch(java, paths)
        record = RunRecord(ports, process.pid, process.create_time(), NEO4J_VERSION)
        write_run(paths, record)
        if _wait_until_ready(process, paths, record, progress):
            return _describe(paths, record)
        trouble = explain_failure(paths, log_end)
        if trouble.what != PORT_TAKEN:
            raise trouble
        avoid |= {ports.bolt, ports.http}
    raise trouble


def _launch(java: Path, paths: ServerPaths) -> psutil.Process:
    """Start Java in a session of its own, so that neither Ctrl-C nor the end of this program reaches it."""
    with paths.console.open("wb") as console:
        child = subprocess.Popen(
            [str(java), f"@{paths.java_args}"],
            cwd=paths.neo4j_home,
            env=java_environment(),
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            start_new_session=True,
        )
    return psutil.Process(child.pid)


def _wait_until_ready(process: psutil.Process, paths: ServerPaths, record: RunRecord, progress: Progress) -> bool:
    """True once the server answers over Bolt; False when it ends before.

    Raises ServerError where it does neither for `START_SECONDS`.
    """
    began = time.monotonic()
    while (elapsed := time.monotonic() - began) < START_SECONDS:
        progress("start", int(elapsed), START_SECONDS)
        if _is_up(process, record.ports) and _answers_bolt(paths, record.ports):
            return True
        if not _lives(process):
            return False
        time.sleep(_POLL_SECONDS)
    raise ServerError(f"the local Neo4j does not answer within {START_SECONDS} seconds", where=str(paths.log))


def _is_up(process: psutil.Process, ports: Ports) -> bool:
    return is_listening(process, ports.bolt) and is_listening(process, ports.http)


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _answers_bolt(paths: ServerPaths, ports: Ports) -> bool:
    """Whether a Bolt session can be opened. Refused credentials are an answer too: the connection tells the user."""
    import neo4j
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    auth = (USERNAME, read_password(paths))
    try:
        with neo4j.GraphDatabase.driver(_uri(ports), auth=auth, connection_timeout=2) as driver:
            driver.verify_connectivity()
    except AuthError:
        return True
    except (DriverError, Neo4jError):
        return False
    return True


def _uri(ports: Ports) -> str:
    return f"bolt://{HOST}:{ports.bolt}"


def _describe(paths: ServerPaths, record: RunRecord) -> ServerInfo:
    return ServerInfo(
        uri=_uri(record.ports),
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
