"""One graph written by `kg`, by other libraries, by plain CREATE and by neo4j-admin: on one server, in turn."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import requests
from pydantic import SecretStr

from benchmarks.costs import Cost, costing
from benchmarks.growth import Prepared, load
from kg.ask.export import read_graph
from kg.models import Article, Extraction
from kg.settings import Settings
from kg.store import graph
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.server import ensure_server, process, stop_server
from kg.store.server.jars import _maven_central
from kg.views.admin_csv import write_admin_csv
from kg.views.records import GraphRecords
from kg.write.importing import Importer
from kg.write.result import ImportResult
from kg.write.spool import entry_of

ROOT = Path(__file__).resolve().parent.parent
KG = "kg"
# The libraries of benchmarks/peers.txt that write by procedures of APOC.
APOC = "5.26.0"
Round = Callable[[bool], Cost]


@dataclass
class Server:
    """A server of the benchmark's own, with APOC."""

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


class Queries:
    """Seconds on the clock that the driver took for each query of `cypher/`, in whatever order they come."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Count in the body."""
        before, spent = graph._ManagedTransaction, self.spent

        class Watched(before):  # type: ignore[misc, valid-type]
            def rows(self, query_name: str, **parameters: Any) -> Any:
                start = time.perf_counter()
                try:
                    return super().rows(query_name, **parameters)
                finally:
                    spent[query_name] += time.perf_counter() - start

            def run_batches(self, query_name: str, *arguments: Any, **named: Any) -> None:
                start = time.perf_counter()
                try:
                    super().run_batches(query_name, *arguments, **named)
                finally:
                    spent[query_name] += time.perf_counter() - start

        graph._ManagedTransaction = Watched  # type: ignore[misc]
        try:
            yield
        finally:
            graph._ManagedTransaction = before  # type: ignore[misc]

    def of(self, *rooms: str) -> float:
        """Return the seconds of the queries in these folders of `cypher/`."""
        return sum(seconds for name, seconds in self.spent.items() if name.split("/")[0] in rooms)


class KgWriter:
    """`kg` with prepared extractions: all that an import does but the reading."""

    def __init__(self, server: Server, read: Sequence[tuple[Article, Extraction]]) -> None:
        self._server = server
        self._read = read
        self._number = 0
        # Of each round on the clock: the statements that write, bookkeeping included; the rest is resolution.
        self.writing: dict[bool, list[float]] = {True: [], False: []}

    def round(self, first: bool) -> Cost:
        """Write all, into an empty graph or, with another author in each article, over what is there."""
        self._number += 1
        note = None if first else f"round {self._number}"
        articles = [Article(**{**a.model_dump(), "author": note or a.author}) for a, _ in self._read]
        prepared = Prepared({article.id: found for article, found in self._read})
        importer, result, queries = Importer(self._server.store, prepared), ImportResult(), Queries()  # type: ignore[arg-type]
        self._server.store.ensure_schema()
        with queries.watch(), costing(self._server.process) as cost:
            importer.run(map(entry_of, articles), (), result)
        assert len(result.created if first else result.changed) == len(articles), result.errors[:3]
        self.writing[first].append(queries.of("upsert", "cleanup"))
        return cost


class Peer:
    """A library in its own environment, as a process that is asked to write."""

    def __init__(self, name: str, server: Server, rows: Path) -> None:
        python = ROOT / ".venv-peers" / ("graphio" if name == "plain CREATE" else name) / "bin" / "python"
        command = [str(python), str(ROOT / "benchmarks" / "peers.py"), name, server.uri, "neo4j", str(rows)]
        environment = {**os.environ, "NEO4J_PASSWORD": server.password}
        self._name, self._server = name, server
        self._number = 0
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def round(self, first: bool) -> Cost:
        """Let it write all rows."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._number += 1
        with costing(self._server.process) as cost:
            self.process.stdin.write(f"{'first' if first else 'again'} {self._number}\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self._name} has failed; what it printed stands above")
        took = json.loads(answer)
        return Cost(took["clock"], took["processor"] + cost.processor)

    def close(self) -> None:
        """End it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Written:
    """What each writer took, round by round, and how many rows it wrote; of neo4j-admin the first alone."""

    nodes: int
    edges: int
    first: Mapping[str, list[Cost]]
    again: Mapping[str, list[Cost]]
    kg_writing: Mapping[bool, list[float]]

    @property
    def rows(self) -> int:
        """Nodes and relationships."""
        return self.nodes + self.edges


def compare_writers(read: Sequence[tuple[Article, Extraction]], peers: Sequence[str], rounds: int) -> Written:
    """Let every writer write the analyst's graph of what was read, `rounds` times, each in its turn."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-bench-")))
        server = stack.enter_context(serve(scratch / "home", apoc=any("plain" not in peer for peer in peers)))
        kg = KgWriter(server, read)
        kg.round(True)  # not counted: Java is cold
        kg.writing[True].clear()
        records = read_graph(server.store)
        write_rows(records, scratch / "rows.jsonl")
        writers: dict[str, Round] = {KG: kg.round}
        for name in peers:
            peer = Peer(name, server, scratch / "rows.jsonl")
            stack.callback(peer.close)
            writers[name] = peer.round
        first, again = defaultdict(list), defaultdict(list)
        for number in range(rounds):
            for name, write in writers.items():
                server.wipe()
                first[name].append(write(True))
                again[name].append(write(False))
            first["neo4j-admin import"].append(_bulk(records, scratch / f"admin-{number}"))
        return Written(len(records.nodes), len(records.edges), first, again, kg.writing)


def _bulk(records: GraphRecords, scratch: Path) -> Cost:
    write_admin_csv(records, scratch / "tables")
    settings = Settings(_env_file=None, KG_HOME=scratch / "home", NEO4J_URI=None)
    with costing() as cost:
        load(settings, scratch / "tables")
    return cost


def write_rows(records: GraphRecords, path: Path) -> None:
    """Write the nodes and relationships as JSON Lines, each node with a key that no other has."""
    with path.open("w", encoding="utf-8") as file:
        for node in records.nodes:
            key, told = _key(node.id, node.labels), _told(node.properties)
            row = {"key": key, "label": node.labels[-1], "labels": node.labels, "properties": {**told, "key": key}}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        for edge in records.edges:
            ends = {
                "source": _key(edge.source, edge.source_labels), "source_label": edge.source_labels[-1],
                "target": _key(edge.target, edge.target_labels), "target_label": edge.target_labels[-1],
            }  # fmt: skip
            file.write(json.dumps({**ends, "type": edge.type, "properties": _told(edge.properties)}) + "\n")


def _told(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in (None, [])}


def _key(identifier: str, labels: Sequence[str]) -> str:
    return f"{labels[-1]}/{identifier}"
