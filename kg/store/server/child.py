"""One Java process that is a server: launch it, wait until it answers, end it."""

from __future__ import annotations

import contextlib
import subprocess
import time
from pathlib import Path

import psutil

from kg.errors import ServerError
from kg.messages import msg
from kg.store.disk import MEGABYTE, disk_of
from kg.store.server.java import java_environment
from kg.store.server.ownership import CLOSED_UMASK, open_private
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports, bolt_uri
from kg.store.server.progress import Progress
from kg.store.server.runfile import listening_ports

START_SECONDS = 600  # it takes ten; on a machine that is full many times that
STOP_SECONDS = 90
_FULL_SECONDS, _FULL_BYTES = 15, 64 * MEGABYTE  # when a stop waits for space: a store file grows by 64 MB (5.26.28)
_POLL_SECONDS = 0.1


def launch(java: Path, paths: ServerPaths) -> psutil.Process:
    """Start Java in a session of its own, so that neither Ctrl-C nor the end of this program reaches it."""
    with open(paths.console, "wb", opener=open_private) as console:
        child = subprocess.Popen(
            [str(java), f"@{paths.java_args}"],
            cwd=paths.neo4j_home,
            env=java_environment(),
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            start_new_session=True,
            umask=CLOSED_UMASK,
        )
    return psutil.Process(child.pid)


def wait_until_ready(process: psutil.Process, paths: ServerPaths, told: Ports, progress: Progress) -> Ports | None:
    """The ports of the server once it answers over Bolt, mostly those that it was told; None when it ends before.

    Raises ServerError where it does neither for `START_SECONDS`.
    """
    began = time.monotonic()
    while (elapsed := time.monotonic() - began) < START_SECONDS:
        progress("start", int(elapsed), START_SECONDS)
        if (ports := listening_ports(process, told)) is not None and _answers_bolt(paths, ports):
            return ports
        if not _lives(process):
            return None
        time.sleep(_POLL_SECONDS)
    raise ServerError(
        msg("the local Neo4j does not answer within {start_seconds} seconds", start_seconds=START_SECONDS),
        where=str(paths.log),
        hint=msg("`kg neo4j logs` may say why; `kg neo4j down` ends it, and the next command starts it anew"),
    )


def terminate(process: psutil.Process, paths: ServerPaths) -> None:
    """Ask the process to end in good order, and wait for that.

    Raises ServerError where it does not.
    """
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        for second in range(STOP_SECONDS):
            with contextlib.suppress(psutil.TimeoutExpired):
                process.wait(1)
                return
            if not _lives(process):  # ended, and nobody has taken notice: a container without an init, or its starter
                return
            if second >= _FULL_SECONDS and disk_of(paths.home).free < _FULL_BYTES:
                break
        raise _not_stopped(process, paths)


def _not_stopped(process: psutil.Process, paths: ServerPaths) -> ServerError:
    """Why the process has not ended. It is never to be killed: what it still has to write would be lost or torn."""
    disk = disk_of(paths.home)
    if disk.free < _FULL_BYTES:
        return ServerError(
            msg("the local Neo4j (process {pid}) can't stop yet: {said}", pid=process.pid, said=disk.said),
            where=str(paths.home),
            hint=msg(
                "Free {full_bytes} MB there; it then ends by itself within seconds, and nothing is lost",
                full_bytes=_FULL_BYTES // MEGABYTE,
            ),
        )
    return ServerError(
        msg(
            "the local Neo4j (process {pid}) is still stopping after {stop_seconds} seconds",
            pid=process.pid,
            stop_seconds=STOP_SECONDS,
        ),
        where=str(paths.log),
        hint=msg("Let it finish: it may be writing what it had in memory. `kg neo4j down` waits for it again"),
    )


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _answers_bolt(paths: ServerPaths, ports: Ports) -> bool:
    """Whether a Bolt session can be opened. Refused credentials are an answer too: the connection tells the user."""
    import neo4j
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    from kg.store.server.guard import GuardedPassword

    auth = GuardedPassword(paths, ports.bolt)
    try:
        with neo4j.GraphDatabase.driver(bolt_uri(ports), auth=auth, connection_timeout=2) as driver:
            driver.verify_connectivity()
    except AuthError:
        return True
    except (DriverError, Neo4jError):
        return False
    return True
