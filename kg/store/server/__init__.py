"""The local Neo4j Community server: downloaded once, one process a home, on 127.0.0.1 alone."""

from kg.store.server.leftovers import Leftover, find_leftover
from kg.store.server.logs import follow_log, tail_log
from kg.store.server.paths import log_path
from kg.store.server.process import ServerInfo, ensure_server, half_way, server_status, stop_server
from kg.store.server.progress import Progress

__all__ = [
    "Leftover",
    "Progress",
    "ServerInfo",
    "ensure_server",
    "find_leftover",
    "follow_log",
    "half_way",
    "log_path",
    "server_status",
    "stop_server",
    "tail_log",
]
