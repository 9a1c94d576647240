"""One graph written by `kg`, by other libraries, by plain CREATE and by neo4j-admin: on one server, in turn."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neo4j import WRITE_ACCESS

from benchmarks.costs import Cost, costing
from benchmarks.growth import Prepared, load
from benchmarks.query_times import QueryTimes
from benchmarks.servers import Server, serve
from kg.ask.export import read_graph
from kg.models import Article, Extraction
from kg.settings import Settings
from kg.store.warming import run_empty
from kg.views.admin_csv import write_admin_csv
from kg.views.records import GraphRecords
from kg.write.importing import Importer
from kg.write.result import ImportResult
from kg.write.spool import entry_of

ROOT = Path(__file__).resolve().parent.parent
KG = "kg"
Round = Callable[[bool], Cost]


class KgWriter:
    """`kg` with prepared extractions: all that an import does but the reading."""

    def __init__(self, server: Server, read: Sequence[tuple[Article, Extraction]]) -> None:
        self._server = server
        self._read = read
        self._number = 0
        # Of each round on the clock: the statements that write, bookkeeping included, and commits; the rest is resolution.
        self.writing: dict[bool, list[float]] = {True: [], False: []}

    def round(self, first: bool) -> Cost:
        """Write all, into an empty graph or, with another author in each article, over what is there."""
        self._number += 1
        note = None if first else f"round {self._number}"
        articles = [Article(**{**a.model_dump(), "author": note or a.author}) for a, _ in self._read]
        prepared = Prepared({article.id: found for article, found in self._read})
        importer = Importer(self._server.store, prepared, min_confidence=0.0)  # type: ignore[arg-type]
        result, queries = ImportResult(), QueryTimes()
        self.prepare()
        with queries.watch(), costing(self._server.process) as cost:
            importer.run(map(entry_of, articles), (), result)
        assert len(result.created if first else result.changed) == len(articles), result.errors[:3]
        self.writing[first].append(queries.of("upsert", "cleanup", "commit"))
        return cost

    def prepare(self) -> None:
        """Make the schema, and let the server plan the queries, as it does while an import reads the first articles."""
        self._server.store.ensure_schema()
        with self._server.store._session(WRITE_ACCESS) as session:
            run_empty(session)


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
    kg_rows: int  # with its bookkeeping

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
        kept = sum(server.store.query("MATCH (n) RETURN count(n), COUNT { ()-->() }", {})[1][0])
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
        return Written(len(records.nodes), len(records.edges), first, again, kg.writing, kept)


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
