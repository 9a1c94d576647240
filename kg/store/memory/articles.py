"""The queries about articles, what was read in them, their texts, and the options of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.store.filing import terms
from kg.store.memory.answering import Row, Rows, answers
from kg.store.memory.graph import MemoryGraph, Node

_LOCK = "derivation"
_EXTRACTION = ("extractor", "read_by", "with_reporters", "held_from", "rules")


def filed(graph: MemoryGraph, kind: str, searches: list[str], *properties: str) -> list[Node]:
    """Return the nodes that a search finds under its keys, by id; `properties` are those that it looks into."""
    found: dict[Node, None] = {}
    for search in searches:
        for name, key in terms(search):
            for each in (name,) if name else properties:
                found.update(dict.fromkeys(graph.looked_up(kind, each, key)))
    return sorted(found, key=lambda node: node.key)


@answers("upsert/take_lock")
def take_lock(graph: MemoryGraph) -> None:
    """Nobody else writes here; the lock is the home of the options."""
    graph.merge("_Lock", _LOCK).properties.setdefault("id", _LOCK)


@answers("read/options")
def options(graph: MemoryGraph) -> list[Row]:
    """Return the options."""
    return [{"options": dict(lock.properties)} for lock in graph.found("_Lock", [_LOCK])]


@answers("upsert/options")
def keep_options(graph: MemoryGraph, options: Row) -> None:
    """Keep these options."""
    for lock in graph.found("_Lock", [_LOCK]):
        graph.put(lock, lock.properties | options)


@answers("read/any_article")
def any_article(graph: MemoryGraph) -> None:
    """Asked at the beginning: there is none yet."""


@answers("read/extractors_used")
def extractors_used(graph: MemoryGraph) -> None:
    """Asked at the beginning: nobody has read anything yet."""


@answers("read/foreign_nodes")
def foreign_nodes(graph: MemoryGraph, **keys: list[str]) -> None:
    """No other program writes here."""


@answers("read/title_keys")
def title_keys(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return which of these articles are there, and their folded titles."""
    return [{"id": a.key, "title_key": a.properties["title_key"]} for a in graph.found("Article", ids)]


@answers("read/known_articles")
def known_articles(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return how those of the articles that are there were read."""
    rows = []
    for article in graph.found("Article", ids):
        read = graph.merge("_Extraction", article.key).properties
        row = {"id": article.key, "sha256": article.properties["sha256"], "source": article.properties.get("source")}
        rows.append(row | {name: read[name] for name in _EXTRACTION})
    return rows


@answers("read/extractions")
def extractions(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return what was read in the articles."""
    rows = []
    for read in graph.found("_Extraction", ids):
        told = {name: read.properties[name] for name in ("held_from", "with_reporters")}
        parted = read.properties.get("parted", [])
        rows.append({"id": read.key, "json": graph.text(read), **told, "parted": parted})
    return rows


@answers("read/article_texts")
def article_texts(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return the texts of the articles."""
    return [{"id": article.key, "text": graph.text(article)} for article in graph.found("Article", ids)]


@answers("read/published")
def published(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return when the articles were published."""
    return [{"id": a.key, "published": a.properties.get("published")} for a in graph.found("Article", ids)]


@answers("read/filed_texts")
def filed_texts(graph: MemoryGraph, index: str, searches: list[str]) -> list[Row]:
    """Return the texts under the keys that are searched."""
    found = filed(graph, "_Extraction", searches, "text_keys")
    return [{"id": read.key, "keys": read.properties["text_keys"]} for read in found]


@answers("read/same_texts")
def same_texts(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return which texts are nearly those of the articles."""
    return [{"a": a, "b": b} for a, b in pairs(graph, "Article", ids, "SAME_TEXT")]


def pairs(graph: MemoryGraph, kind: str, ids: list[str], tie: str) -> list[tuple[str, str]]:
    """Return the ends of all relationships of a type at these nodes, each once."""
    return sorted({(t.source.key, t.target.key) for node in graph.found(kind, ids) for t in around(graph, node, tie)})


def around(graph: MemoryGraph, node: Node, *types: str) -> Iterator[Any]:
    """Yield the relationships of these types out of a node and to it."""
    yield from graph.out(node, *types)
    yield from graph.into(node, *types)


@answers("upsert/articles")
def put_articles(graph: MemoryGraph, rows: Rows) -> None:
    """Write articles, and what was read in them."""
    for row in rows:
        article, read = graph.merge("Article", row["id"]), graph.merge("_Extraction", row["extraction"]["id"])
        graph.put(article, row["article"])
        graph.put(read, row["extraction"])
        graph.merge_tie(article, "EXTRACTED_AS", read)


@answers("upsert/same_texts")
def tie_texts(graph: MemoryGraph, rows: Rows) -> None:
    """Tie articles with nearly the same text."""
    for row in rows:
        one, other = graph.found("Article", (row["a"], row["b"]))
        graph.merge_tie(one, "SAME_TEXT", other)


@answers("upsert/reprints")
def tie_reprints(graph: MemoryGraph, rows: Rows) -> None:
    """Tie reprints to the article that came first, anew."""
    for row in rows:
        for article in graph.found("Article", [row["article"]]):
            for old in list(graph.out(article, "REPRINT_OF")):
                graph.untie(old)
            for first in graph.found("Article", [row["first"]]):
                graph.merge_tie(article, "REPRINT_OF", first)
