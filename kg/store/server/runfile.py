"""Which process is the server of a home: a file names it, and the process itself has to agree.

A process id alone proves nothing: after a crash or a restart of the machine it may be anyone's. Nor does a command line,
which anyone can write. Ours runs as this user, with Java and the path of the home's own argument file as its whole command
line; and it listens itself.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
from dataclasses import asdict, dataclass, field, replace

import psutil

from kg.messages import msg
from kg.store.server.config import configured_ports
from kg.store.server.ownership import is_own_process, write_private
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import HOST, Ports, ask_ports, read_ports

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class RunRecord:
    """What the run file says: the ports, and the process if one was started."""

    ports: Ports = field(default_factory=Ports)
    pid: int | None = None
    version: str = ""


def read_run(paths: ServerPaths) -> RunRecord:
    """What the run file says, each part of it checked; the ports are those of the configuration where that has any.

    The configuration is what the server was started with. The file may be lost, half written, another version's or no
    file at all: then it names no process, and the usual ports are those of a home without a configuration.
    """
    record = _read_record(paths)
    configured = configured_ports(paths)
    return record if configured is None else replace(record, ports=configured)


def _read_record(paths: ServerPaths) -> RunRecord:
    if not paths.run_file.is_file():  # a pipe might never end
        return RunRecord()
    try:
        content = json.loads(paths.run_file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return RunRecord()
    if not isinstance(content, dict):
        return RunRecord()
    ports, pid, version = (content.get(key) for key in ("ports", "pid", "version"))
    told = read_ports(ports.get("bolt"), ports.get("http")) if isinstance(ports, dict) else None
    return RunRecord(
        Ports() if told is None else told,
        pid if type(pid) is int and pid > 0 else None,
        version if isinstance(version, str) else "",
    )


def write_run(paths: ServerPaths, record: RunRecord) -> None:
    """Write the run file in one step, so that no reader sees half of it.

    Where it can't be written that is said, and no more: the server is found without it.
    """
    part = paths.run_file.with_suffix(f".{os.getpid()}.part")
    try:
        write_private(part, json.dumps(asdict(record), indent=2) + "\n")
        part.replace(paths.run_file)
    except OSError as error:
        told = msg("{path} can't be written ({reason}). kg finds its server without it, only slower.",
                   path=paths.run_file, reason=error.strerror)  # fmt: skip
        _log.warning("%s", told)
        with contextlib.suppress(OSError):
            part.unlink()


def find_server(paths: ServerPaths, record: RunRecord) -> psutil.Process | None:
    """The running process of this home's server, or None.

    Where it is not the one of the record it is looked for: the run file may be lost, or a start was killed before it wrote
    one.
    """
    if record.pid is not None:
        with contextlib.suppress(psutil.Error, ValueError, OverflowError):
            process = psutil.Process(record.pid)
            if _is_server(process, paths):
                return process
    return next((process for process in psutil.process_iter() if _is_server(process, paths)), None)


def listening_ports(process: psutil.Process, told: Ports) -> Ports | None:
    """The ports on which this process itself listens for Bolt and for Neo4j Browser; None where it does not on both.

    Where it does not listen on those that the files tell, which may be lost or damaged, its own are asked what they speak.
    """
    try:
        sockets = process.net_connections("tcp")
    except psutil.Error:
        return None
    addresses = {HOST, f"::ffff:{HOST}"}  # Java listens through IPv6 where there is any
    open_ports = {s.laddr.port for s in sockets if s.status == psutil.CONN_LISTEN and s.laddr.ip in addresses}
    if {told.bolt, told.http} <= open_ports:
        return told
    return ask_ports(open_ports) if len(open_ports) > 1 else None


def _is_server(process: psutil.Process, paths: ServerPaths) -> bool:
    """Whether the process lives, is this user's, and was started as Java on the argument file of this home."""
    try:
        with process.oneshot():
            if process.status() == psutil.STATUS_ZOMBIE or not is_own_process(process):
                return False
            return process.cmdline()[1:] == [f"@{paths.java_args}"]
    except psutil.Error:
        return False
