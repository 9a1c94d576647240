"""Which process is the server of a home: a file names it, and the process itself has to agree.

A process id alone proves nothing: after a crash or a restart of the machine it may be anyone's. Ours has the path of
the home's own argument file on its command line, which no other process has.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field

import psutil

from kg.store.server.paths import ServerPaths
from kg.store.server.ports import HOST, Ports


@dataclass(frozen=True)
class RunRecord:
    """What the run file says: the ports, and the process if one was started."""

    ports: Ports = field(default_factory=Ports)
    pid: int | None = None
    version: str = ""


def read_run(paths: ServerPaths) -> RunRecord:
    """What the run file says; the usual ports and no process where there is none, or where it can't be read."""
    try:
        content = json.loads(paths.run_file.read_text(encoding="utf-8"))
        ports = Ports(int(content["ports"]["bolt"]), int(content["ports"]["http"]))
        return RunRecord(ports, content["pid"], str(content["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return RunRecord()


def write_run(paths: ServerPaths, record: RunRecord) -> None:
    """Write the run file in one step, so that no reader sees half of it."""
    part = paths.run_file.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
    part.replace(paths.run_file)


def find_server(paths: ServerPaths, record: RunRecord, *, search: bool = False) -> psutil.Process | None:
    """The running process of this home's server, or None.

    With `search`, also one that the run file does not know, as after a crash between its start and the writing of it.
    """
    if record.pid is not None:
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(record.pid)
            if _is_server(process, paths):
                return process
    if search:
        for process in psutil.process_iter():
            if _is_server(process, paths):
                return process
    return None


def is_listening(process: psutil.Process, port: int) -> bool:
    """Whether it is this process that listens on the port, and not another that took it."""
    try:
        sockets = process.net_connections("tcp")
    except psutil.AccessDenied:  # some systems do not show it: then the password has to tell
        return True
    except psutil.Error:
        return False
    addresses = {HOST, f"::ffff:{HOST}"}  # Java listens through IPv6 where there is any
    return any(s.status == psutil.CONN_LISTEN and s.laddr.port == port and s.laddr.ip in addresses for s in sockets)


def _is_server(process: psutil.Process, paths: ServerPaths) -> bool:
    """Whether the process lives and its command line names the argument file of this home."""
    try:
        with process.oneshot():
            return process.status() != psutil.STATUS_ZOMBIE and f"@{paths.java_args}" in process.cmdline()
    except psutil.Error:
        return False
