"""The settings of the server, in one place: `docker-compose.yml` has the same, and a test compares the two."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import ServerError
from kg.messages import msg
from kg.store.server.ownership import write_private
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import HOST, Ports, read_ports

# Modest, as the server lives on a desk beside other programs: a million facts fit the page cache.
SHARED_SETTINGS: dict[str, str] = {
    "server.memory.heap.initial_size": "256m",
    "server.memory.heap.max_size": "1g",
    "server.memory.pagecache.size": "512m",
    "client.allow_telemetry": "false",
    "dbms.usage_report.enabled": "false",
    "dbms.security.auth_enabled": "true",
    # LOAD CSV would read any file of the user's, and any address that this machine reaches, from a query that only reads.
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    # A log that has its space beforehand can't be torn by a full disk, which would lock the graph out. Small files,
    # because each of the two databases takes one at once: 64 MB together instead of 512.
    "db.tx_log.preallocate": "true",
    "db.tx_log.rotation.size": "32M",
    "db.tx_log.rotation.retention_policy": "2 days 256M",
}

# For the local server alone.
LOCAL_SETTINGS: dict[str, str] = {
    # Else a query is planned anew for lists of none, of one, of up to ten, a hundred, a thousand: each import met that.
    "internal.cypher.use_parameter_size": "false",
    # A stop waits this long twice for Bolt's idle threads: 0.6 instead of 12 seconds (5.26.28, default 5 s).
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
}

_HEAD = "# Written at each start. Put settings of your own into extra.conf beside this file.\n"


def address_settings(ports: Ports) -> dict[str, str]:
    """Where the local server listens: on 127.0.0.1 alone."""
    return {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"{HOST}:{ports.bolt}",
        "server.bolt.advertised_address": f"{HOST}:{ports.bolt}",
        "server.http.enabled": "true",
        "server.http.listen_address": f"{HOST}:{ports.http}",
        "server.http.advertised_address": f"{HOST}:{ports.http}",
        "server.https.enabled": "false",
    }


def configured_ports(paths: ServerPaths) -> Ports | None:
    """The ports of the `neo4j.conf` that the last start wrote; None where there is none, or none that tells them."""
    try:
        settings = read_config(paths.conf_dir / "neo4j.conf")
    except (OSError, ValueError, ServerError):
        return None
    told = (settings.get(f"server.{name}.listen_address", "").rpartition(":")[2] for name in ("bolt", "http"))
    return read_ports(*told)


def write_config(paths: ServerPaths, ports: Ports) -> dict[str, str]:
    """Write `neo4j.conf` and return its settings: ours, then those of the user's `extra.conf`, then the addresses."""
    settings = {**SHARED_SETTINGS, **LOCAL_SETTINGS, **read_config(paths.extra_conf), **address_settings(ports)}
    lines = "".join(f"{name}={value}\n" for name, value in settings.items())
    write_private(paths.conf_dir / "neo4j.conf", _HEAD + lines)
    return settings


def is_ours(conf_dir: Path) -> bool:
    """Whether a folder has a `neo4j.conf` that `write_config` wrote, not one of a Neo4j of the user's own."""
    try:
        with (conf_dir / "neo4j.conf").open(encoding="utf-8", errors="replace") as file:
            return file.readline() == _HEAD
    except OSError:
        return False


def read_config(path: Path) -> dict[str, str]:
    """The settings in a file of `name=value` lines; none where there is no file.

    Raises ServerError for a line that is neither a setting nor a comment.
    """
    if not path.is_file():  # a pipe might never end
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or msg("it is not UTF-8")
        raise ServerError(msg("the settings can't be read ({reason})", reason=reason), where=str(path)) from error
    settings = {}
    for number, line in enumerate(text.splitlines(), 1):
        name, separator, value = line.partition("=")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not separator:
            raise ServerError(
                msg("a line is not `name=value`"), where=msg("{path}, line {number}", path=path, number=number)
            )
        settings[name.strip()] = value.strip()
    return settings


def heap_options(settings: Mapping[str, str]) -> list[str]:
    """The Java options of the heap's size, which Neo4j's own start script would take from the settings."""
    names = {"-Xms": "server.memory.heap.initial_size", "-Xmx": "server.memory.heap.max_size"}
    return [f"{option}{settings[name]}" for option, name in names.items() if name in settings]
