"""One library writes prepared nodes and relationships into Neo4j; runs in an environment of its own, without `kg`.

usage: python benchmarks/peers.py LIBRARY URI USER ROWS.jsonl   (password: NEO4J_PASSWORD)

Reads the rows, then a line of standard input for each thing to do: `first`, or `again N`, which gives one property of each
row another value. Answers each with a JSON object: seconds on the clock and of this process. Libraries are used as their
own documentation does it, with the index on ids that each makes or asks for, made before the clock runs.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_ROWS_AT_ONCE = 1000


def nodes_by_labels(nodes: list[Row]) -> dict[tuple[str, ...], list[Row]]:
    found = defaultdict(list)
    for node in nodes:
        found[tuple(node["labels"])].append(node)
    return found


def edges_by_ends(edges: list[Row]) -> dict[tuple[str, str, str], list[Row]]:
    found = defaultdict(list)
    for edge in edges:
        found[edge["type"], edge["source_label"], edge["target_label"]].append(edge)
    return found


class Plain:
    """CREATE with the driver alone, the limit of what statements can do; again: SET by the key."""

    def __init__(self, uri: str, auth: tuple[str, str]) -> None:
        from neo4j import GraphDatabase

        self.driver = GraphDatabase.driver(uri, auth=auth)

    def prepare(self, nodes: list[Row]) -> None:
        for label in sorted({node["label"] for node in nodes}):
            self.driver.execute_query(f"CREATE INDEX IF NOT EXISTS FOR (n:`{label}`) ON (n.key)")
        self.driver.execute_query("CALL db.awaitIndexes()")

    def write(self, nodes: list[Row], edges: list[Row], *, first: bool) -> None:
        with self.driver.session() as session:
            for labels, found in nodes_by_labels(nodes).items():
                made = f"CREATE (n:{':'.join(labels)}) SET n = row"
                again = f"MATCH (n:`{found[0]['label']}` {{key: row.key}}) SET n = row"
                self._run(session, made if first else again, [node["properties"] for node in found])
            for (kind, source, target), found in edges_by_ends(edges).items():
                ends = f"MATCH (a:`{source}` {{key: row.source}}), (b:`{target}` {{key: row.target}}) "
                made, again = f"CREATE (a)-[r:{kind}]->(b)", f"MATCH (a)-[r:{kind}]->(b)"
                self._run(session, f"{ends}{made if first else again} SET r = row.properties", found)

    def _run(self, session: Any, query: str, rows: list[Row]) -> None:
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            part = rows[start : start + _ROWS_AT_ONCE]
            session.execute_write(lambda tx, part=part: tx.run(f"UNWIND $rows AS row {query}", rows=part).consume())


class Graphio(Plain):
    """NodeSet and RelationshipSet: create, then merge."""

    def write(self, nodes: list[Row], edges: list[Row], *, first: bool) -> None:
        from graphio import NodeSet, RelationshipSet

        for labels, found in nodes_by_labels(nodes).items():
            these = NodeSet(list(labels), merge_keys=["key"])
            for node in found:
                these.add_node(node["properties"])
            (these.create if first else these.merge)(self.driver)
        for (kind, source, target), found in edges_by_ends(edges).items():
            those = RelationshipSet(kind, [source], [target], ["key"], ["key"])
            for edge in found:
                those.add_relationship({"key": edge["source"]}, {"key": edge["target"]}, edge["properties"])
            (those.create if first else those.merge)(self.driver)


class GraphRag(Plain):
    """Neo4jWriter of neo4j-graphrag, which creates nodes each time: again makes a second graph beside the first."""

    def prepare(self, nodes: list[Row]) -> None:
        from neo4j_graphrag.components.kg_writer import Neo4jWriter

        self.writer = Neo4jWriter(self.driver)

    def write(self, nodes: list[Row], edges: list[Row], *, first: bool) -> None:
        from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

        graph = Neo4jGraph(
            nodes=[Neo4jNode(id=n["key"], label=n["label"], properties=n["properties"]) for n in nodes],
            relationships=[
                Neo4jRelationship(
                    start_node_id=e["source"], end_node_id=e["target"], type=e["type"], properties=e["properties"]
                )
                for e in edges
            ],
        )
        done = asyncio.run(self.writer.run(graph))
        assert done.status == "SUCCESS", done


class LangChain:
    """Neo4jGraph.add_graph_documents, a document for each thousand rows, with the base label that makes it fast."""

    def __init__(self, uri: str, auth: tuple[str, str]) -> None:
        from langchain_neo4j import Neo4jGraph

        self.graph = Neo4jGraph(url=uri, username=auth[0], password=auth[1], refresh_schema=False)

    def prepare(self, nodes: list[Row]) -> None:
        self.graph.query("CREATE CONSTRAINT IF NOT EXISTS FOR (b:__Entity__) REQUIRE b.id IS UNIQUE")
        self.graph.refresh_schema()

    def write(self, nodes: list[Row], edges: list[Row], *, first: bool) -> None:
        from langchain_neo4j.graphs.graph_document import GraphDocument, Node, Relationship

        made = {n["key"]: Node(id=n["key"], type=n["label"], properties=n["properties"]) for n in nodes}
        ties = [
            Relationship(source=made[e["source"]], target=made[e["target"]], type=e["type"], properties=e["properties"])
            for e in edges
        ]
        all_nodes = list(made.values())
        documents = [GraphDocument(nodes=p, relationships=[]) for p in parts(all_nodes)]
        documents += [GraphDocument(nodes=[], relationships=p) for p in parts(ties)]
        self.graph.add_graph_documents(documents, baseEntityLabel=True)


class LlamaIndex:
    """Neo4jPropertyGraphStore of llama-index."""

    def __init__(self, uri: str, auth: tuple[str, str]) -> None:
        from llama_index.graph_stores.neo4j import Neo4jPropertyGraphStore

        self.store = Neo4jPropertyGraphStore(username=auth[0], password=auth[1], url=uri, refresh_schema=False)

    def prepare(self, nodes: list[Row]) -> None:
        for label in ("__Node__", "__Entity__"):  # as it does where it begins
            self.store.structured_query(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")

    def write(self, nodes: list[Row], edges: list[Row], *, first: bool) -> None:
        from llama_index.core.graph_stores.types import EntityNode, Relation

        self.store.upsert_nodes(
            [EntityNode(name=n["key"], label=n["label"], properties=n["properties"]) for n in nodes]
        )
        self.store.upsert_relations(
            [
                Relation(source_id=e["source"], target_id=e["target"], label=e["type"], properties=e["properties"])
                for e in edges
            ]
        )


def parts(rows: list[Any]) -> list[list[Any]]:
    return [rows[start : start + _ROWS_AT_ONCE] for start in range(0, len(rows), _ROWS_AT_ONCE)]


WRITERS: dict[str, Any] = {
    "plain CREATE": Plain,
    "graphio": Graphio,
    "neo4j-graphrag": GraphRag,
    "langchain-neo4j": LangChain,
    "llama-index-graph-stores-neo4j": LlamaIndex,
}


def main() -> None:
    """Write as often as is asked."""
    logging.disable(logging.WARNING)
    library, uri, user, path = sys.argv[1:]
    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    nodes = [line for line in lines if "labels" in line]
    edges = [line for line in lines if "labels" not in line]
    writer = WRITERS[library](uri, (user, os.environ["NEO4J_PASSWORD"]))
    for line in sys.stdin:
        what, _, number = line.strip().partition(" ")
        for row in (*nodes, *edges):
            row["properties"]["note"] = f"round {number}"
        if what == "first":
            writer.prepare(nodes)
        clock, processor = time.perf_counter(), time.process_time()
        writer.write(nodes, edges, first=what == "first")
        took = {"clock": time.perf_counter() - clock, "processor": time.process_time() - processor}
        print(json.dumps(took), flush=True)


if __name__ == "__main__":
    main()
