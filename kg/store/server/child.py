"""One Java process that is a server: launch it, wait until it answers, end it."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import psutil

from kg.errors import ServerError
from kg.store.server.java import java_environment
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports, bolt_uri
from kg.store.server.progress import Progress
from kg.store.server.runfile import is_listening

START_SECONDS = 180
STOP_SECONDS = 90
_POLL_SECONDS = 0.1


def launch(java: Path, paths: ServerPaths) -> psutil.Process:
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


def wait_until_ready(process: psutil.Process, paths: ServerPaths, ports: Ports, progress: Progress) -> bool:
    """True once the server answers over Bolt; False when it ends before.

    Raises ServerError where it does neither for `START_SECONDS`.
    """
    began = time.monotonic()
    while (elapsed := time.monotonic() - began) < START_SECONDS:
        progress("start", int(elapsed), START_SECONDS)
        if is_up(process, ports) and _answers_bolt(paths, ports):
            return True
        if not _lives(process):
            return False
        time.sleep(_POLL_SECONDS)
    raise ServerError(f"the local Neo4j does not answer within {START_SECONDS} seconds", where=str(paths.log))


def terminate(process: psutil.Process, paths: ServerPaths) -> None:
    """Ask the process to end in good order, and wait for that.

    Raises ServerError where it does not.
    """
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


def is_up(process: psutil.Process, ports: Ports) -> bool:
    """Whether the process listens for Bolt and, which comes later, for Neo4j Browser."""
    return is_listening(process, ports.bolt, ports.http)


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
