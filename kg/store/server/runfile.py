"""Which process is the server of a home: a file names it, and the process itself has to agree.

A process id alone proves nothing: after a crash or a restart of the machine it may be anyone's. Nor does a command line,
which anyone can write. Ours runs as this user, with Java and the path of the home's own argument file as its whole command
line; and it listens itself.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field

import psutil

from kg.store.server.ownership import is_own_process, write_private
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
        ports = Ports(_port(content["ports"]["bolt"]), _port(content["ports"]["http"]))
        pid = content["pid"]
        return RunRecord(ports, None if pid is None else int(pid), str(content["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return RunRecord()


def _port(value: object) -> int:
    port = int(str(value))
    if not 0 < port < 65536:
        raise ValueError(f"{port} is no port")
    return port


def write_run(paths: ServerPaths, record: RunRecord) -> None:
    """Write the run file in one step, so that no reader sees half of it."""
    part = paths.run_file.with_suffix(f".{os.getpid()}.part")
    write_private(part, json.dumps(asdict(record), indent=2) + "\n")
    part.replace(paths.run_file)


def find_server(paths: ServerPaths, record: RunRecord, *, search: bool = False) -> psutil.Process | None:
    """The running process of this home's server, or None.

    With `search`, also one that the run file does not know, as after a crash between its start and the writing of it.
    """
    if record.pid is not None:
        with contextlib.suppress(psutil.Error, ValueError, OverflowError):
            process = psutil.Process(record.pid)
            if _is_server(process, paths):
                return process
    if search:
        for process in psutil.process_iter():
            if _is_server(process, paths):
                return process
    return None


def is_listening(process: psutil.Process, *ports: int) -> bool:
    """Whether it is this process that listens on the ports, and not another that took one; no, where that is not shown."""
    try:
        sockets = process.net_connections("tcp")
    except psutil.Error:
        return False
    addresses = {HOST, f"::ffff:{HOST}"}  # Java listens through IPv6 where there is any
    return {s.laddr.port for s in sockets if s.status == psutil.CONN_LISTEN and s.laddr.ip in addresses} >= set(ports)


def _is_server(process: psutil.Process, paths: ServerPaths) -> bool:
    """Whether the process lives, is this user's, and was started as Java on the argument file of this home."""
    try:
        with process.oneshot():
            if process.status() == psutil.STATUS_ZOMBIE or not is_own_process(process):
                return False
            return process.cmdline()[1:] == [f"@{paths.java_args}"]
    except psutil.Error:
        return False
