"""A server of the benchmark's own, with an empty database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import requests
from pydantic import SecretStr

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.server import ensure_server, process, stop_server
from kg.store.server.jars import _maven_central

# The libraries of benchmarks/peers.txt that write by procedures of APOC.
APOC = "5.26.0"


@dataclass
class Server:
    """How a server of the benchmark's own is reached."""

    settings: Settings
    store: GraphStore
    process: psutil.Process
    uri: str
    password: str

    def wipe(self) -> None:
        """Delete all nodes, and the schema: the next writer makes its own, and no other's slows or hinders it."""
        self.store.query("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", {}, write=True)
        for kind, shown in (("CONSTRAINT", "CONSTRAINTS YIELD name"), ("INDEX", "INDEXES YIELD name, type")):
            kept = " WHERE type <> 'LOOKUP'" if kind == "INDEX" else ""
            for (name,) in self.store.query(f"SHOW {shown}{kept} RETURN name", {})[1]:
                self.store.run_schema([f"DROP {kind} `{name}`"])


@contextmanager
def serve(home: Path, *, apoc: bool = True) -> Iterator[Server]:
    """Give a server with an empty database; `apoc`: with the procedures that some libraries call."""
    settings = Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None)
    with _more_jars(_install_apoc(settings) if apoc else []):
        running = ensure_server(settings)
        # By its address: to look for it again might start it anew.
        known = {"neo4j_uri": running.uri, "neo4j_password": SecretStr(running.password)}
        try:
            with open_driver(settings.model_copy(update=known)) as driver:
                store = GraphStore(driver)
                store.ensure_schema()
                yield Server(settings, store, psutil.Process(running.pid), running.uri, running.password)
        finally:
            stop_server(settings)


@contextmanager
def _more_jars(jars: Sequence[Path]) -> Iterator[None]:
    """Let a server that is started in the body have these on its class path: APOC extends the kernel from there."""
    before = process.ensure_jars
    process.ensure_jars = lambda settings, **named: [*before(settings, **named), *jars]  # type: ignore[attr-defined]
    try:
        yield
    finally:
        process.ensure_jars = before  # type: ignore[attr-defined]


def _install_apoc(settings: Settings) -> list[Path]:
    home = settings.home / "neo4j"
    (home / "plugins").mkdir(parents=True)
    (home / "conf").mkdir()
    (home / "conf" / "extra.conf").write_text("dbms.security.procedures.unrestricted=apoc.*\n")
    installed = []
    for name in (f"apoc-core-{APOC}.jar", f"apoc-common-{APOC}.jar"):
        kept = settings.cache / "apoc" / name
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            base = settings.maven_url or _maven_central()
            answer = requests.get(f"{base}/org/neo4j/procedure/{name.rsplit('-', 1)[0]}/{APOC}/{name}", timeout=60)
            answer.raise_for_status()
            kept.write_bytes(answer.content)
        installed.append(Path(shutil.copy(kept, home / "plugins" / name)))
    return installed
