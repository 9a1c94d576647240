"""The local Neo4j Community server: downloaded once, one process a home, on 127.0.0.1 alone."""

from kg.store.server.paths import log_path
from kg.store.server.process import ServerInfo, ensure_server, server_status, stop_server
from kg.store.server.progress import Progress
from kg.store.server.trouble import read_tail

__all__ = ["Progress", "ServerInfo", "ensure_server", "log_path", "read_tail", "server_status", "stop_server"]
